"""Do one step's reading and writing in one transaction: all of it or nothing, audited, and only with the claim."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Table, bindparam, delete, func, insert, select, update

from db import audit, claims
from db.engine import reading, writing
from db.errors import RecordNotFoundError, SimultaneousChangeError
from db.prepared import Prepared
from db.schema.base import Base, table_of
from parat.crash_points import step_point

RECORD_CHAIN = "record"
_CHUNK = 500
R = TypeVar("R", bound=Base)
# One writer at a time in an engagement, as BEGIN IMMEDIATE gives it on SQLite.
_wait_for_turn = Prepared(select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("chain"), 0))))


@dataclass(frozen=True, slots=True)
class Signature:
    """Be who does it, via what, and in which run."""

    staff: str
    via: str
    run_id: str


class Reader:
    """Read rows of the record as their typed classes; nothing is written through it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def find(self, kind: type[R], identity: str) -> R | None:
        """Give the row with this id, or None."""
        rows = _by_id(table_of(kind)).run(self.connection, {"identity": identity})
        return kind(**dict(zip(_columns(table_of(kind)), rows[0], strict=True))) if rows else None

    def get(self, kind: type[R], identity: str) -> R:
        """Give the row with this id; raise RecordNotFoundError."""
        row = self.find(kind, identity)
        if row is None:
            raise RecordNotFoundError(table=kind.__tablename__, found=identity)
        return row

    def all(self, kind: type[R], *where: ColumnElement[bool], order: Sequence[Any] = ()) -> list[R]:
        """Give every row that fits, ordered by the columns given and then by id."""
        table = table_of(kind)
        rows = self.connection.execute(select(table).where(*where).order_by(*order, table.c.id))
        columns = _columns(table)
        return [kind(**dict(zip(columns, row, strict=True))) for row in rows]

    def has(self, kind: type[Base], *where: ColumnElement[bool]) -> bool:
        """Say whether any row fits."""
        return self.connection.execute(select(table_of(kind).c.id).where(*where).limit(1)).first() is not None


