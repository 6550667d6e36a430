"""The scenarios hold together with the plan, the action cards and the instrument, and name nobody."""

import re
from decimal import Decimal

import pytest

from parat.domain.catalogue import VERSION
from parat.domain.instrument import instrument, instrument_versions
from parat.domain.packets.scenario_training import SCENARIO_IDS
from parat.domain.personal_data import cpr_in
from parat.domain.plan_structure import section
from parat.domain.priorities import proposed_priority, strongest
from parat.domain.reference_texts import standard_cards
from parat.domain.scenarios import CARD, SECTION, answers_in_plan, played_in, scenarios
from parat.domain.workshop_kinds import workshop_kinds

SCENARIOS = pytest.mark.parametrize("scenario", scenarios().values(), ids=list(scenarios()))


@SCENARIOS
def test_a_scenario_has_five_to_eight_steps_that_fit_into_an_hour_and_a_half(scenario):
    assert 5 <= len(scenario.steps) <= 8
    assert scenario.minutes <= 90
    assert [step.number for step in scenario.steps] == list(range(1, len(scenario.steps) + 1))


@SCENARIOS
def test_a_step_names_a_section_a_card_and_an_item_that_exist(scenario):
    cards = {card.id for card in standard_cards()}
    for step in scenario.steps:
        assert section(step.section).mark == step.section
        assert step.card in {*cards, ""}
        for version in instrument_versions():
            assert instrument(version).item(step.item)


@SCENARIOS
def test_a_step_asks_one_thing_and_says_what_a_good_answer_holds(scenario):
    assert all(step.question_da.endswith("?") and len(step.good_da) >= 3 for step in scenario.steps)
    assert all(bool(step.news_da) <= bool(step.when_da) for step in scenario.steps)


@SCENARIOS
def test_a_scenario_brings_news_and_seats_several_roles(scenario):
    assert sum(bool(step.news_da) for step in scenario.steps) >= 2
    assert len(scenario.roles_da) >= 5


@SCENARIOS
def test_a_story_holds_no_personal_data(scenario):
    texts = [*scenario.story_da, *(step.question_da + step.news_da for step in scenario.steps)]
    assert not any(cpr_in(text) for text in texts)


def test_the_situations_that_a_plan_must_stand_up_to_are_there():
    tracks = " ".join(one.track_da for one in scenarios().values())
    for situation in ("forebyggelse", "under 18", "voksen", "Akut", "nettet", "løsladt"):
        assert situation in tracks


def test_a_reference_is_a_section_by_its_mark_or_a_card_by_its_id():
    named = answers_in_plan()
    assert named["11"] == (SECTION, "Kapitel 11 (Opgave 2: Udredning og håndtering af bekymringer)")
    assert named["D"] == (SECTION, "Bilag D (Bekymringstegn)")
    assert named["leader-acute"] == (CARD, "Action card: Leder, akut situation")


def test_a_workshop_plays_what_was_chosen_or_else_the_scenarios_of_its_kind():
    assert [one.id for one in played_in("scenario", ["S4", "S1"])] == ["S4", "S1"]
    assert [one.id for one in played_in("scenario", [])] == ["S2", "S3", "S4"]
    assert played_in("start", []) == ()


@pytest.mark.parametrize("kind", workshop_kinds().values(), ids=list(workshop_kinds()))
def test_the_scenarios_of_a_kind_fit_into_its_agenda_point_by_point(kind):
    points = [item.minutes for item in kind.agenda if item.plays]
    assert [scenario.minutes for scenario in played_in(kind.key, [])] == points
    assert kind.minutes_to_play == sum(points)


@pytest.mark.parametrize(("text", "fits"), [("S1", True), ("S1, S3;S6", True), ("S9", False), ("alle", False)])
def test_scenarios_are_chosen_by_their_ids(text, fits):
    assert bool(re.fullmatch(SCENARIO_IDS, text)) is fits


@pytest.mark.parametrize(
    ("score", "mandatory", "critical", "proposed"),
    [
        (Decimal("0.9"), False, False, "high"),
        (Decimal("1.0"), False, False, "high"),
        (Decimal("1.5"), False, False, "medium"),
        (Decimal("2.1"), False, False, "low"),
        (Decimal("1.0"), True, True, "high"),
        (None, False, True, "high"),
        (None, False, False, "medium"),
    ],
)
def test_a_priority_is_proposed_by_distance_and_what_is_mandatory_comes_first(score, mandatory, critical, proposed):
    assert proposed_priority(score, Decimal(1), mandatory, critical) == proposed


def test_the_weight_of_an_item_counts():
    assert proposed_priority(Decimal("2.5"), Decimal(2), mandatory=False, critical=False) == "high"
    assert instrument(VERSION).item("D5.2").weight == 1


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["low", "high"], "high"),
        (["not_now", None], None),
        (["high", None], "high"),
        (["not_now", "not_now"], "not_now"),
        ([], None),
    ],
)
def test_an_item_is_put_off_only_when_all_that_was_found_of_it_is(given, found):
    assert strongest(given) == found
