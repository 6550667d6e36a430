"""A person is recognised however the name is spelled, and nobody is taken for another."""

from datetime import date

import pytest

from parat.domain.people import PersonRow, answers_to, due, persons_in, stands_in

HERE, THERE = "p/9904", "p/9905"
TODAY = date(2026, 11, 23)


def a_row(name="", mail="", engagement=HERE, table="participant", number=1, delete_on=None):
    identity = f"{number:08d}-0000-5000-8000-000000000000"
    return PersonRow(table, identity, name, mail, "Lærer", engagement, delete_on)


def gathered(*rows):
    return sorted(sorted(row.id[:8].lstrip("0") for row in person) for person in persons_in(rows))


@pytest.mark.parametrize(
    "asked",
    ["prøve prøvesen", "PROEVE", "Prove Proevesen", "prøvesen, prøve", "prove@sandvig.example", "sandvig", "00000001"],
)
def test_a_person_is_found_without_regard_to_case_accents_and_order(asked):
    assert answers_to(asked, a_row("Prøve Prøvesen", "prove@sandvig.example"))


@pytest.mark.parametrize("asked", ["Prøve Hansen", "", "  ", "-", "0000000", "@"])
def test_a_person_is_not_found_by_half_a_match_or_by_nothing(asked):
    assert not answers_to(asked, a_row("Prøve Prøvesen", "prove@sandvig.example"))


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("Åse Prøvesen", "tak til AASE PRØVESEN."),
        ("Åse Prøvesen", "A\N{COMBINING RING ABOVE}se\nPrøvesen"),
        ("Renée Prøve", "Prøve: renee prøve"),
        ("asp@sandvig.example", "Til: <ASP@sandvig.example>;"),
    ],
)
def test_a_name_stands_in_a_text_however_it_is_spelled(mark, text):
    assert stands_in(mark, text)


@pytest.mark.parametrize("text", ["Prøvesen", "Aase Prøvesensen", "Prøvesen Aase", ""])
def test_a_name_stands_in_a_text_only_as_whole_words_in_their_order(text):
    assert not stands_in("Åse Prøvesen", text)


def test_an_empty_name_stands_nowhere():
    assert not stands_in("", "noget")
    assert not stands_in(" - ", "noget - andet")


def test_the_rows_of_one_person_are_gathered_by_name_and_address():
    rows = [a_row("Prøve", "p@x.example"), a_row("PRØVE", "P@X.example", THERE, number=2), a_row("Prøve", number=3)]
    assert gathered(*rows) == [["1", "2", "3"]]


def test_two_people_of_one_name_in_two_municipalities_are_two():
    assert gathered(a_row("Prøve"), a_row("Prøve", engagement=THERE, number=2)) == [["1"], ["2"]]


def test_two_who_share_a_mailbox_are_two_and_the_mailbox_is_a_third():
    mailbox = "ssp@sandvig.example"
    rows = [a_row("Anna", mailbox), a_row("Bo", mailbox, number=2), a_row("", mailbox, table="contact", number=3)]
    assert gathered(*rows) == [["1"], ["2"], ["3"]]


def test_a_contact_without_a_name_belongs_to_whom_the_address_means():
    rows = [a_row("Anna", "anna@x.example"), a_row("", "anna@x.example", table="contact", number=2)]
    assert gathered(*rows) == [["1", "2"]]


def test_a_colleague_and_a_participant_are_two():
    assert gathered(a_row("Anna"), a_row("Anna", table="staff", number=2)) == [["1"], ["2"]]


def test_contacts_that_name_nobody_are_each_their_own():
    assert gathered(a_row(table="contact"), a_row(table="contact", number=2)) == [["1"], ["2"]]


def test_a_row_is_due_on_its_day_of_deletion():
    rows = [a_row("A", delete_on=TODAY), a_row("B", delete_on=date(2026, 11, 24)), a_row("C")]
    assert [row.name for row in due(rows, TODAY)] == ["A"]
