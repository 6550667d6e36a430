"""Hold the stage machine to its table: what opens, what is asked of whom, what ends."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.domain.stage_errors import CannotRuleError, UnknownGateError
from parat.domain.stages import (
    DEFAULT_POLITICAL_STEPS,
    EVIDENCE_DA,
    EVIDENCE_EN,
    PROCESSES,
    STANDARD,
    Evidence,
    Ruling,
    Stage,
    Start,
)
from parat.domain.standing import (
    Attempt,
    GateStanding,
    OpenConflicts,
    Standing,
    WaitsFor,
    check_ruling,
    finished,
    gate_in_hand,
    gate_to_raise,
    gates_of,
    may_open,
    missing_to_end,
    missing_to_open,
    waits_of,
)

DAY = date(2026, 3, 2)
DUE = date(2026, 3, 16)


def a_standing(**changes) -> Standing:
    return replace(Standing("eksempel/9901", STANDARD, Start.NEW), **changes)


def an_attempt(stage: Stage, number: int = 1, ended: bool = False) -> Attempt:
    return Attempt(stage, number, ended, DAY)


def a_gate(key: str, ruling: Ruling | None = Ruling.APPROVE, attempt: int = 1) -> GateStanding:
    return GateStanding(key, STANDARD.gate(key)[0].stage, attempt, ruling, DUE, DAY)


def passed(*keys: str, **changes) -> Standing:
    stages = dict.fromkeys(STANDARD.gate(key)[0].stage for key in keys)
    attempts = tuple(an_attempt(stage, ended=True) for stage in stages)
    return a_standing(attempts=attempts, gates=tuple(a_gate(key) for key in keys), **changes)


def test_readiness_waits_for_the_commitment_the_agreement_and_the_lead():
    missing = missing_to_open(Stage.READINESS, a_standing())
    assert len(missing) == 3
    assert "commitment" in missing[0]


def test_readiness_opens_when_all_three_are_there():
    facts = frozenset({Evidence.AGREEMENT_DATED, Evidence.LEAD_NAMED})
    assert may_open(Stage.READINESS, passed("selection", "commitment", evidence=facts))


def test_a_closed_engagement_opens_nothing():
    assert not may_open(Stage.APPLICATION, a_standing(closed_because="Trukket tilbage"))


@pytest.mark.parametrize("stage", [Stage.WORKSHOPS, Stage.TRAINING])
def test_workshops_and_training_both_open_after_the_report(stage):
    assert may_open(stage, passed("report"))
    assert not may_open(stage, a_standing())


def test_plan_drafting_opens_with_the_first_workshop_decision():
    assert may_open(Stage.PLAN, a_standing(evidence=frozenset({Evidence.WORKSHOP_DECISION})))


def test_a_revision_also_needs_the_date_of_the_plan_in_force():
    revision = a_standing(start=Start.REVISION, evidence=frozenset({Evidence.WORKSHOP_DECISION}))
    assert not may_open(Stage.PLAN, revision)
    dated = replace(revision, evidence=revision.evidence | {Evidence.EXISTING_PLAN_DATED})
    assert may_open(Stage.PLAN, dated)


def test_implementation_opens_when_the_council_has_adopted():
    assert may_open(Stage.IMPLEMENTATION, passed("council"))


def test_a_gate_is_raised_only_when_what_it_needs_is_there():
    waiting = a_standing(attempts=(an_attempt(Stage.APPLICATION),))
    assert gate_to_raise(Stage.APPLICATION, waiting) is None
    complete = replace(waiting, evidence=frozenset({Evidence.FORM_COMPLETE}))
    assert gate_to_raise(Stage.APPLICATION, complete).key == "selection"


def test_the_next_gate_is_not_raised_while_one_waits():
    waiting = a_standing(attempts=(an_attempt(Stage.APPLICATION),), gates=(a_gate("selection", None),))
    assert gate_to_raise(Stage.APPLICATION, waiting) is None


def test_approval_gates_of_the_plan_wait_for_the_workshops_to_end():
    drafting = a_standing(
        attempts=(an_attempt(Stage.PLAN), an_attempt(Stage.WORKSHOPS)), evidence=frozenset({Evidence.ACTIONS_ACCEPTED})
    )
    assert gate_to_raise(Stage.PLAN, drafting) is None
    ended = replace(drafting, attempts=(an_attempt(Stage.PLAN), an_attempt(Stage.WORKSHOPS, ended=True)))
    assert gate_to_raise(Stage.PLAN, ended).key == "working_group"


def test_only_the_chosen_political_steps_are_asked_and_council_and_publication_always():
    chosen = a_standing(political_steps=("committee",))
    assert [gate.key for gate in gates_of(Stage.PLAN, chosen)] == ["committee", "council", "publication"]


def test_the_usual_political_steps_stand_in_the_table():
    optional = [gate.key for gate in STANDARD.rule(Stage.PLAN).gates if gate.optional]
    assert set(DEFAULT_POLITICAL_STEPS) <= set(optional)


def test_a_gate_of_an_earlier_attempt_counts_no_more():
    standing = a_standing(
        attempts=(an_attempt(Stage.READINESS, 1, ended=True), an_attempt(Stage.READINESS, 2)),
        gates=(a_gate("report", Ruling.REQUEST_CHANGES, attempt=1),),
        evidence=frozenset({Evidence.ROLES_COVERED}),
    )
    assert standing.gate("report") is None
    assert gate_to_raise(Stage.READINESS, standing).key == "report"


def test_the_plan_ends_only_when_adopted_and_published():
    adopted = a_standing(
        attempts=(an_attempt(Stage.PLAN),), gates=(a_gate("council"),), political_steps=(), evidence=frozenset()
    )
    assert missing_to_end(Stage.PLAN, adopted) == ("approval at the gate publication",)


def test_a_waiver_lets_the_path_go_on():
    assert replace(passed("report"), gates=(a_gate("report", Ruling.WAIVE),)).passed("report")


@pytest.mark.parametrize(
    ("gate", "ruling", "given_proofs", "reason", "complaint"),
    [
        ("council", Ruling.APPROVE, (), "", "meeting_on is missing"),
        ("council", Ruling.APPROVE, ("meeting_on",), "", "item_number is missing"),
        ("publication", Ruling.WAIVE, (), "fordi", "does not take it"),
        ("report", Ruling.WAIVE, (), "fordi", "does not take it"),
        ("report", Ruling.REQUEST_CHANGES, (), "  ", "a reason is missing"),
        ("target", Ruling.APPROVE, (), "", "training target"),
        ("commitment", Ruling.WAIVE, (), "fordi", "does not take it"),
    ],
)
def test_a_decision_that_may_not_be_taken_says_what_is_missing(gate, ruling, given_proofs, reason, complaint):
    rule = STANDARD.gate(gate)[1]
    with pytest.raises(CannotRuleError, match=complaint):
        check_ruling(rule, ruling, a_standing(), given_proofs, reason)


def test_the_training_target_can_be_waived_with_a_reason():
    check_ruling(STANDARD.gate("target")[1], Ruling.WAIVE, a_standing(), (), "Nye kolleger er tilmeldt foråret.")


def test_an_unknown_gate_is_named_with_those_that_exist():
    with pytest.raises(UnknownGateError, match="selection, commitment"):
        STANDARD.gate("council2")


def test_an_open_stage_without_a_gate_waits_for_its_file():
    (wait,) = waits_of(a_standing(attempts=(an_attempt(Stage.APPLICATION),)))
    assert (wait.kind, wait.label_da, wait.since) == (WaitsFor.INPUT, "Ansøgningsskema", DAY)


def test_a_raised_gate_is_what_its_stage_waits_for():
    standing = a_standing(attempts=(an_attempt(Stage.APPLICATION),), gates=(a_gate("selection", None),))
    (wait,) = waits_of(standing)
    assert (wait.kind, wait.key, wait.due_on) == (WaitsFor.DECISION, "selection", DUE)


def test_a_stage_held_back_by_a_fact_says_which():
    (wait,) = waits_of(passed("selection", "commitment", evidence=frozenset({Evidence.AGREEMENT_DATED})))
    assert (wait.kind, wait.key) == (WaitsFor.EVIDENCE, Evidence.LEAD_NAMED)


def test_a_closed_engagement_waits_for_nothing():
    assert waits_of(a_standing(attempts=(an_attempt(Stage.APPLICATION),), closed_because="Afslag")) == ()


def test_every_stage_has_a_rule_and_the_path_ends_when_all_have_ended():
    assert [rule.stage for rule in STANDARD.stages] == list(Stage)
    assert finished(a_standing(attempts=tuple(an_attempt(stage, ended=True) for stage in Stage)))
    assert not finished(a_standing())


@pytest.mark.parametrize("evidence", list(Evidence))
def test_every_fact_can_be_said_in_both_languages(evidence):
    assert EVIDENCE_DA[evidence]
    assert EVIDENCE_EN[evidence]


def test_every_process_is_known_by_its_own_version_and_has_each_gate_once():
    for version, process in PROCESSES.items():
        keys = [gate.key for rule in process.stages for gate in rule.gates]
        assert process.version == version
        assert len(keys) == len(set(keys))


@given(st.sets(st.sampled_from(list(Evidence))), st.sampled_from(list(Stage)))
def test_more_facts_never_close_a_way_that_was_open(evidence, stage):
    some = a_standing(evidence=frozenset(evidence))
    more = replace(some, evidence=frozenset(Evidence))
    assert not may_open(stage, some) or may_open(stage, more)


def test_a_programme_that_began_on_the_first_path_closes_on_its_status_report():
    assert PROCESSES["2026.1"].gate("closing")[1].document == "status_report"
    assert STANDARD.gate("closing")[1].document == "final_report"


@pytest.mark.parametrize(("ruling", "in_hand"), [(None, "working_group"), (Ruling.APPROVE, "steering_group")])
def test_the_gate_in_hand_is_the_one_that_waits_or_else_the_one_that_is_raised_next(ruling, in_hand):
    attempts = (an_attempt(Stage.WORKSHOPS, ended=True), an_attempt(Stage.PLAN))
    standing = a_standing(attempts=attempts, gates=(a_gate("working_group", ruling),), evidence=frozenset(Evidence))
    assert gate_in_hand(Stage.PLAN, standing).key == in_hand


def test_a_hearing_alone_outlasts_that_the_plan_comes_in_again():
    gates = [gate for process in PROCESSES.values() for rule in process.stages for gate in rule.gates]
    assert {gate.key for gate in gates if gate.outlasts_import} == {"hearing"}


def unsettled(count=2, **changes):
    """Give a stage whose evidence is there, with cells that a file and the record say differently."""
    facts = frozenset({Evidence.FORM_COMPLETE})
    return a_standing(
        attempts=(an_attempt(Stage.APPLICATION),),
        evidence=facts,
        conflicts=(OpenConflicts(Stage.APPLICATION, count, DAY),),
        **changes,
    )


def test_no_gate_is_raised_and_no_stage_ends_while_a_file_and_the_record_disagree():
    assert gate_to_raise(Stage.APPLICATION, unsettled()) is None
    assert "the conflicts of its files settled" in missing_to_end(Stage.APPLICATION, unsettled())
    assert gate_to_raise(Stage.APPLICATION, replace(unsettled(), conflicts=())).key == "selection"


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 uoverensstemmelse skal afgøres"), (3, "3 uoverensstemmelser skal afgøres")]
)
def test_what_must_be_settled_is_waited_for_before_anything_else_in_the_stage(count, words):
    (wait,) = waits_of(unsettled(count, gates=(a_gate("selection", None),)))
    assert (wait.kind, wait.label_da, wait.since) == (WaitsFor.CONFLICT, words, DAY)


def test_today_the_plans_check_is_asked_before_every_political_step_and_not_on_the_earlier_paths():
    checked = {
        version: {gate.key for rule in process.stages for gate in rule.gates if gate.checked}
        for version, process in PROCESSES.items()
    }
    assert checked["2026.3"] == {step.key for step in STANDARD.chosen_steps} | {"council"}
    assert checked["2026.1"] == checked["2026.2"] == set()
