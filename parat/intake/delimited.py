"""Read one sheet of a packet from a text file (csv), by the same rules as a workbook.

Programs write a sheet's title and guidance above its headings, as they stand in the workbook; a line of the file is
therefore a row of the sheet, and every error names the cell that a person finds there.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parat.domain.errors import InputError
from parat.domain.packets import Column, Sheet, Value
from parat.domain.packets.marking import Marking
from parat.domain.packets.matching import folded
from parat.domain.personal_data import masked_text
from parat.intake import gate_errors as refused
from parat.intake.cpr_scan import cpr_faults
from parat.intake.delimited_errors import (
    AmbiguousValueError,
    NoSuchSheetError,
    NotDelimitedError,
    SeveralSheetsError,
    UnevenLineError,
)
from parat.intake.errors import PacketErrors
from parat.intake.gate import refuse_large
from parat.intake.gate_content import COLUMN_LIMIT, ELEMENT_LIMIT, ROW_LIMIT
from parat.intake.letters import letters_in
from parat.intake.packet_cells import shown
from parat.intake.packet_layout import Grid, find_sheet, heading_row
from parat.intake.packet_rows import Reading, Row, check_references
from parat.intake.packets import Asked, Packet, Said, asked_by, packet_of, read_sheets, texts_of
from parat.intake.workbook import Cell

ENDINGS = (".csv", ".tsv", ".txt")

_SEPARATORS = (";", ",", "\t")
_SEPARATOR_SAID = re.compile(r"sep=([;,\t])\r?\n")
_HEAD = 40
_ERROR_SHOWN = re.compile(r"#{2,}|#[A-ZÆØÅ/0]{2,14}[?!]?")
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_SLASHED_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}")
_NUMBERS = ("integer", "decimal", "percent")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Awaited:
    """Be a packet that went out and may come back sheet by sheet, with the rows that the record holds by now."""

    marking: Marking
    rows: Mapping[str, Sequence[Mapping[str, Value | None]]]


@dataclass(frozen=True)
class _Lines:
    """Be the file as rows of fields, and the sign that separates them."""

    rows: tuple[tuple[str, ...], ...]
    separator: str

    @cached_property
    def grid(self) -> Grid:
        return {
            number: {at: _cell(text) for at, text in enumerate(row, start=1) if text.strip()}
            for number, row in enumerate(self.rows, start=1)
        }


@dataclass(frozen=True, slots=True)
class _Fit:
    """Be a sheet that the headings may be those of: how many of its columns they name."""

    awaited: Awaited
    asked: Asked
    sheet: Sheet
    matched: int

    @property
    def complete(self) -> bool:
        return self.matched == len(self.sheet.columns)


def read_delimited(content: bytes, file_name: str, awaited: Sequence[Awaited], engagement: str) -> Packet:
    """Read a text file of one sheet as a packet that lacks its other sheets, or raise what is wrong with it.

    The sheet is known by its headings among those of the packets that are `awaited` from this engagement. Letters in
    UTF-8, UTF-16 with its mark, or Windows-1252; separated by semicolons, commas or tabs. Nothing is guessed.
    """
    file = masked_text(file_name)
    _refuse_outside(content, file)
    text = letters_in(content, file)
    sheets = [(one, asked) for one in awaited for asked in [asked_by(one.marking, file)]]
    lines = _lines_in(text, sheets, file)
    fit = _fit_of(lines.grid, sheets, file, engagement)
    return _packet(content, file_name, lines, fit)


def _packet(content: bytes, file_name: str, lines: _Lines, fit: _Fit) -> Packet:
    file = masked_text(file_name)
    reading, grids = Reading(file, since_1904=False), {fit.sheet.title_da: lines.grid}
    asked = replace(fit.asked, sheets=(fit.sheet,))
    faults, doubts = cpr_faults({}, texts_of(grids), file_name, file)
    faults.extend(_uneven_lines(lines, fit.sheet, file))
    rows, ignored = read_sheets(reading, asked, grids, faults)
    faults.extend(_ambiguous(reading, lines, fit.sheet))
    faults.extend(_wrong_references(reading, fit, rows))
    if faults:
        raise PacketErrors(faults, doubts, file=file)
    absent = frozenset(sheet.key for sheet in fit.asked.spec.sheets if sheet.key != fit.sheet.key)
    return packet_of(fit.asked, Said(rows, absent, tuple(doubts), ignored), content, file)


def _refuse_outside(content: bytes, file: str) -> None:
    if not content:
        raise refused.EmptyFileError(file=file)
    refuse_large(len(content), file)


def _lines_in(text: str, sheets: Sequence[tuple[Awaited, Asked]], file: str) -> _Lines:
    """Divide the text by the separator under which the headings of a sheet are found."""
    said = _SEPARATOR_SAID.match(text)
    body = text[said.end() :] if said else text
    candidates = (said[1],) if said else _SEPARATORS
    separator = max(candidates, key=lambda one: _most_matched(body, one, sheets))
    if body.count(separator) > ELEMENT_LIMIT:
        raise refused.TooManyCellsError(file=file, found=file, allowed=ELEMENT_LIMIT)
    return _Lines(tuple(_divided(body, separator, file)), separator)


def _most_matched(text: str, separator: str, sheets: Sequence[tuple[Awaited, Asked]]) -> int:
    head = csv.reader(io.StringIO(text[: 1 << 16], newline=""), delimiter=separator)
    rows: list[tuple[str, ...]] = []
    try:
        rows.extend(tuple(row) for row, _ in zip(head, range(_HEAD), strict=False))
    except csv.Error:
        return 0
    grid = _Lines(tuple(rows), separator).grid
    return max((_matched(sheet, grid) for _, asked in sheets for sheet in asked.sheets), default=0)


def _divided(text: str, separator: str, file: str) -> Iterator[tuple[str, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            if number > ROW_LIMIT:
                raise refused.TooManyRowsError(file=file, found=file, allowed=ROW_LIMIT)
            if any(field.strip() for field in row[COLUMN_LIMIT:]):
                raise refused.TooManyColumnsError(file=file, found=file, allowed=COLUMN_LIMIT)
            yield tuple(row)
    except csv.Error as fault:
        raise NotDelimitedError(file=file, line=reader.line_num) from fault


def _cell(field: str) -> Cell:
    text = field.strip()
    if _ERROR_SHOWN.fullmatch(text):
        return Cell(unreadable=text)
    kept = _KEPT_AS_TEXT.fullmatch(text)
    return Cell(kept[1] if kept else field)


def _fit_of(grid: Grid, sheets: Sequence[tuple[Awaited, Asked]], file: str, engagement: str) -> _Fit:
    fits = [_Fit(one, asked, sheet, _matched(sheet, grid)) for one, asked in sheets for sheet in asked.sheets]
    complete = [fit for fit in fits if fit.complete] or [
        fit for fit in fits if fit.matched > _HALF * len(fit.sheet.columns)
    ]
    most = max((fit.matched for fit in complete), default=0)
    best = [fit for fit in complete if fit.matched == most]
    if not best:
        allowed = dict.fromkeys(sheet.title_da for _, asked in sheets for sheet in asked.sheets)
        raise NoSuchSheetError(file=file, engagement=engagement, allowed=allowed)
    if len(best) > 1:
        raise SeveralSheetsError(file=file, allowed=[_named(fit) for fit in best])
    return best[0]


def _named(fit: _Fit) -> str:
    chosen = dict(fit.asked.spec.rounds).get(fit.asked.marking.round, "")
    return f"{fit.sheet.title_da} ({chosen or fit.asked.spec.title_da})"


def _matched(sheet: Sheet, grid: Grid) -> int:
    """Count the columns of a sheet, or the fields of a form, that the headings name."""
    labels = {folded(column.label_da) for column in sheet.columns}
    if sheet.upright:
        return len(labels & {folded(cell.text) for cells in grid.values() for cell in cells.values()})
    headings = grid.get(heading_row(sheet, grid), {})
    return len(labels & {folded(cell.text) for cell in headings.values()})


def _uneven_lines(lines: _Lines, sheet: Sheet, file: str) -> Iterator[InputError]:
    """Find lines whose fields may belong under other headings than they stand under."""
    if sheet.upright:
        return
    header = heading_row(sheet, lines.grid)
    wanted = len(lines.rows[header - 1]) if header else 0
    for number, row in enumerate(lines.rows[header:], start=header + 1):
        written = any(field.strip() for field in row)
        beyond = any(field.strip() for field in row[wanted:])
        if written and (len(row) < wanted or beyond):
            yield UnevenLineError(file=file, line=number, found=len(row), allowed=wanted)


def _ambiguous(reading: Reading, lines: _Lines, sheet: Sheet) -> Iterator[InputError]:
    """Find what an English program would mean otherwise; semicolons are written where the comma is the decimal sign."""
    if lines.separator == ";":
        return
    found = find_sheet(sheet, lines.grid, reading.file)
    for row in found.rows:
        for column in sheet.columns:
            text = row.cells[column.key].text.strip()
            if _has_two_meanings(column, text):
                yield reading.at(sheet, row.names[column.key]).fault(AmbiguousValueError, column, found=shown(text))


def _has_two_meanings(column: Column, text: str) -> bool:
    if column.kind in _NUMBERS:
        return bool(_THOUSANDS.fullmatch(text))
    day = _SLASHED_DAY.fullmatch(text) if column.kind == "date" else None
    return day is not None and int(day[1]) <= 12 and int(day[2]) <= 12 and int(day[1]) != int(day[2])


def _wrong_references(reading: Reading, fit: _Fit, rows: Mapping[str, tuple[Row, ...]]) -> Iterable[InputError]:
    """Find references to rows that neither the file nor the record holds."""
    if fit.sheet.key not in rows:
        return ()
    stored = {key: tuple(Row(row, {}) for row in found) for key, found in fit.awaited.rows.items()}
    return check_references(reading, fit.asked.spec, {**stored, **rows}, only=fit.sheet.key)
