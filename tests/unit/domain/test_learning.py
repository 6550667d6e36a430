"""What is known of workshops and training holds together, and what an assessment says first is drawn out rightly."""

from datetime import time
from decimal import Decimal
from itertools import pairwise

import pytest

from parat.domain.catalogue import VERSION
from parat.domain.conclusions import MOST_AREAS, proposed_areas, strengths_in
from parat.domain.instrument import instrument
from parat.domain.packets.wording import MODULES, SECTORS
from parat.domain.packets.workshops import WORKSHOP_KINDS
from parat.domain.readiness import Answer, grade
from parat.domain.training import Need, covered, grouped, mean_of
from parat.domain.training_modules import training_modules
from parat.domain.workshop_kinds import USUAL_BEGINNING, workshop_kinds

INSTRUMENT = instrument(VERSION)
KINDS = pytest.mark.parametrize("kind", workshop_kinds().values(), ids=list(workshop_kinds()))


def assessed(values, documentation=""):
    answers = [Answer(item, "R1", "leader", value, documentation=documentation) for item, value in values.items()]
    return grade(INSTRUMENT, answers)


def everything(value):
    return {item.id: value for item in INSTRUMENT.items}


def test_every_kind_of_workshop_and_every_module_of_the_packets_is_described():
    assert list(workshop_kinds()) == [key for key, _ in WORKSHOP_KINDS]
    assert list(training_modules()) == [key for key, _ in MODULES]


@KINDS
def test_a_workshop_ends_within_the_day_and_has_a_pause(kind):
    points = list(kind.times(USUAL_BEGINNING))
    assert points[0][0] == time(9)
    assert points[-1][1] <= time(15)
    assert any(item.pause for *_, item in points)


@KINDS
def test_the_points_of_an_agenda_follow_each_other_without_holes(kind):
    points = list(kind.times(time(12, 30)))
    assert all(before[1] == after[0] for before, after in pairwise(points))
    assert len(points) == len(kind.agenda)


@KINDS
def test_a_workshop_names_sectors_and_themes_that_exist(kind):
    assert set(kind.sectors) <= {key for key, _ in SECTORS}
    assert set(kind.dimensions) <= {dimension.id for dimension in INSTRUMENT.dimensions}


@KINDS
def test_every_point_but_a_pause_says_how_it_is_done(kind):
    assert all(item.pause or (item.form_da and item.text_da) for item in kind.agenda)


def test_the_documented_strengths_stand_first():
    answers = [
        Answer("D1.1", "R1", "leader", 4),
        Answer("D1.2", "R1", "leader", 3, documentation="Plan, 2027, chefen"),
        Answer("D1.3", "R1", "leader", 2),
    ]
    assert [score.item for score in strengths_in(grade(INSTRUMENT, answers))] == ["D1.2", "D1.1"]


def test_a_theme_with_a_critical_gap_is_proposed_before_heavier_ones():
    values = everything(3) | {"D5.2": 1} | dict.fromkeys(("D8.1", "D8.2", "D8.3", "D8.4", "D8.5"), 0)
    areas = proposed_areas(assessed(values).gaps)
    assert [(area.dimension, area.mandatory) for area in areas] == [("D5", True), ("D8", False)]


def test_no_more_than_five_themes_are_proposed_unless_more_are_mandatory():
    assert len(proposed_areas(assessed(everything(2)).gaps)) == MOST_AREAS
    assert {area.dimension for area in proposed_areas(assessed(everything(0)).gaps) if area.mandatory} == {
        "D1", "D2", "D5", "D6", "D7",
    }  # fmt: skip


def test_nothing_is_proposed_when_nothing_is_a_gap():
    assert proposed_areas(assessed(everything(4)).gaps) == ()


def test_more_people_than_needed_do_not_cover_another_group():
    needs = [Need("1", "Lærere", "signs", 10, 14), Need("2", "Jobkonsulenter", "signs", 4, 0)]
    assert covered(needs) == 10
    assert {group: len(found) for group, found in grouped(needs, lambda need: need.staff_group).items()} == {
        "Lærere": 1,
        "Jobkonsulenter": 1,
    }


def test_the_mean_over_sessions_is_weighed_by_those_who_answered():
    assert mean_of([(30, Decimal("4.0")), (10, Decimal("2.0")), (9, None)]) == Decimal("3.5")
    assert mean_of([(0, Decimal("4.0"))]) is None
