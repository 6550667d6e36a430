"""Check that the catalogue answers every gap with a measure a municipality can use as it stands."""

import re
from datetime import date

import pytest

from parat.domain.catalogue import Level, catalogue
from parat.domain.planning import propose
from tests.unit.domain.builders import TODAY_RULES, a_gap, left_open

MEASURES = catalogue().measures
by_id = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)


def test_there_is_a_measure_for_every_item():
    assert {measure.item for measure in MEASURES} == {item.id for item in TODAY_RULES.items}


def test_no_two_measures_share_an_id_or_a_title():
    assert len({measure.id for measure in MEASURES}) == len({measure.title for measure in MEASURES}) == len(MEASURES)


def test_an_id_says_which_item_the_measure_is_for():
    assert all(measure.id.startswith(f"M-{measure.item}") and len(measure.id) <= 40 for measure in MEASURES)


def test_the_catalogue_covers_three_tasks_and_three_levels():
    assert {measure.task for measure in MEASURES} == {1, 2, 3}
    assert {measure.level for measure in MEASURES} == set(Level)


def test_a_missing_level_of_prevention_is_answered_on_all_three_levels():
    usual = [measure for measure in catalogue().of("D8.2") if not measure.supplement]
    assert [measure.level for measure in usual] == [
        Level.CONSTRUCTIVE, Level.ANTICIPATORY, Level.INTERVENING,
    ]  # fmt: skip


def test_the_measures_come_in_the_order_of_the_instrument():
    order = [item.id for item in TODAY_RULES.items]
    assert [measure.item for measure in MEASURES] == sorted((m.item for m in MEASURES), key=order.index)


@by_id
def test_a_measure_needs_nothing_but_the_municipality_s_baseline(measure):
    proposals = propose([a_gap(measure.item, "1.0")], [], catalogue(), date(2026, 11, 23))
    proposal = next(proposal for proposal in proposals if proposal.measure == measure.id)
    assert left_open(proposal) == ["baseline"]


@by_id
def test_a_measure_has_three_or_four_activities_each_a_sentence(measure):
    assert 3 <= len(measure.activities) <= 4
    assert all(re.fullmatch(r"[A-ZÆØÅ].{15,}\.", activity) for activity in measure.activities)


@by_id
def test_a_measure_fits_the_plan_sheet(measure):
    assert len(measure.title) <= 90
    assert not measure.title.endswith(".")
    assert measure.description.endswith(".")
    assert 1 <= measure.months <= 12
    assert measure.source


@by_id
def test_a_measure_names_functions_and_never_a_number_or_a_mail(measure):
    text = " ".join((measure.owner_function, *measure.participants, measure.description))
    assert not re.search(r"@|\d{6,}", text)


def test_a_measure_belongs_to_its_item_s_dimension():
    assert all(measure.dimension == TODAY_RULES.item(measure.item).dimension for measure in MEASURES)


def test_there_are_at_least_sixty_measures_over_the_nine_dimensions():
    assert len(MEASURES) >= 60
    assert {measure.dimension for measure in MEASURES} == {f"D{number}" for number in range(1, 10)}


def test_every_item_has_a_usual_measure_before_its_supplements():
    for item in TODAY_RULES.items:
        supplements = [measure.supplement for measure in catalogue().of(item.id)]
        assert not supplements[0]
        assert supplements == sorted(supplements)


def test_a_measure_that_answers_further_items_names_them_once_and_not_its_own():
    known = {item.id for item in TODAY_RULES.items}
    assert all(set(measure.also) <= known and len(set(measure.items)) == len(measure.items) for measure in MEASURES)


@pytest.mark.parametrize(
    "words",
    ["voksne", "forening", "bolig", "digital", "exit|miljø", "mentor", "sikkerhed", "borgere", "øvelse", "pårørende"],
)
def test_the_catalogue_reaches_everybody_whom_a_plan_is_for(words):
    assert any(re.search(words, f"{one.title} {one.target_group}".casefold()) for one in MEASURES)
