"""Carry a municipality as far as it can go now, in this process: the same steps in the same order as on the server."""

import time
from dataclasses import dataclass

from db.errors import StageBusyError
from flows.order import STEPS
from parat.domain.stages import Stage
from parat.domain.standing import Standing, Wait, finished, may_open, waits_of
from tasks.run import Actor, Run
from tasks.stage_run import StageOutcome, abandon_stage, finish_stage, standing_now

_PAUSES_SECONDS = (0.5, 1.0, 1.5, 2.0, 5.0, 5.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class PathOutcome:
    """Be where a municipality stands after a walk: what its stages came to, and what it waits for."""

    engagement: str
    stages: tuple[StageOutcome, ...]
    waits: tuple[Wait, ...]
    finished: bool


def advance_stage(engagement: str, stage: Stage, actor: Actor) -> StageOutcome:
    """Run one stage's steps; raise a stage error when its time has not come."""
    run = Run(engagement, stage, actor)
    try:
        for step in STEPS[stage]:
            step(run)
        return finish_stage(run)
    except Exception:
        abandon_stage(run)
        raise


def advance_when_free(engagement: str, stage: Stage, actor: Actor) -> StageOutcome | None:
    """Run a stage, waiting half a minute for another run on it; give nothing when the stage has nothing to do."""
    for pause in (*_PAUSES_SECONDS, None):
        if not can_run(stage, standing_now(engagement)):
            return None
        try:
            return advance_stage(engagement, stage, actor)
        except StageBusyError:
            if pause is None:
                raise
            time.sleep(pause)
    return None


def advance(engagement: str, actor: Actor) -> PathOutcome:
    """Run every stage that is open or may open, in the order of the path, and say what is waited for."""
    ran = (advance_when_free(engagement, stage, actor) for stage in Stage)
    outcomes = tuple(outcome for outcome in ran if outcome is not None)
    standing = standing_now(engagement)
    return PathOutcome(engagement, outcomes, waits_of(standing), finished(standing))


def can_run(stage: Stage, standing: Standing) -> bool:
    """Say whether a stage has something to do now: it is open, or it may open."""
    attempt = standing.attempt(stage)
    if attempt is None:
        return may_open(stage, standing)
    return standing.closed_because is None and not attempt.ended
