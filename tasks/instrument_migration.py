"""Move a programme's running assessments to another version of the instrument, one municipality at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from db import claims
from db.errors import StageBusyError
from db.schema import Answer, AssessmentRound, InstrumentMigration, Programme, Respondent
from db.schema.base import table_of
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.instrument import instrument
from parat.domain.stages import Stage
from tasks.answers import answered_round, round_id, store_grades
from tasks.evidence import establish
from tasks.instrument_errors import RollbackUnderWayError
from tasks.instrument_moves import RoundMove, engagements_of, move_of, moves_in, stage_of, statements_in
from tasks.role_cover import roles_covered
from tasks.run import Actor, lease_seconds, looking, named, work_by
from tasks.stage_work import open_attempt_of, withdraw_waiting_gates

ANSWER, DAY, LEVEL = "answer", "answered_on", "level"


@dataclass(frozen=True, slots=True)
class Migration:
    """Be a move as it would be or as it was done; `busy` names those that somebody works on, to be moved later."""

    programme: str
    from_version: str
    to_version: str
    rounds: tuple[RoundMove, ...]
    busy: tuple[str, ...] = ()


def plan_migration(slug: str, version: str) -> Migration:
    """Say what a move would do, and change nothing; raise UnknownInstrumentError or RecordNotFoundError."""
    instrument(version)
    with looking() as read:
        programme = read.get(Programme, slug)
        rounds = [move for key in engagements_of(read, slug) for move in moves_in(read, key, version)]
    return Migration(slug, programme.instrument_version, version, tuple(rounds))


def migrate(slug: str, version: str, actor: Actor) -> Migration:
    """Move every running assessment, and let assessments that are opened later begin with the new version.

    Raise UnknownInstrumentError, RecordNotFoundError or RollbackUnderWayError. Run again: what was moved stays moved,
    and a move that was killed, or met a busy municipality, goes on where it stopped.
    """
    plan = plan_migration(slug, version)
    if plan.from_version == version and not any(not one.kept_because for one in plan.rounds):
        return plan
    begun = named("begin_migration", partial(_begin, slug, version, actor))
    moved, busy = list[RoundMove](), list[str]()
    with looking() as read:
        engagements = engagements_of(read, slug)
    for key in engagements:
        try:
            moved += named("move_assessment", partial(_move, begun, key, actor))
        except StageBusyError as error:
            busy.append(f"{key}: {error.parts()[0]}")
    return Migration(slug, begun.from_version, version, tuple(moved), tuple(busy))


def newest_migration(read: Reader, slug: str) -> InstrumentMigration | None:
    """Give a programme's newest move that was not rolled back."""
    rows = read.all(
        InstrumentMigration,
        InstrumentMigration.programme == slug,
        InstrumentMigration.engagement.is_(None),
        InstrumentMigration.rolled_back_at.is_(None),
        order=[InstrumentMigration.number],
    )
    return rows[-1] if rows else None


def settle_round(unit: UnitOfWork, row: AssessmentRound, actor: Actor) -> None:
    """Grade a round anew, say anew whether its roles are covered, and take back what waits for a decision on it."""
    if answered_round(unit, row.id):
        store_grades(unit, row)
    establish(unit, row.engagement, roles_covered(unit, row.id), actor)
    stage = stage_of(row)
    withdraw_waiting_gates(unit, row.engagement, stage, open_attempt_of(unit, row.engagement, stage))


def hold(unit: UnitOfWork, rounds: Sequence[AssessmentRound]) -> list[claims.Held]:
    """Take the claims on the stages of some rounds; raise StageBusyError."""
    return [unit.claim(stage, lease_seconds()) for stage in Stage if stage in {stage_of(row) for row in rounds}]


def let_go(unit: UnitOfWork, held: Sequence[claims.Held]) -> None:
    """Give claims back with the transaction that is open."""
    for one in held:
        claims.release(unit.connection, one)


