"""Minutes come back corrected in Word; what was changed in their tables is stored, as from a workbook."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from db.engine import engine_for
from db.schema import Decision, DevelopmentArea, Generation, OpenQuestion, Packet, Workshop
from db.unit_of_work import reader
from parat.example.filling import fill
from parat.ooxml.packages import read_package, write_package
from parat.settings import settings
from tests.acceptance.conftest import KEY, TOWN
from tests.acceptance.test_cli_documents import WORKSHOP, answers
from tests.unit.intake.minutes_builders import add_row, corrected, table_with, track, write

HELD = {
    **WORKSHOP,
    "workshops": [
        *WORKSHOP["workshops"],
        {"number": 2, "kind": "scenario", "held_on": date(2026, 3, 9), "status": "held", "scenarios": "S2"},
    ],
    "decisions": [
        *WORKSHOP["decisions"],
        {"workshop": 2, "number": 1, "text": "Øves igen.", "responsible": "SSP", "becomes_action": False},
    ],
    "questions": [{"number": 1, "text": "Hvem har telefonen?"}],
}


@pytest.fixture
def held(in_readiness, did, returned):
    """A municipality that has held two workshops, whose minutes are written."""
    did("import", returned("readiness", answers(), name="parathed.xlsx"))
    did("decide", "report", TOWN, "approve", "--by", "project_lead")
    did("import", returned("workshops", HELD))
    return KEY


@pytest.fixture
def minutes_back(held, did, in_folder):
    """Hand the minutes of a workshop over, let somebody correct them, and give the file as it comes back."""

    def make(correct, workshop=1, name="referat.docx"):
        folder = in_folder / f"ud-{name}"
        did("deliver", TOWN, "--to", folder)
        sent = next(one for one in sorted(folder.iterdir()) if f"workshopreferat {workshop}" in one.name.lower())
        path = in_folder / name
        path.write_bytes(corrected(sent.read_bytes(), correct))
        return path

    return make


def rows_of(kind, *order):
    with reader(engine_for(settings().database_url)) as read:
        return read.all(kind, order=order)


def in_first_decision(text):
    return in_decisions(lambda table: write(table.rows[1], None, text, None, None, None, None))


def in_decisions(change):
    return lambda document: change(table_with(document, "Beslutning"))


def decided(workshop=1):
    numbers = {row.id: row.number for row in rows_of(Workshop)}
    return [row for row in rows_of(Decision, Decision.number) if numbers[row.workshop] == workshop]


def test_a_corrected_decision_and_a_new_one_are_stored_with_the_place_they_came_from(minutes_back, did):
    def correct(table):
        write(table.rows[1], None, "Sagsgangen beskrives trin for trin.", None, "01-07-2026", None, None)
        add_row(table, "", "Stedfortræder udpeges.", "Direktør", "1. maj 2026", "ja", "D2.2")

    said = did("import", minutes_back(in_decisions(correct)))
    assert "rows: participants 1, decisions 2" in said
    first, second = decided()
    assert (first.text, first.due_on) == ("Sagsgangen beskrives trin for trin.", date(2026, 7, 1))
    assert (second.number, second.becomes_action, second.item) == (2, True, "D2.2")
    assert second.place == "Beslutninger!række 2"
    file = next(row for row in rows_of(Packet) if row.id == second.packet)
    assert file.file_name == "referat.docx"
    assert [row.text for row in decided(2)] == ["Øves igen."]
    assert [row.text for row in rows_of(OpenQuestion)] == ["Hvem har telefonen?"]
    assert [row.scenarios for row in rows_of(Workshop, Workshop.number)] == [None, ["S2"]]


def test_the_file_is_kept_as_it_came_is_taken_in_once_and_new_minutes_await_a_decision(minutes_back, did):
    before = len(rows_of(Generation))
    path = minutes_back(in_first_decision("Rettet."))
    did("import", path)
    kept = [row for row in rows_of(Packet) if row.file_name == "referat.docx"]
    assert [(settings().home / "packets" / row.path).read_bytes() for row in kept] == [path.read_bytes()]
    assert "already stored" in did("import", path)
    assert len(rows_of(Generation)) > before
    assert "minutes" in did("gates", TOWN, "--json")


def test_a_question_is_answered_away_and_a_new_one_put_in_the_last_minutes(minutes_back, did):
    def correct(document):
        table = table_with(document, "Svar senest")
        write(table.rows[1], "", "Hvad koster det?", "Økonomichef", "01-06-2026")

    did("import", minutes_back(correct, workshop=2))
    assert [(row.text, row.owner) for row in rows_of(OpenQuestion)] == [("Hvad koster det?", "Økonomichef")]


def test_tracked_changes_are_said(minutes_back, did):
    said = did("import", minutes_back(in_decisions(lambda table: track(table.rows[1], "del")), workshop=2))
    assert "tracked changes that nobody accepted were read as accepted: insertions 0, deletions 1." in said
    assert decided(2) == []


def test_what_was_changed_on_both_sides_is_a_conflict(minutes_back, did, in_folder):
    path = minutes_back(in_first_decision("Sådan siger kommunen."))
    sent = Path(did("packet", "workshops", TOWN, "--to", in_folder / "skema").strip())
    sent.write_bytes(fill(sent.read_bytes(), {"decisions": {(1, 1): {"text": "Sådan siger konsulenten."}}}))
    did("import", sent)
    said = did("import", path)
    assert "1 cell was changed in the file and in the record" in said
    assert "these are minutes of version 1, and version 2 is there" in said
    assert decided()[0].text == "Sådan siger konsulenten."


def test_a_fault_refuses_the_whole_file_and_names_table_row_and_field(minutes_back, refuses):
    path = minutes_back(in_decisions(lambda table: write(table.rows[1], None, "Ny tekst", None, "snart", None, None)))
    said = refuses("IND-138", 3, "import", path, "--to", path.parent)
    assert "referat.docx, table Beslutninger, row 1, Frist" in said


def test_minutes_of_another_municipality_or_version_and_other_word_files_are_refused(minutes_back, refuses):
    path = minutes_back(in_decisions(lambda table: None))
    other = path.with_name("andet.docx")
    other.write_bytes(marked_otherwise(path.read_bytes(), KEY.encode(), b"plan-2027/9917"))
    said = refuses("IND-364", 3, "import", other, "--to", path.parent)
    assert "this record never wrote these minutes (engagement plan-2027/9917" in said
    known = max(row.id for row in rows_of(Generation) if row.id.encode() in properties_of(path))
    path.write_bytes(marked_otherwise(path.read_bytes(), known.encode(), b"0" * 36))
    refuses("IND-364", 3, "import", path, "--to", path.parent)
    report = next(one for one in path.parent.glob("ud*/*") if one.suffix == ".docx" and "parathed" in one.name.lower())
    refuses("IND-415", 3, "import", report, "--to", path.parent)


def properties_of(path):
    return read_package(path.read_bytes())["docProps/custom.xml"]


def marked_otherwise(content, old, new):
    """Give a file whose hidden properties say something else."""
    parts = read_package(content)
    return write_package({**parts, "docProps/custom.xml": parts["docProps/custom.xml"].replace(old, new)})


@pytest.mark.libreoffice
def test_minutes_saved_by_libreoffice_and_unchanged_change_nothing(minutes_back, did, soffice, tmp_path):
    path = minutes_back(lambda document: None)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = tmp_path / "out"
    command = [soffice, "--headless", profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir", out, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    before = [(row.text, row.place, row.packet) for row in rows_of(Decision, Decision.id)]
    did("import", out / path.name)
    assert [(row.text, row.place, row.packet) for row in rows_of(Decision, Decision.id)] == before
    assert rows_of(DevelopmentArea) == []
