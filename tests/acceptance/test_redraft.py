"""An edited plan draft comes back: it is merged with today's data, and what somebody rewrote can enter the record."""

import json
from pathlib import Path

import pytest

from db.engine import engine_for
from db.schema import Action, Audit, Chapter, Document, Generation, Packet, Rendition, ReturnedDraft, ReturnedText
from db.unit_of_work import reader
from parat.example.filling import fill
from parat.ooxml.packages import read_package, write_package
from parat.settings import settings
from tasks.files import base_of, content_of
from tests.acceptance.conftest import KEY, TOWN, everything_stored
from tests.acceptance.redraft_builders import (
    adds_after,
    comments,
    comments_in,
    deletes,
    edited,
    marks_in,
    texts_in,
    writes,
    writes_cell,
)
from tests.acceptance.test_cli_documents import WORKSHOP, answers

CUSTOM = "docProps/custom.xml"
TEXT = "Styregruppen mødes hvert halve år.\nArbejdsgruppen mødes hver måned."
RATHER = "Styregruppen mødes hvert kvartal."


@pytest.fixture
def drafted(reached_draft):
    return reached_draft


@pytest.fixture
def reached_draft(in_readiness, did, returned, in_folder):
    """A municipality whose plan has an action and a local text, and whose first draft is written."""
    did("import", returned("readiness", answers(), name="parathed.xlsx"))
    did("decide", "report", TOWN, "approve", "--by", "project_lead")
    did("import", returned("workshops", WORKSHOP))
    did("draft", TOWN)
    change_plan(did, in_folder, {"chapters": {(7,): {"local_text": TEXT}}}, "først")
    did("draft", TOWN)
    return KEY


def change_plan(did, in_folder, entries, name="plan"):
    """Let the data change, as a plan workbook that comes back does."""
    sent = Path(did("packet", "plan", TOWN, "--to", in_folder / f"ud-{name}").strip())
    sent.write_bytes(fill(sent.read_bytes(), entries))
    did("import", sent)


def rows_of(kind, *where, order=()):
    with reader(engine_for(settings().database_url)) as read:
        return read.all(kind, *where, order=order)


def versions():
    document = rows_of(Document, Document.kind == "plan_draft")[0]
    return rows_of(Generation, Generation.document == document.id, order=[Generation.number])


def newest():
    return versions()[-1]


def action():
    return rows_of(Action, order=[Action.number])[0]


@pytest.fixture
def goes_out(reached_draft, in_folder):
    """Give a copy of the newest draft, edited, as it comes back."""

    def make(*edits, name="udkast.docx", version=None):
        path = in_folder / name
        path.write_bytes(edited(content_of(version or newest()), *edits))
        return path

    return make


def base_now():
    with reader(engine_for(settings().database_url)) as read:
        return base_of(read, newest())


def waiting(did):
    return json.loads(did("returned", "list", TOWN, "--json"))


def test_what_the_data_changed_is_marked_and_what_was_written_stays(goes_out, did, in_folder):
    path = goes_out(writes("chapter-7-local-1", RATHER), adds_after("path-lead", "Vi ringer også til naboen."))
    change_plan(did, in_folder, {"actions": {(1,): {"responsible": "Skolechef"}}}, "ny")
    said = did("redraft", path, "--to", in_folder / "flettet")
    merged = content_of(newest())
    assert "changes by the data are marked" in said
    assert "Vi ringer også til naboen." in texts_in(merged)
    assert RATHER in texts_in(merged)
    assert any("Skolechef" in mark.text for mark in marks_in(merged))
    assert {file.name.split(" ", 2)[2] for file in (in_folder / "flettet").iterdir()} == {
        f"Operationel handlingsplan v{newest().number}.docx",
        "Sammenfletning v1.docx",
    }
