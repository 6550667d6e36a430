"""Compare the values of cells as the reader of a workbook sees them, and write them down so that they come back."""

from datetime import date
from decimal import Decimal

from parat.domain.packets.declaration import Column, Value
from parat.domain.packets.matching import text_in

_YES, _NO = "yes", "no"


def normal(column: Column, value: Value | None) -> Value | None:
    """Give a value in the one form that is compared: an empty text is nothing, 2 and 2.0 are one number."""
    if value is None or value == "":
        return None
    if column.kind in ("decimal", "percent"):
        return Decimal(str(value)).normalize()
    if column.kind in ("text", "choice", "time"):
        return text_in(str(value)) or None
    return int(str(value)) if column.kind == "integer" else value


def same(column: Column, one: Value | None, other: Value | None) -> bool:
    """Tell whether two values of a column mean the same."""
    return normal(column, one) == normal(column, other)


def written(column: Column, value: Value | None) -> str | None:
    """Write a value as text from which `value_in` reads it back exactly; None stays None."""
    kept = normal(column, value)
    if kept is None:
        return None
    if isinstance(kept, bool):
        return _YES if kept else _NO
    if isinstance(kept, date):
        return kept.isoformat()
    return format(kept, "f") if isinstance(kept, Decimal) else str(kept)


def value_in(column: Column, text: str | None) -> Value | None:
    """Read back what `written` wrote."""
    if text is None:
        return None
    if column.kind == "date":
        return date.fromisoformat(text)
    if column.kind == "yes_no":
        return text == _YES
    if column.kind in ("decimal", "percent"):
        return Decimal(text)
    return int(text) if column.kind == "integer" else text


def shown(column: Column, text: str | None) -> str:
    """Give a written value as the workbook shows it; nothing is a dash."""
    value = value_in(column, text)
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, Decimal):
        return str(text).replace(".", ",")
    return dict(column.choices).get(str(value), str(value))
