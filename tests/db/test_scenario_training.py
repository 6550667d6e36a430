"""Scenario training is stored: failing steps become gaps, priorities are confirmed, and what is gone closes."""

from datetime import timedelta
from decimal import Decimal
from types import MappingProxyType

import pytest

from db.schema import Action, AssessmentRound, Gap, Plan, ScenarioAnswer, Workshop
from db.schema import Packet as PacketRow
from parat.domain.packets import packet_for
from parat.domain.planning import FailedStep
from parat.intake.errors import PacketErrors
from parat.intake.packets import Packet, Row
from tasks.answers import _store_gaps, round_id
from tasks.judged_gaps import judged_gaps
from tasks.rows.workshops import workshop_rows
from tasks.run import Actor, looking, work_by
from tasks.scenario_training import FROM_ASSESSMENT, gap_id
from tasks.tracing import trace
from tasks.workshops import store_workshops
from tests.db.builders import DAY, KEY, count, store, store_an_engagement

ACTOR = Actor("k01", "cli", "koersel-1")
SPEC = packet_for("workshops")
SCENARIO = {"number": 1, "kind": "scenario", "held_on": DAY, "status": "held", "scenarios": "S2"}
LATER = {**SCENARIO, "number": 2}
FAILS = {"answered_by": "fails", "reference": "11", "note": "Ingen kender indgangen uden for skoletid."}
BY_CARD = {"answered_by": "card", "reference": "leader-under-18"}
ASSESSMENT = round_id(KEY, "baseline")


@pytest.fixture
def engaged(record):
    store_an_engagement(record)
    baseline = AssessmentRound(
        id=ASSESSMENT, engagement=KEY, round="baseline", instrument_version="2026.1", missing_roles={},
        self_mapping={}, opened_on=DAY,
    )  # fmt: skip
    file = PacketRow(
        id="p1", engagement=KEY, stage="workshops", direction="received", attempt=1, number=1, round="",
        generation="g1", file_name="w.xlsx", path="w.xlsx", sha256="0" * 64, on=DAY,
    )  # fmt: skip
    store(record, baseline, file, a_gap("D5.2", "0.5", mandatory=True), a_gap("D3.1", "2.5"))
    return record


def a_gap(item, score, **changes):
    values = {"score": Decimal(score), "mandatory": False, "unresolved": False, **changes}
    return Gap(id=f"gap-{item}", engagement=KEY, assessment_round=ASSESSMENT, item=item, **values)


def a_row(sheet, cells):
    places = {column.key: f"{sheet.title_da}!A{4 + at}" for at, column in enumerate(sheet.columns)}
    return Row(MappingProxyType({**dict.fromkeys(places), **cells}), MappingProxyType(places))


def a_file(absent=frozenset(), **sheets):
    rows = {sheet.key: tuple(a_row(sheet, one) for one in sheets.get(sheet.key, ())) for sheet in SPEC.sheets}
    return Packet(SPEC, KEY, "g1", "", rows, "0" * 64, absent=frozenset(absent))


def take_in(**sheets):
    with work_by(ACTOR, KEY) as unit:
        store_workshops(unit, a_file(**sheets), "p1", ACTOR)
        unit.commit()


def a_step(step, answer, workshop=1):
    return {"workshop": workshop, "scenario": "S2", "step": step, **answer}


def rows_now():
    with looking() as read:
        return workshop_rows(read, KEY)


def gap_of_step(step):
    with looking() as read:
        return read.find(Gap, gap_id(KEY, "S2", step))


def test_a_scenario_workshop_gets_a_row_for_each_step_of_its_scenarios(engaged):
    take_in(workshops=[SCENARIO])
    steps = rows_now()["scenario_steps"]
    assert [(row["scenario"], row["step"]) for row in steps] == [("S2", step) for step in range(1, 8)]
    assert all(row["answered_by"] is None and row["question"] for row in steps)


def test_a_step_that_fails_becomes_a_gap_of_the_baseline(engaged):
    take_in(workshops=[SCENARIO], scenario_steps=[a_step(1, BY_CARD), a_step(2, FAILS)])
    gap = gap_of_step(2)
    assert (gap.item, gap.closed, gap.assessment_round) == ("D5.1", False, ASSESSMENT)
    assert gap_of_step(1) is None


def test_storing_what_the_record_holds_changes_nothing(engaged):
    first = {"item": "D5.2", "origin": FROM_ASSESSMENT, "priority": "high"}
    take_in(workshops=[SCENARIO], scenario_steps=[a_step(2, FAILS)], priorities=[first])
    lines = count(engaged, "audit")
    take_in(**rows_now())
    assert count(engaged, "audit") == lines


def test_a_step_that_is_answered_in_a_later_workshop_closes_its_gap(engaged):
    failed = a_step(2, FAILS)
    take_in(workshops=[SCENARIO], scenario_steps=[failed])
    take_in(workshops=[SCENARIO, LATER], scenario_steps=[failed, a_step(2, BY_CARD, workshop=2)])
    assert gap_of_step(2).closed
    take_in(workshops=[SCENARIO, {**LATER, "status": "cancelled"}], scenario_steps=[failed, a_step(2, BY_CARD, 2)])
    assert not gap_of_step(2).closed


