"""What the engine starts ends with it, however it ends, and the next start puts in order what it finds."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.api import send
from flows.automations import CRASHED_RUNS
from flows.engine import find_engine, the_engine
from flows.held_files import holder
from flows.server import PARTS, RUNNER, Part, end_leftovers, start
from flows.triggers import progress_of
from parat.domain.serving_errors import NotStartedError
from tests.flow.conftest import wait_until

pytestmark = [pytest.mark.server, pytest.mark.slow]
POSIX = pytest.mark.skipif(os.name != "posix", reason="there are no such signals elsewhere")
SERVE = "from parat.cli.main import main; import sys; sys.argv = ['parat', 'serve', '--port', '0']; main()"


@dataclass
class Seen:
    """What was observed while an engine was started, killed, started again and stopped."""

    left_after_kill: list[str]
    automations: list[str]
    dead_run: str
    left_after_stop: list[str]
    stop_seconds: float
    exit_code: int
    files_left: list[str]


@pytest.fixture(scope="module")
def seen(tmp_path_factory) -> Seen:
    home = tmp_path_factory.mktemp("lifecycle")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARAT_HOME", str(home))
        first = serving(home)
        groups = groups_of(home)
        run = a_run_under_way(home)
        first.kill()
        first.wait()
        left_after_kill = alive_after(groups, 20)
        second = serving(home)
        engine = the_engine(home)
        automations = [found["name"] for found in send(engine.api_url, "/automations/filter", {})]
        dead_run = progress_of(engine, run).state
        groups = groups_of(home)
        began = time.monotonic()
        second.send_signal(signal.SIGTERM)
        exit_code = second.wait(60)
        return Seen(
            left_after_kill, automations, dead_run, alive_after(groups, 0), time.monotonic() - began, exit_code,
            sorted(path.name for path in home.glob("engine.json")),
        )  # fmt: skip


def serving(home: Path) -> subprocess.Popen:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen([sys.executable, "-c", SERVE], env=environment, stdout=subprocess.DEVNULL)
    wait_until(lambda: find_engine(home) or process.poll() is not None, 120)
    assert process.poll() is None
    return process


def groups_of(home: Path) -> dict[str, int]:
    return {part.name: holder(part.held_file(home / "prefect")) for part in PARTS}


def a_run_under_way(home: Path) -> str:
    """Give a run that says it is running, as one whose program was killed goes on saying."""
    api = the_engine(home).api_url
    flow = send(api, "/flows/", {"name": "Kommunens forløb"})["id"]
    return send(api, "/flow_runs/", {"flow_id": flow, "state": {"type": "RUNNING", "name": "Running"}})["id"]


def alive_after(groups: dict[str, int], seconds: float) -> list[str]:
    deadline = time.monotonic() + seconds
    while (alive := [name for name, group in groups.items() if lives(group)]) and time.monotonic() < deadline:
        time.sleep(0.2)
    return alive


def lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@POSIX
def test_everything_ends_when_the_engine_is_killed(seen):
    assert seen.left_after_kill == []


@POSIX
def test_the_second_start_does_not_make_a_second_automation(seen):
    assert seen.automations == [CRASHED_RUNS]


@POSIX
def test_a_run_that_died_with_the_engine_is_crashed_after_the_next_start(seen):
    assert seen.dead_run == "Crashed"


@POSIX
def test_sigterm_ends_the_server_the_runner_and_everything_they_started(seen):
    assert (seen.left_after_stop, seen.exit_code) == ([], 0)


@POSIX
def test_stopping_takes_a_few_seconds_only(seen):
    assert seen.stop_seconds < 15


@POSIX
def test_a_stopped_engine_says_no_more_that_it_runs(seen):
    assert seen.files_left == []


@POSIX
def test_a_process_that_an_engine_left_behind_is_ended_by_the_next_start(home):
    prefect_home = home / "prefect"
    prefect_home.mkdir(parents=True)
    stubborn = start_stubborn(prefect_home)
    wait_until(lambda: holder(RUNNER.held_file(prefect_home)) == stubborn.pid)
    assert end_leftovers(prefect_home) == [stubborn.pid]
    stubborn.wait(5)
    assert holder(RUNNER.held_file(prefect_home)) is None


def start_stubborn(prefect_home: Path) -> subprocess.Popen:
    """Start a process of ours whose input never ends, as one that does not notice that its engine is gone."""
    command = [sys.executable, "-m", "flows.child", str(RUNNER.held_file(prefect_home)), "http.server", "0"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, start_new_session=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip


def test_a_part_that_does_not_start_is_told_with_its_last_words(tmp_path):
    broken = start_part(tmp_path, "no.such.module")
    with pytest.raises(NotStartedError, match="No module named"):
        broken.wait_until(lambda: False, 30)
    broken.stop()


def start_part(folder: Path, module: str):
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return start(Part("runner", "afvikleren", module), folder, environment, folder)
