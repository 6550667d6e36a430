"""Kill the command itself, give it once more, and find everything as if nothing had happened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from parat.crash_points import CRASH_AT
from tests.crash.conftest import KILLED
from tests.crash.promises import broken_promises
from tests.crash.thin_path import ENGAGEMENT

pytestmark = pytest.mark.crash

ROOT = Path(__file__).parents[2]
ANSWERED, REFUSED = 0, 4
BEFORE_THE_FORM, BEFORE_THE_COMMITMENT, BEFORE_THE_PLAN_FILE = 2, 4, 10
DECIDE = ["decide", "commitment", ENGAGEMENT, "approve", "--by", "municipality"]


@pytest.fixture
def parat(sqlite_path):
    """Give a way to run the command in a world, killed at a point or undisturbed."""

    def run(world, *words: str, **environment: str) -> int:
        everything = {**os.environ, **world.environment, "PARAT_STAFF": "k01", "PYTHONPATH": str(ROOT), **environment}
        command = [sys.executable, "-m", "parat.cli", *words]
        ran = subprocess.run(command, env=everything, capture_output=True, text=True, check=False)
        print(ran.stdout, ran.stderr)  # noqa: T201 - pytest shows it when the test fails
        return ran.returncode

    return run


def broken_after_a_kill(parat, path, before, words: list[str], point: str, again: int = ANSWERED) -> list[str]:
    """Give the command once undisturbed, and once killed and then again; list what differs."""
    undisturbed, world = path.worlds.copy(before), path.worlds.copy(before)
    assert parat(undisturbed, *words) == ANSWERED
    assert parat(world, *words, **{CRASH_AT: point}) == KILLED
    assert parat(world, *words) == again
    return broken_promises(world, undisturbed)


@pytest.fixture
def with_a_form_on_the_desk(sqlite_path):
    """Give a world in which the application was sent out and filled, and its import has not begun."""
    world = sqlite_path.worlds.copy(sqlite_path.snapshots[BEFORE_THE_FORM])
    assert sqlite_path.walk(world, None, **{CRASH_AT: "import_packet:before_work"}) == KILLED
    return world


@pytest.mark.parametrize("point", ["import_packet:before_commit", "finish_stage:before_commit"])
def test_an_import_that_was_killed_is_given_once_more(parat, sqlite_path, with_a_form_on_the_desk, point):
    (file,) = sqlite_path.desk.glob(f"application-*-{BEFORE_THE_FORM}.xlsx")
    assert broken_after_a_kill(parat, sqlite_path, with_a_form_on_the_desk, ["import", str(file)], point) == []


def test_a_decision_that_was_killed_is_given_once_more(parat, sqlite_path):
    before = sqlite_path.snapshots[BEFORE_THE_COMMITMENT]
    assert broken_after_a_kill(parat, sqlite_path, before, DECIDE, "decide:before_commit") == []


def test_a_decision_killed_when_it_was_recorded_goes_on_when_it_is_given_once_more(parat, sqlite_path):
    before = sqlite_path.snapshots[BEFORE_THE_COMMITMENT]
    assert broken_after_a_kill(parat, sqlite_path, before, DECIDE, "decide:after_commit", again=REFUSED) == []


def test_a_draft_that_was_killed_is_asked_for_once_more(parat, sqlite_path):
    before = sqlite_path.snapshots[BEFORE_THE_PLAN_FILE]
    assert broken_after_a_kill(parat, sqlite_path, before, ["draft", ENGAGEMENT], "store:after_rename") == []