def test_the_last_time_a_step_was_played_is_told_by_the_day_and_not_by_the_number(engaged):
    earlier = {**LATER, "held_on": DAY - timedelta(days=7)}
    take_in(workshops=[SCENARIO, earlier], scenario_steps=[a_step(2, FAILS), a_step(2, BY_CARD, workshop=2)])
    assert not gap_of_step(2).closed


def test_the_gap_of_a_withdrawn_workshop_goes_with_it(engaged):
    take_in(workshops=[SCENARIO], scenario_steps=[a_step(2, FAILS)])
    take_in(scenario_steps=[a_step(2, FAILS)])
    assert gap_of_step(2) is None
    assert count(engaged, "scenario_answer") == count(engaged, "workshop") == 0


def test_a_gap_that_an_action_rests_on_is_closed_and_not_removed(engaged):
    take_in(workshops=[SCENARIO], scenario_steps=[a_step(2, FAILS)])
    store(engaged, Plan(id="plan", engagement=KEY, title="Plan", covers_adults=True), an_action(gap_of_step(2).id))
    take_in(workshops=[SCENARIO])
    assert gap_of_step(2).closed


def an_action(gap):
    words = dict.fromkeys(
        ("choice_reason", "target_group", "description", "activities", "owner", "participants", "resources", "risk",
         "documentation", "proposed_because"), "",
    )  # fmt: skip
    return Action(
        id="action-01", engagement=KEY, plan="plan", number=1, title="Indgang", choice="proposed", gap=gap, **words
    )


def test_a_file_without_the_sheets_leaves_answers_and_priorities_alone(engaged):
    first = {"item": "D3.1", "origin": FROM_ASSESSMENT, "priority": "low"}
    take_in(workshops=[SCENARIO], scenario_steps=[a_step(2, FAILS)], priorities=[first])
    take_in(workshops=[SCENARIO], absent={"scenario_steps", "priorities"})
    with looking() as read:
        assert len(read.all(ScenarioAnswer)) == 1
        assert read.get(Gap, "gap-D3.1").priority == "low"


def test_a_new_grading_keeps_failed_steps_and_priorities(engaged):
    take_in(
        workshops=[SCENARIO],
        scenario_steps=[a_step(2, FAILS)],
        priorities=[{"item": "D3.1", "origin": FROM_ASSESSMENT, "priority": "low"}],
    )
    with work_by(ACTOR, KEY) as unit:
        _store_gaps(unit, KEY, ASSESSMENT, ())
        unit.commit()
    with looking() as read:
        assert read.get(Gap, "gap-D3.1").priority == "low"
        assert read.get(Gap, "gap-D3.1").closed
    assert not gap_of_step(2).closed


def test_gaps_are_listed_with_a_proposal_and_wait_for_a_person(engaged):
    take_in(workshops=[SCENARIO], scenario_steps=[a_step(2, FAILS)])
    listed = [(row["item"], row["origin"], row["proposed"], row["priority"]) for row in rows_now()["priorities"]]
    assert listed == [
        ("D5.2", "Parathedsvurdering", "high", None),
        ("D3.1", "Parathedsvurdering", "low", None),
        ("D5.1", "Scenarie S2, trin 2", "high", None),
    ]


def test_a_mandatory_gap_cannot_be_put_off_and_a_card_is_no_section(engaged):
    put_off = {"item": "D5.2", "origin": FROM_ASSESSMENT, "priority": "not_now", "reason": "Travlt"}
    wrong = a_step(1, {"answered_by": "section", "reference": "leader-acute"})
    with pytest.raises(PacketErrors) as refused:
        take_in(workshops=[SCENARIO], scenario_steps=[wrong], priorities=[put_off])
    said = refused.value.in_danish()
    assert "arket »Scenarietræning«, celle A9: »Action card: Leder, akut situation« passer ikke" in said
    assert "Udsagn D5.2 er kritisk" in said
    assert count(engaged, "workshop") == 0


def test_what_consultants_planned_stays_when_a_workbook_comes_back(engaged):
    take_in(workshops=[{**SCENARIO, "key_functions": "SSP-konsulent; Leder, skole"}])
    with looking() as read:
        row = read.all(Workshop)[0]
    assert row.key_functions == ["SSP-konsulent", "Leder, skole"]
    row.consultants = ["k01"]
    store(engaged, row)
    take_in(**rows_now())
    with looking() as read:
        assert read.all(Workshop)[0].consultants == ["k01"]


def test_a_failed_step_is_followed_back_to_its_cell(engaged):
    take_in(workshops=[SCENARIO], scenario_steps=[a_step(2, FAILS)])
    found = trace(gap_of_step(2).id)
    assert [link.kind for link in found.back] == ["scenario_answer", "packet"]
    assert "Scenarie S2, trin 2: Fejler. Ingen kender indgangen" in found.back[0].says
    assert found.back[0].place.startswith("w.xlsx, Scenarietræning!")
    onward = trace(found.back[0].id)
    assert [link.id for link in onward.forward] == [gap_of_step(2).id]


def test_without_an_assessment_no_gap_is_made(record):
    store_an_engagement(record)
    assert rows_now()["priorities"] == []


def test_failed_steps_are_judged_with_their_item(engaged):
    take_in(workshops=[SCENARIO], scenario_steps=[a_step(2, FAILS)])
    with looking() as read:
        found = judged_gaps(read, KEY)
    assert found.judged["D5.1"].failed == (FailedStep("Eleven i 8. klasse", 2, FAILS["note"]),)
    assert found.ids["D5.1"] == gap_of_step(2).id
