"""Read the tables of minutes that a municipality corrected in Word, and name everything that is wrong at once."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from parat.domain.document_marks import ENGAGEMENT, GENERATION, KIND
from parat.domain.errors import InputError
from parat.domain.packets import Column, Sheet
from parat.domain.packets.matching import folded
from parat.domain.personal_data import masked_text
from parat.intake import errors
from parat.intake.cpr_scan import cpr_faults
from parat.intake.gate import admit
from parat.intake.gate_errors import DamagedFileError
from parat.intake.minutes_errors import ForeignDocumentError, TornTableError
from parat.intake.packet_cells import Place
from parat.intake.packet_layout import FoundRow, Grid, find_sheet
from parat.intake.packet_rows import Reading, Row, check_keys, read_rows
from parat.intake.word_tables import COMMENTS, DOCUMENT, WordTable, WordTables, texts_in, word_tables
from parat.intake.workbook import Cell
from parat.ooxml.errors import UnreadablePackageError, UnsafePackageError
from parat.ooxml.hidden_properties import hidden_properties
from parat.ooxml.xml import parse_part

MINUTES = "workshop_minutes"
NUMBER = "number"

_ROW = "række "
_SHOWN, _MOST_NAMED = 60, 6
_UNFILLED = frozenset(
    map(folded, ("Skriv her", "Ikke fastlagt", "Ikke oplyst", "Uden titel", "Endnu ikke formuleret", "–", "—", "-"))
)


@dataclass(frozen=True, slots=True)
class Minutes:
    """Be minutes that were let in: whose, which version, what stands in them, and numbers that may be CPR numbers."""

    file: str
    engagement: str
    generation: str
    found: WordTables
    comments: tuple[str, ...]
    sha256: str
    doubts: tuple[InputError, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """Be what the tables say: rows by sheet key; `ignored` begins what somebody wrote elsewhere, which is not read."""

    rows: Mapping[str, tuple[Row, ...]]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _TablePlace(Place):
    def fault(self, kind: type[InputError], column: Column, **found: Any) -> InputError:
        return super(_TablePlace, self).fault(kind, column, row=self.cell.removeprefix(_ROW), **found)


class _TableReading(Reading):
    def at(self, sheet: Sheet, cell: str) -> Place:
        return _TablePlace(self.file, sheet.title_da, cell)


def open_minutes(content: bytes, file_name: str) -> Minutes:
    """Let minutes in and find their tables; nothing in the tables is judged yet.

    Raises a RefusedFileError, ForeignDocumentError when the file is none of our minutes, or PacketErrors with every
    CPR number that stands in it.
    """
    parts = admit(content, file_name)
    file = masked_text(file_name)
    try:
        marks = hidden_properties(parts)
        found = word_tables(parts[DOCUMENT]) if DOCUMENT in parts else None
        comments = texts_in(parse_part(parts[COMMENTS], COMMENTS)) if COMMENTS in parts else ()
    except (UnreadablePackageError, UnsafePackageError) as fault:
        raise DamagedFileError(file=file, reason=fault.parts()[0]) from fault
    if found is None or marks.get(KIND) != MINUTES or not marks.get(GENERATION):
        raise ForeignDocumentError(file=file)
    certain, doubts = cpr_faults(parts, {}, file_name, file)
    if certain:
        raise errors.PacketErrors(certain, doubts, file=file)
    digest = hashlib.sha256(content).hexdigest()
    return Minutes(file, marks.get(ENGAGEMENT, ""), marks[GENERATION], found, comments, digest, tuple(doubts))


def fill_in(minutes: Minutes, sheets: Mapping[str, Sheet], sent: "Minutes | None" = None) -> Filled:
    """Read what the tables say; `sheets` holds by bookmark what each table holds, `sent` is what went out.

    A row without a number gets the next free one. Raises PacketErrors with everything that is wrong.
    """
    faults: list[InputError] = []
    placed = dict(_placed(minutes, sheets, faults))
    faults += _torn(minutes, sheets, placed, sent)
    reading = _TableReading(minutes.file, False)
    highest = _highest_numbers(sent, sheets) if sent else {}
    rows = {
        sheets[mark].key: _rows(reading, sheets[mark], table, highest.get(mark, 0), faults)
        for mark, table in placed.items()
    }
    if faults:
        raise errors.PacketErrors(faults, file=minutes.file)
    return Filled(rows, _shortened(list(_unread(minutes, placed, sent))))


def _placed(minutes: Minutes, sheets: Mapping[str, Sheet], faults: list[InputError]) -> Iterator[tuple[str, WordTable]]:
    """Find each table by its hidden bookmark, or else by its whole line of headings."""
    for mark, sheet in sheets.items():
        tables = minutes.found.tables
        found = [table for table in tables if mark in table.bookmarks] or [
            table for table in tables if _has_headings(table, sheet)
        ]
        if len(found) > 1:
            faults.append(_torn_table(minutes, sheet, "stands there more than once", "findes mere end én gang"))
        elif found:
            yield mark, found[0]


def _has_headings(table: WordTable, sheet: Sheet) -> bool:
    wanted = {folded(column.label_da) for column in sheet.columns}
    return any(wanted <= set(map(folded, row)) for row in table.rows[:3])


def _torn(
    minutes: Minutes, sheets: Mapping[str, Sheet], placed: Mapping[str, WordTable], sent: Minutes | None
) -> Iterator[InputError]:
    """Find tables that went out and are missing, came back in two pieces, or lost columns and cells."""
    went_out = dict(_by_mark(sent, sheets)) if sent else {}
    others = [table for table in minutes.found.tables if table not in placed.values()]
    for mark, sheet in sheets.items():
        if mark in placed:
            table = placed[mark]
            if table.uneven:
                yield _torn_table(minutes, sheet, "has joined or split cells", "har flettede eller opdelte celler")
            elif find_sheet(sheet, _grid(table), minutes.file).faults:
                yield _torn_table(minutes, sheet, "lacks headings", "mangler overskrifter i øverste række")
            elif any(went_out[mark].bookmarks & other.bookmarks for other in others if mark in went_out):
                yield _torn_table(minutes, sheet, "was split in two", "er delt i to")
        elif mark in went_out:
            yield _torn_table(minutes, sheet, "is missing", "mangler")


def _torn_table(minutes: Minutes, sheet: Sheet, found: str, found_da: str) -> InputError:
    return TornTableError(file=minutes.file, sheet=sheet.title_da, found=found, found_da=found_da)


def _by_mark(minutes: Minutes, sheets: Mapping[str, Sheet]) -> Iterator[tuple[str, WordTable]]:
    return ((mark, table) for mark in sheets for table in minutes.found.tables if mark in table.bookmarks)


def _grid(table: WordTable) -> Grid:
    """Give a table as the reader of sheets knows it; words that stand for an empty field are left out."""
    return {
        number: {at: Cell("" if folded(text) in _UNFILLED else text) for at, text in enumerate(row, start=1)}
        for number, row in enumerate(table.rows, start=1)
    }


def _found_rows(sheet: Sheet, table: WordTable, file: str) -> list[FoundRow]:
    """Give the rows in which something is said, each cell named by its row below the headings."""
    found = find_sheet(sheet, _grid(table), file).rows
    first = len(table.rows) - _rows_below_headings(sheet, table)
    written = [column for column in sheet.columns if column.key != NUMBER]
    named = (replace(row, names=dict.fromkeys(row.names, f"{_ROW}{row.number - first}")) for row in found)
    return [row for row in named if not row.is_blank(written)]


def _rows_below_headings(sheet: Sheet, table: WordTable) -> int:
    wanted = {folded(column.label_da) for column in sheet.columns}
    headings = [at for at, row in enumerate(table.rows) if len(wanted & set(map(folded, row))) > 1]
    return len(table.rows) - (headings[0] + 1 if headings else 0)


def _rows(reading: Reading, sheet: Sheet, table: WordTable, highest: int, faults: list[InputError]) -> tuple[Row, ...]:
    if table.uneven:
        return ()
    found = _numbered(_found_rows(sheet, table, reading.file), highest)
    rows = read_rows(reading, sheet, found, faults)
    faults.extend(check_keys(reading, sheet, rows, ()))
    return rows


def _numbered(rows: Sequence[FoundRow], highest: int) -> list[FoundRow]:
    free = count(max([highest, *map(_number_of, rows)]) + 1)
    return [_with_number(row, next(free)) if _lacks_number(row) else row for row in rows]


def _lacks_number(row: FoundRow) -> bool:
    return NUMBER in row.cells and not row.cells[NUMBER].text.strip()


def _with_number(row: FoundRow, number: int) -> FoundRow:
    return replace(row, cells={**row.cells, NUMBER: Cell(str(number))})


def _number_of(row: FoundRow) -> int:
    text = row.cells.get(NUMBER, Cell()).text.strip().rstrip(".")
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def _highest_numbers(sent: Minutes, sheets: Mapping[str, Sheet]) -> dict[str, int]:
    return {
        mark: max(map(_number_of, _found_rows(sheets[mark], table, sent.file)), default=0)
        for mark, table in _by_mark(sent, sheets)
    }


def _unread(minutes: Minutes, placed: Mapping[str, WordTable], sent: Minutes | None) -> Iterator[str]:
    """Name what somebody wrote where nothing is read: in other tables, outside the tables, and in comments."""
    known = {row for table in sent.found.tables for row in table.rows} if sent else set()
    for table in minutes.found.tables:
        new = [row for row in table.rows if row not in known]
        if table not in placed.values() and new:
            yield _begun("tabel", " | ".join(new[0]))
    texts = set(minutes.found.paragraphs if sent is None else sent.found.paragraphs)
    yield from (_begun("tekst", text) for text in minutes.found.paragraphs if text not in texts)
    yield from (_begun("kommentar", text) for text in minutes.comments)


def _begun(what: str, text: str) -> str:
    masked = masked_text(text)
    return f"{what} »{masked if len(masked) <= _SHOWN else f'{masked[:_SHOWN].rstrip()} …'}«"


def _shortened(unread: Sequence[str]) -> tuple[str, ...]:
    """Name the first ones, and count the rest."""
    rest = len(unread) - _MOST_NAMED
    return (*unread[:_MOST_NAMED], *((f"og {rest} til",) if rest > 0 else ()))
