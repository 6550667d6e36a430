"""Follow two municipalities of the example to their hearing and to the end, and read the papers that were written."""

import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from db.documents import newest_generations
from db.engine import engine_for
from db.prepare import prepare
from db.schema import Document, Gate, Generation, HearingAnswer, Manifest
from db.unit_of_work import reader
from flows.path import advance
from parat.documents.danish import long_date
from parat.domain.stages import Stage
from parat.example import story
from parat.example.plans import hearing_answers
from parat.example.proposals import parties
from parat.example.returning import fetch_afresh, filled_packet, hand_in
from parat.example.tales import tale_of
from tasks.run import Actor

RUNNING, ENDED = "9919", "9925"


def a_record(home, *codes):
    """Tell tales of the example in a record of their own, and give the environment to look at it again."""
    environment = {"PARAT_HOME": str(home), "PARAT_DATABASE_URL": f"sqlite:///{(home / 'record.sqlite3').as_posix()}"}
    with pytest.MonkeyPatch.context() as patch:
        use(patch, environment)
        prepare(environment["PARAT_DATABASE_URL"])
        story._begin()
        for code in codes:
            story.tell(tale_of(code))
    return environment


def use(patch, environment):
    for name, value in environment.items():
        patch.setenv(name, value)


def reading(patch, environment):
    use(patch, environment)
    return reader(engine_for(environment["PARAT_DATABASE_URL"]))


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Two municipalities: one that is in hearing, and one whose path is over."""
    return a_record(tmp_path_factory.mktemp("told"), ENDED, RUNNING)


@pytest.fixture
def read(told, monkeypatch):
    with reading(monkeypatch, told) as found:
        yield found


@pytest.fixture(scope="module")
def heard(tmp_path_factory):
    """A hearing while answers and then a plan without the sheet for them come in; and how the gate was before."""
    environment = a_record(tmp_path_factory.mktemp("heard"), RUNNING)
    with pytest.MonkeyPatch.context() as patch:
        with reading(patch, environment) as found:
            before = gate(found, RUNNING, "hearing")
        tale = tale_of(RUNNING)
        on = tale.until + timedelta(days=5)
        actor = Actor(tale.consultant, "example", today=on)
        fetch_afresh(tale.key, Stage.PLAN, actor)
        rows = {"hearing": hearing_answers(tale.place, parties(tale.key), on)}
        hand_in(filled_packet(tale.key, Stage.PLAN, rows), "svar.xlsx", actor)
        advance(tale.key, actor)
        fetch_afresh(tale.key, Stage.PLAN, actor)
        hand_in(without_hearing(filled_packet(tale.key, Stage.PLAN, {})), "uden.xlsx", actor)
        advance(tale.key, actor)
    return environment, before


@pytest.fixture
def read_heard(heard, monkeypatch):
    with reading(monkeypatch, heard[0]) as found:
        yield found


def without_hearing(packet):
    book = load_workbook(io.BytesIO(packet))
    del book["Høringssvar"]
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def key_of(code):
    return tale_of(code).key


def versions(read, code, kind):
    rows = read.all(Generation, Generation.engagement == key_of(code), order=[Generation.number])
    documents = {row.id for row in read.all(Document, Document.engagement == key_of(code), Document.kind == kind)}
    return [row for row in rows if row.document in documents]


def blocks(read, code, kind):
    newest = newest_generations(read, key_of(code), kind)[0]
    return read.all(Manifest, Manifest.generation == newest.id)[0].blocks


def gate(read, code, key):
    return read.all(Gate, Gate.engagement == key_of(code), Gate.gate == key, order=[Gate.attempt])[-1]


def test_the_letter_goes_out_once_with_the_day_that_the_hearing_is_due(read):
    (letter,) = versions(read, RUNNING, "hearing_letter")
    hearing = gate(read, RUNNING, "hearing")
    assert hearing.ruling is None
    assert letter.dated == hearing.raised_on
    assert long_date(hearing.due_on) in blocks(read, RUNNING, "hearing_letter")["invitation"]


def test_a_hearing_without_answers_has_no_note_while_it_runs(read):
    assert versions(read, RUNNING, "hearing_note") == []


def test_a_plan_in_hearing_has_no_item_for_the_council_yet(read):
    assert versions(read, RUNNING, "agenda_item") == []


def test_the_note_grows_from_preliminary_to_final(read):
    first = versions(read, ENDED, "hearing_note")[0]
    assert "foreløbigt" in read.all(Manifest, Manifest.generation == first.id)[0].blocks["hearing-lead"]
    answers = read.all(HearingAnswer, HearingAnswer.engagement == key_of(ENDED))
    shown = blocks(read, ENDED, "hearing_note")
    assert shown["number-points"] == f"Punkter i svarene | {len(answers)}"
    assert "Høringen blev afsluttet" in shown["hearing-lead"]


def test_the_item_is_there_when_the_council_is_asked_and_encloses_the_note(read):
    item, note = (versions(read, ENDED, kind)[-1] for kind in ("agenda_item", "hearing_note"))
    assert item.dated == gate(read, ENDED, "council").raised_on
    enclosed = f"Høringsnotat, version {note.number} af "
    assert any(text.startswith(enclosed) for text in blocks(read, ENDED, "agenda_item").values())


def test_the_closing_is_decided_on_the_final_report(read):
    report = versions(read, ENDED, "final_report")[-1]
    assert gate(read, ENDED, "closing").document_sha256 == report.sha256
    assert report.state == "approved"


def test_the_final_report_sets_the_first_assessment_beside_the_last(read):
    shown = blocks(read, ENDED, "final_report")
    assert {f"change-D{number}" for number in range(1, 10)} <= set(shown)
    assert "12 måneder efter vedtagelsen" in shown["readiness-lead"]


def test_the_status_report_names_what_is_late_first(read):
    rows = [text for block, text in blocks(read, ENDED, "status_report").items() if block.startswith("action-")]
    states = ["over fristen" in row or "Forsinket" in row for row in rows if row.count("|") == 4]
    assert states == sorted(states, reverse=True)
    assert True in states


def test_answers_that_come_in_leave_the_hearing_its_deadline(heard, read_heard):
    before, after = heard[1], gate(read_heard, RUNNING, "hearing")
    assert (after.raised_on, after.due_on) == (before.raised_on, before.due_on)
    assert after.document_sha256 == newest_generations(read_heard, key_of(RUNNING), "plan_draft")[0].sha256


def test_the_parties_are_written_to_once_and_the_note_is_preliminary_while_the_hearing_runs(read_heard):
    assert len(versions(read_heard, RUNNING, "hearing_letter")) == 1
    assert "notatet er foreløbigt" in blocks(read_heard, RUNNING, "hearing_note")["hearing-lead"]


def test_a_plan_from_before_there_was_a_sheet_for_answers_leaves_them_as_they_are(read_heard):
    assert read_heard.all(HearingAnswer, HearingAnswer.engagement == key_of(RUNNING))
