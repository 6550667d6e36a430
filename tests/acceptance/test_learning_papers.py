"""Workshops and training get their papers, and certificates are made on demand and kept nowhere."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from db.engine import engine_for
from db.schema import Document, Generation, Manifest
from db.unit_of_work import reader
from parat.settings import settings
from tasks.files import path_of
from tasks.run import today_in_denmark
from tests.acceptance.conftest import TOWN, everything_stored
from tests.acceptance.test_cli_documents import WORKSHOP, answers
from tests.unit.documents.reading import whole_text

PLANNED = {"number": 2, "kind": "concerns", "held_on": date(2026, 5, 4), "status": "planned"}
SESSIONS = [
    {"session": 1, "module": "signs", "held_on": date(2026, 3, 9), "hours": Decimal(3), "status": "held"},
    {"session": 2, "module": "sharing", "held_on": date(2026, 3, 16), "hours": Decimal(2), "status": "held"},
]
TRAINING = {
    "needs": [
        {"group": "Lærere", "module": "signs", "needed": 20},
        {"group": "Jobkonsulenter", "module": "sharing", "needed": 4},
        {"group": "Jobkonsulenter", "module": "scenario", "needed": 4},
    ],
    "sessions": SESSIONS,
    "attendance": [
        {"session": 1, "group": "Lærere", "attended": 18, "passed": 17},
        {"session": 2, "group": "Jobkonsulenter", "attended": 4},
    ],
    "evaluation": [
        {"session": 1, "answered": 12, "relevance": Decimal("4.2"), "usefulness": Decimal("3.9"), "liked": "Øvelserne"},
        {"session": 2, "answered": 4, "relevance": Decimal("1.5"), "liked": "Genkendeligt svar"},
    ],
}
PERSON = {"session": 1, "name": "Prøve Prøvesen", "function": "Lærer"}


@pytest.fixture
def beyond_readiness(in_readiness, did, returned):
    did("import", returned("readiness", answers(), name="parathed.xlsx"))
    did("decide", "report", TOWN, "approve", "--by", "project_lead")
    return in_readiness


@pytest.fixture
def trained(beyond_readiness, did, returned):
    def with_people(*people):
        did("import", returned("training", {**TRAINING, "participants": people}, name="uddannelse.xlsx"))

    return with_people


def words_of(kind, part=""):
    with reader(engine_for(settings().database_url)) as read:
        documents = read.all(Document, Document.kind == kind, Document.part == part)
        versions = [row for one in documents for row in read.all(Generation, Generation.document == one.id)]
    return whole_text(path_of(max(versions, key=lambda row: row.number)).read_bytes()) if versions else ""


def test_the_report_comes_with_a_summary(beyond_readiness):
    assert "Svarene ligger" in words_of("readiness_report") or "ingen udsagn, hvor svarene" in words_of(
        "readiness_report"
    )
    assert "Næste skridt: Kommunens projektleder godkender rapporten" in words_of("readiness_summary")


def test_a_planned_workshop_with_a_day_gets_a_programme_and_an_invitation(beyond_readiness, did, returned):
    first = {**PLANNED, "begins": "12.30", "place": "Biblioteket"}
    did("import", returned("workshops", {**WORKSHOP, "workshops": [*WORKSHOP["workshops"], first]}))
    programme, invitation = words_of("workshop_programme", "2"), words_of("workshop_invitation", "2")
    assert "Mandag den 4. maj 2026" in programme
    assert "Kl. 12.30-17.15" in programme
    assert "D5.2" in programme
    assert "Biblioteket" in invitation
    assert words_of("workshop_minutes", "1")
    assert not words_of("workshop_programme", "1")


def test_a_programme_without_time_and_place_says_so(beyond_readiness, did, returned):
    did("import", returned("workshops", {**WORKSHOP, "workshops": [*WORKSHOP["workshops"], PLANNED]}))
    programme, invitation = words_of("workshop_programme", "2"), words_of("workshop_invitation", "2")
    assert "programmet er regnet fra kl. 9.00" in programme
    assert "tidspunktet og stedet. Leveres af kommunens projektleder" in programme
    assert "9.00" not in invitation


def test_a_workshop_without_a_day_gets_no_papers(beyond_readiness, did, returned):
    undated = {"number": 2, "kind": "scenario", "status": "planned"}
    did("import", returned("workshops", {**WORKSHOP, "workshops": [*WORKSHOP["workshops"], undated]}))
    assert not words_of("workshop_invitation", "2")


def test_training_gets_a_plan_a_record_and_an_evaluation(trained):
    trained()
    assert "En undervisningsgang i modulet »Scenarietræning«, som der er behov for." in words_of("training_plan")
    assert words_of("training_record")
    assert "12 deltagere har svaret på evalueringen" in words_of("evaluation_note")


def test_a_target_that_was_waived_is_told_in_the_record(trained, did):
    trained()
    did("decide", "target", TOWN, "waive", "--by", "programme_lead", "--reason", "Resten undervises i januar")
    assert "Fravigelse af målet. Besluttet af" in words_of("training_record")
    assert "Begrundelse: Resten undervises i januar." in words_of("training_record")


def test_the_answers_of_fewer_than_five_are_not_shown(trained):
    trained()
    note = words_of("evaluation_note")
    assert "Svar fra 1 undervisningsgang er udeladt, fordi færre end fem har svaret." in note
    assert "Genkendeligt svar" not in note
    assert "1,5" not in note


def test_a_certificate_is_written_to_the_folder_and_kept_nowhere(trained, did, in_folder):
    trained({**PERSON, "delete_on": today_in_denmark() + timedelta(days=30)})
    before = everything_stored()
    said = did("certificates", TOWN, "--to", in_folder / "beviser")
    (file,) = (in_folder / "beviser").iterdir()
    shown = whole_text(file.read_bytes())
    assert "Prøve Prøvesen" in shown
    assert "Bekymringstegn" in shown
    assert "I alt 3 timer" in shown
    assert "not stored in the record" in said
    assert everything_stored() == before


def test_who_wrote_the_address_once_and_left_it_out_once_gets_one_certificate(trained, did, in_folder):
    unaddressed = {**PERSON, "delete_on": today_in_denmark() + timedelta(days=30)}
    trained({**unaddressed, "mail": "proeve@kommune.example"}, {**unaddressed, "session": 2})
    did("certificates", TOWN, "--to", in_folder / "beviser")
    assert len(list((in_folder / "beviser").iterdir())) == 1


def test_no_document_and_no_manifest_names_a_participant(trained):
    trained({**PERSON, "delete_on": today_in_denmark() + timedelta(days=30)})
    with reader(engine_for(settings().database_url)) as read:
        texts = [" ".join(row.blocks.values()) for row in read.all(Manifest)]
        texts += [whole_text(path_of(row).read_bytes()) for row in read.all(Generation)]
    assert not any("Prøvesen" in text for text in texts)


def test_a_participant_who_is_to_be_deleted_gets_no_certificate(trained, refuses, in_folder):
    trained({**PERSON, "delete_on": today_in_denmark()})
    refuses("IND-089", 3, "certificates", TOWN, "--to", in_folder / "beviser")
    assert not (in_folder / "beviser").exists()
