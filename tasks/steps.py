"""Show which steps a plan goes through on its way to being published, and let a person choose them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.schema import Engagement, Gate
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.domain.stage_errors import EngagementClosedError
from parat.domain.stages import Stage
from parat.domain.standing import Standing
from parat.domain.steps import Step, settled_among, steps_of
from tasks.programmes import steps_in_order
from tasks.run import Actor, retryable, work_by
from tasks.step_errors import PathEndedError, StepSettledError


@dataclass(frozen=True, slots=True)
class StepShown:
    """Be one step as it stands: when it was raised, when it is due, and when it was passed."""

    step: Step
    raised_on: date | None = None
    due_on: date | None = None
    decided_on: date | None = None


def steps_shown(read: Reader, engagement: str) -> tuple[StepShown, ...]:
    """List the steps of a plan's way in their order, those that are left out too."""
    standing = standing_of(read.connection, engagement)
    attempt = standing.attempt(Stage.PLAN)
    at_hand = (Gate.engagement == engagement, Gate.stage == Stage.PLAN.value)
    rows = read.all(Gate, *at_hand, Gate.attempt == (attempt.number if attempt else 0))
    raised = {row.gate: row for row in rows}
    return tuple(_shown(step, raised.get(step.gate.key)) for step in steps_of(standing))


@retryable
def choose_steps(engagement: str, steps: Sequence[str], actor: Actor) -> tuple[str, ...]:
    """Choose the steps that the plan goes through before the council; give them in their order.

    Raise UnknownChoiceError, StepSettledError for a step that the plan has come to or past, or PathEndedError.
    Run again: the same steps change nothing.
    """
    with work_by(actor, engagement) as unit:
        standing = standing_of(unit.connection, engagement)
        chosen = steps_in_order(steps, standing.process)
        if chosen != standing.political_steps:
            _check(standing, chosen)
            unit.change(Engagement, engagement, political_steps=list(chosen))
        unit.commit()
    return chosen


def _check(standing: Standing, chosen: Sequence[str]) -> None:
    if standing.closed_because is not None:
        raise EngagementClosedError(engagement=standing.engagement, reason=standing.closed_because)
    if standing.ended(Stage.PLAN):
        raise PathEndedError(engagement=standing.engagement)
    settled = settled_among(chosen, standing)
    if settled:
        said = ", ".join(f"{step.gate.key} is {step.state.replace('_', ' ')}" for step in settled)
        keys = [step.gate.key for step in settled]
        raise StepSettledError(engagement=standing.engagement, steps=keys, said=said)


def _shown(step: Step, row: Gate | None) -> StepShown:
    return StepShown(step, row.raised_on, row.due_on, row.decided_on) if row else StepShown(step)
