"""Fill a packet as a person would: by the headings and labels on the sheet, in the words of the drop-downs."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from parat.domain.packets import PACKETS, Column, PacketSpec, Sheet, Value, narrowed
from parat.domain.packets.marking import MARK_SHEET
from parat.domain.packets.matching import folded

Entry = Mapping[str, Value | None]
Entries = Mapping[tuple[Value, ...], Entry] | Sequence[Entry]

_HEADER_WITHIN = 10
_ANSWER_AT = 2


def fill(packet: bytes, entries: Mapping[str, Entries]) -> bytes:
    """Write entries into an exported packet and give the file as it would be sent back.

    For each sheet key: either a mapping from row key to values by column key (a row that is not there is added), or
    a sequence of rows to add. A form has the empty row key: `{"application": {(): {"summary": "..."}}}`.
    Values are the stored ones; they are written by their Danish labels.
    """
    book = load_workbook(io.BytesIO(packet))
    spec = _spec_in(book)
    for key, wanted in entries.items():
        laid = _LaidOut(_page(book, spec.sheet(key)), spec.sheet(key))
        for row, entry in _placed(laid, wanted):
            _write(laid, row, entry)
    filled = io.BytesIO()
    book.save(filled)
    return filled.getvalue()


@dataclass(frozen=True)
class _LaidOut:
    """Be a sheet of the workbook with the places of its headings, which stay while it is filled."""

    page: Worksheet
    sheet: Sheet

    @cached_property
    def header_row(self) -> int:
        wanted = {folded(column.label_da) for column in self.sheet.columns}
        for number, row in enumerate(self.page.iter_rows(max_row=_HEADER_WITHIN, values_only=True), start=1):
            if wanted <= {folded(str(value)) for value in row}:
                return number
        raise KeyError(f"no headings on the sheet {self.page.title}")

    @cached_property
    def columns(self) -> dict[str, int]:
        headings = next(self.page.iter_rows(min_row=self.header_row, max_row=self.header_row, values_only=True))
        places = {folded(str(value)): at for at, value in enumerate(headings, start=1)}
        return {column.key: places[folded(column.label_da)] for column in self.sheet.columns}

    @cached_property
    def fields(self) -> dict[str, int]:
        return {folded(str(row[0])): at for at, row in enumerate(self.page.iter_rows(values_only=True), start=1)}

    def place(self, row: int, column: Column) -> tuple[int, int]:
        if self.sheet.upright:
            return self.fields[folded(column.label_da)], _ANSWER_AT
        return row, self.columns[column.key]


def _spec_in(book: Workbook) -> PacketSpec:
    marks = {str(row[0]): str(row[1]) for row in book[MARK_SHEET].iter_rows(max_col=2, values_only=True)}
    spec = next(spec for spec in PACKETS if spec.kind == marks["kind"])
    return narrowed(spec.edition(int(marks["version"])), marks.get("respondent", ""), marks.get("part", ""))


def _page(book: Workbook, sheet: Sheet) -> Worksheet:
    return next(page for page in book.worksheets if page.title == sheet.title_da)


def _placed(laid: _LaidOut, wanted: Entries) -> Iterator[tuple[int, Entry]]:
    if laid.sheet.upright:
        yield from ((0, entry) for entry in (wanted.values() if isinstance(wanted, Mapping) else wanted))
    elif isinstance(wanted, Mapping):
        for key, entry in wanted.items():
            found = _row_of(laid, key)
            known = {} if found else dict(zip(laid.sheet.row_key, key, strict=True))
            yield found or _free_row(laid), {**known, **entry}
    else:
        for entry in wanted:
            yield _free_row(laid), entry


def _row_of(laid: _LaidOut, key: Sequence[Value]) -> int:
    columns = [laid.sheet.column(name) for name in laid.sheet.row_key]
    asked = [folded(str(_as_written(column, value))) for column, value in zip(columns, key, strict=True)]
    places = [laid.columns[column.key] for column in columns]
    for row in range(laid.header_row + 1, laid.page.max_row + 1):
        if [folded(str(laid.page.cell(row, at).value)) for at in places] == asked:
            return row
    return 0


def _free_row(laid: _LaidOut) -> int:
    key = laid.columns[laid.sheet.row_key[0]]
    row = laid.header_row + 1
    while laid.page.cell(row, key).value is not None:
        row += 1
    return row


def _write(laid: _LaidOut, row: int, entry: Entry) -> None:
    for name, value in entry.items():
        column = laid.sheet.column(name)
        _type_in(laid.page, laid.place(row, column), column, value)


def _type_in(page: Worksheet, at: tuple[int, int], column: Column, value: Value | None) -> None:
    cell = page.cell(*at)
    if isinstance(cell, Cell):
        cell.value = _as_written(column, value)
        if isinstance(cell.value, str):
            cell.data_type = "s"


def _as_written(column: Column, value: Value | None) -> str | int | float | date | None:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if column.kind == "choice" and value is not None:
        label = dict(column.choices)[str(value)]
        return int(label) if label.isdecimal() else label
    return float(value) if isinstance(value, Decimal) else value
