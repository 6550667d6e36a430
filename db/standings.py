"""Read where engagements stand: three statements, for one or for all of them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, select

from db.errors import RecordNotFoundError
from db.schema import Engagement, EvidenceRow, Gate, Programme, StageAttempt
from db.schema.base import table_of
from parat.domain.stages import PROCESSES, Evidence, Ruling, Stage, Start
from parat.domain.standing import Attempt, GateStanding, Standing

_E, _P = table_of(Engagement), table_of(Programme)
_A, _G, _V = table_of(StageAttempt), table_of(Gate), table_of(EvidenceRow)

_engagements = select(_E.c.id, _E.c.start, _E.c.political_steps, _E.c.closed_because, _P.c.process_version).join_from(
    _E, _P, _E.c.programme == _P.c.id
)
_attempts = select(_A.c.engagement, _A.c.stage, _A.c.number, _A.c.opened_on, _A.c.ended_on)
_gates = select(_G.c.engagement, _G.c.gate, _G.c.stage, _G.c.attempt, _G.c.ruling, _G.c.due_on, _G.c.raised_on)
_evidence = select(_V.c.engagement, _V.c.name).where(_V.c.holds)

_one_engagement = _engagements.where(_E.c.id == bindparam("key"))
_one_attempts = _attempts.where(_A.c.engagement == bindparam("key"))
_one_gates = _gates.where(_G.c.engagement == bindparam("key"))
_one_evidence = _evidence.where(_V.c.engagement == bindparam("key"))


def standing_of(connection: Connection, engagement: str) -> Standing:
    """Read where one engagement stands; raise RecordNotFoundError."""
    key = {"key": engagement}
    row = connection.execute(_one_engagement, key).one_or_none()
    if row is None:
        raise RecordNotFoundError(table="engagement", found=engagement)
    return _standing(
        row,
        connection.execute(_one_attempts, key),
        connection.execute(_one_gates, key),
        connection.execute(_one_evidence, key),
    )


def all_standings(connection: Connection, programme: str | None = None) -> list[Standing]:
    """Read where every engagement stands, or every one of a programme, ordered by key."""
    wanted = _engagements.order_by(_E.c.id)
    rows = connection.execute(wanted.where(_E.c.programme == programme) if programme else wanted).all()
    attempts, gates, evidence = (_grouped(connection.execute(query)) for query in (_attempts, _gates, _evidence))
    return [_standing(row, attempts[row.id], gates[row.id], evidence[row.id]) for row in rows]


def _grouped(rows: Iterable[Any]) -> defaultdict[str, list[Any]]:
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.engagement].append(row)
    return grouped


def _standing(row: Any, attempts: Iterable[Any], gates: Iterable[Any], evidence: Iterable[Any]) -> Standing:
    return Standing(
        engagement=row.id,
        process=PROCESSES[row.process_version],
        start=Start(row.start),
        political_steps=tuple(row.political_steps),
        closed_because=row.closed_because,
        attempts=tuple(
            Attempt(Stage(stage), number, ended is not None, opened) for _, stage, number, opened, ended in attempts
        ),
        gates=tuple(
            GateStanding(key, Stage(stage), attempt, Ruling(ruling) if ruling else None, due, raised)
            for _, key, stage, attempt, ruling, due, raised in gates
        ),
        evidence=frozenset(Evidence(name) for _, name in evidence),
    )
