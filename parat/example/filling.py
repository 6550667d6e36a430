"""Fill a packet as a person would: by the headings and labels on the sheet, in the words of the drop-downs."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from parat.domain.packets import PACKETS, Column, PacketSpec, Sheet, Value
from parat.domain.packets.marking import MARK_SHEET
from parat.domain.packets.matching import ANSWER, folded

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
        sheet = spec.sheet(key)
        page = _page(book, sheet)
        for row, entry in _placed(page, sheet, wanted):
            _write(page, sheet, row, entry)
    filled = io.BytesIO()
    book.save(filled)
    return filled.getvalue()


def _spec_in(book: Workbook) -> PacketSpec:
    marks = {str(row[0]): str(row[1]) for row in book[MARK_SHEET].iter_rows(max_col=2, values_only=True)}
    return next(spec for spec in PACKETS if spec.kind == marks["kind"])


def _page(book: Workbook, sheet: Sheet) -> Worksheet:
    return next(page for page in book.worksheets if page.title == sheet.title_da)


def _placed(page: Worksheet, sheet: Sheet, wanted: Entries) -> Iterator[tuple[int, Entry]]:
    if isinstance(wanted, Mapping):
        for key, entry in wanted.items():
            found = 0 if sheet.upright else _row_of(page, sheet, key)
            known = {} if sheet.upright or found else dict(zip(sheet.row_key, key, strict=True))
            yield found or _free_row(page, sheet), {**known, **entry}
    else:
        for entry in wanted:
            yield _free_row(page, sheet), entry


def _row_of(page: Worksheet, sheet: Sheet, key: Sequence[Value]) -> int:
    columns = [(_column_at(page, sheet, name), sheet.column(name)) for name in sheet.row_key]
    asked = [folded(str(_as_written(column, value))) for (_, column), value in zip(columns, key, strict=True)]
    for row in range(_header_row(page, sheet) + 1, page.max_row + 1):
        if [folded(str(page.cell(row, at).value)) for at, _ in columns] == asked:
            return row
    return 0


def _free_row(page: Worksheet, sheet: Sheet) -> int:
    if sheet.upright:
        return 0
    key = _column_at(page, sheet, sheet.row_key[0])
    row = _header_row(page, sheet) + 1
    while page.cell(row, key).value is not None:
        row += 1
    return row


def _write(page: Worksheet, sheet: Sheet, row: int, entry: Entry) -> None:
    for name, value in entry.items():
        column = sheet.column(name)
        at = _answer_of(page, column) if sheet.upright else (row, _column_at(page, sheet, name))
        _type_in(page, at, column, value)


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


def _header_row(page: Worksheet, sheet: Sheet) -> int:
    wanted = {folded(ANSWER)} if sheet.upright else {folded(column.label_da) for column in sheet.columns}
    for number, row in enumerate(page.iter_rows(max_row=_HEADER_WITHIN, values_only=True), start=1):
        if wanted <= {folded(str(value)) for value in row}:
            return number
    raise KeyError(f"no headings on the sheet {page.title}")


def _column_at(page: Worksheet, sheet: Sheet, name: str) -> int:
    return _heading_at(page, _header_row(page, sheet), sheet.column(name).label_da)


def _heading_at(page: Worksheet, row: int, label: str) -> int:
    headings = next(page.iter_rows(min_row=row, max_row=row, values_only=True))
    return [folded(str(value)) for value in headings].index(folded(label)) + 1


def _answer_of(page: Worksheet, column: Column) -> tuple[int, int]:
    for number, row in enumerate(page.iter_rows(values_only=True), start=1):
        if folded(str(row[0])) == folded(column.label_da):
            return number, _ANSWER_AT
    raise KeyError(f"no field {column.label_da} on the sheet {page.title}")
