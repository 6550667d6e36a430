"""A record that somebody else holds is waited for, then refused in words, and never half-written."""

import sqlite3
import threading
import time
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import text

from db import engine as engines
from db.engine import engine_for
from db.errors import RecordLockedError
from db.schema import Contact
from db.unit_of_work import reader
from tasks import run
from tests.db.builders import a_contact, count, store, store_an_engagement, verify, working

SHORT_MILLISECONDS = 200
LIMIT_SECONDS = 30


@pytest.fixture
def impatient(prepared_sqlite_url, monkeypatch):
    """Give a record that waits a fifth of a second for others."""
    monkeypatch.setattr(engines, "BUSY_MILLISECONDS", SHORT_MILLISECONDS)
    engine = engine_for(prepared_sqlite_url)
    store_an_engagement(engine)
    yield engine
    engine.dispose()


@contextmanager
def held_by_another(engine):
    with closing(sqlite3.connect(engine.url.database, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_record_that_stays_locked_is_refused_within_bounds_and_nothing_is_half_written(impatient):
    lines = verify(impatient)
    begun = time.monotonic()
    with held_by_another(impatient), pytest.raises(RecordLockedError, match="nothing was stored"):
        store(impatient, a_contact())
    assert time.monotonic() - begun < 5
    assert (count(impatient, "contact"), verify(impatient)) == (0, lines)


def test_a_record_that_is_locked_for_a_moment_is_waited_for(impatient):
    with held_by_another(impatient) as other:
        soon = threading.Timer(SHORT_MILLISECONDS / 4_000, other.rollback)
        soon.start()
        store(impatient, a_contact())
        soon.join()
    assert count(impatient, "contact") == 1


def test_reading_goes_on_while_somebody_writes(impatient):
    with held_by_another(impatient):
        assert verify(impatient) == 3


def test_the_record_can_be_used_again_after_it_was_locked(impatient):
    with held_by_another(impatient), pytest.raises(RecordLockedError):
        store(impatient, a_contact())
    store(impatient, a_contact())
    assert count(impatient, "contact") == 1


@pytest.mark.postgresql
def test_a_chain_that_a_frozen_process_holds_is_refused_within_bounds_on_postgresql(
    prepared_postgresql_url, monkeypatch
):
    monkeypatch.setattr(engines, "BUSY_MILLISECONDS", SHORT_MILLISECONDS)
    engine = engine_for(prepared_postgresql_url)
    store_an_engagement(engine)
    begun = time.monotonic()
    with engine.connect() as frozen:
        frozen.execute(text("SELECT * FROM audit_head FOR UPDATE"))
        with pytest.raises(RecordLockedError, match="nothing was stored"):
            store(engine, a_contact())
    assert time.monotonic() - begun < LIMIT_SECONDS
    assert (count(engine, "contact"), verify(engine)) == (0, 3)
    engine.dispose()


def test_what_is_read_is_one_picture_whatever_others_store_meanwhile(record):
    store_an_engagement(record)
    with reader(record) as read:
        before = read.all(Contact)
        store(record, a_contact())
        assert read.all(Contact) == before == []


def test_a_step_tries_again_while_the_record_is_locked_and_then_succeeds(impatient):
    with held_by_another(impatient) as other:
        soon = threading.Timer(3 * SHORT_MILLISECONDS / 1_000, other.rollback)
        soon.start()
        run.named("store_contact", lambda: store(impatient, a_contact()))
        soon.join()
    assert count(impatient, "contact") == 1


def test_a_step_gives_up_within_half_a_minute_however_long_the_record_stays_locked(monkeypatch):
    clock = [0.0]

    def locked():
        clock[0] += engines.BUSY_MILLISECONDS / 1_000
        raise RecordLockedError(database="-")

    monkeypatch.setattr(run.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(run.time, "sleep", lambda seconds: clock.__setitem__(0, clock[0] + seconds))
    with pytest.raises(RecordLockedError):
        run.named("store_contact", locked)
    assert clock[0] <= LIMIT_SECONDS


def test_two_writers_wait_for_each_other_and_both_are_stored(impatient):
    with working(impatient) as unit:
        unit.put(a_contact(function="leder"))
        second = threading.Thread(target=store, args=(impatient, a_contact(function="tovholder")))
        second.start()
        unit.commit()
    second.join()
    assert count(impatient, "contact") == 2
