from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.domain.personal_data import cpr_in, masked_text

DAYS = st.dates(date(1900, 1, 1), date(2036, 12, 31))
SERIALS = st.integers(0, 9999)
HYPHENS = st.sampled_from(["-", " - ", "–", "\u2011", "\u2212", "-\u200b", " -"])
AROUND = st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=20)


def _is_valid(day, serial):
    seventh = serial // 1000
    if seventh <= 3:
        return day.year < 2000
    if seventh in (4, 9):
        return 1937 <= day.year <= 2036
    return day.year >= 2000 or day.year <= 1899


def _cpr(day, serial, between):
    return f"{day:%d%m%y}{between}{serial:04d}"


@given(DAYS, SERIALS, HYPHENS, AROUND, AROUND)
def test_every_cpr_number_with_a_hyphen_is_found(day, serial, hyphen, before, after):
    if not _is_valid(day, serial):
        serial = serial % 1000 + (0 if day.year < 2000 else 4000)
    assert any(hit.certain for hit in cpr_in(before + _cpr(day, serial, hyphen) + after))


@given(DAYS, SERIALS, HYPHENS)
def test_no_digit_of_a_cpr_number_is_left_in_a_masked_text(day, serial, hyphen):
    serial = serial % 1000 + (0 if day.year < 2000 else 4000)
    assert not any(sign.isdigit() for sign in masked_text("se " + _cpr(day, serial, hyphen) + " her"))


def test_every_day_of_a_leap_year_is_a_possible_birthday():
    days = [date(2036, 1, 1) + timedelta(days=at) for at in range(366)]
    assert all(cpr_in(f"{day:%d%m%y}-4000") for day in days)


@pytest.mark.parametrize(
    "text",
    ["010136-4000", "cpr010136-4000", "CPR: 010136-4000.", "(010136-4000)", "010136 - 4000", "290236-4123",
     "født 311236-9000 i byen", "０１０１３６-４０００", "2026 010136-4000", "a\n010136-4000\nb"],
)  # fmt: skip
def test_these_are_refused(text):
    assert [hit.certain for hit in cpr_in(text)] == [True]


@pytest.mark.parametrize(
    "text", ["0101364000", "010136 4000", "01-01-36-4000", "01 01 36 4000", "610136-4000", "010136/4000"]
)
def test_these_are_asked_about(text):
    assert [hit.certain for hit in cpr_in(text)] == [False]


@pytest.mark.parametrize(
    "text",
    ["", "320190-1234", "011390-1234", "290299-1234", "000190-1234", "12345678", "41 74 90 90", "2026-12-24",
     "24-12-2026", "D5.2", "010190-123", "10190-1234", "110190-12345", "1010136-4000", "5790000123456",
     "27.00.00-G01-1-26", "ab010136-4000-5234-8234-123456789abc", "§ 14.69.04.20",
     "kl. 10.15-12.30", "01.01.2026-31.12.2026", "2024-2027", "37 timer", "1.234.567,89"],
)  # fmt: skip
def test_these_are_left_alone(text):
    assert cpr_in(text) == ()


def test_the_old_check_digit_clears_nothing():
    assert all(cpr_in(f"010136-{serial:04d}") for serial in range(4000, 9999, 7))


def test_an_id_of_ours_is_never_taken_for_a_person():
    assert cpr_in("aa010136-4000-5010-9010-190123456789") == ()


def test_two_numbers_in_one_text_are_two_finds():
    assert [hit.masked for hit in cpr_in("010136-4000 og 020236-4000")] == ["XXXXXX-XXXX", "XXXXXX-XXXX"]


def test_a_masked_text_keeps_what_is_no_number():
    assert masked_text("Lise 010136-4000 ringede 24-12-2026") == "Lise XXXXXX-XXXX ringede 24-12-2026"


def test_few_random_numbers_are_refused_without_a_hyphen():
    assert not any(hit.certain for number in range(10**9, 2 * 10**9, 999_983) for hit in cpr_in(str(number)))


@given(st.text(max_size=200))
def test_no_text_makes_the_search_fail(text):
    cpr_in(text)
    assert not any(hit.certain for hit in cpr_in(masked_text(text)))
