"""Every version of a document is kept: two of them are shown side by side, and an older one is brought back."""

import io
import json
import shutil
from datetime import date
from pathlib import Path

import docx
import pytest

from db.schema import Document, Gate, Generation, Rendition
from db.unit_of_work import Signature, unit_of_work
from parat.crash_points import CRASH_AT
from parat.domain.identity import natural_id
from parat.settings import settings
from tests.acceptance.conftest import CODE, KEY, SLUG, TOWN, _put_rows, _rows_in, everything_stored, in_a_process
from tests.acceptance.test_cli_documents import WORKSHOP, assessed, in_workshops, rows_of
from tests.unit.documents.merge_scripts.views import accepted, rejected, texts

__all__ = ["assessed", "in_workshops"]
WHY = ("--because", "Styregruppen vil tilbage til den første tekst.")
DAY = date(2026, 9, 1)
POINTS = ("store:after_rename", "restore_version:before_commit", "restore_version:after_commit")
FIRST, SECOND = "Planen begynder med skolerne.", "Planen begynder med ungdomsuddannelserne."


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Keep, for each database, the rows and the files of the municipality with two drafts."""
    return {}, tmp_path_factory.mktemp("drafted")


@pytest.fixture
def drafted(request, record, kept, home, k07, in_folder):
    """A plan draft in two versions, that differ in the text of the foreword."""
    rows, files = kept
    name = record.dialect.name
    if name in rows:
        _put_rows(record, rows[name])
        shutil.copytree(files / name, home, dirs_exist_ok=True)
        return
    _draft_twice(request)
    rows[name] = _rows_in(record)
    shutil.copytree(home, files / name, ignore=shutil.ignore_patterns("*.sqlite3*"))


def _draft_twice(request):
    _, did, returned = (request.getfixturevalue(name) for name in ("in_workshops", "did", "returned"))
    did("import", returned("workshops", WORKSHOP))
    for number, text in enumerate((FIRST, SECOND), start=1):
        did("import", returned("plan", {"chapters": {(1,): {"local_text": text}}}, name=f"plan-{number}.xlsx"))
        did("draft", TOWN)


def stored(row):
    return (settings().home / "documents" / row.path).read_bytes()


def stored_but_claims():
    """Everything but the claims that the path takes and gives back when it goes on."""
    rows, files = everything_stored()
    return {table: found for table, found in rows.items() if table != "claim"}, files


def listed(did, *more):
    return json.loads(did("versions", "list", TOWN, "--json", *more))


def numbers(did):
    """Give the numbers of the first and the second of the two drafts."""
    found = [one["number"] for one in listed(did)]
    return found[-2], found[-1]


def text_of(docx_bytes):
    return [p.text for p in docx.Document(io.BytesIO(docx_bytes)).paragraphs]


def the_file(folder):
    (file,) = folder.glob("*.docx")
    return file


def test_versions_are_listed_with_what_they_came_from(drafted, did):
    assert "the record" in did("versions", "list", TOWN)
    assert [one["origin"] for one in listed(did)] == ["data"] * len(listed(did))
    assert [one["newest"] for one in listed(did)][-1] is True


@pytest.mark.parametrize("turned", [False, True])
def test_two_versions_are_shown_side_by_side_in_both_directions(drafted, did, in_folder, turned):
    one, other = reversed(numbers(did)) if turned else numbers(did)
    by_number = {row.number: stored(row) for row in versions()}
    did("versions", "compare", TOWN, one, other, "--to", in_folder / "ud")
    result = the_file(in_folder / "ud").read_bytes()
    assert texts(rejected(result)) == texts(accepted(by_number[one]))
    assert set(texts(accepted(by_number[other]))) - set(texts(accepted(result))) == set()


def versions():
    """Give the versions of the plan draft, the oldest first."""
    (document,) = [row.id for row in rows_of(Document) if row.kind == "plan_draft"]
    return sorted((row for row in rows_of(Generation) if row.document == document), key=lambda row: row.number)


def test_comparing_stores_nothing_and_twice_gives_the_same_file(drafted, did, in_folder):
    before = everything_stored()
    one, other = numbers(did)
    said = did("versions", "compare", TOWN, one, other)
    assert did("versions", "compare", TOWN, one, other) == said
    assert everything_stored() == before
    assert f"v{other} sammenlignet med v{one}.docx" in the_file(in_folder).name


def test_an_older_version_becomes_a_new_one_that_says_so(drafted, did):
    one, other = numbers(did)
    did("versions", "restore", TOWN, one, *WHY)
    newest = listed(did)[-1]
    assert (newest["number"], newest["origin"], newest["made_from"]) == (other + 1, "restore", one)
    row = versions()[-1]
    said = text_of(stored(row))
    assert FIRST in said
    assert SECOND not in said
    assert any(f"gendannet fra version {one}" in line for line in said)
    assert f"Version: {other + 1}" in said
    assert docx.Document(io.BytesIO(stored(row))).core_properties.author == "parat"


def test_bringing_back_twice_leaves_one_new_version(drafted, did):
    one, other = numbers(did)
    did("versions", "restore", TOWN, one, *WHY)
    before = stored_but_claims()
    did("versions", "restore", TOWN, one, *WHY)
    assert stored_but_claims() == before
    assert listed(did)[-1]["number"] == other + 1


def test_a_gate_that_waits_is_then_about_the_version_brought_back(drafted, did, record):
    one, _ = numbers(did)
    ask(record, document_sha256=versions()[-1].sha256)
    did("versions", "restore", TOWN, one, *WHY)
    (gate,) = [row for row in rows_of(Gate) if row.gate == "working_group"]
    assert gate.document_sha256 == versions()[-1].sha256


def test_the_record_changed_later_comes_into_a_version_brought_back_as_changes(drafted, did, returned):
    one, other = numbers(did)
    did("versions", "restore", TOWN, one, *WHY)
    did("draft", TOWN)
    assert listed(did)[-1]["number"] == other + 1
    changes = {"chapters": {(2,): {"local_text": "Målet er kendt af alle."}}}
    did("import", returned("plan", changes, name="plan-3.xlsx"))
    did("draft", TOWN)
    row = versions()[-1]
    assert row.number == other + 2
    assert FIRST in texts(rejected(stored(row)))
    assert "Målet er kendt af alle." in texts(accepted(stored(row)))
    assert SECOND not in texts(accepted(stored(row)))


def test_the_reason_is_needed_and_never_holds_a_cpr_number(drafted, did, refuses, parat):
    one, _ = numbers(did)
    assert parat("versions", "restore", TOWN, one).code == 2
    refuses("IND-082", 3, "versions", "restore", TOWN, one, "--because", "Borger 010190-1234 klagede.")


def test_an_unknown_version_is_refused_with_those_there_are(drafted, did, refuses):
    one, other = numbers(did)
    assert f"{one}, {other}" in refuses("IND-430", 3, "versions", "restore", TOWN, 99, *WHY)
    refuses("IND-430", 3, "versions", "compare", TOWN, one, "x")
    refuses("IND-430", 3, "versions", "compare", TOWN, 1, 2, "--document", "findes_ikke")


def test_the_version_that_counts_is_neither_brought_back_nor_compared_with_itself(drafted, did, refuses):
    _, other = numbers(did)
    refuses("IND-432", 3, "versions", "restore", TOWN, other, *WHY)
    refuses("IND-432", 3, "versions", "compare", TOWN, other, other)


def test_a_document_written_from_the_record_alone_is_not_brought_back(drafted, refuses):
    refuses("IND-434", 3, "versions", "restore", TOWN, 1, "--document", "readiness_report", *WHY)


def test_nothing_is_brought_back_over_an_adopted_plan(drafted, did, refuses, record):
    one, _ = numbers(did)
    adopt(record)
    refuses("TRI-060", 4, "versions", "restore", TOWN, one, *WHY)


def adopt(record):
    """Let the council have approved the draft."""
    decided = {"ruling": "approve", "decided_by": "council", "recorded_by": "k07", "decided_on": DAY}
    ask(record, "council", proof={}, reason="", **decided)


def ask(record, gate="working_group", **more):
    """Let a gate of the plan wait for a decision, or be decided."""
    row = Gate(
        id=natural_id("gate", KEY, "plan", 1, gate), engagement=KEY, stage="plan", attempt=1, gate=gate, raised_on=DAY,
        due_on=DAY, **more,
    )  # fmt: skip
    with unit_of_work(record, Signature("k07", "cli", "test"), KEY) as unit:
        unit.put(row)
        unit.commit()


def test_a_stored_version_that_was_changed_is_neither_compared_nor_brought_back(drafted, did, refuses):
    one, other = numbers(did)
    row = versions()[-2]
    (settings().home / "documents" / row.path).write_bytes(b"changed by somebody")
    refuses("DAT-102", 6, "versions", "restore", TOWN, one, *WHY)
    refuses("DAT-102", 6, "versions", "compare", TOWN, one, other)


@pytest.mark.crash
@pytest.mark.parametrize(
    "point", ["store:after_rename", "restore_version:before_commit", "restore_version:after_commit"]
)
def test_a_command_killed_in_the_middle_is_given_once_more(drafted, did, point):
    one, other = numbers(did)
    words = ("versions", "restore", TOWN, str(one), *WHY)
    assert in_a_process(*words, PARAT_STAFF="k07", **{CRASH_AT: point}).returncode == -9
    did(*words)
    assert [row["number"] for row in listed(did)][-1] == other + 1
    assert "FAULT" not in did("doctor")


def test_the_plan_of_an_earlier_programme_is_compared_with_todays(drafted, did, refuses):
    one, other = numbers(did)
    did("versions", "compare", TOWN, f"{SLUG}/{CODE}:{one}", other)
    assert Path.cwd().name == "folder"
    refuses("IND-430", 3, "versions", "compare", TOWN, f"findes-ikke/{CODE}:1", other)
    assert KEY in refuses("IND-430", 3, "versions", "compare", TOWN, 1, f"{KEY}:77")


def test_what_the_data_gave_is_kept_beside_the_version_brought_back(drafted, did):
    one, _ = numbers(did)
    did("versions", "restore", TOWN, one, *WHY)
    row = versions()[-1]
    base = next(one for one in rows_of(Rendition) if one.generation == row.id and one.format == "base")
    assert SECOND in text_of(stored(base))
