"""Storing what the record itself says changes nothing, in any stage, so that an import writes only what was changed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
FURTHEST, TWICE = "9925", "9915"
LOAD = """
from db.prepare import prepare
from parat.example import story
from parat.example.tales import tale_of
from parat.settings import settings
prepare(settings().database_url)
story._begin()
for code in {codes!r}:
    story.tell(tale_of(code))
"""
STORE_AGAIN = """
import json
from datetime import date
from db.schema import Conflict
from db.schema import Packet as Taken
from parat.domain.packets import packet_for, whole
from parat.domain.stages import Stage
from parat.intake.packets import Packet, Row
from tasks.packets import RECEIVED
from tasks.rows import rows_for
from tasks.run import Actor, looking, work_by
from tasks.storers import store_rows

later = Actor("k07", "cli", today=date(2030, 1, 1))
with looking() as read:
    taken = {(row.engagement, row.stage, row.round): row for row in read.all(Taken, Taken.direction == RECEIVED)}
for (engagement, stage, of_round), file in taken.items():
    with work_by(later, engagement) as unit:
        spec = whole(packet_for(stage))
        now = rows_for(unit, engagement, Stage(stage), of_round)
        sheets = {
            sheet.key: tuple(
                Row({column.key: cells.get(column.key) for column in sheet.columns},
                    dict.fromkeys((column.key for column in sheet.columns), ""))
                for cells in now.get(sheet.key, ())
            )
            for sheet in spec.sheets
        }
        store_rows(unit, Packet(spec, engagement, file.generation, of_round, sheets, "x"), file.id, later)
        written = [(one.event, one.subject_table, one.subject) for one in unit._entries]
        conflicts = len(unit.all(Conflict, Conflict.engagement == engagement))
    print(json.dumps([stage, of_round, sum(map(len, sheets.values())), written, conflicts]))
"""


def run(script, home):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PARAT_")}
    place = {"PARAT_HOME": str(home), "PARAT_DATABASE_URL": f"sqlite:///{home}/parat.sqlite3", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=kept | place, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def stored_again(tmp_path_factory):
    """Load the one that has come furthest and one whose workshops came back twice; store what each workbook shows."""
    home = tmp_path_factory.mktemp("home")
    run(LOAD.format(codes=(FURTHEST, TWICE)), home)
    return [json.loads(line) for line in run(STORE_AGAIN, home).splitlines()]


def test_every_stage_and_round_has_come_back(stored_again):
    assert {stage for stage, *_ in stored_again} == {
        "application", "readiness", "workshops", "training", "plan", "implementation",
    }  # fmt: skip
    assert {of_round for _, of_round, *_ in stored_again} >= {"baseline", "adoption", "followup12"}
    assert all(rows for *_, rows, _, _ in stored_again)


def test_storing_the_records_own_rows_writes_nothing(stored_again):
    assert [(stage, of_round, written) for stage, of_round, _, written, _ in stored_again if written] == []


def test_a_workbook_that_is_fetched_afresh_each_time_meets_no_conflict(stored_again):
    assert [conflicts for *_, conflicts in stored_again if conflicts] == []
