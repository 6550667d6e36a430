"""Which steps of a plan's way can still be chosen: those that it has not come to."""

from datetime import date

import pytest

from parat.domain.stages import STANDARD, Ruling, Stage, Start
from parat.domain.standing import Attempt, GateStanding, Standing
from parat.domain.steps import StepState, settled_among, steps_of

DAY = date(2026, 3, 2)


def a_plan(*gates, steps=("working_group", "steering_group", "hearing"), attempt=1):
    attempts = (Attempt(Stage.PLAN, attempt, False, DAY),)
    raised = tuple(GateStanding(key, Stage.PLAN, number, ruling, DAY, DAY) for key, ruling, number in gates)
    return Standing("p/9904", STANDARD, Start.NEW, political_steps=steps, attempts=attempts, gates=raised)


def states(standing):
    return {step.gate.key: step.state for step in steps_of(standing)}


def test_council_and_publication_are_always_taken():
    steps = steps_of(a_plan(steps=()))
    assert [step.gate.key for step in steps if step.mandatory] == ["council", "publication"]
    assert [step.gate.key for step in steps if step.state is not StepState.LEFT_OUT] == ["council", "publication"]


def test_each_step_says_how_far_the_plan_has_come():
    found = states(a_plan(("working_group", Ruling.APPROVE, 1), ("steering_group", None, 1)))
    assert (found["working_group"], found["steering_group"], found["hearing"], found["directors"]) == (
        StepState.PASSED, StepState.WAITING, StepState.AHEAD, StepState.LEFT_OUT,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "settled"),
    [
        (("working_group", "steering_group", "hearing"), []),
        (("working_group", "steering_group", "directors", "committee", "committee_2"), []),
        (("steering_group", "hearing"), ["working_group"]),
        (("working_group", "hearing"), ["steering_group"]),
        ((), ["working_group", "steering_group"]),
    ],
)
def test_a_step_that_was_passed_or_waits_stays(chosen, settled):
    standing = a_plan(("working_group", Ruling.APPROVE, 1), ("steering_group", None, 1))
    assert [step.gate.key for step in settled_among(chosen, standing)] == settled


def test_a_step_before_one_that_waits_is_not_slipped_in():
    standing = a_plan(("council", None, 1), steps=())
    assert [step.gate.key for step in settled_among(("directors",), standing)] == ["directors"]


def test_a_new_attempt_may_take_other_steps():
    standing = a_plan(("working_group", Ruling.APPROVE, 1), ("steering_group", Ruling.REQUEST_CHANGES, 1), attempt=2)
    assert settled_among(("hearing",), standing) == ()