def _begin(slug: str, version: str, actor: Actor) -> InstrumentMigration:
    """Let the programme use the new version from now on, and give the move's own row.

    Run again: the move that has begun is given.
    """
    with work_by(actor, slug) as unit:
        programme, newest = unit.get(Programme, slug), newest_migration(unit, slug)
        if newest is not None and newest.to_version != programme.instrument_version:
            raise RollbackUnderWayError(programme=slug, version=newest.to_version)
        if newest is not None and newest.to_version == version:
            return newest
        number = 1 + len(unit.all(InstrumentMigration, InstrumentMigration.programme == slug,
                                  InstrumentMigration.engagement.is_(None)))  # fmt: skip
        old = programme.instrument_version
        row = _row(slug, number, None, (old, version), actor)
        unit.add(row)
        if old != version:
            unit.change(Programme, slug, instrument_version=version)
        unit.commit()
    return row


def _move(begun: InstrumentMigration, engagement: str, actor: Actor) -> tuple[RoundMove, ...]:
    """Move an engagement's running rounds in one transaction, and give what was done to each.

    Run again: a municipality that this move has moved is left as it is.
    """
    slug, number, version = begun.programme, begun.number, begun.to_version
    with work_by(actor, engagement) as unit:
        done = unit.find(InstrumentMigration, row_id(slug, number, engagement))
        if done is not None:
            return tuple(RoundMove(**one) for one in done.report)
        moves = moves_in(unit, engagement, version)
        rounds = [unit.get(AssessmentRound, round_id(engagement, one.round)) for one in moves if not one.kept_because]
        if not rounds:
            return moves
        held = hold(unit, rounds)
        row = _row(slug, number, engagement, (rounds[0].instrument_version, version), actor)
        row.put_aside = [one for each in rounds for one in _moved(unit, each, version, actor)]
        row.report = [asdict(one) for one in moves]
        unit.add(row)
        let_go(unit, held)
        unit.commit()
    return moves


def _moved(unit: UnitOfWork, row: AssessmentRound, version: str, actor: Actor) -> list[dict[str, Any]]:
    """Put aside what does not go over, and give the round the new version."""
    move = move_of(unit, row, version)
    answers = unit.all(Answer, Answer.assessment_round == row.id)
    aside = [answer for answer in answers if answer.item in move.put_aside]
    unit.remove(*aside)
    respondents = _waiting_anew(unit, row) if statements_in(move.anew) else []
    for one in respondents:
        unit.change(Respondent, one.id, answered_on=None)
    levels = {key: given for key, given in row.self_mapping.items() if key in move.put_aside}
    row.self_mapping = {key: given for key, given in row.self_mapping.items() if key not in levels}
    row.instrument_version = version
    unit.put(row)
    settle_round(unit, row, actor)
    return list(_kept(row, aside, respondents, levels))


def _waiting_anew(unit: UnitOfWork, row: AssessmentRound) -> list[Respondent]:
    """Give those who had answered to the end: with new statements they have not."""
    found = unit.all(Respondent, Respondent.assessment_round == row.id)
    return [one for one in found if one.answered_on is not None]


def _kept(
    row: AssessmentRound, answers: Sequence[Answer], respondents: Sequence[Respondent], levels: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """Write down what a rollback brings back."""
    for answer in answers:
        yield {"kind": ANSWER, "round": row.round, **values_of(answer)}
    for one in respondents:
        yield {"kind": DAY, "round": row.round, "id": one.id, "on": str(one.answered_on)}
    for dimension, given in levels.items():
        yield {"kind": LEVEL, "round": row.round, "dimension": dimension, "given": given}


def values_of(answer: Answer) -> dict[str, Any]:
    """Give an answer's columns, so that it can be stored again as it was."""
    return {column.name: getattr(answer, column.name) for column in table_of(Answer).columns}


def row_id(slug: str, number: int, engagement: str | None) -> str:
    """Give the id of a move, or of an engagement's part in it."""
    return natural_id("instrument_migration", slug, number, engagement or "")


def _row(
    slug: str, number: int, engagement: str | None, versions: tuple[str, str], actor: Actor
) -> InstrumentMigration:
    return InstrumentMigration(
        id=row_id(slug, number, engagement),
        programme=slug,
        engagement=engagement,
        number=number,
        from_version=versions[0],
        to_version=versions[1],
        done_at=datetime.now(UTC),
        staff=actor.staff,
        report=[],
        put_aside=[],
    )
