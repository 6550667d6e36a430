"""After an erasure the database's own files hold no byte of the person any more."""

from datetime import date
from pathlib import Path

from sqlalchemy import text

import db.engine as engines
from db.schema import Participant, Session
from parat.domain.identity import natural_id
from parat.domain.people import PersonRow
from tasks.people import Found, erase
from tasks.run import Actor
from tests.db.builders import DAY, KEY, store, store_an_engagement

NAME = "Opdigtede Navnesen"
ERASES = Actor("k01", "cli", "koersel-1", date(2026, 9, 7))


def a_participant() -> PersonRow:
    return PersonRow("participant", natural_id("participant", KEY, 1), NAME, "", "Lærer", KEY)


def store_the_participant(record) -> None:
    store_an_engagement(record)
    session = Session(id=natural_id("session", KEY, 1), engagement=KEY, number=1, module="signs", state="held")
    person = a_participant()
    row = Participant(
        id=person.id, engagement=KEY, session=session.id, number=1, name=NAME, function="Lærer", work_mail="",
        delete_on=DAY,
    )  # fmt: skip
    store(record, session)
    store(record, row)


def bytes_of(record) -> bytes:
    """Give what the database keeps its tables in: all of it on SQLite, the participants' own file on PostgreSQL."""
    if record.dialect.name == "sqlite":
        file = Path(record.url.database)
        return b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))
    where = "SELECT current_setting('data_directory') || '/' || pg_relation_filepath('participant')"
    with record.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        return Path(connection.execute(text(where)).scalar_one()).read_bytes()


def test_no_byte_of_an_erased_person_is_left_in_the_tables(record):
    store_the_participant(record)
    assert NAME.encode() in bytes_of(record)
    assert erase(Found((a_participant(),)), ERASES).forgotten
    assert NAME.encode() not in bytes_of(record)


def test_while_somebody_reads_the_bytes_stay_and_it_is_said(record, monkeypatch):
    store_the_participant(record)
    with record.connect() as reader:
        reader.execute(text("SELECT name FROM participant")).all()
        monkeypatch.setattr(engines, "BUSY_MILLISECONDS", 200)
        engines.engine_for.cache_clear()
        assert not erase(Found((a_participant(),)), ERASES).forgotten
    record.dispose()
