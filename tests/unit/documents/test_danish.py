"""Dates, numbers and lists are written the way Danish is written."""

from datetime import date
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
