"""Keep with a value the file and the cell that it was first read from."""

from collections.abc import Sequence
from typing import Any, TypeVar

from db.schema import Base
from db.schema.base import table_of
from db.unit_of_work import UnitOfWork

_SOURCE = ("place", "packet")
R = TypeVar("R", bound=Base)


def first_sources(unit: UnitOfWork, stored: Any, rows: Sequence[R]) -> list[R]:
    """Give rows with the place and the packet of the stored ones wherever they say nothing new.

    `stored` is the condition that finds the stored rows. A row without a place was not in the file: it keeps its
    source too. Run again: rows that are stored already come out as they are stored.
    """
    if not rows:
        return []
    known = {row.id: row for row in unit.all(type(rows[0]), stored)}
    return [_sourced(row, known[row.id]) if row.id in known else row for row in rows]


def _sourced(row: R, known: R) -> R:
    given, there = row.__dict__, known.__dict__
    columns = [column.name for column in table_of(type(row)).columns]
    says_more = any(given.get(name) != there.get(name) for name in columns if name not in _SOURCE)
    if says_more and given.get("place") != "":
        return row
    source = {name: there[name] for name in _SOURCE if name in columns}
    return type(row)(**{name: given.get(name) for name in columns} | source)
