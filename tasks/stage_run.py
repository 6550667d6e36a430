"""Begin and finish a stage's run: claim it, open its attempt, raise what waits for a person, end what is done."""

import hashlib
from dataclasses import dataclass, replace

from db import claims
from db.documents import newest_generations
from db.schema import Gate, StageAttempt
from db.standings import standing_of
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.calendar import add_working_days
from parat.domain.identity import natural_id
from parat.domain.stage_errors import CannotOpenStageError, EngagementClosedError, StageEndedError
from parat.domain.stages import GateRule, Stage
from parat.domain.standing import (
    Attempt,
    GateStanding,
    Standing,
    Wait,
    gate_to_raise,
    missing_to_end,
    missing_to_open,
    waits_of,
)
from tasks.run import Actor, Run, lease_seconds, looking, named, work_by, work_for

ENDED, WAITING = "ended", "waiting"


@dataclass(frozen=True, slots=True)
class StageOutcome:
    """Be how a stage's run ended: the stage is over, or it waits for something."""

    stage: Stage
    label_da: str
    state: str
    wait: Wait | None


def begin_stage(engagement: str, stage: Stage, actor: Actor) -> Run:
    """Claim a stage and open its first attempt; raise a stage error when its time has not come.

    Run again: the open attempt goes on. While another run works on the stage, StageBusyError says who.
    """

    def work() -> Run:
        with work_by(actor, engagement) as unit:
            attempt = _open_attempt(unit, standing_of(unit.connection, engagement), stage, actor)
            held = claims.take(unit.connection, engagement, stage, actor.staff, lease_seconds())
            unit.commit()
            return Run(engagement, stage, attempt, held, actor)

    return named("begin_stage", work)


def finish_stage(run: Run) -> StageOutcome:
    """Raise the next gate or end the stage when it is done, and give the claim back.

    Run again: a gate is raised once in an attempt, and an ended attempt stays ended.
    """

    def work() -> StageOutcome:
        with work_for(run) as unit:
            standing = standing_of(unit.connection, run.engagement)
            standing = settle(unit, standing, run.stage, run.actor, with_documents=True)
            unit.commit_and_release(run.claim)
            return outcome_of(standing, run.stage)

    return named("finish_stage", work)


def abandon_stage(run: Run) -> None:
    """Give the claim back after an error, so that the stage can be started again at once."""
    with work_by(run.actor, run.engagement) as unit:
        claims.release(unit.connection, run.claim, must_hold=False)
        unit.commit()


def settle(unit: UnitOfWork, standing: Standing, stage: Stage, actor: Actor, with_documents: bool) -> Standing:
    """Write down what follows from the facts: the next gate raised, the attempt ended; give the new standing.

    A gate about a document is raised only `with_documents`: when the stage's steps have just written it anew.
    """
    attempt = standing.attempt(stage)
    if attempt is None or attempt.ended:
        return standing
    gate = gate_to_raise(stage, standing)
    if gate and (with_documents or gate.document is None):
        standing = _raise_gate(unit, standing, gate, attempt, actor)
    return _end_when_done(unit, standing, attempt, actor)


def _raise_gate(unit: UnitOfWork, standing: Standing, gate: GateRule, attempt: Attempt, actor: Actor) -> Standing:
    row = _raised(gate, standing, attempt, actor)
    row.document_sha256 = _document_checksum(unit, standing.engagement, gate.document)
    unit.add(row)
    raised = GateStanding(gate.key, attempt.stage, attempt.number, None, row.due_on, row.raised_on)
    return replace(standing, gates=(*standing.gates, raised))


def _end_when_done(unit: UnitOfWork, standing: Standing, attempt: Attempt, actor: Actor) -> Standing:
    if missing_to_end(attempt.stage, standing):
        return standing
    identity = _attempt_id(standing.engagement, attempt.stage, attempt.number)
    unit.change(StageAttempt, identity, ended_on=actor.today, ended_by="done")
    others = (one for one in standing.attempts if one != attempt)
    return replace(standing, attempts=(*others, replace(attempt, ended=True)))


