"""Look at a world from outside and say which of the promises 1-4 it breaks, beside an undisturbed one."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from db import audit
from db.schema import Base
from parat.documents.store import DocumentStore
from tests.crash.worlds import World

_METADATA = Base.metadata
_OF_THE_ENGINE = {"claim", "audit", "audit_head"}
_CLOCKS = {"changed_at", "decided_at", "queued_at", "sent_at"}
_STORES = ("documents", "packets")
Rows = dict[str, list[tuple[Any, ...]]]


def rows_of(connection: Connection) -> Rows:
    """Give every business row, clocks left out."""
    found: Rows = {}
    for table in _METADATA.sorted_tables:
        if table.name not in _OF_THE_ENGINE:
            columns = [column for column in table.columns if column.name not in _CLOCKS]
            found[table.name] = [tuple(row) for row in connection.execute(select(*columns))]
    return found


def events_of(connection: Connection) -> list[tuple[Any, ...]]:
    """Give what the audit chains say happened, in their order."""
    line = _METADATA.tables["audit"].c
    rows = connection.execute(select(line.chain, line.position, line.event, line.subject_table, line.subject))
    return sorted(tuple(row) for row in rows)


def files_of(world: World) -> dict[str, str]:
    """Give every file of the stores with its checksum."""
    files = (path for store in _STORES for path in (world.home / store).rglob("*") if path.is_file())
    return {path.relative_to(world.home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def broken_promises(world: World, undisturbed: World) -> list[str]:
    """List what is wrong with a world that was disturbed and resumed; empty when all is well."""
    with world.connection() as here, undisturbed.connection() as there:
        return [
            *_differences(rows_of(here), rows_of(there)),
            *_audit_faults(here),
            *(["the audit chains tell another story"] if events_of(here) != events_of(there) else []),
            *_held_claims(here),
            *_file_faults(world, here),
            *(["other files than in the undisturbed run"] if files_of(world) != files_of(undisturbed) else []),
        ]


def _differences(here: Rows, there: Rows) -> Iterator[str]:
    for table, rows in there.items():
        lost, added = set(map(str, rows)) - set(map(str, here[table])), set(map(str, here[table])) - set(map(str, rows))
        if lost or added:
            yield f"{table}: lost {sorted(lost)[:2]}, added {sorted(added)[:2]}"


def _audit_faults(connection: Connection) -> Iterator[str]:
    for chain in audit.chains(connection):
        audit.verify(connection, chain)
    line = _METADATA.tables["audit"].c
    rows = connection.execute(select(line.subject_table, line.subject, line.staff, line.event)).all()
    created = Counter((row[0], row[1]) for row in rows if row.event == "created")
    removed = Counter((row[0], row[1]) for row in rows if row.event == "removed")
    yield from (
        f"{subject} created {times} times" for subject, times in created.items() if times > 1 + removed[subject]
    )
    if not all(row.staff for row in rows):
        yield "an audit line without staff"


def _held_claims(connection: Connection) -> Iterator[str]:
    claim = _METADATA.tables["claim"].c
    for stage, holder in connection.execute(select(claim.stage, claim.holder).where(claim.holder.is_not(None))):
        yield f"the claim on {stage} is still held by {holder}"


def _file_faults(world: World, connection: Connection) -> Iterator[str]:
    stores = {"documents": ("generation", "rendition"), "packets": ("packet",)}
    for store, tables in stores.items():
        columns = [_METADATA.tables[table].c for table in tables]
        rows = [row for one in columns for row in connection.execute(select(one.path, one.sha256))]
        kept = DocumentStore(world.home / store)
        for row in rows:
            kept.verify(row.path, row.sha256)
        left = kept.leftovers({row.path for row in rows})
        yield from (f"temporary file {path.name}" for path in left.temporary)
        yield from (f"unknown file {name}" for name in left.unknown)
