"""Find texts wherever they stand in the record, and make the database forget the bytes of what was deleted."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import JSON, Engine, String, func, select, text

from db.engine import told_plainly
from db.errors import RecordLockedError
from db.schema import Audit, Base, Contact, Packet, Participant, Staff
from db.schema.base import table_of
from db.unit_of_work import Reader

_OF_PERSONS = frozenset(table_of(kind) for kind in (Participant, Contact, Staff))
_NAMING = (*_OF_PERSONS, table_of(Packet))  # a packet's file may have been called after the person
_AUDIT = table_of(Audit)


@dataclass(frozen=True, slots=True)
class StoredText:
    """Be a text of the record and where it stands."""

    table: str
    id: str
    column: str
    text: str


def stored_texts(read: Reader) -> Iterator[StoredText]:
    """Give every text of the record but those of persons' own rows and of the audit trail, which names nobody."""
    for table in Base.metadata.sorted_tables:
        if table in _OF_PERSONS or "id" not in table.columns:
            continue
        columns = [column.name for column in table.columns if isinstance(column.type, String | JSON)]
        for row in read.connection.execute(select(table)).mappings():
            for column in columns:
                if row[column]:
                    yield StoredText(table.name, str(row["id"]), column, _as_text(row[column]))


def lines_by(read: Reader, staff: str) -> int:
    """Count the lines of the audit trail that a colleague's id stands in."""
    return int(read.connection.execute(select(func.count()).where(_AUDIT.c.staff == staff)).scalar_one())


def forget_deleted(engine: Engine) -> bool:
    """Write anew what held persons, so that no deleted byte is left in its files; say whether that could be done.

    It cannot while somebody else reads or writes. PostgreSQL's log holds them until its own settings let it run out.
    """
    try:
        with told_plainly(engine):
            return _file_written_anew(engine) if engine.dialect.name == "sqlite" else _tables_written_anew(engine)
    except RecordLockedError:
        return False


def _file_written_anew(engine: Engine) -> bool:
    held = engine.raw_connection()
    try:
        cursor = held.cursor()
        cursor.execute("VACUUM")
        busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    finally:
        held.close()


def _tables_written_anew(engine: Engine) -> bool:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in _NAMING:
            connection.execute(text(f"VACUUM FULL {table.name}"))
    return True


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
