"""Read where engagements stand: two statements, for one or for all of them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Date,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    literal,
    null,
    select,
    union_all,
)

from db.errors import RecordNotFoundError
from db.prepared import Prepared
from db.schema import Conflict, Engagement, EvidenceRow, Gate, Packet, Programme, StageAttempt
from db.schema.base import table_of
from parat.domain.stages import PROCESSES, Evidence, Ruling, Stage, Start
from parat.domain.standing import Attempt, GateStanding, OpenConflicts, Standing

_E, _P = table_of(Engagement), table_of(Programme)
_A, _G, _V = table_of(StageAttempt), table_of(Gate), table_of(EvidenceRow)
_C, _F = table_of(Conflict), table_of(Packet)
_NO_TEXT, _NO_NUMBER, _NO_DAY = cast(null(), String), cast(null(), Integer), cast(null(), Date)
_ATTEMPT, _GATE, _EVIDENCE, _CONFLICT = "attempt", "gate", "evidence", "conflict"


def _prepared(query: Select[Any] | CompoundSelect[Any]) -> Prepared:
    return Prepared(query, [column.type for column in query.selected_columns])


_engagements = select(_E.c.id, _E.c.start, _E.c.political_steps, _E.c.closed_because, _P.c.process_version).join_from(
    _E, _P, _E.c.programme == _P.c.id
)
_attempts = select(
    literal(_ATTEMPT), _A.c.engagement, _A.c.stage, _NO_TEXT, _A.c.number, _NO_TEXT, _A.c.opened_on, _A.c.ended_on
)
_gates = select(
    literal(_GATE), _G.c.engagement, _G.c.stage, _G.c.gate, _G.c.attempt, _G.c.ruling, _G.c.raised_on, _G.c.due_on
)
_evidence = select(
    literal(_EVIDENCE), _V.c.engagement, _NO_TEXT, _V.c.name, _NO_NUMBER, _NO_TEXT, _NO_DAY, _NO_DAY
).where(_V.c.holds)

_conflicts = (
    select(literal(_CONFLICT), _C.c.engagement, _C.c.stage, _NO_TEXT, _NO_NUMBER, _NO_TEXT, _F.c.on, _NO_DAY)
    .join_from(_C, _F, _C.c.packet == _F.c.id)
    .where(_C.c.choice.is_(None))
)

_one_engagement = _prepared(_engagements.where(_E.c.id == bindparam("key")))
_one_facts = _prepared(
    union_all(
        _attempts.where(_A.c.engagement == bindparam("key")),
        _gates.where(_G.c.engagement == bindparam("key")),
        _evidence.where(_V.c.engagement == bindparam("key")),
        _conflicts.where(_C.c.engagement == bindparam("key")),
    )
)
_all_facts = union_all(_attempts, _gates, _evidence, _conflicts)


def standing_of(connection: Connection, engagement: str) -> Standing:
    """Read where one engagement stands; raise RecordNotFoundError."""
    key = {"key": engagement}
    found = _one_engagement.run(connection, key)
    if not found:
        raise RecordNotFoundError(table="engagement", found=engagement)
    return _standing(found[0], _one_facts.run(connection, key))


def all_standings(connection: Connection, programme: str | None = None) -> list[Standing]:
    """Read where every engagement stands, or every one of a programme, ordered by key."""
    wanted = _engagements.order_by(_E.c.id)
    rows = connection.execute(wanted.where(_E.c.programme == programme) if programme else wanted).all()
    facts: defaultdict[str, list[Any]] = defaultdict(list)
    for fact in connection.execute(_all_facts):
        facts[fact[1]].append(fact)
    return [_standing(row, facts[row[0]]) for row in rows]


def _standing(row: Sequence[Any], facts: Sequence[Any]) -> Standing:
    key, start, political_steps, closed_because, process_version = row
    attempts, gates, evidence = [], [], []
    conflicts: defaultdict[Stage, list[date]] = defaultdict(list)
    for kind, _, stage, name, number, ruling, day, other_day in facts:
        if kind == _ATTEMPT:
            attempts.append(Attempt(Stage(stage), number, other_day is not None, day))
        elif kind == _GATE:
            taken = Ruling(ruling) if ruling else None
            gates.append(GateStanding(name, Stage(stage), number, taken, other_day, day))
        elif kind == _CONFLICT:
            conflicts[Stage(stage)].append(day)
        else:
            evidence.append(Evidence(name))
    return Standing(
        engagement=key,
        process=PROCESSES[process_version],
        start=Start(start),
        political_steps=tuple(political_steps),
        closed_because=closed_because,
        attempts=tuple(attempts),
        gates=tuple(gates),
        evidence=frozenset(evidence),
        conflicts=tuple(OpenConflicts(stage, len(days), min(days)) for stage, days in conflicts.items()),
    )
