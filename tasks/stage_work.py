"""Let a run write: its first transaction opens the stage's attempt and takes the claim, the later ones hold it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from db.claims import Held
from db.schema import Gate, StageAttempt
from db.standings import standing_of
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.stage_errors import CannotOpenStageError, EngagementClosedError, StageEndedError
from parat.domain.stages import Stage
from parat.domain.standing import Attempt, Standing, missing_to_open
from tasks.adopted import refuse_adopted
from tasks.run import Actor, Run, lease_seconds, work_by


@contextmanager
def work_for(run: Run) -> Iterator[UnitOfWork]:
    """Open a transaction for a step of a run, fenced by its claim; raise a stage error when it may not run."""
    with work_by(run.actor, run.engagement, run.claim) as unit:
        held = run.claim or claimed(unit, run, standing_of(unit.connection, run.engagement))[1]
        yield unit
        if unit.committed:
            run.claim = held


def claimed(unit: UnitOfWork, run: Run, standing: Standing) -> tuple[Standing, Held]:
    """Open the attempt and take the claim in the open transaction, unless the run has done so; give both."""
    if run.claim is not None:
        return standing, run.claim
    check_may_run(standing, run.stage)
    held = unit.claim(run.stage, lease_seconds())
    if standing.attempt(run.stage) is None:
        unit.add(new_attempt(run.engagement, run.stage, 1, run.actor))
        opened = Attempt(run.stage, 1, False, run.actor.today)
        standing = replace(standing, attempts=(*standing.attempts, opened))
    return standing, held


def withdraw_waiting_gates(unit: UnitOfWork, engagement: str, stage: Stage, attempt: int) -> None:
    """Take back what waits for a decision, because what it is about has changed; the next run raises it anew.

    A gate that outlasts an import stays: a hearing keeps the deadline that its parties were given. Raise
    PlanAdoptedError where the council has adopted what has changed.
    """
    if stage is Stage.PLAN:
        refuse_adopted(unit, engagement)
    rules = standing_of(unit.connection, engagement).process.rule(stage).gates
    kept = [rule.key for rule in rules if rule.outlasts_import]
    of_attempt = (Gate.engagement == engagement, Gate.stage == stage.value, Gate.attempt == attempt)
    unit.remove(*unit.all(Gate, *of_attempt, Gate.ruling.is_(None), Gate.gate.not_in(kept)))


def check_may_run(standing: Standing, stage: Stage) -> None:
    """Raise a stage error unless a stage is open or may open now."""
    _check_not_closed(standing)
    attempt = standing.attempt(stage)
    if attempt is not None and attempt.ended:
        raise StageEndedError(engagement=standing.engagement, stage=stage)
    missing = missing_to_open(stage, standing) if attempt is None else ()
    if missing:
        raise CannotOpenStageError(engagement=standing.engagement, stage=stage, missing=missing)


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


def attempt_id(engagement: str, stage: Stage, number: int) -> str:
    """Give the id of one attempt at a stage."""
    return natural_id("stage_attempt", engagement, stage, number)


def new_attempt(engagement: str, stage: Stage, number: int, actor: Actor) -> StageAttempt:
    """Give the row of a new attempt at a stage."""
    identity = attempt_id(engagement, stage, number)
    return StageAttempt(id=identity, engagement=engagement, stage=stage, number=number, opened_on=actor.today)


def _missing(stage: Stage, standing: Standing) -> tuple[str, ...]:
    return missing_to_open(stage, standing) or (f"a start of it (parat start {stage} ...)",)


def _check_not_closed(standing: Standing) -> None:
    if standing.closed_because is not None:
        raise EngagementClosedError(engagement=standing.engagement, reason=standing.closed_because)
