"""Turn the text of one cell into the value that its column declares, or say why it cannot be."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from parat.domain.errors import InputError
from parat.domain.packets import Column, Value
from parat.domain.packets.allowed import allowed_da, allowed_en, nearest
from parat.domain.packets.matching import text_in
from parat.domain.personal_data import masked_text
from parat.intake import errors
from parat.intake.danish_formats import (
    choice_in,
    date_in,
    decimal_in,
    integer_in,
    percent_in,
    time_in,
    yes_no_in,
)
from parat.intake.workbook import Cell

_SHOWN = 60
_NOT_SHOWN = "…"


@dataclass(frozen=True, slots=True)
class Place:
    """Say where a cell stands, and whether its sheet names persons: an error must not carry a name on."""

    file: str
    sheet: str
    cell: str
    personal: bool = False

    def fault(self, kind: type[InputError], column: Column, **found: Any) -> InputError:
        """Make the error about this cell."""
        if self.personal and isinstance(found.get("found"), str):
            found["found"] = _NOT_SHOWN
        words = {"allowed": allowed_en(column), "allowed_da": allowed_da(column), **found}
        return kind(file=self.file, sheet=self.sheet, cell=self.cell, column=column.label_da, **words)


def read_cell(column: Column, cell: Cell, place: Place, since_1904: bool) -> Value | None:
    """Read one cell; an empty one gives None. Raises the input error that fits, digits of CPR numbers masked."""
    if cell.unreadable:
        raise place.fault(errors.UnreadableCellError, column, found=shown(cell.unreadable))
    text = text_in(cell.text)
    if not text:
        return None
    if column.kind == "date":
        return _date(column, text, place, since_1904)
    return _READERS[column.kind](column, text, place)


def shown(text: str) -> str:
    """Give a text as an error may show it: on one line, short, CPR numbers masked."""
    line = " ".join(masked_text(text).split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _text(column: Column, text: str, place: Place) -> str:
    if len(text) > column.max_length:
        raise place.fault(errors.TextTooLongError, column, found=len(text), allowed=column.max_length)
    if column.pattern and not re.fullmatch(column.pattern, text):
        raise place.fault(
            errors.WrongShapeError, column, found=shown(text), allowed=column.help_da, allowed_da=column.help_da
        )
    return text


def _integer(column: Column, text: str, place: Place) -> int:
    number = integer_in(text)
    if number is None:
        raise place.fault(errors.NotANumberError, column, found=shown(text))
    _within(column, Decimal(number), text, place)
    return number


def _number(parse: Callable[[str], Decimal | None]) -> Callable[[Column, str, Place], Decimal]:
    def read(column: Column, text: str, place: Place) -> Decimal:
        number = parse(text)
        if number is None:
            raise place.fault(errors.NotANumberError, column, found=shown(text))
        _within(column, number, text, place)
        return number

    return read


def _within(column: Column, number: Decimal, text: str, place: Place) -> None:
    too_small = column.minimum is not None and number < column.minimum
    too_large = column.maximum is not None and number > column.maximum
    if too_small or too_large:
        raise place.fault(errors.OutOfRangeError, column, found=shown(text))


def _date(column: Column, text: str, place: Place, since_1904: bool) -> date:
    found = date_in(text, since_1904)
    if found is None:
        raise place.fault(errors.NotADateError, column, found=shown(text))
    return found


def _time(column: Column, text: str, place: Place) -> str:
    found = time_in(text)
    if found is None:
        raise place.fault(errors.NotATimeError, column, found=shown(text))
    return found


def _yes_no(column: Column, text: str, place: Place) -> bool:
    answer = yes_no_in(text)
    if answer is None:
        raise place.fault(errors.InvalidAnswerError, column, found=shown(text), allowed="ja, nej")
    return answer


def _choice(column: Column, text: str, place: Place) -> str:
    stored = choice_in(text, column.choices)
    if stored is None:
        allowed = nearest((label for _, label in column.choices), text)
        words = {"allowed": allowed, "allowed_da": f"Vælg på listen: {allowed.removesuffix(' …')}."}
        raise place.fault(errors.InvalidAnswerError, column, found=shown(text), **words)
    return stored


_READERS: dict[str, Callable[[Column, str, Place], Value]] = {
    "text": _text,
    "integer": _integer,
    "decimal": _number(decimal_in),
    "percent": _number(percent_in),
    "time": _time,
    "yes_no": _yes_no,
    "choice": _choice,
}
