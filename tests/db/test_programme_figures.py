"""A programme's report counts its municipalities, and shows nothing that fewer than five of them stand behind."""

from datetime import date
from decimal import Decimal

import pytest

from db.schema import Action, DevelopmentArea, Plan, Programme, TrainingNeed
from db.unit_of_work import reader
from parat.documents.contexts import Cover
from parat.documents.produce import produce
from parat.domain.identity import natural_id
from tasks.programme_figures import figures_of
from tasks.programme_report import newest_report, write_programme_report
from tasks.run import Actor
from tests.db.builders import (
    DAY,
    PROGRAMME,
    a_gate,
    a_municipality,
    a_programme,
    an_attempt,
    an_engagement,
    evidence,
    store,
)

ACTOR = Actor("k01", "cli", today=date(2026, 6, 1))
COVER = Cover(
    municipality="Prøve", official_name="Prøve", programme_title="Prøve", title="Programrapport", generation=1,
    state_da="Til orientering", dated=DAY,
)  # fmt: skip


@pytest.fixture
def programme(record):
    """Store a programme in which so many municipalities have accepted, each with needs, an area and an action."""

    def stored(accepted):
        codes = [str(9900 + number) for number in range(1, accepted + 1)]
        store(record, a_programme(), chain=PROGRAMME)
        for code in codes:
            store(record, a_municipality(code, f"By {code}"), *rows_of(f"{PROGRAMME}/{code}"), chain=PROGRAMME)
        return record

    return stored


def rows_of(key):
    gates = [a_gate(key, gate, ruling="approve") for gate in ("selection", "commitment")]
    need = TrainingNeed(id=natural_id("need", key), engagement=key, staff_group="Lærere", module="signs", needed=10)
    area = DevelopmentArea(
        id=natural_id("area", key), engagement=key, number=1, title="Sagsgang", items=["D5.2"], priority="high"
    )
    plan = Plan(id=natural_id("plan", key), engagement=key, title="Plan", covers_adults=True)
    return [an_engagement(key), an_attempt(key), *gates, evidence(key), need, area, plan, an_action(key, plan.id)]


def an_action(key, plan):
    return Action(
        id=natural_id("action", key), engagement=key, plan=plan, number=1, title="Beskriv sagsgangen",
        choice="approved", choice_reason="", task=2, level="anticipatory", target_group="", description="",
        activities="", owner="", participants="", resources="", risk="", documentation="", proposed_because="",
    )  # fmt: skip


def figures(record):
    with reader(record) as read:
        return figures_of(read, read.get(Programme, PROGRAMME), COVER)


def test_four_municipalities_are_counted_and_nothing_else_is_shown_of_them(programme):
    shown = figures(programme(4))
    assert (shown.participation.enrolled, shown.participation.selected) == (4, 4)
    assert (shown.modules, shown.reach_percent, shown.areas, shown.tasks) == ((), None, (), ())
    assert (shown.needs_counted, shown.areas_counted, shown.plans_counted) == (4, 4, 4)
    assert {one.mean for one in shown.dimensions} == {None}


def test_five_municipalities_are_shown_together(programme):
    shown = figures(programme(5))
    assert [(one.module, one.needed, one.trained) for one in shown.modules] == [("Bekymringstegn", 50, 0)]
    assert shown.reach_percent == Decimal(0)
    assert [(one.id, one.municipalities) for one in shown.areas] == [("D5", 5)]
    assert [sum(one.counts) for one in shown.tasks] == [0, 5, 0]


def test_a_theme_that_few_of_many_develop_is_named_without_its_number(programme):
    record = programme(5)
    key = f"{PROGRAMME}/9901"
    other = DevelopmentArea(
        id=natural_id("area", key, 2), engagement=key, number=2, title="Data", items=["D3.1"], priority="low"
    )
    store(record, other, chain=PROGRAMME)
    assert [(one.id, one.municipalities) for one in figures(record).areas] == [("D5", 5), ("D3", None)]


def test_what_the_programme_lacks_is_said_as_counts(programme):
    assert "5 kommuner mangler en vedtaget plan." in figures(programme(5)).lacking


def test_a_municipality_that_left_is_counted_and_no_longer_shown(programme):
    record = programme(5)
    store(record, an_engagement(f"{PROGRAMME}/9905", closed_because="Trådt ud"), chain=PROGRAMME)
    shown = figures(record)
    assert shown.participation.withdrawn == 1
    assert shown.needs_counted == 4


def test_no_municipality_is_named_that_has_adopted_nothing(programme):
    shown = figures(programme(5))
    made = produce("programme_report", shown, engagement=PROGRAMME, generation_id="g1")
    assert not any("By 99" in text for text in made.manifest.values())


def test_a_report_is_written_anew_only_when_something_has_changed(programme):
    record = programme(5)
    first = write_programme_report(PROGRAMME, ACTOR)
    again = write_programme_report(PROGRAMME, Actor("k01", "cli", today=date(2026, 7, 1)))
    assert (again.number, again.sha256, again.dated) == (1, first.sha256, date(2026, 6, 1))
    store(record, a_municipality("9906", "By 9906"), *rows_of(f"{PROGRAMME}/9906"), chain=PROGRAMME)
    assert write_programme_report(PROGRAMME, ACTOR).number == 2
    with reader(record) as read:
        assert newest_report(read, PROGRAMME).number == 2
