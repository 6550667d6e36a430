"""Drive the command as a consultant would: by its words, in an empty or a begun programme, with real workbooks."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from db.engine import engine_for, writing
from db.schema.base import Base
from db.unit_of_work import RECORD_CHAIN, Signature, unit_of_work
from parat.cli.main import main
from parat.example.filling import fill
from parat.example.municipalities import places
from parat.settings import settings
from tasks.programmes import municipality_row

ROOT = Path(__file__).parents[2]
SLUG = "plan-2027"
TOWN, CODE = "Nattergalevang", "9916"  # one of the example's places, so that nothing is said of a real one
KEY = f"{SLUG}/{CODE}"
FORM = {
    "department": "Børn og Unge",
    "project_lead_function": "projektleder",
    "commitment_on": date(2026, 1, 15),
    "summary": "Kommunen vil have en plan.",
    "background": "Der mangler en fælles arbejdsgang.",
    "existing_plan": False,
    "purpose": "At vide, hvem der gør hvad.",
    "target_group": "Medarbejdere i skoler og på beskæftigelsesområdet.",
    "organisation": "Arbejdsgruppe og styregruppe.",
    "cooperation": "Faste møder med politikredsen.",
    "other_policies": "Børne- og ungepolitikken.",
    "timetable": "Et år.",
    "own_hours": 200,
    "anchoring": "SSP fører planen videre.",
    "risks": "Travlhed.",
    "declaration": True,
}


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture
def parat(capsys, monkeypatch):
    """Run the command in this process and give its exit code and words."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["parat", *map(str, words)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def did(parat):
    """Run the command and insist that it succeeds."""

    def run(*words):
        said = parat(*words)
        assert said.code == 0, said.err
        return said.out

    return run


@pytest.fixture
def in_folder(tmp_path, monkeypatch):
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def k07(monkeypatch):
    monkeypatch.setenv("PARAT_STAFF", "k07")
    return "k07"


@pytest.fixture
def open_programme(reached):
    """A real programme, open, with one colleague."""
    reached("open")
    return SLUG


def the_town():
    return next(place.municipality for place in places() if place.code == CODE)


def know_the_town():
    """Let the record know the town, as it knows every municipality that may be enrolled."""
    with unit_of_work(engine_for(settings().database_url), Signature("k07", "cli", "test"), RECORD_CHAIN) as unit:
        unit.put(municipality_row(the_town(), is_example=False))
        unit.commit()


@pytest.fixture
def enrolled(reached):
    reached("enrolled")
    return KEY


@pytest.fixture
def returned(did, in_folder):
    """Fetch a stage's workbook, fill it, and give the file as it would come back."""

    def make(stage, entries, town=TOWN, name="svar.xlsx"):
        sent = Path(did("packet", stage, town, "--to", in_folder / "ud" / Path(name).stem).strip())
        path = in_folder / name
        path.write_bytes(fill(sent.read_bytes(), entries))
        return path

    return make


@pytest.fixture
def applied(reached):
    """A municipality whose application was filled in and taken in."""
    reached("applied")
    return KEY


@pytest.fixture
def in_readiness(reached):
    """A municipality that was selected, has accepted, and whose agreement and project lead are there."""
    reached("in readiness")
    return KEY


def _open(did, returned):
    did("staff", "add", "k07", "--name", "Kollega", "--role", "lead")
    did("programme", "new", SLUG, "--title", "Kommunale handlingsplaner 2027")
    did("programme", "open", SLUG)
    know_the_town()


def _enrol(did, returned):
    did("enrol", TOWN, "--start", "new")


def _apply(did, returned):
    did("import", returned("application", {"application": {(): FORM}}, name="ansøgning.xlsx"))


def _begin_readiness(did, returned):
    did("decide", "selection", TOWN, "approve", "--by", "programleder")
    did("decide", "commitment", TOWN, "approve", "--by", "municipality")
    did("agreement", TOWN, "--on", "2026-02-01")
    did("contact", "add", TOWN, "--function", "projektleder")


@pytest.fixture
def edit(in_folder):
    """Give a copy of a version of the plan draft, edited as people do in Word, as it comes back."""
    from tasks.files import content_of
    from tests.acceptance.redraft_builders import edited, versions

    def make(*edits, name="udkast.docx", version=None):
        path = in_folder / name
        path.write_bytes(edited(content_of(version or versions()[-1]), *edits))
        return path

    return make


@pytest.fixture
def change_plan(did, returned):
    """Let the data of the plan change, as a workbook that comes back does."""
    count = iter(range(1, 100))

    def change(entries):
        did("import", returned("plan", entries, name=f"plan-{next(count)}.xlsx"))

    return change


WAY = {"open": _open, "enrolled": _enrol, "applied": _apply, "in readiness": _begin_readiness}


@pytest.fixture(scope="session")
def kept_places(tmp_path_factory):
    """Keep, for each place on the way and each database, the rows and the files with which it was reached."""
    return {}, tmp_path_factory.mktemp("kept")


@pytest.fixture
def reached(record, did, k07, in_folder, returned, home, kept_places):
    """Bring an empty record to a place on the way: by the commands the first time, from what was kept afterwards."""
    rows, files = kept_places

    def bring(place):
        key = (place, record.dialect.name)
        kept = files / f"{record.dialect.name} {place}"
        if key not in rows:
            for step in list(WAY)[: list(WAY).index(place) + 1]:
                WAY[step](did, returned)
            rows[key] = _rows_in(record)
            home.mkdir(exist_ok=True)
            shutil.copytree(home, kept / "home", ignore=shutil.ignore_patterns("*.sqlite3*"))
            shutil.copytree(in_folder, kept / "folder")
            return
        _put_rows(record, rows[key])
        shutil.copytree(kept / "home", home, dirs_exist_ok=True)
        shutil.copytree(kept / "folder", in_folder, dirs_exist_ok=True)

    return bring


def _rows_in(record):
    with record.connect() as connection:
        return [(table, connection.execute(select(table)).mappings().all()) for table in Base.metadata.sorted_tables]


def _put_rows(record, kept):
    with writing(record) as connection:
        for table, rows in kept:
            if rows:
                connection.execute(insert(table), [dict(row) for row in rows])
        connection.commit()


def everything_stored():
    """Give every row of every table, the audit chains included, and every file under the home folder."""
    tables = Base.metadata.sorted_tables
    with engine_for(settings().database_url).connect() as connection:
        rows = {table.name: sorted(map(repr, connection.execute(select(table)))) for table in tables}
    files = sorted(str(path) for path in settings().home.rglob("*") if path.is_file() and ".sqlite3" not in path.name)
    return rows, files


@pytest.fixture
def refuses(parat):
    """Run a command that must be refused, and check that nothing of it was stored."""

    def run(code, number, *words):
        before = everything_stored()
        said = parat(*words)
        assert f"({code})" in said.err
        assert said.code == number
        assert everything_stored() == before
        return said.err

    return run


def in_a_process(*words, **environment):
    """Run the command as a process of its own."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-m", "parat.cli", *words], env=surroundings, capture_output=True, check=False
    )
