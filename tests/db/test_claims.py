"""One run at a time works on a stage, and a run that lost its stage writes nothing."""

import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from db.claims import _started
from db.engine import engine_for
from db.errors import ClaimLostError, StageBusyError
from tests.db.builders import KEY, a_claim, a_contact, a_letter, count, store, store_an_engagement, verify, working

ROUNDS = 100


@pytest.fixture
def engaged(record):
    store_an_engagement(record)
    return record


def held_by(record, holder: str) -> None:
    """Let the claim look as if another process held it."""
    with record.begin() as connection:
        connection.execute(text("UPDATE claim SET holder = :holder"), {"holder": holder})


def write(record, held, number: int = 1, meanwhile=lambda: None) -> None:
    """Write a row and a letter as a step of the run that holds the claim."""
    with working(record, held) as unit:
        unit.put(a_contact(function=f"funktion {number}"))
        unit.add(a_letter(number))
        meanwhile()
        unit.commit()


def test_a_stage_in_hand_is_refused_to_others_with_who_and_since_when(engaged):
    a_claim(engaged)
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    with pytest.raises(StageBusyError, match=f"k01 is working on this stage since {today}"):
        a_claim(engaged, staff="k02")


def test_a_refused_claim_leaves_the_holder_undisturbed(engaged):
    held = a_claim(engaged)
    with pytest.raises(StageBusyError):
        a_claim(engaged, staff="k02")
    write(engaged, held)
    assert count(engaged, "outbox") == 1


def test_a_lapsed_lease_is_taken_over(engaged):
    first = a_claim(engaged, lease_seconds=0)
    assert a_claim(engaged, staff="k02").fence == first.fence + 1


def test_a_commit_prolongs_the_lease(engaged):
    held = a_claim(engaged, lease_seconds=0)
    with working(engaged, type(held)(held.engagement, held.stage, held.fence, 60)) as unit:
        unit.commit()
    with pytest.raises(StageBusyError):
        a_claim(engaged, staff="k02")


def test_a_stage_given_back_can_be_taken_at_once_and_the_token_only_grows(engaged):
    fences = []
    for _ in range(5):
        held = a_claim(engaged)
        fences.append(held.fence)
        with working(engaged) as unit:
            unit.commit_and_release(held)
    assert fences == [1, 2, 3, 4, 5]


def test_the_stage_of_a_process_that_died_on_this_machine_is_free_at_once(engaged):
    a_claim(engaged)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        held_by(engaged, f"{socket.gethostname()}|{process.pid}|{_started(process.pid)}")
        with pytest.raises(StageBusyError):
            a_claim(engaged, staff="k02")
        process.kill()
    assert a_claim(engaged, staff="k02").fence == 2


def test_a_killed_process_whose_parent_has_not_noticed_yet_counts_as_dead(engaged):
    a_claim(engaged)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        held_by(engaged, f"{socket.gethostname()}|{process.pid}|{_started(process.pid)}")
        os.kill(process.pid, signal.SIGKILL)
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert a_claim(engaged, staff="k02").fence == 2


def test_a_holder_on_another_machine_counts_as_alive_until_its_lease_lapses(engaged):
    a_claim(engaged)
    held_by(engaged, "en-anden-maskine|1|1")
    with pytest.raises(StageBusyError):
        a_claim(engaged, staff="k02")


def test_a_run_frozen_taken_over_and_revived_writes_no_row_and_no_letter_in_a_hundred_rounds(engaged):
    frozen = a_claim(engaged, lease_seconds=0)
    lines = verify(engaged)
    for number in range(ROUNDS):
        newer = a_claim(engaged, lease_seconds=0)
        with pytest.raises(ClaimLostError):
            write(engaged, frozen, number)
        frozen = newer
    assert (count(engaged, "contact"), count(engaged, "outbox"), verify(engaged)) == (0, 0, lines)


@pytest.mark.postgresql
def test_on_postgresql_too_one_writer_at_a_time_works_on_an_engagement(prepared_postgresql_url):
    engaged = engine_for(prepared_postgresql_url)
    store_an_engagement(engaged)
    may_write = text("SELECT pg_try_advisory_xact_lock(hashtextextended(:chain, 0))")
    with working(engaged), engaged.connect() as other:
        assert other.execute(may_write, {"chain": KEY}).scalar() is False
        assert other.execute(may_write, {"chain": "another/9902"}).scalar() is True
    engaged.dispose()


def test_a_run_that_lost_its_stage_cannot_give_it_back_for_the_newer_one(engaged):
    frozen = a_claim(engaged, lease_seconds=0)
    a_claim(engaged, staff="k02")
    with pytest.raises(ClaimLostError), working(engaged) as unit:
        unit.commit_and_release(frozen)
    with pytest.raises(StageBusyError, match="k02"):
        a_claim(engaged, staff="k03")


def test_claiming_leaves_no_line_in_the_audit_chain(engaged):
    lines = verify(engaged)
    a_claim(engaged)
    assert verify(engaged) == lines


def test_the_claim_is_part_of_the_transaction_that_takes_it(engaged):
    with working(engaged) as unit:
        unit.claim("application", 60)
    store(engaged, a_letter())
    assert a_claim(engaged, staff="k02").fence == 1
