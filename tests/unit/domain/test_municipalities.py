"""Check that a municipality is found however its name is spelled."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.domain.errors import InputError
from parat.domain.municipalities import (
    AmbiguousMunicipalityError,
    Municipality,
    UnknownMunicipalityError,
    ascii_slug,
    danish_municipalities,
    find,
)

ALL = danish_municipalities()


def a_municipality(code: str, name: str) -> Municipality:
    return Municipality(code, name, f"{name} Kommune", "99999999", "Region Eksempel", "Eksempelkredsens Politi", 1000)


NORTH, HILL, WOOD = (
    a_municipality("9901", "Nørreby"),
    a_municipality("9902", "Åsbakke"),
    a_municipality("9903", "Lærkeskov"),
)
EXAMPLES = (NORTH, HILL, WOOD)


def test_the_list_holds_98_municipalities_with_unique_codes_names_and_cvr_numbers():
    assert [len({getattr(m, field) for m in ALL}) for field in ("code", "name", "cvr")] == [98, 98, 98]


def test_every_code_keeps_its_four_characters():
    assert all(len(m.code) == 4 and m.code.isdigit() for m in ALL)


def test_the_list_names_twelve_police_districts_and_five_regions():
    assert (len({m.police_district for m in ALL}), len({m.region for m in ALL})) == (12, 5)


def test_the_population_adds_up_to_the_country_on_1_january_2016():
    assert sum(m.population_2016 for m in ALL) == 5_707_160


@pytest.mark.parametrize("municipality", ALL, ids=lambda m: m.slug)
def test_every_municipality_is_found_by_code_name_official_name_and_slug(municipality):
    spellings = (municipality.code, municipality.name, municipality.official_name, municipality.slug)
    assert {find(text, ALL) for text in spellings} == {municipality}


@pytest.mark.parametrize(
    "text",
    ["Nørreby", "nørreby", "NØRREBY", "Noerreby", "norreby", "Nörreby", "Nørreby Kommune", "norreby kommune",
     "  nørre-by ", "9901", " 9901 ", unicodedata.normalize("NFD", "Nørreby Kommune")],
)  # fmt: skip
def test_a_name_with_oe_is_found_in_any_spelling(text):
    assert find(text, EXAMPLES) is NORTH


@pytest.mark.parametrize(
    "text", ["Åsbakke", "Aasbakke", "asbakke", "AASBAKKE KOMMUNE", "A\u030asbakke", "\u212bsbakke"]
)
def test_a_name_with_aa_is_found_in_any_spelling(text):
    assert find(text, EXAMPLES) is HILL


@pytest.mark.parametrize("text", ["Lærkeskov", "Laerkeskov", "larkeskov", "LÆRKESKOV", "Lärkeskov"])
def test_a_name_with_ae_is_found_in_any_spelling(text):
    assert find(text, EXAMPLES) is WOOD


def test_a_code_that_lost_its_leading_zero_in_a_spreadsheet_is_still_found():
    assert find("101", ALL).code == "0101"


def test_the_genitive_of_the_official_name_is_found():
    assert find("Københavns", ALL).code == "0101"


def test_a_regional_municipality_is_found_without_its_title():
    assert find("bornholms regionskommune", ALL).code == find("Bornholm", ALL).code == "0400"


def test_an_unknown_name_comes_back_with_the_names_that_look_like_it():
    with pytest.raises(UnknownMunicipalityError) as raised:
        find("Nørrebye", EXAMPLES)
    assert raised.value.in_danish().startswith("Kommune: der findes ingen kommune »Nørrebye«; mente du Nørreby?")


def test_at_most_three_names_are_suggested():
    with pytest.raises(UnknownMunicipalityError) as raised:
        find("Sørbx", [a_municipality(f"99{number}", f"Sørb{number}") for number in range(11, 16)])
    assert raised.value.found["suggested"].count(" or ") == 2


@pytest.mark.parametrize("text", ["", "   ", "Kommune", "Atlantis", "0000", "12345", "Ribe Amt"])
def test_what_is_no_municipality_is_refused(text):
    with pytest.raises(UnknownMunicipalityError):
        find(text, ALL)


def test_an_error_without_suggestions_still_ends_its_sentence():
    with pytest.raises(UnknownMunicipalityError) as raised:
        find("9999", EXAMPLES)
    assert "«9999». Write" in raised.value.in_english()


def test_two_municipalities_behind_one_loose_spelling_are_not_guessed_between():
    with pytest.raises(AmbiguousMunicipalityError) as raised:
        find("sorby", (a_municipality("9911", "Sørby"), a_municipality("9912", "Soerby")))
    assert raised.value.found["candidates"] == "Sørby (9911), Soerby (9912)"


def test_an_exact_spelling_wins_over_a_loose_one():
    assert find("Marup", (a_municipality("9911", "Mårup"), a_municipality("9912", "Marup"))).code == "9912"


def test_the_code_decides_between_municipalities_of_one_name():
    assert find("9912", (a_municipality("9911", "Sørby"), a_municipality("9912", "Sørby"))).code == "9912"


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Nørreby", "noerreby"), ("Åsbakke", "aasbakke"), ("Lærkeskov", "laerkeskov"), ("Høje-Åby", "hoeje-aaby"),
     ("Øst Egn", "oest-egn"), ("A\u030asbakke", "aasbakke")],
)  # fmt: skip
def test_a_slug_is_plain_ascii(name, slug):
    assert ascii_slug(name) == slug


def test_no_two_municipalities_share_a_slug():
    assert len({m.slug for m in ALL}) == 98


@given(st.text(max_size=40))
def test_any_text_gives_a_municipality_or_an_input_error(text):
    with contextlib.suppress(InputError):
        assert find(text, ALL) in ALL


@given(
    st.sampled_from(ALL),
    st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
    st.sampled_from([str.upper, str.lower, str.title]),
)
def test_unicode_form_and_case_never_matter(municipality, form, case):
    assert find(unicodedata.normalize(form, case(municipality.official_name)), ALL) is municipality
