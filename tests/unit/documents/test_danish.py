"""Dates, numbers and lists are written the way Danish is written."""

from datetime import date, time
from decimal import Decimal

import pytest

from parat.documents import danish


def test_a_long_date_names_the_month():
    assert danish.long_date(date(2027, 10, 18)) == "18. oktober 2027"


def test_a_short_date_has_two_digits_for_day_and_month():
    assert danish.short_date(date(2027, 3, 5)) == "05-03-2027"


def test_a_missing_date_is_shown_as_the_words_given_for_it():
    assert danish.long_date(None) == "–"
    assert danish.short_date(None, "Ikke fastlagt") == "Ikke fastlagt"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1240, "1.240"), (Decimal("26.4"), "26,4"), (Decimal("0.05"), "0,05"), (0, "0"), (None, "–")],
)
def test_a_number_has_a_decimal_comma_and_points_between_thousands(value, shown):
    assert danish.number(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(Decimal("3"), "3,0"), (Decimal("2.45"), "2,5"), (Decimal("0.04"), "0,0"), (None, "–")]
)
def test_a_score_always_has_one_decimal(value, shown):
    assert danish.score(value) == shown


@pytest.mark.parametrize(
    ("items", "shown"),
    [(("a",), "a"), (("a", "b"), "a og b"), (("a", "b", "c"), "a, b og c"), (("", "b"), "b"), ((), "–")],
)
def test_several_things_are_joined_with_og(items, shown):
    assert danish.listed(items) == shown


def test_a_count_takes_the_form_of_the_noun_that_fits():
    assert danish.counted(1, "indsats", "indsatser") == "1 indsats"
    assert danish.counted(0, "indsats", "indsatser") == "0 indsatser"
    assert danish.counted(1200, "indsats", "indsatser") == "1.200 indsatser"


@pytest.mark.parametrize(
    ("text", "shown"), [("Færdig", "Færdig."), ("Færdig.", "Færdig."), ("Hvem?", "Hvem?"), ("", "")]
)
def test_a_sentence_ends_as_a_sentence(text, shown):
    assert danish.sentence(text) == shown


def test_typed_marks_become_real_lists():
    assert list(danish.blocks(("Tre mål:", "1. Kend.\n2. Vurdér.", "- et\n- to", "Slut"))) == [
        ("p", ["Tre mål:"]),
        ("ol", ["Kend.", "Vurdér."]),
        ("ul", ["et", "to"]),
        ("p", ["Slut"]),
    ]


def test_a_date_at_the_beginning_of_a_line_is_no_list():
    assert list(danish.blocks(("18. oktober 2027 mødtes arbejdsgruppen.",))) == [
        ("p", ["18. oktober 2027 mødtes arbejdsgruppen."])
    ]


def test_a_blank_line_parts_two_paragraphs_and_a_single_line_end_does_not():
    assert list(danish.blocks(("Første\nlinje.\n\nAndet afsnit.",))) == [
        ("p", ["Første linje."]),
        ("p", ["Andet afsnit."]),
    ]


def test_an_invitation_names_the_day_of_the_week():
    assert danish.weekday_date(date(2027, 5, 3)) == "mandag den 3. maj 2027"


def test_a_month_stands_with_its_year():
    assert danish.month_year(date(2027, 5, 3)) == "maj 2027"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2027, 5, 3), date(2027, 5, 7), "3. til 7. maj 2027"),
        (date(2027, 5, 3), date(2027, 6, 10), "3. maj til 10. juni 2027"),
        (date(2027, 12, 3), date(2028, 1, 10), "3. december 2027 til 10. januar 2028"),
        (date(2027, 5, 3), date(2027, 5, 3), "3. maj 2027"),
        (date(2027, 5, 3), None, "3. maj 2027"),
        (None, None, "–"),
    ],
)
def test_what_two_dates_have_in_common_is_written_once(first, last, shown):
    assert danish.date_range(first, last) == shown


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [(time(9), time(12), "kl. 9.00-12.00"), (time(9, 30), None, "kl. 9.30"), (None, time(12), "–")],
)
def test_times_have_a_point_and_no_leading_nought(first, last, shown):
    assert danish.time_range(first, last) == shown


def test_midnight_is_a_time_too():
    assert danish.clock(time(0, 5)) == "kl. 0.05"


@pytest.mark.parametrize(
    ("kroner", "shown"),
    [(12500, "12.500 kr."), (Decimal("0.5"), "0,50 kr."), (Decimal("80.00"), "80 kr."), (None, "–")],
)
def test_an_amount_shows_oere_only_when_there_are_any(kroner, shown):
    assert danish.money(kroner) == shown


@pytest.mark.parametrize(
    ("count", "shown"), [(1, "1 time"), (Decimal("0.5"), "0,5 time"), (Decimal("7.5"), "7,5 timer"), (0, "0 timer")]
)
def test_hours_take_the_form_that_fits(count, shown):
    assert danish.hours(count) == shown


def test_a_percentage_is_written_with_pct():
    assert danish.percent(Decimal("26.4")) == "26,4\N{NO-BREAK SPACE}pct."


def test_a_deadline_in_working_days_steps_over_weekends_and_holidays():
    assert danish.working_days(5) == "5 arbejdsdage"
    assert danish.long_date(danish.working_days_after(date(2027, 5, 3), 5)) == "11. maj 2027"


def test_a_deadline_in_months_stays_within_the_month():
    assert danish.months_after(date(2027, 1, 31), 1) == date(2027, 2, 28)


def test_possibilities_are_joined_with_eller():
    assert danish.either(("a", "b", "c")) == "a, b eller c"


@pytest.mark.parametrize(("name", "shown"), [("Egeby Kommune", "Egeby Kommunes"), ("Birkenæs", "Birkenæs’"), ("", "")])
def test_whose_something_is_follows_the_sound_of_the_name(name, shown):
    assert danish.genitive(name) == shown


def test_a_large_letter_at_the_beginning_leaves_the_rest_as_it_is():
    assert danish.capitalised("sSP-konsulent") == "SSP-konsulent"
    assert danish.capitalised("") == ""
