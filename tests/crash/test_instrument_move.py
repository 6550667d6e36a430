"""Kill a move between instruments, and its rollback, between two municipalities; given once more it goes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from db.engine import engine_for
from db.schema import Base, Staff
from parat.crash_points import CRASH_AT
from tests.crash.conftest import KILLED
from tests.db.assessments import PROGRAMME, key_of, level, store_a_programme, store_answers
from tests.db.builders import store, verify

pytestmark = pytest.mark.crash

ROOT = Path(__file__).parents[2]
MIGRATE = ("instrument", "migrate", PROGRAMME, "--to", "2026.1")
ROLLBACK = ("instrument", "rollback", PROGRAMME)
CLOCKS = {"done_at", "rolled_back_at", "since", "lease_until"}
OF_THE_ENGINE = {"audit", "audit_head", "claim"}


@pytest.fixture
def of_2017(prepared_sqlite_url, monkeypatch):
    monkeypatch.setenv("PARAT_DATABASE_URL", prepared_sqlite_url)
    record = engine_for(prepared_sqlite_url)
    store(record, Staff(id="k01", name="Kollega", role="lead"), chain="record")
    for key in store_a_programme(record, 3, "2017.1"):
        store_answers(record, key, level(2, "2017.1"), version="2017.1")
    yield record
    record.dispose()


def parat(*words, **environment):
    surroundings = {**os.environ, "PARAT_STAFF": "k01", "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "parat.cli", *words]
    return subprocess.run(command, env=surroundings, capture_output=True, check=False).returncode


def rows_of(record):
    tables = [table for table in Base.metadata.sorted_tables if table.name not in OF_THE_ENGINE]
    with record.connect() as connection:
        return {
            table.name: sorted(
                map(repr, connection.execute(select(*(one for one in table.c if one.name not in CLOCKS))))
            )
            for table in tables
        }


@pytest.mark.parametrize(
    "point",
    ["begin_migration:after_commit", "move_assessment:before_commit#2", "move_assessment:after_commit#2"],
)
def test_a_move_that_was_killed_goes_on(of_2017, point):
    assert parat(*MIGRATE, **{CRASH_AT: point}) == KILLED
    assert parat(*MIGRATE) == 0
    after = rows_of(of_2017)
    assert parat(*MIGRATE) == 0
    assert rows_of(of_2017) == after
    assert len(after["instrument_migration"]) == 4
    assert all("2026.1" in row for row in after["assessment_round"])
    assert all(verify(of_2017, key) for key in (PROGRAMME, key_of(1), key_of(2), key_of(3)))


@pytest.mark.parametrize(
    "point", ["begin_rollback:after_commit", "roll_assessment_back:after_commit#2", "end_rollback:before_commit"]
)
def test_a_rollback_that_was_killed_goes_on(of_2017, point):
    before = rows_of(of_2017)
    assert parat(*MIGRATE) == 0
    assert parat(*ROLLBACK, **{CRASH_AT: point}) == KILLED
    assert parat(*ROLLBACK) == 0
    after = rows_of(of_2017)
    for table in ("answer", "assessment_round", "respondent", "programme"):
        assert after[table] == before[table]
