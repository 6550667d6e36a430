"""With a server running, a stage is started there and followed, and what was recorded goes on there."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest

from tests.acceptance.conftest import ROOT, SLUG, TOWN, in_a_process

pytestmark = [pytest.mark.server, pytest.mark.slow]
_SECONDS = 120
KNOW_THE_TOWN = "from tests.acceptance.conftest import know_the_town; know_the_town()"


class Served:
    """A programme with one municipality, served by a process of its own."""

    def __init__(self, folder):
        self.environment = {"PARAT_HOME": str(folder / "home"), "PARAT_STAFF": "k07"}
        self.output = folder / "serve.txt"

    def surroundings(self):
        return {**os.environ, **self.environment, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}

    def run(self, *words):
        return in_a_process(*words, **self.environment)

    def begin(self):
        for words in (
            ("staff", "add", "k07", "--name", "Kollega", "--role", "lead"),
            ("programme", "new", SLUG, "--title", "Kommunale handlingsplaner"),
            ("programme", "open", SLUG),
        ):
            assert self.run(*words).returncode == 0
        known = subprocess.run([sys.executable, "-c", KNOW_THE_TOWN], env=self.surroundings(), check=False)
        assert known.returncode == 0
        assert self.run("enrol", TOWN, "--start", "new").returncode == 0

    def start(self):
        words = [sys.executable, "-m", "parat.cli", "serve", "--port", "0"]
        with self.output.open("wb") as output:
            return subprocess.Popen(words, env=self.surroundings(), stdout=output, stderr=subprocess.STDOUT)

    def said(self):
        return self.output.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    served = Served(tmp_path_factory.mktemp("served"))
    served.begin()
    process = served.start()
    deadline = time.monotonic() + _SECONDS
    while "Ctrl-C stops everything" not in served.said():
        assert process.poll() is None, served.said()
        assert time.monotonic() < deadline, served.said()
        time.sleep(0.2)
    yield served
    process.send_signal(signal.SIGINT)
    assert process.wait(_SECONDS) == 0


def test_a_stage_is_started_on_the_server_and_followed_to_its_end(served):
    followed = served.run("start", "application", TOWN.lower())
    assert followed.returncode == 0, followed.stderr
    assert f"{TOWN}: afventer Ansøgningsskema" in followed.stdout.decode()
    assert re.search(rb"/runs/flow-run/[0-9a-f-]{36}", followed.stderr)


def test_a_refused_run_ends_with_the_exit_code_of_its_error(served):
    followed = served.run("start", "readiness", TOWN.lower())
    assert followed.returncode == 4
    assert b"(TRI-001)" in followed.stderr


def test_what_was_recorded_goes_on_at_the_server(served):
    enrolled = served.run("enrol", "Vejen", "--start", "new")
    assert re.search(rb"goes on at the server: http://127.0.0.1:\d+/v2/runs/flow-run/", enrolled.stdout)


def test_the_doctor_says_where_the_server_runs(served):
    assert re.search(rb"runs at http://127.0.0.1:\d+/v2", served.run("doctor").stdout)


def test_a_second_server_for_the_same_folder_is_refused(served):
    refused = served.run("serve", "--port", "0")
    assert refused.returncode == 8
    assert b"(DRI-032)" in refused.stderr
