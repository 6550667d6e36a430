"""A municipality gets each letter about its application once, at the moment that the letter tells of."""

from datetime import date
from types import SimpleNamespace

import pytest

from db.engine import engine_for
from db.schema import Document, Generation, Manifest
from db.unit_of_work import reader
from flows.daily import who_can_go_on
from flows.path import advance
from parat.documents.danish import long_date
from parat.domain.calendar import add_working_days
from parat.example.municipalities import places
from parat.settings import settings
from tasks import letters
from tasks.run import Actor, today_in_denmark
from tests.acceptance.conftest import FORM, KEY, SLUG, TOWN

BY_LEAD = ("--by", "programme_lead")
LACKING = {**FORM, "risks": None, "declaration": False}


def letters_of(engagement=KEY):
    """Give each letter's name, in its order, with its words in one text."""
    with reader(engine_for(settings().database_url)) as read:
        titles = {row.id: f"{row.title} {row.part}".rstrip() for row in read.all(Document)}
        rows = read.all(Generation, Generation.engagement == engagement, order=[Generation.document])
        blocks = {row.generation: row.blocks for row in read.all(Manifest)}
    return {titles[row.document]: " ".join(blocks[row.id].values()) for row in rows if row.number == 1}


def versions():
    with reader(engine_for(settings().database_url)) as read:
        return [row.number for row in read.all(Generation)]


@pytest.fixture
def sends(did, returned):
    """Send the application form in with these answers."""

    def send(answers, name="svar.xlsx"):
        return did("import", returned("application", {"application": {(): answers}}, name=name))

    return send


@pytest.fixture
def one_seat(enrolled, record):
    """Let the programme have one seat, which another municipality has taken."""
    from db.schema import Programme
    from db.unit_of_work import Signature, unit_of_work

    with unit_of_work(engine_for(settings().database_url), Signature("k07", "cli", "test"), SLUG) as unit:
        unit.change(Programme, SLUG, capacity=1, selected=1)
        unit.commit()
    return SimpleNamespace(free=_free_the_seat)


def _free_the_seat():
    from db.schema import Programme
    from db.unit_of_work import Signature, unit_of_work

    with unit_of_work(engine_for(settings().database_url), Signature("k07", "cli", "test"), SLUG) as unit:
        unit.change(Programme, SLUG, selected=0)
        unit.commit()


def test_without_a_form_there_is_no_letter(enrolled):
    advance(KEY, Actor("k07", "cli"))
    assert letters_of() == {}


def test_a_complete_form_is_answered_with_a_receipt(applied):
    words = letters_of()["Kvittering for ansøgning"]
    assert "Skemaet er udfyldt helt." in words
    assert "Egne ressourcer (timer) | 200" in words
    assert f"senest den {long_date(add_working_days(today_in_denmark(), 15))}" in words


def test_a_form_with_gaps_is_answered_with_a_receipt_and_with_what_is_missing(enrolled, sends):
    sends(LACKING)
    written = letters_of()
    assert set(written) == {"Kvittering for ansøgning", "Mangelbrev"}
    assert "Der mangler svar på 2 spørgsmål." in written["Kvittering for ansøgning"]
    for said in ("2 spørgsmål", "Risici: Hvad kan gå galt", "Erklæring: Svar ja"):
        assert said in written["Mangelbrev"]


def test_the_deadline_is_the_forms_own_when_it_leaves_ten_working_days(enrolled, sends):
    sends(LACKING)
    due = letters.working_day_from(date.fromordinal(today_in_denmark().toordinal() + 28))
    assert f"senest den {long_date(due)}" in letters_of()["Mangelbrev"]


def test_every_form_has_letters_of_its_own(enrolled, sends):
    sends(LACKING)
    sends({**FORM, "risks": None}, name="igen.xlsx")
    sends(FORM, name="til sidst.xlsx")
    assert set(letters_of()) == {
        "Kvittering for ansøgning", "Mangelbrev", "Kvittering for ansøgning 2", "Mangelbrev 2",
        "Kvittering for ansøgning 3",
    }  # fmt: skip
    assert "Det erstatter det skema" in letters_of()["Kvittering for ansøgning 3"]


def test_no_letter_is_written_twice(enrolled, sends, in_folder, did):
    sends(LACKING)
    before = versions()
    advance(KEY, Actor("k07", "cli"))
    did("import", in_folder / "svar.xlsx")
    assert versions() == before


