"""Files in the inbox are taken in by the running engine, and a manager reads on the Runs page what became of them."""

import asyncio
import os
import time
from pathlib import Path

import pytest

from flows.catalogue import IMPORT_PACKET
from flows.import_packet import import_packet
from flows.inbox import inbox, start_inbox
from flows.municipality_path import municipality_path
from tests.flow.conftest import wait_until
from tests.flow.test_runs import engagement, filled_application

pytestmark = pytest.mark.server
LONG_AGO, JUST_NOW = 100, 4


def inbox_of(serving):
    folder = Path(serving.engine.home) / "inbox"
    folder.mkdir(exist_ok=True)
    return folder


def put(serving, name, age=LONG_AGO):
    """Put a finished file into the inbox; one that came just now is not yet taken in by the engine itself."""
    path = inbox_of(serving) / name
    path.write_bytes(b"%PDF-1.7")
    os.utime(path, (time.time() - age,) * 2)
    return path


def application_of(serving, code):
    """Put the filled application of a municipality into the inbox, as if it had come just now."""
    serving.call(municipality_path, municipality=code, staff="k07")
    return inbox_of(serving) / filled_application(serving, code)


def test_a_file_that_lies_in_the_inbox_is_taken_in_without_anybody(serving):
    path = application_of(serving, "9914")
    os.utime(path, (time.time() - LONG_AGO,) * 2)
    wait_until(lambda: not path.exists(), seconds=90)
    tag = f"engagement:{engagement('9914')}"
    wait_until(lambda: [run for run in serving.tagged(tag, "via:tick") if run["state_type"] == "COMPLETED"], seconds=90)


def test_the_form_says_what_was_taken_in_and_what_was_refused(serving):
    put(serving, "brev.pdf", JUST_NOW)
    run = serving.call(inbox, staff="k07")
    assert run.state == "Refused"
    answer = inbox_of(serving) / "refused" / "brev-fejl.xlsx"
    assert f"brev.pdf: afvist (IND-102), svar: {answer}" in run.message
    assert answer.exists()


def test_an_empty_inbox_is_no_fault(serving):
    wait_until(lambda: not [path for path in inbox_of(serving).iterdir() if path.is_file()], seconds=90)
    assert serving.call(inbox, staff="k07").message == "indbakken er tom"


def test_the_form_of_one_file_says_where_its_answer_lies(serving):
    path = inbox_of(serving) / "nyt.pdf"
    path.write_bytes(b"%PDF-1.7")
    run = serving.call(import_packet, file="nyt.pdf", staff="k07")
    assert run.state == "Refused"
    assert run.message.startswith(f"The answer to the sender is {inbox_of(serving) / 'refused' / 'nyt-fejl.xlsx'}.")
    assert run.message.endswith("(IND-102)")


def test_a_file_that_the_collector_took_first_is_said_to_be_stored(serving):
    path = application_of(serving, "9915")
    first = serving.call(import_packet, file=path.name, staff="k07")
    assert (first.state, path.exists()) == ("Completed", False)
    assert serving.call(import_packet, file=path.name, staff="k07").message == "filen var allerede indlæst"


def test_a_file_that_never_was_there_is_named(serving):
    run = serving.run(IMPORT_PACKET, file="findes-ikke.xlsx", staff="k07")
    assert run.message.endswith("(IND-060)")


def test_the_same_files_are_one_run_and_others_another(home, monkeypatch):
    keys = []

    async def note(name, **started):
        keys.append(started["idempotency_key"])

    monkeypatch.setattr("flows.inbox.arun_deployment", note)
    monkeypatch.setattr("flows.inbox.time.time", lambda: 1_000_000.0)
    asyncio.run(start_inbox())
    assert keys == []
    (home / "inbox" / "a.pdf").write_bytes(b"%PDF-1.7")
    monkeypatch.setattr("flows.inbox.finished_files", lambda _: sorted((home / "inbox").iterdir()))
    asyncio.run(start_inbox())
    asyncio.run(start_inbox())
    (home / "inbox" / "b.pdf").write_bytes(b"%PDF-1.7")
    asyncio.run(start_inbox())
    assert len(keys) == 3
    assert keys[0] == keys[1] != keys[2]
