import itertools
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.intake.danish_formats import (
    choice_in,
    date_in,
    decimal_in,
    integer_in,
    percent_in,
    text_in,
    time_in,
    yes_no_in,
)

CHOICES = (("not_started", "Ikke startet"), ("in_progress", "I gang"), ("on_hold", "På pause"), ("1", "1 Opgave"))
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
CLOCKS = ("", " 00:00", " 00:00:00", "T13:30:00")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"), ("7", "7"), ("-7", "-7"), ("+7", "7"), ("−7", "-7"), ("12,5", "12.5"), ("1.234,5", "1234.5"),
        ("1.234", "1234"), ("1.234.567", "1234567"), ("1 234,5", "1234.5"), ("1\u00a0234", "1234"),
        ("1,234", "1.234"), ("0,10", "0.1"), (" 3 ", "3"), ("007", "7"), ("12,50", "12.5"),
    ],
)  # fmt: skip
def test_a_number_is_read_with_decimal_comma_and_thousands_points(text, number):
    assert decimal_in(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "x", "1.5", "1.23", "12.34,5", "1.2345", "1,2,3", "1,", ",5", "1e3", "NaN", "Infinity", "NA", "-", "1-2",
     "12 34", "1..234", "٣", "１２", "5 kr.", "1'234", "9" * 16, "0x10", "1_000", "=1+1"],
)  # fmt: skip
def test_what_is_no_danish_number_is_not_read(text):
    assert decimal_in(text) is None


@given(st.integers(-(10**14), 10**14), st.booleans())
def test_every_whole_number_is_read_back(number, grouped):
    text = f"{number:,}".replace(",", ".") if grouped else str(number)
    assert integer_in(text) == number


@given(st.decimals(-(10**9), 10**9, places=4))
def test_every_decimal_is_read_back_exactly(number):
    assert decimal_in(format(number, "f").replace(".", ",")) == number


@pytest.mark.parametrize(("text", "number"), [("4,0", 4), ("1.000", 1000), ("4,5", None), ("fire", None)])
def test_a_whole_number_has_no_fraction(text, number):
    assert integer_in(text) == number


@pytest.mark.parametrize(("text", "number"), [("75", "75"), ("75 %", "75"), ("12,5%", "12.5"), ("75 % af", None)])
def test_a_percentage_is_the_number_before_its_sign(text, number):
    assert percent_in(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    "text",
    ["24-12-2026", "24.12.2026", "24/12/2026", "24. 12. 2026", "24. december 2026", "24 dec. 2026", "den 24. dec 2026",
     "2026-12-24", "2026-12-24T00:00:00", "24-12-2026 08:15", " 24-12-2026 ", "46380"],
)  # fmt: skip
def test_a_date_is_read_in_each_way_that_people_write_it(text):
    assert date_in(text) == date(2026, 12, 24)


@pytest.mark.parametrize(
    "text",
    ["", "NA", "2026", "24-12", "24-12-26", "12/24/2026", "31-02-2026", "00-01-2026", "2026-13-01", "24-12.2026",
     "24-12-1949", "24-12-2100", "december 2026", "24. foo 2026", "99999", "1", "uge 12", "46380,5", "snarest"],
)  # fmt: skip
def test_what_is_no_certain_date_is_not_read(text):
    assert date_in(text) is None


def test_the_day_comes_before_the_month():
    assert date_in("01-02-2026") == date(2026, 2, 1)


@given(DAYS)
def test_a_day_number_of_excel_is_read_from_1900_and_from_1904(day):
    assert date_in(str((day - date(1899, 12, 30)).days)) == day
    since_1904 = (day - date(1904, 1, 1)).days
    if since_1904 >= 10_000:
        assert date_in(str(since_1904), since_1904=True) in (day, None)


def test_the_two_calendars_of_excel_are_1462_days_apart():
    assert date_in("45000", since_1904=True) - date_in("45000") == timedelta(days=1462)


@pytest.mark.parametrize(("separator", "clock"), list(itertools.product("-./", CLOCKS)))
@given(day=DAYS)
def test_a_written_date_is_read_back(separator, clock, day):
    assert date_in(f"{day.day}{separator}{day.month}{separator}{day.year}{clock}") == day


@pytest.mark.parametrize("text", ["ja", "Ja", "JA", " ja ", "j", "yes", "SAND", "true", "1"])
def test_yes_is_read(text):
    assert yes_no_in(text) is True


@pytest.mark.parametrize("text", ["nej", "Nej", "N", "no", "FALSK", "false", "0"])
def test_no_is_read(text):
    assert yes_no_in(text) is False


@pytest.mark.parametrize("text", ["", "måske", "x", "2", "ja/nej", "NA"])
def test_what_is_neither_yes_nor_no_is_not_read(text):
    assert yes_no_in(text) is None


@pytest.mark.parametrize(
    "text", ["På pause", "på pause", "PÅ  PAUSE", "on_hold", unicodedata.normalize("NFD", "På pause")]
)
def test_a_choice_is_read_by_label_or_value_however_it_is_spelt(text):
    assert choice_in(text, CHOICES) == "on_hold"


@pytest.mark.parametrize("text", ["", "pause", "Pa pause", "2", "på_pause"])
def test_what_is_not_on_the_list_is_not_read(text):
    assert choice_in(text, CHOICES) is None


def test_the_words_before_a_bracket_are_enough_where_they_name_one_choice():
    choices = (("12", "Kapitel 12 (Akut)"), ("9", "Politi (observatør)"), ("10", "Politi (kreds)"))
    assert [choice_in(text, choices) for text in ("kapitel 12", "Politi", "Kapitel")] == ["12", None, None]


@given(st.sampled_from(CHOICES), st.sampled_from(["NFC", "NFD"]), st.sampled_from([str.upper, str.lower, str.title]))
def test_every_choice_is_read_in_every_spelling(choice, form, case):
    stored, label = choice
    assert choice_in(unicodedata.normalize(form, case(label)), CHOICES) == stored


@pytest.mark.parametrize("text", ["0101", "NA", "1.234", "=1+1", "N/A", "null", "1E5", "True"])
def test_text_is_left_as_it_is(text):
    assert text_in(text) == text


def test_text_loses_control_characters_and_gains_composed_letters():
    assert text_in("\x07 bla\u030a\u202eb\x00\r\nny ") == "blåb\nny"


@given(st.text())
def test_reading_text_twice_changes_nothing(text):
    assert text_in(text_in(text)) == text_in(text)


@given(st.text(max_size=80))
def test_no_text_makes_a_reader_fail(text):
    for read in (text_in, integer_in, decimal_in, percent_in, date_in, time_in, yes_no_in):
        read(text)
    choice_in(text, CHOICES)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("9", "09.00"),
        ("9.30", "09.30"),
        ("09:30", "09.30"),
        ("kl. 13.15", "13.15"),
        ("Kl 8", "08.00"),
        ("23.59", "23.59"),
        ("10:00:00", "10.00"),
        ("0.375", "09.00"),
        ("0,375", "09.00"),
        ("0.5", "12.00"),
        ("0.45", "10.48"),
    ],
)
def test_a_time_of_day_is_read_as_danes_and_excel_write_it(text, stored):
    assert time_in(text) == stored


@pytest.mark.parametrize("text", ["", "24.00", "9.60", "9,30", "930", "9-12", "om formiddagen", "9.30-12", "9.5"])
def test_what_is_no_time_of_day_for_certain_is_not_read(text):
    assert time_in(text) is None
