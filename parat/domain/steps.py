"""Say which steps a plan goes through, how far it has come, and which of them can still be chosen or left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parat.domain.stages import GateRule, Stage
from parat.domain.standing import Standing, gates_of


class StepState(StrEnum):
    """Say how far a plan has come with one of its steps."""

    LEFT_OUT = "left_out"
    AHEAD = "ahead"
    WAITING = "waiting"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Step:
    """Be one step on a plan's way, and whether it must be taken."""

    gate: GateRule
    state: StepState

    @property
    def mandatory(self) -> bool:
        """Say whether the step cannot be left out."""
        return not self.gate.optional


def steps_of(standing: Standing) -> tuple[Step, ...]:
    """List the steps of a plan's way in their order, those that are left out too."""
    taken = {gate.key for gate in gates_of(Stage.PLAN, standing)}
    return tuple(Step(gate, _state(gate, taken, standing)) for gate in standing.process.rule(Stage.PLAN).gates)


def settled_among(wanted: Iterable[str], standing: Standing) -> tuple[Step, ...]:
    """List the steps that a new choice would change and that can no longer be changed.

    A step is settled when it waits or was passed in the attempt at hand, and so is every step before it.
    """
    steps, chosen = steps_of(standing), set(wanted)
    reached = _reached(steps)
    return tuple(
        step
        for place, step in enumerate(steps)
        if place < reached
        and not step.mandatory
        and (step.gate.key in chosen) != (step.state is not StepState.LEFT_OUT)
    )


def _reached(steps: Sequence[Step]) -> int:
    """Count the steps up to the last that waits or was passed."""
    begun = (StepState.WAITING, StepState.PASSED)
    return max((place for place, step in enumerate(steps, start=1) if step.state in begun), default=0)


def _state(gate: GateRule, taken: set[str], standing: Standing) -> StepState:
    if gate.key not in taken:
        return StepState.LEFT_OUT
    raised = standing.gate(gate.key)
    if raised is None or (raised.ruling is not None and not raised.passed):
        return StepState.AHEAD
    return StepState.PASSED if raised.passed else StepState.WAITING
