"""The letters about an application say in good Danish what holds, and claim nothing that the record does not hold."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.documents.letter_builders import (
    RECIPIENT,
    SIGNED_BY,
    a_letter_cover,
    sample_deficiency_letter,
)
from tests.unit.documents.reading import paragraphs, produced, style, text, whole_text
from tests.unit.documents.samples import sample

LETTERS = ("application_receipt", "deficiency_letter", "award_letter", "rejection_letter", "waiting_list_letter")
EVERY = pytest.mark.parametrize("letter", LETTERS)
ONE = sample_deficiency_letter().missing[:1]


def words_of(letter, **different):
    return whole_text(produced(letter, replace(sample(letter), **different)).docx)


@EVERY
def test_a_letter_goes_to_functions_and_is_signed_by_the_programme(letter):
    shown = [text(one) for one in paragraphs(produced(letter, sample(letter)).docx)]
    assert [line for line in shown if line in RECIPIENT][: len(RECIPIENT)] == list(RECIPIENT)
    assert shown[-1] == SIGNED_BY[0]
    assert shown[-2] == "Med venlig hilsen"


@EVERY
def test_a_letter_begins_on_its_first_page_without_cover_and_contents(letter):
    styles = {style(one) for one in paragraphs(produced(letter, sample(letter)).docx)}
    assert not styles & {"CoverMunicipality", "Title", "TOC1"}


@EVERY
def test_a_letter_without_a_journal_number_says_nothing_of_one(letter):
    assert "Journalnummer" not in words_of(letter, cover=a_letter_cover("Brev", journal_number=""))


@EVERY
def test_a_letter_to_a_municipality_that_named_no_function_is_addressed_to_the_municipality(letter):
    assert "Att.:" not in words_of(letter, recipient=RECIPIENT[:1])


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        (0, ["Skemaet er udfyldt helt. I skal ikke gøre mere nu."]),
        (1, ["Der mangler svar på 1 spørgsmål.", "skriver vi, hvilket det er, og hvornår"]),
        (2, ["Der mangler svar på 2 spørgsmål.", "skriver vi, hvilke det er, og hvornår"]),
    ],
)
def test_a_receipt_says_whether_the_form_is_complete(lacking, said):
    words = words_of("application_receipt", lacking=lacking)
    assert [line for line in said if line not in words] == []


def test_a_receipt_names_a_day_for_the_decision_only_when_one_is_known():
    assert "Vi regner med" not in words_of("application_receipt", lacking=0)
    words = words_of("application_receipt", lacking=0, decision_expected_on=date(2027, 11, 8))
    assert "Vi regner med, at den er truffet senest den 8. november 2027." in words


def test_a_receipt_says_which_answers_are_missing_and_leaves_none_out():
    assert "Egne ressourcer (timer)\nIkke besvaret" in words_of("application_receipt")


def test_the_receipt_of_a_later_form_says_that_it_replaces_the_earlier():
    assert "Det erstatter det skema, I sendte tidligere." in words_of("application_receipt", form_number=2)


def test_one_missing_answer_is_asked_for_in_the_singular():
    words = words_of("deficiency_letter", missing=ONE)
    for said in ("Der mangler et svar i jeres ansøgning", "svar på 1 spørgsmål:", "Udfyld det felt, der er nævnt"):
        assert said in words


def test_several_missing_answers_are_asked_for_in_the_plural():
    words = words_of("deficiency_letter")
    for said in ("Der mangler svar i jeres ansøgning", "svar på 3 spørgsmål:", "Udfyld de felter, der er nævnt"):
        assert said in words


def test_a_wish_to_know_more_about_a_complete_form_speaks_of_no_missing_answer():
    words = words_of("deficiency_letter", missing=())
    assert "Vi beder jer uddybe jeres ansøgning" in words
    assert "Beskriv, hvordan planen forankres i ledelsen." in words
    assert "mangler" not in words


def test_missing_answers_alone_are_not_said_to_be_the_programmes_wish():
    assert "programledelsen gerne vide" not in words_of("deficiency_letter", wanted=())


def test_the_deadline_stands_in_the_head_and_in_the_text_with_what_happens_after_it():
    words = words_of("deficiency_letter")
    assert "Frist for svar: 1. november 2027" in words
    assert "senest den 1. november 2027" in words
    assert "kan ansøgningen ikke indgå i udvælgelsen" in words


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (None, "Ansøgningen nævner ingen timer"),
        (0, "Ansøgningen nævner ingen timer"),
        (1, "selv 1 arbejdstime."),
        (1200, "selv 1.200 arbejdstimer."),
    ],
)
def test_the_award_names_the_municipalitys_own_hours_as_the_application_does(hours, said):
    assert said in words_of("award_letter", own_hours=hours)


def test_the_award_lists_the_five_kinds_of_support_and_that_no_money_is_paid():
    words = words_of("award_letter")
    for said in ("Parathedsvurdering:", "Workshops:", "Undervisningsforløb:", "Operationel handlingsplan:",
                 "Støtte til eksekvering:", "Der udbetales ingen penge."):  # fmt: skip
        assert said in words


def test_the_award_says_by_when_to_accept_and_how_long_that_is():
    words = words_of("award_letter", reply_days=1)
    assert "senest den 1. november 2027" in words
    assert "1 arbejdsdag." in words


def test_the_award_to_a_municipality_with_a_plan_is_for_revising_it():
    words = words_of("award_letter", revises_plan_of=date(2024, 3, 3))
    assert "revidere den handlingsplan til forebyggelse af ekstremisme, som blev vedtaget den 3. marts 2024" in words
    assert "udvikle og gennemføre" not in words


def test_the_award_asks_for_agreement_and_project_lead_until_they_are_there():
    asked = words_of("award_letter")
    assert "skal være underskrevet og dateret" in asked
    assert "Vent med at sende navn og kontaktoplysninger" in asked
    settled = words_of("award_letter", agreement_on=date(2027, 10, 1), lead_named=True)
    assert "Den er dateret 1. oktober 2027." in settled
    assert "Kommunens projektleder er udpeget." in settled
    assert "Vent med" not in settled


def test_a_rejection_says_who_decided_and_why():
    words = words_of("rejection_letter")
    for said in ("Truffet af: Programleder", "Afgørelse truffet: 18. oktober 2027", "forankres i ledelsen"):
        assert said in words


def test_a_rejection_invents_neither_reason_nor_right_of_appeal():
    words = words_of("rejection_letter", reason=())
    assert "Endnu ikke beskrevet: begrundelsen for afslaget." in words
    assert "Endnu ikke beskrevet: om afgørelsen kan påklages" in words


def test_a_rejection_shows_the_guidance_on_appeal_that_was_written():
    words = words_of("rejection_letter", appeal=("Afgørelsen kan ikke påklages.",))
    assert "Afgørelsen kan ikke påklages." in words
    assert "Endnu ikke beskrevet" not in words


@pytest.mark.parametrize(
    ("seats", "said"),
    [(1, "plads til 1 kommune, og pladsen er optaget"), (25, "plads til 25 kommuner, og alle pladser er optaget")],
)
def test_the_waiting_list_letter_says_that_every_seat_is_taken(seats, said):
    assert said in words_of("waiting_list_letter", seats=seats)


def test_the_waiting_list_letter_promises_no_place_in_a_line():
    assert "Ventelisten har ingen fast rækkefølge." in words_of("waiting_list_letter")


def test_the_waiting_list_letter_names_no_day_of_receipt_that_is_not_known():
    assert "Vi modtog" not in words_of("waiting_list_letter", received_on=None)
