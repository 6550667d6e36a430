"""Check Danish working days and due dates."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.domain.calendar import (
    add_months,
    add_working_days,
    day_in_denmark,
    is_working_day,
    next_working_day,
    working_day_from,
)

DAYS = st.dates(date(2016, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    "closed",
    ["2026-01-01", "2026-04-02", "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2026-06-05", "2026-12-24",
     "2026-12-25", "2026-12-31", "2023-05-05", "2026-11-21", "2026-11-22"],
)  # fmt: skip
def test_a_municipality_is_closed_on(closed):
    assert not is_working_day(date.fromisoformat(closed))


@pytest.mark.parametrize("opened", ["2026-05-01", "2024-04-26", "2026-12-23", "2026-05-15", "2026-04-01", "2027-01-04"])
def test_a_municipality_is_open_on(opened):
    assert is_working_day(date.fromisoformat(opened))


def test_great_prayer_day_is_a_working_day_from_2024_on():
    assert (is_working_day(date(2023, 5, 5)), is_working_day(date(2024, 4, 26))) == (False, True)


def test_may_day_is_closed_when_ascension_day_falls_on_it():
    assert not is_working_day(date(2008, 5, 1))


def test_ten_working_days_step_over_easter():
    assert add_working_days(date(2026, 3, 27), 10) == date(2026, 4, 15)


def test_five_working_days_step_over_christmas_and_new_year():
    assert add_working_days(date(2026, 12, 23), 5) == date(2027, 1, 5)


def test_no_working_days_from_a_sunday_is_the_monday():
    assert add_working_days(date(2026, 11, 22), 0) == date(2026, 11, 23)


def test_the_next_working_day_is_never_the_day_itself():
    assert next_working_day(date(2026, 11, 23)) == date(2026, 11, 24)


def test_a_working_day_stays_where_it_is():
    assert working_day_from(date(2026, 11, 23)) == date(2026, 11, 23)


def test_a_saturday_before_christmas_moves_to_the_monday():
    assert working_day_from(date(2026, 12, 26)) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-15", 2, "2027-01-15"),
     ("2026-08-31", 6, "2027-02-28"), ("2026-12-01", 12, "2027-12-01"), ("2026-05-05", 0, "2026-05-05")],
)  # fmt: skip
def test_months_are_added_within_the_shorter_month(day, months, result):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(result)


def test_a_day_ends_in_copenhagen_an_hour_before_utc_in_winter():
    assert day_in_denmark(datetime(2026, 11, 30, 22, 59, 59, tzinfo=UTC)) == date(2026, 11, 30)
    assert day_in_denmark(datetime(2026, 11, 30, 23, 0, tzinfo=UTC)) == date(2026, 12, 1)


def test_a_day_ends_in_copenhagen_two_hours_before_utc_in_summer():
    assert day_in_denmark(datetime(2026, 6, 30, 21, 59, 59, tzinfo=UTC)) == date(2026, 6, 30)
    assert day_in_denmark(datetime(2026, 6, 30, 22, 0, tzinfo=UTC)) == date(2026, 7, 1)


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        day_in_denmark(datetime(2026, 6, 30, 12, 0))  # noqa: DTZ001


@given(DAYS, st.integers(1, 40))
def test_working_days_added_one_by_one_or_at_once_end_on_the_same_day(day, count):
    assert add_working_days(day, count) == next_working_day(add_working_days(day, count - 1) if count > 1 else day)


@given(DAYS)
def test_every_result_is_a_working_day_within_a_week_and_a_half(day):
    result = working_day_from(day)
    assert is_working_day(result)
    assert timedelta(0) <= result - day <= timedelta(days=10)


@given(DAYS, st.integers(1, 30))
def test_the_days_between_hold_exactly_the_working_days_asked_for(day, count):
    end = add_working_days(day, count)
    between = [day + timedelta(days=step) for step in range(1, (end - day).days + 1)]
    assert sum(map(is_working_day, between)) == count
