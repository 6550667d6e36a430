"""Append to the audit chains and verify them: ids and hashes only, so that a person can be erased.

Each engagement, each programme, and the record itself has one chain. A line's hash covers the line before it.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from db.errors import AuditChainBrokenError
from db.prepared import Prepared
from db.schema import Audit, AuditHead
from db.schema.base import table_of
from db.upsert import insert_into

GENESIS = "0" * 64
_AUDIT = table_of(Audit)
_HEAD = table_of(AuditHead)
_FIELDS = ("chain", "position", "at", "staff", "via", "run_id", "event", "subject_table", "subject", "content_hash")

_read_head = select(_HEAD.c.position, _HEAD.c.hash).where(_HEAD.c.id == bindparam("chain"))
_HEAD_TYPES = (_HEAD.c.position.type, _HEAD.c.hash.type)
_heads = {
    "postgresql": Prepared(_read_head.with_for_update(), _HEAD_TYPES),
    "sqlite": Prepared(_read_head, _HEAD_TYPES),
}
_move_head = Prepared(
    update(_HEAD).where(_HEAD.c.id == bindparam("chain")).values(position=bindparam("to"), hash=bindparam("end"))
)
_append = Prepared(insert(_AUDIT).values({name: bindparam(name) for name in (*_FIELDS, "previous_hash", "hash")}))


@dataclass(frozen=True, slots=True)
class Entry:
    """Be one thing that happened: an event on a row, and the hash of what the row said."""

    event: str
    subject_table: str
    subject: str
    content_hash: str


def content_hash(content: Any) -> str:
    """Give the hash of a value: the same for equal content in every process."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def append(connection: Connection, chain: str, stamp: dict[str, str], entries: Sequence[Entry]) -> None:
    """Append entries to a chain; locks the chain's head, so call it as the last act before the commit."""
    position, previous = _locked_head(connection, chain)
    lines = []
    for entry in entries:
        position += 1
        line = {
            "chain": chain,
            "position": position,
            **stamp,
            "event": entry.event,
            "subject_table": entry.subject_table,
            "subject": entry.subject,
            "content_hash": entry.content_hash,
            "previous_hash": previous,
        }
        previous = line["hash"] = _line_hash(line)
        lines.append(line)
    _append.run_each(connection, lines)
    _move_head.run(connection, {"chain": chain, "to": position, "end": previous})


def verify(connection: Connection, chain: str) -> int:
    """Check every line of a chain and its head; give the number of lines or raise AuditChainBrokenError."""
    previous, position = GENESIS, 0
    rows = connection.execute(select(_AUDIT).where(_AUDIT.c.chain == chain).order_by(_AUDIT.c.position))
    for row in rows.mappings():
        position += 1
        fault = _fault(dict(row), position, previous)
        if fault:
            raise AuditChainBrokenError(chain=chain, position=position, fault=fault)
        previous = row["hash"]
    head = connection.execute(_read_head, {"chain": chain}).one_or_none()
    if (head.position, head.hash) != (position, previous) if head else position > 0:
        raise AuditChainBrokenError(chain=chain, position=position, fault="its end is not the one noted down")
    return position


def chains(connection: Connection) -> list[str]:
    """List every chain that has lines or a head."""
    with_lines = connection.execute(select(_AUDIT.c.chain).distinct()).scalars()
    return sorted({*with_lines, *connection.execute(select(_HEAD.c.id)).scalars()})


def _locked_head(connection: Connection, chain: str) -> tuple[int, str]:
    name = connection.dialect.name
    read = _heads[name]
    head = read.run(connection, {"chain": chain})
    if not head:
        begin = insert_into(_HEAD, name)
        connection.execute(begin.values(id=chain, position=0, hash=GENESIS).on_conflict_do_nothing())
        head = read.run(connection, {"chain": chain})
    return head[0][0], head[0][1]


def _line_hash(line: dict[str, Any]) -> str:
    joined = "\x1f".join(str(line[name]) for name in _FIELDS) + "\x1f" + line["previous_hash"]
    return hashlib.sha256(joined.encode()).hexdigest()


def _fault(line: dict[str, Any], position: int, previous: str) -> str | None:
    if line["position"] != position:
        return f"line {position} is missing"
    if line["previous_hash"] != previous:
        return "the line does not follow the one before it"
    return "the line was changed" if _line_hash(line) != line["hash"] else None


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"no canonical form for {type(value).__name__}")
