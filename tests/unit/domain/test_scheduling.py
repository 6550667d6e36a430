"""Workshops are put on days on which people can come, in an order in which each can build on the one before."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.domain.calendar import days_off, is_working_day
from parat.domain.scheduling import (
    DAYS_APART,
    Obstacle,
    Period,
    Wishes,
    nearest_days,
    obstacle_on,
    period_of,
    propose,
)
from parat.domain.workshop_kinds import workshop_kinds

KINDS = tuple(workshop_kinds())
DAYS = st.dates(date(2016, 1, 1), date(2040, 12, 31))
WEEKDAYS = st.frozensets(st.integers(0, 4), min_size=1)
TUESDAY = date(2027, 1, 19)


def days_of(proposals):
    return {one.kind: one.day for one in proposals}


def reason_on(day, allowed=()):
    found = obstacle_on(date.fromisoformat(day), allowed)
    return found.reason if found else None


@pytest.mark.parametrize("day", ["2026-12-20", "2026-12-28", "2027-01-02", "2024-12-23", "2025-01-02"])
def test_christmas_is_from_the_20th_of_december_to_the_2nd_of_january(day):
    assert "Christmas" in reason_on(day)


@pytest.mark.parametrize("day", ["2025-12-19", "2029-01-03"])
def test_the_days_around_christmas_can_be_taken(day):
    assert reason_on(day) is None


@pytest.mark.parametrize(("day", "said"), [("2027-07-01", "July"), ("2027-02-15", "week 7"), ("2027-02-26", "week 8"),
                                           ("2026-10-12", "week 42"), ("2027-03-06", "weekend")])  # fmt: skip
def test_a_day_that_cannot_be_taken_says_why(day, said):
    assert said in reason_on(day)


@pytest.mark.parametrize(
    ("day", "name"),
    [("2026-05-01", "Arbejdernes kampdag"), ("2026-06-05", "Grundlovsdag"), ("2026-05-14", "himmelfart")],
)
def test_a_day_off_by_law_or_by_custom_is_named(day, name):
    assert name in reason_on(day)


def test_great_prayer_day_can_be_taken_since_it_was_done_away_with():
    assert "Store bededag" in reason_on("2023-05-05")
    assert reason_on("2024-04-26") is None


def test_may_day_is_no_day_for_a_workshop_although_deadlines_run_on_it():
    assert is_working_day(date(2026, 5, 1))
    assert obstacle_on(date(2026, 5, 1)) is not None


def test_a_municipality_that_works_in_week_42_is_asked_there_too():
    assert reason_on("2026-10-13", {"week-42"}) is None
    assert reason_on("2026-10-13", {"july"}) is not None


def test_christmas_eve_stays_a_day_off_for_those_who_work_at_christmas():
    assert "Juleaftensdag" in reason_on("2026-12-24", {"christmas"})
    assert reason_on("2026-12-29", {"christmas"}) is None


def test_the_nearest_days_step_over_the_whole_holiday():
    assert nearest_days(date(2027, 7, 15), (), date(2027, 1, 1)) == (date(2027, 6, 30), date(2027, 8, 2))


def test_no_nearest_day_lies_before_today():
    assert nearest_days(date(2027, 7, 15), (), date(2027, 7, 3)) == (None, date(2027, 8, 2))


def test_a_day_that_has_passed_has_only_a_nearest_day_to_come():
    assert nearest_days(date(2026, 1, 5), (), date(2027, 3, 6)) == (None, date(2027, 3, 8))


def test_the_usual_set_is_proposed_in_its_order_with_its_gaps():
    found = propose(KINDS, {}, Wishes(TUESDAY))
    assert [one.kind for one in found] == ["start", "concerns", "measures", "scenario"]
    assert days_of(found) == {
        "start": date(2027, 1, 19), "concerns": date(2027, 2, 9), "measures": date(2027, 3, 2),
        "scenario": date(2027, 3, 16),
    }  # fmt: skip


def test_what_was_passed_over_is_told_with_its_reason():
    found = {one.kind: one for one in propose(KINDS, {}, Wishes(TUESDAY))}["measures"]
    assert (found.earliest, found.because) == (date(2027, 2, 23), "14 days after the workshop before it")
    told = [(one.first, one.last, one.why.reason) for one in found.skipped]
    assert told == [
        (date(2027, 2, 23), date(2027, 2, 28), "winter holidays (week 8)"),
        (date(2027, 3, 1), date(2027, 3, 1), "not one of the weekdays asked for"),
    ]


def test_what_is_planned_already_is_not_proposed_again_and_the_rest_follows_it():
    found = propose(KINDS, {"start": date(2027, 3, 2)}, Wishes(TUESDAY))
    assert [one.kind for one in found] == ["concerns", "measures", "scenario"]
    assert found[0].because == "3 weeks after «Opstart og udviklingsområder»"
    assert found[0].day == date(2027, 3, 23)


def test_a_day_on_which_the_consultant_is_elsewhere_is_passed_over():
    busy = {TUESDAY: Obstacle("k07 is in Strandengholm", "")}
    (found,) = propose(["start"], {}, Wishes(TUESDAY, busy=busy))
    assert found.day == date(2027, 1, 20)
    assert found.skipped[0].why.reason == "k07 is in Strandengholm"


def test_no_kind_builds_on_one_that_comes_later():
    for place, kind in enumerate(workshop_kinds().values()):
        assert set(kind.after) <= set(KINDS[:place])
        assert all(weeks > 0 for weeks in kind.after.values())


@given(DAYS)
def test_a_possible_day_is_never_a_weekend_a_day_off_or_in_a_forbidden_period(day):
    if obstacle_on(day) is None:
        assert is_working_day(day)
        assert day not in days_off(day.year)
        assert day.month != 7
        assert day.isocalendar().week not in (7, 8, 42)
        assert (1, 2) < (day.month, day.day) < (12, 20)


@given(DAYS, st.frozensets(st.sampled_from(Period)))
def test_an_allowed_period_opens_its_working_days_and_no_other_days(day, allowed):
    opened = obstacle_on(day, allowed) is None
    assert opened == (period_of(day) in {None, *allowed} and day.weekday() < 5 and day not in days_off(day.year))


@given(DAYS, WEEKDAYS, st.frozensets(st.sampled_from(Period)))
def test_every_proposed_day_is_possible_and_keeps_every_gap(begin, weekdays, allowed):
    found = propose(KINDS, {}, Wishes(begin, weekdays, frozenset(allowed)))
    days = days_of(found)
    assert all(obstacle_on(day, allowed) is None and day.weekday() in weekdays for day in days.values())
    assert all((later - earlier).days >= DAYS_APART for earlier, later in pairwise(days.values()))
    for kind in workshop_kinds().values():
        assert all(days[kind.key] >= days[key] + timedelta(weeks=weeks) for key, weeks in kind.after.items())


@given(DAYS, WEEKDAYS)
def test_every_day_between_the_earliest_and_the_proposed_one_is_accounted_for(begin, weekdays):
    for one in propose(KINDS, {}, Wishes(begin, weekdays)):
        told = sum((skipped.last - skipped.first).days + 1 for skipped in one.skipped)
        assert told == (one.day - one.earliest).days


@given(DAYS)
def test_the_nearest_days_are_possible_and_on_either_side(day):
    before, after = nearest_days(day, (), day - timedelta(days=60))
    assert before is not None
    assert before < day < after
    assert obstacle_on(before) is None
    assert obstacle_on(after) is None