def test_a_letter_that_a_killed_command_left_unwritten_is_written_the_next_morning(enrolled, sends, monkeypatch):
    with monkeypatch.context() as killed:
        killed.setattr("flows.path.advance", lambda *_: SimpleNamespace(finished=False, waits=()))
        sends(LACKING)
    assert letters_of() == {}
    assert [whose.engagement for whose in who_can_go_on()] == [KEY]
    advance(KEY, Actor("k07", "tick"))
    assert "Mangelbrev" in letters_of()
    assert who_can_go_on() == []


def test_a_wish_for_changes_is_passed_on_in_a_letter(applied, did):
    did("decide", "selection", TOWN, "request_changes", *BY_LEAD, "--reason", "Uddyb tidsplanen")
    written = letters_of()
    assert "Uddyb tidsplanen" in written["Mangelbrev"]
    assert "Vi beder jer uddybe jeres ansøgning" in written["Mangelbrev"]


def test_a_selected_municipality_gets_an_award_with_the_day_by_which_it_must_accept(applied, did):
    did("decide", "selection", TOWN, "approve", *BY_LEAD)
    words = letters_of()["Tilsagn om konsulentstøtte"]
    assert f"senest den {long_date(add_working_days(today_in_denmark(), 10))}" in words
    assert "200 arbejdstimer" in words
    assert "Databehandleraftalen mellem kommunen og os skal være underskrevet" in words


def test_an_award_to_a_municipality_that_revises_names_its_plan(open_programme, did, returned):
    did("enrol", TOWN, "--start", "revision", "--existing-plan-on", "01-03-2023")
    did("agreement", TOWN, "--on", "2026-02-01")
    did("import", returned("application", {"application": {(): {**FORM, "own_hours": 0}}}))
    did("decide", "selection", TOWN, "approve", *BY_LEAD)
    words = letters_of()["Tilsagn om konsulentstøtte"]
    for said in ("vedtaget den 1. marts 2023", "Den er dateret 1. februar 2026.", "Ansøgningen nævner ingen timer"):
        assert said in words


def test_a_rejected_municipality_gets_the_reason_and_no_invented_right_of_appeal(applied, did):
    did("decide", "selection", TOWN, "reject", *BY_LEAD, "--reason", "Forankringen mangler.")
    words = letters_of()["Afslag"]
    assert "Forankringen mangler." in words
    assert "Endnu ikke beskrevet: om afgørelsen kan påklages" in words


def test_a_rejection_says_how_to_appeal_when_the_programme_has_said_so(applied, did):
    did("programme", "appeal", SLUG, "--text", "Klagen sendes til sekretariatet inden fire uger.")
    did("decide", "selection", TOWN, "reject", *BY_LEAD, "--reason", "Ansøgningen ligger uden for puljens formål.")
    assert "Klagen sendes til sekretariatet inden fire uger." in letters_of()["Afslag"]


def test_a_decision_whose_letter_cannot_be_written_is_not_taken(applied, did, parat, monkeypatch):
    from parat.documents.errors import WrongContextError

    def refused(*_):
        raise WrongContextError(deliverable="rejection_letter", context="", known=[])

    monkeypatch.setattr("tasks.decisions.write_rejection", refused)
    parat("decide", "selection", TOWN, "reject", *BY_LEAD, "--reason", "Nej")
    assert "selection" in did("gates", "--json")


def test_a_complete_application_stands_on_the_waiting_list_while_every_seat_is_taken(one_seat, sends, did, parat):
    sends(FORM)
    words = letters_of()["Ventelistebrev"]
    assert "plads til 1 kommune, og pladsen er optaget" in words
    assert "Vi regner med" not in letters_of()["Kvittering for ansøgning"]
    assert "(TRI-021)" in parat("decide", "selection", TOWN, "approve", *BY_LEAD).err
    one_seat.free()
    did("decide", "selection", TOWN, "approve", *BY_LEAD)
    assert "Tilsagn om konsulentstøtte" in letters_of()


def test_the_letters_are_handed_over_under_names_that_say_what_they_are(enrolled, sends, did, in_folder):
    sends(LACKING)
    sends(FORM, name="igen.xlsx")
    did("deliver", TOWN, "--to", in_folder / "breve")
    code = next(place.code for place in places() if place.name == TOWN)
    assert sorted(path.name for path in (in_folder / "breve").iterdir()) == [
        f"{code} {TOWN} Kvittering for ansøgning 2 v1.docx",
        f"{code} {TOWN} Kvittering for ansøgning v1.docx",
        f"{code} {TOWN} Mangelbrev v1.docx",
    ]
    assert "Document: Kvittering for ansøgning 2, version 1" in did("status", TOWN)
