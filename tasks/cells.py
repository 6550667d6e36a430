"""Take typed values out of a packet's rows; the importer has already checked what each cell may hold."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parat.intake.packets import Row


def text(row: Row, column: str) -> str:
    """Give a text cell; an empty one is the empty text."""
    value = row[column]
    return "" if value is None else str(value)


def whole(row: Row, column: str) -> int:
    """Give a whole number; an empty cell is 0."""
    return whole_or_none(row, column) or 0


def whole_or_none(row: Row, column: str) -> int | None:
    """Give a whole number, or None for an empty cell."""
    value = row[column]
    return None if value is None else int(value)  # type: ignore[arg-type]


def amount(row: Row, column: str) -> Decimal | None:
    """Give a decimal number, or None for an empty cell."""
    value = row[column]
    return None if value is None else Decimal(str(value))


def day(row: Row, column: str) -> date | None:
    """Give a date, or None for an empty cell."""
    value = row[column]
    return value if isinstance(value, date) else None


def yes_or_none(row: Row, column: str) -> bool | None:
    """Give what a yes-or-no cell says, or None for an empty cell."""
    value = row[column]
    return value if isinstance(value, bool) else None


def yes(row: Row, column: str) -> bool:
    """Say whether a yes-or-no cell says yes."""
    return row[column] is True


def time_of_day(stored: str | None) -> time | None:
    """Give a stored time of day (HH.MM), or None when there is none."""
    return time.fromisoformat(stored.replace(".", ":")) if stored else None
