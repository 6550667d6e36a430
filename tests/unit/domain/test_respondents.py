"""How far a respondent has come, and when to remind: three working days ahead, and again afterwards."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.domain.respondents import AskedRespondent, Progress, joined, place_of, reminder_is_due

DUE = date(2026, 10, 9)  # a Friday
DAYS = st.dates(date(2026, 9, 1), date(2026, 12, 1))


def a_respondent(**changes) -> AskedRespondent:
    values = {
        "number": "R3", "role": "school", "sector": "", "asked_on": date(2026, 9, 7), "due_on": DUE,
        "answered_on": None, "reminded_on": None, "reminders": 0, "themes": 0, "all_themes": 9, "statements": 0,
        "all_statements": 45,
    }  # fmt: skip
    return AskedRespondent(**{**values, **changes})


@pytest.mark.parametrize(
    ("changes", "progress"),
    [
        ({}, Progress.ASKED),
        ({"themes": 9}, Progress.MAPPED),
        ({"themes": 9, "statements": 12}, Progress.BEGUN),
        ({"statements": 45, "answered_on": DUE}, Progress.ANSWERED),
        ({"answered_on": DUE}, Progress.ASKED),
    ],
)
def test_how_far_a_respondent_has_come_follows_from_what_is_answered(changes, progress):
    assert a_respondent(**changes).progress is progress


def test_what_is_unanswered_is_counted_in_statements():
    assert a_respondent(statements=12).unanswered == 33


def test_the_last_day_itself_is_not_too_late():
    assert not a_respondent().is_overdue(DUE)
    assert a_respondent().is_overdue(DUE + timedelta(days=1))


def test_somebody_who_has_answered_is_never_overdue_nor_reminded():
    answered = a_respondent(statements=45, answered_on=date(2026, 9, 20))
    assert not answered.is_overdue(date(2027, 1, 1))
    assert not reminder_is_due(answered, date(2027, 1, 1))


def test_the_first_reminder_comes_three_working_days_ahead():
    assert not reminder_is_due(a_respondent(), date(2026, 10, 5))
    assert reminder_is_due(a_respondent(), date(2026, 10, 6))


def test_a_weekend_before_the_last_day_is_not_counted():
    monday = a_respondent(due_on=date(2026, 10, 12))
    assert not reminder_is_due(monday, date(2026, 10, 6))
    assert reminder_is_due(monday, date(2026, 10, 7))


def test_nobody_is_reminded_again_within_the_same_days():
    reminded = a_respondent(reminded_on=date(2026, 10, 6))
    assert not any(reminder_is_due(reminded, date(2026, 10, day)) for day in range(6, 10))


def test_the_day_after_the_last_day_brings_another_one_although_the_first_is_not_a_week_old():
    assert reminder_is_due(a_respondent(reminded_on=date(2026, 10, 6)), DUE + timedelta(days=1))


def test_afterwards_there_is_one_a_week():
    late = a_respondent(reminded_on=date(2026, 10, 10))
    assert not reminder_is_due(late, date(2026, 10, 16))
    assert reminder_is_due(late, date(2026, 10, 17))


def test_without_a_last_day_nobody_is_reminded():
    assert not reminder_is_due(a_respondent(due_on=None), date(2027, 1, 1))


@given(st.lists(DAYS, min_size=1, max_size=60).map(sorted))
def test_a_daily_review_sends_at_most_one_reminder_in_any_week_of_each_kind(days):
    one, sent = a_respondent(), []
    for day in dict.fromkeys(days):
        if reminder_is_due(one, day):
            one = a_respondent(reminded_on=day)
            sent.append(day)
    for kind in ([day for day in sent if day <= DUE], [day for day in sent if day > DUE]):
        assert all(later - earlier >= timedelta(days=7) for earlier, later in pairwise(kind))


def test_r2_comes_before_r10():
    assert sorted(["R10", "R2", "R1"], key=place_of) == ["R1", "R2", "R10"]


def test_each_text_is_shown_once():
    assert joined(["Strategi 2026", "", "Referat", "Strategi 2026"]) == "Strategi 2026; Referat"


def test_texts_that_no_cell_holds_are_cut():
    assert len(joined(["a" * 1500, "b" * 1500])) == 2000
    assert joined(["a" * 1500, "b" * 1500]).endswith("…")
