"""The inbox is emptied by several at once, or by one who is killed and then another: nothing is lost or doubled."""

import os
import subprocess
import sys
import time
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from db.engine import engine_for
from db.schema import Packet
from parat.crash_points import CRASH_AT
from parat.settings import settings
from tasks.inbox import clear_set_aside, finished_files, set_aside_in
from tests.acceptance.conftest import FORM, KEY, ROOT, everything_stored, in_a_process
from tests.acceptance.test_cli_import import in_inbox, inbox

KILLED = -9
AT_ONCE = 4
LONGEST_SECONDS = 30
REFUSED = {"refused/brev.pdf", "refused/brev-fejl.xlsx", "refused/cpr.xlsx", "refused/cpr-fejl.xlsx"}


@pytest.fixture
def filled(enrolled, returned):
    """An inbox with one file that is in order and two that are not."""
    inbox("ansøgning.xlsx", returned("application", {"application": {(): FORM}}).read_bytes())
    inbox("brev.pdf", b"%PDF-1.7")
    doubtful = returned("application", {"application": {(): {**FORM, "risks": "Journal 0101364000"}}}, name="d.xlsx")
    inbox("cpr.xlsx", doubtful.read_bytes())


def received():
    """Count the files that were taken in."""
    with engine_for(settings().database_url).connect() as connection:
        return len(connection.execute(select(Packet.id).where(Packet.direction == "received")).all())


@pytest.mark.crash
@pytest.mark.parametrize(
    "point",
    [
        "import_packet:before_work", "import_packet:before_commit", "import_packet:after_commit",
        "collect_inbox:after_import", "collect_inbox:after_reply", "collect_inbox:after_reply#2",
        "collect_inbox:after_set_aside", "collect_inbox:after_set_aside#2",
    ],
)  # fmt: skip
def test_a_collector_that_was_killed_is_followed_by_one_that_finishes(filled, parat, point):
    assert in_a_process("import", **{CRASH_AT: point}).returncode == KILLED
    deadline = time.monotonic() + LONGEST_SECONDS
    while set(in_inbox()) != REFUSED and time.monotonic() < deadline:
        parat("import")  # what was just touched is left alone for two seconds
    assert set(in_inbox()) == REFUSED
    assert received() == 1
    assert f"{KEY}" in parat("status", KEY).out


@pytest.mark.crash
def test_several_collectors_at_once_leave_one_of_everything(filled):
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "parat.cli", "import"]
    crowd = [
        subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(AT_ONCE)
    ]
    ended = [(one.communicate(), one.returncode) for one in crowd]
    assert {code for _, code in ended} <= {0, 3}, ended
    assert set(in_inbox()) == REFUSED
    assert received() == 1


def test_what_was_set_aside_goes_after_thirty_days(filled, parat):
    parat("import")
    today = date.today()  # noqa: DTZ011 - the files were touched on this machine's clock
    assert clear_set_aside(today) == 0
    assert clear_set_aside(today + timedelta(days=29)) == 0
    assert clear_set_aside(today + timedelta(days=31)) == len(REFUSED)
    assert in_inbox() == []


def test_a_file_with_a_cpr_number_goes_the_next_day_and_its_answer_stays(enrolled, parat, returned):
    file = returned("application", {"application": {(): {**FORM, "risks": "Se 010136-4000"}}})
    inbox("a.xlsx", file.read_bytes())
    parat("import")
    assert clear_set_aside(date.today() + timedelta(days=2)) == 1  # noqa: DTZ011
    assert in_inbox() == ["refused/a-fejl.xlsx"]


def test_the_days_are_counted_from_when_it_was_set_aside(enrolled, parat):
    path = inbox("brev.pdf", b"%PDF-1.7")
    os.utime(path, (time.time() - 90 * 86_400,) * 2)
    parat("import")
    assert clear_set_aside(date.today()) == 0  # noqa: DTZ011
    assert (set_aside_in() / "brev.pdf").exists()


def test_a_database_that_is_not_there_leaves_the_file_where_it_is(filled, parat, monkeypatch):
    with engine_for(settings().database_url).begin() as connection:
        connection.execute(text("ALTER TABLE packet RENAME TO packet_gone"))
    before = [path.name for path in finished_files()]
    try:
        assert parat("import").code != 0
    finally:
        with engine_for(settings().database_url).begin() as connection:
            connection.execute(text("ALTER TABLE packet_gone RENAME TO packet"))
    assert "ansøgning.xlsx" in before
    assert (settings().home / "inbox" / "ansøgning.xlsx").exists()


def test_a_link_in_the_inbox_is_not_followed(enrolled, tmp_path, did):
    (tmp_path / "x.xlsx").write_bytes(b"outside")
    (settings().home / "inbox").mkdir(parents=True, exist_ok=True)
    (settings().home / "inbox" / "x.xlsx").symlink_to(tmp_path / "x.xlsx")
    before = everything_stored()
    assert "Nothing has come" in did("import")
    assert everything_stored() == before