def open_next_attempt(unit: UnitOfWork, standing: Standing, stage: Stage, actor: Actor) -> None:
    """End the open attempt because changes were asked for, and open the next."""
    attempt = standing.attempt(stage)
    number = attempt.number if attempt else 0
    unit.change(StageAttempt, _attempt_id(standing.engagement, stage, number), ended_on=actor.today, ended_by="changes")
    unit.add(_attempt(standing.engagement, stage, number + 1, actor))


def outcome_of(standing: Standing, stage: Stage) -> StageOutcome:
    """Say how a stage stands after a run."""
    wait = next((wait for wait in waits_of(standing) if wait.stage is stage), None)
    label = standing.process.rule(stage).label_da
    return StageOutcome(stage, label, ENDED if standing.ended(stage) else WAITING, wait)


def standing_now(engagement: str) -> Standing:
    """Read where an engagement stands."""
    with looking() as read:
        return standing_of(read.connection, engagement)


def open_attempt_of(unit: Reader, engagement: str, stage: Stage) -> int:
    """Give the number of a stage's open attempt; raise a stage error when there is none."""
    standing = standing_of(unit.connection, engagement)
    _check_not_closed(standing)
    attempt = standing.attempt(stage)
    if attempt is None:
        raise CannotOpenStageError(engagement=engagement, stage=stage, missing=_missing(stage, standing))
    if attempt.ended:
        raise StageEndedError(engagement=engagement, stage=stage)
    return attempt.number


def _open_attempt(unit: UnitOfWork, standing: Standing, stage: Stage, actor: Actor) -> int:
    _check_not_closed(standing)
    attempt = standing.attempt(stage)
    if attempt is not None and attempt.ended:
        raise StageEndedError(engagement=standing.engagement, stage=stage)
    if attempt is not None:
        return attempt.number
    missing = missing_to_open(stage, standing)
    if missing:
        raise CannotOpenStageError(engagement=standing.engagement, stage=stage, missing=missing)
    unit.add(first_attempt(standing.engagement, stage, actor))
    return 1


def _missing(stage: Stage, standing: Standing) -> tuple[str, ...]:
    return missing_to_open(stage, standing) or (f"a start of it (parat start {stage} ...)",)


def _check_not_closed(standing: Standing) -> None:
    if standing.closed_because is not None:
        raise EngagementClosedError(engagement=standing.engagement, reason=standing.closed_because)


def _attempt_id(engagement: str, stage: Stage, number: int) -> str:
    return natural_id("stage_attempt", engagement, stage, number)


def first_attempt(engagement: str, stage: Stage, actor: Actor) -> StageAttempt:
    """Give the row of the first attempt at a stage."""
    return _attempt(engagement, stage, 1, actor)


def _attempt(engagement: str, stage: Stage, number: int, actor: Actor) -> StageAttempt:
    identity = _attempt_id(engagement, stage, number)
    return StageAttempt(id=identity, engagement=engagement, stage=stage, number=number, opened_on=actor.today)


def _raised(gate: GateRule, standing: Standing, attempt: Attempt, actor: Actor) -> Gate:
    return Gate(
        id=natural_id("gate", standing.engagement, attempt.stage, attempt.number, gate.key),
        engagement=standing.engagement,
        stage=attempt.stage.value,
        attempt=attempt.number,
        gate=gate.key,
        raised_on=actor.today,
        due_on=add_working_days(actor.today, gate.days),
    )


def _document_checksum(unit: Reader, engagement: str, kind: str | None) -> str | None:
    """Give the checksum of the newest file of a kind; of several parts, the checksum of theirs in order."""
    if kind is None:
        return None
    checksums = [row.sha256 for row in newest_generations(unit, engagement, kind)]
    if len(checksums) < 2:
        return checksums[0] if checksums else None
    return hashlib.sha256("".join(checksums).encode()).hexdigest()
