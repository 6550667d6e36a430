"""Answers become a report, the report is handed over, and a fact is followed to its cell."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from db.engine import engine_for
from db.schema import Action, Gap, Generation
from db.unit_of_work import reader
from parat.domain.catalogue import VERSION
from parat.domain.instrument import instrument
from parat.settings import settings
from tests.acceptance.conftest import KEY, TOWN

MISSING = ("coordinator", "social", "school", "employment", "contingency")


def answers():
    items = [item.id for item in instrument(VERSION).items]
    return {
        "respondents": [{"respondent": "R1", "role": "leader"}],
        "missing_roles": [{"role": role, "reason": "Ferie"} for role in MISSING],
        "answers": {(item,): {"R1": "0" if item == "D5.2" else "3"} for item in items},
    }


@pytest.fixture
def assessed(in_readiness, did, returned):
    did("import", returned("readiness", answers(), name="parathed.xlsx"))
    return in_readiness


@pytest.fixture
def in_workshops(assessed, did):
    did("decide", "report", TOWN, "approve", "--by", "project_lead")
    return assessed


WORKSHOP = {
    "workshops": [{"number": 1, "kind": "start", "held_on": date(2026, 3, 2), "place": "Rådhuset", "status": "held"}],
    "participants": [{"workshop": 1, "function": "SSP-konsulent", "sector": "school"}],
    "decisions": [
        {
            "workshop": 1,
            "number": 1,
            "text": "Arbejdsgangen beskrives.",
            "responsible": "SSP-konsulent",
            "due_on": date(2026, 6, 1),
            "becomes_action": True,
            "item": "D5.2",
        }
    ],
}


def rows_of(kind):
    with reader(engine_for(settings().database_url)) as read:
        return read.all(kind)


def test_answers_become_a_report_that_waits_to_be_accepted(assessed, did):
    gates = json.loads(did("gates", TOWN, "--json"))
    assert [gate["key"] for gate in gates] == ["report"]


def test_every_document_is_handed_over_with_its_checksum(assessed, did, in_folder):
    said = did("deliver", TOWN, "--to", in_folder / "til kommunen")
    files = list((in_folder / "til kommunen").iterdir())
    assert {hashlib.sha256(file.read_bytes()).hexdigest() for file in files} == {
        version.sha256 for version in rows_of(Generation)
    }
    assert [file.name for file in files if file.name not in said] == []
    assert all(file.name.startswith(f"9916 {TOWN} ") for file in files)


def test_handing_over_twice_changes_nothing_and_an_edited_copy_is_left_alone(assessed, did, parat, in_folder):
    did("deliver", TOWN)
    did("deliver", TOWN)
    file = next((in_folder / "plan-2027-9916").glob("*Parathedsvurdering*"))
    file.write_bytes(b"edited")
    assert "(IND-084)" in parat("deliver", TOWN).err
    assert file.read_bytes() == b"edited"


def test_a_stored_document_that_was_changed_is_not_handed_over(assessed, parat, in_folder):
    version = min(rows_of(Generation), key=lambda row: row.path)
    (settings().home / "documents" / version.path).write_bytes(b"changed by somebody")
    said = parat("deliver", TOWN)
    assert said.code == 6
    assert list(in_folder.glob("plan-2027-9916/*")) == []


def test_a_gap_is_followed_back_to_its_cell(assessed, did):
    (gap,) = [row for row in rows_of(Gap) if row.item == "D5.2"]
    said = did("trace", gap.id[:8])
    assert "parathed.xlsx, Svar!" in said
    assert "k07 via cli" in said


def test_the_status_of_one_municipality_names_its_documents_and_the_next_command(assessed, did):
    said = did("status", TOWN)
    assert "version 1" in said
    assert f"parat decide report {KEY} approve --by project_lead" in said


def test_an_action_is_followed_by_its_number_in_the_plan(in_workshops, did, refuses, returned):
    did("import", returned("workshops", WORKSHOP))
    did("draft", TOWN)
    first = min(rows_of(Action), key=lambda action: action.number)
    assert did("trace", TOWN, first.number) == did("trace", first.id)
    assert "its numbers: 1" in refuses("IND-088", 3, "trace", TOWN, "998")


def test_the_doctor_finds_nothing_wrong_after_the_work(assessed, did):
    assert "FAULT" not in did("doctor")


def test_the_doctor_finds_a_changed_document(assessed, parat):
    version = min(rows_of(Generation), key=lambda row: row.path)
    (settings().home / "documents" / version.path).write_bytes(b"changed by somebody")
    said = parat("doctor")
    assert said.code == 6
    assert "FAULT" in said.out


def test_the_doctor_looks_into_the_folder_of_own_templates(assessed, parat, monkeypatch, tmp_path):
    monkeypatch.setenv("PARAT_TEMPLATES", str(tmp_path / "findes-ikke"))
    told = parat("doctor")
    assert "there is no such folder" in told.out
    assert "remove the setting PARAT_TEMPLATES" in told.out


def test_the_doctor_removes_what_a_crash_left_only_when_asked(assessed, did):
    left = settings().home / "documents" / ".parat-tmp-0123456789abcdef"
    left.write_bytes(b"half a document")
    assert "parat doctor --repair" in did("doctor")
    assert left.exists()
    assert "1 temporary files removed" in did("doctor", "--repair")
    assert not left.exists()


def test_a_file_that_no_row_knows_is_told_and_kept(assessed, did):
    stray = settings().home / "documents" / "plan-2027" / "fremmed.docx"
    stray.write_bytes(b"whole")
    assert "fremmed.docx" in did("doctor", "--repair")
    assert stray.exists()


def test_a_plan_draft_is_written_and_where_it_lies_is_said(in_workshops, did, returned):
    did("import", returned("workshops", WORKSHOP))
    said = did("draft", TOWN)
    assert said.startswith("Version ")
    assert Path(said.splitlines()[0].partition(": ")[2]).read_bytes().startswith(b"PK")


def test_a_draft_of_which_nothing_has_changed_stays_the_version_it_is(in_workshops, did, returned):
    did("import", returned("workshops", WORKSHOP))
    assert did("draft", TOWN) == did("draft", TOWN)


def test_the_audit_trail_of_the_work_holds(assessed, did):
    assert "chains hold" in did("audit", "verify")


def test_the_doctor_says_when_the_home_folder_cannot_be_written(parat, monkeypatch, tmp_path):
    (tmp_path / "a-file").write_text("in the way")
    monkeypatch.setenv("PARAT_HOME", str(tmp_path / "a-file" / "home"))
    said = parat("doctor")
    assert said.code == 8
    assert "cannot be written" in said.out


def test_a_home_folder_that_cannot_be_made_is_said_plainly(parat, monkeypatch, tmp_path):
    (tmp_path / "a-file").write_text("in the way")
    monkeypatch.setenv("PARAT_HOME", str(tmp_path / "a-file" / "home"))
    said = parat("staff", "add", "k07", "--name", "Kollega", "--role", "lead")
    assert said.code == 8
    assert "(DRI-020)" in said.err


def test_a_workbook_cannot_be_written_where_a_file_is_in_the_way(enrolled, parat, tmp_path):
    (tmp_path / "a-file").write_text("in the way")
    said = parat("packet", "application", TOWN, "--to", Path(tmp_path / "a-file" / "below"))
    assert said.code == 8
    assert "(DRI-038)" in said.err
