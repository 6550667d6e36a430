"""The command explains itself, starts fast, and its page says what it says."""

import json
import subprocess
import sys

import pytest

from docs import commands
from parat.cli.exit_codes import ExitCode, exit_code_of, exit_code_of_message
from parat.domain.errors import ParatError
from tests.acceptance.conftest import ROOT, in_a_process

HEAVY = {"prefect", "pandas", "numpy", "alembic", "lxml", "openpyxl", "docx", "jinja2", "fastapi", "babel", "psycopg"}
NAMES = commands.command_names()
_LOADED = "import atexit, json, sys; atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))"


def loaded_by(*words):
    """Give the packages that a command has loaded when it ends."""
    program = f"{_LOADED}\nfrom parat.cli.main import main\nmain()"
    ended = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return {name.partition(".")[0] for name in json.loads(ended.stderr.splitlines()[-1])}


def test_help_loads_nothing_heavy():
    assert loaded_by("--help") & (HEAVY | {"sqlalchemy", "pydantic"}) == set()


def test_status_loads_nothing_heavy(enrolled):
    assert loaded_by("status") & HEAVY <= ({"psycopg"} if "postgresql" in _database() else set())


def test_the_list_of_workshops_loads_nothing_heavy(enrolled):
    assert loaded_by("workshop", "list") & HEAVY <= ({"psycopg"} if "postgresql" in _database() else set())


def test_every_command_has_a_help_text_of_its_own(did):
    for name in NAMES:
        assert "Usage: parat" in did(*name.split()[1:], "--help")


def test_every_part_of_every_command_is_explained():
    assert [line for line in commands.page().splitlines() if line.endswith("| None |") or "|  |" in line] == []


def test_the_page_of_commands_is_what_the_command_says():
    assert commands.PAGE.read_text(encoding="utf-8") == commands.page(), "run: python -m docs.commands"


def test_the_help_says_what_each_exit_code_means(did):
    said = did("--help")
    assert all(f"{code.value}  " in said for code in ExitCode)


@pytest.mark.parametrize("kind", ParatError.__subclasses__())
def test_every_kind_of_error_has_an_exit_code_of_its_own(kind):
    assert exit_code_of(kind()) not in (ExitCode.OK, ExitCode.UNEXPECTED, ExitCode.USAGE)


def test_an_error_told_by_a_run_has_the_exit_code_of_its_kind():
    assert exit_code_of_message("9904, stage plan: busy. Wait. (TRI-010)") is ExitCode.STAGE
    assert exit_code_of_message("The program stopped without a word.") is ExitCode.UNEXPECTED


def test_the_version_is_said_both_ways(did):
    assert did("version") == did("--version")


def test_no_word_at_all_shows_the_help(parat):
    assert "Usage: parat" in parat().out


def test_a_table_in_a_pipe_has_one_line_for_each_row(enrolled, did):
    assert len(did("status").splitlines()) == 2


def test_a_table_in_a_narrow_terminal_keeps_within_it(enrolled, did, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    assert max(map(len, did("gates").splitlines() + did("status").splitlines())) <= 80


def test_a_console_of_another_alphabet_does_not_stop_the_command(home):
    said = in_a_process("staff", "add", "å1", "--name", "Åse", "--role", "lead", PYTHONIOENCODING="ascii")
    assert b"IND-081" in said.stderr
    assert said.returncode == 3


def _database():
    from parat.settings import settings

    return settings().database_url