class UnitOfWork(Reader):
    """Read and write the record in one transaction; leaving without `commit` undoes everything."""

    def __init__(self, connection: Connection, signature: Signature, chain: str, claim: claims.Held | None) -> None:
        super().__init__(connection)
        self._signature, self._chain, self._claim = signature, chain, claim
        self._entries: list[audit.Entry] = []
        self.committed = False

    def add(self, *records: Base) -> None:
        """Insert rows that are known to be new."""
        for table, rows in _by_table(records).items():
            _insert(table).run_each(self.connection, rows)
            self._entries += [_entry("created", table, row) for row in rows]

    def put(self, *records: Base) -> list[str]:
        """Insert rows, or bring the stored ones up to date; give the ids of those that changed.

        Equal rows are left alone, so a step that runs twice writes and audits nothing the second time.
        """
        touched: list[str] = []
        for table, rows in _by_table(records).items():
            stored = self._stored(table, [row["id"] for row in rows])
            new = [row for row in rows if row["id"] not in stored]
            changed = [row for row in rows if row["id"] in stored and stored[row["id"]] != row]
            if new:
                _insert(table).run_each(self.connection, new)
            for row in changed:
                if not _update(table, tuple(row)).count(self.connection, {"_identity": row["id"], **row}):
                    raise SimultaneousChangeError(table=table.name)
            self._entries += [_entry("created", table, row) for row in new]
            self._entries += [_entry("changed", table, row) for row in changed]
            touched += [row["id"] for row in (*new, *changed)]
        return touched

    def replace(self, kind: type[R], where: Any, records: Sequence[R], keep: Collection[str] = ()) -> None:
        """Put rows, and delete those that fit `where` and are not among them, except the ids in `keep`."""
        self.put(*records)
        wanted = {record.id for record in records} | set(keep)
        self.remove(*(row for row in self.all(kind, where) if row.id not in wanted))

    def change(
        self, kind: type[Base], identity: str, *, only_while: Mapping[str, Any] | None = None, **values: Any
    ) -> bool:
        """Change columns of one row, with `only_while` as long as those columns hold that; say whether it was done."""
        table = table_of(kind)
        stored = {name: _stored_form(value) for name, value in values.items()}
        expected = {f"_was_{name}": value for name, value in (only_while or {}).items()}
        statement = _update(table, tuple(stored), tuple(only_while or ()))
        done = statement.count(self.connection, {"_identity": identity, **stored, **expected}) > 0
        if done:
            self._entries.append(_entry("changed", table, {"id": identity, **stored}))
        return done

    def remove(self, *records: Base) -> None:
        """Delete rows; the chain keeps that they were there."""
        for table, rows in _by_table(records).items():
            self.connection.execute(delete(table).where(table.c.id.in_([row["id"] for row in rows])))
            self._entries += [_entry("removed", table, row) for row in rows]

    def claim(self, stage: str, lease_seconds: int) -> claims.Held:
        """Take the claim on a stage of this engagement as part of the transaction; raise StageBusyError."""
        return claims.take(self.connection, self._chain, stage, self._signature.staff, lease_seconds)

    def commit(self) -> None:
        """Make it last: check the claim, append to the audit chain, commit."""
        step_point("before_commit")
        if self._claim:
            claims.renew(self.connection, self._claim)
        if self._entries:
            audit.append(self.connection, self._chain, self._stamp(), self._entries)
        self.connection.commit()
        self._entries, self.committed = [], True
        step_point("after_commit")

    def commit_and_release(self, claim: claims.Held) -> None:
        """Make it last and give the claim back in the same transaction."""
        claims.release(self.connection, claim)
        self._claim = None
        self.commit()

    def _stamp(self) -> dict[str, str]:
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        return {"at": at, "staff": self._signature.staff, "via": self._signature.via, "run_id": self._signature.run_id}

    def _stored(self, table: Table, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        stored: dict[str, dict[str, Any]] = {}
        for start in range(0, len(ids), _CHUNK):
            rows = self.connection.execute(select(table).where(table.c.id.in_(ids[start : start + _CHUNK])))
            stored |= {row["id"]: dict(row) for row in rows.mappings()}
        return stored


@contextmanager
def unit_of_work(
    engine: Engine, signature: Signature, chain: str, claim: claims.Held | None = None
) -> Iterator[UnitOfWork]:
    """Open a transaction that rolls back unless `commit` is called; `claim` is checked inside the commit."""
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            _wait_for_turn.run(connection, {"chain": chain})
        yield UnitOfWork(connection, signature, chain, claim)


@contextmanager
def reader(engine: Engine) -> Iterator[Reader]:
    """Open the record to read only."""
    with reading(engine) as connection:
        yield Reader(connection)


@cache
def _columns(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


@cache
def _by_id(table: Table) -> Prepared:
    return Prepared(select(table).where(table.c.id == bindparam("identity")), [column.type for column in table.columns])


@cache
def _insert(table: Table) -> Prepared:
    return Prepared(insert(table).values({name: bindparam(name) for name in _columns(table)}))


@cache
def _update(table: Table, columns: tuple[str, ...], expected: tuple[str, ...] = ()) -> Prepared:
    row = update(table).where(table.c.id == bindparam("_identity"))
    for name in expected:
        row = row.where(table.c[name].is_not_distinct_from(bindparam(f"_was_{name}", type_=table.c[name].type)))
    return Prepared(row.values({name: bindparam(name) for name in columns}))


@cache
def _audited_columns(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if not column.info.get("personal"))


@cache
def _defaults(table: Table) -> tuple[tuple[str, Any], ...]:
    return tuple((column.name, _default(column.default)) for column in table.columns)


def _default(default: Any) -> Any:
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg


def _by_table(records: Sequence[Base]) -> dict[Table, list[dict[str, Any]]]:
    grouped: dict[Table, list[dict[str, Any]]] = {}
    for record in records:
        given = record.__dict__
        table = table_of(type(record))
        row = {name: given.get(name, default) for name, default in _defaults(table)}
        row.update({name: value.value for name, value in row.items() if isinstance(value, Enum)})
        grouped.setdefault(table, []).append(row)
    return grouped


def _stored_form(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _entry(event: str, table: Table, row: dict[str, Any]) -> audit.Entry:
    content = {name: row[name] for name in _audited_columns(table) if name in row}
    return audit.Entry(event, table.name, str(row["id"]), audit.content_hash(content))
