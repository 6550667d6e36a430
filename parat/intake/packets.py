"""Read a packet that came back, and name everything that is wrong with it at once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from parat.domain.errors import InputError
from parat.domain.packets import PACKETS, PacketSpec, Sheet, Value, narrowed, whole
from parat.domain.packets.marking import ERROR_SHEET, GUIDE_SHEET, LIST_SHEET, MARK_SHEET, Marking, marking_in
from parat.domain.packets.matching import folded, text_in
from parat.domain.personal_data import masked_text
from parat.intake import errors
from parat.intake.cpr_scan import cpr_faults
from parat.intake.gate import admit
from parat.intake.gate_errors import DamagedFileError
from parat.intake.packet_layout import FoundSheet, Grid, find_sheet
from parat.intake.packet_rows import Reading, Row, check_figures, check_keys, check_reasons, check_references, read_rows
from parat.intake.workbook import BrokenWorkbookError, Cell, cell_name, open_workbook

__all__ = ["Packet", "Row", "read_packet", "read_sent"]

_OWN_SHEETS = frozenset(map(folded, (ERROR_SHEET, GUIDE_SHEET, LIST_SHEET, MARK_SHEET)))


@dataclass(frozen=True, slots=True)
class Packet:
    """Hold what came back: rows by sheet key, whose it is, and what the reader should look at.

    `doubts` are numbers that may be CPR numbers; `ignored` names columns and sheets that are not ours; `absent` names
    the sheets that the file lacks, and `lacking` the columns (sheet key, column key): a packet from before there was
    such a sheet or column, or one that asks only one respondent, says nothing about what would stand there. `spec` is
    the packet whole, with the columns of all its editions and narrowed workbooks; `respondent` and `part` say which of
    those came back, and `file` under which name, as it may be shown.
    """

    spec: PacketSpec
    engagement: str
    generation: str
    round: str
    sheets: Mapping[str, tuple[Row, ...]]
    sha256: str
    doubts: tuple[InputError, ...] = ()
    ignored: tuple[str, ...] = ()
    absent: frozenset[str] = frozenset()
    lacking: frozenset[tuple[str, str]] = frozenset()
    respondent: str = ""
    part: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Be the workbook that went out: all that any edition of it holds, its marking, and the sheets it asks for."""

    spec: PacketSpec
    marking: Marking
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Be what a file says: rows of the sheets that could be read, sheets that it lacks, doubts, what is not ours."""

    rows: Mapping[str, tuple[Row, ...]]
    absent: frozenset[str]
    doubts: tuple[InputError, ...]
    ignored: tuple[str, ...]


def read_packet(content: bytes, file_name: str) -> Packet:
    """Read a packet, or raise one error that holds everything that is wrong with it.

    Raises a RefusedFileError when the file is not let in at all, ForeignFileError or PacketVersionError when it is
    none of our packets, PacketErrors for everything else. Nothing is guessed and nothing is stored. A packet of an
    earlier edition is read as it went out; what that edition did not ask for is empty.
    """
    parts = admit(content, file_name)
    file = masked_text(file_name)
    grids, since_1904 = _grids(parts, file)
    asked = asked_by(_marking(grids, file), file)
    certain, doubts = cpr_faults(parts, texts_of(grids), file_name, file)
    reading = Reading(file, since_1904)
    rows, ignored = read_sheets(reading, asked, grids, certain)
    certain.extend(check_references(reading, asked.spec, rows))
    if certain:
        raise errors.PacketErrors(certain, doubts, file=file)
    foreign = tuple(masked_text(title) for title in _foreign_titles(asked.spec, grids))
    there = {folded(title) for title in grids}
    absent = frozenset(sheet.key for sheet in asked.spec.sheets if folded(sheet.title_da) not in there)
    said = Said(rows, absent, tuple(doubts), (*foreign, *ignored))
    return packet_of(asked, said, content, file)


def read_sent(content: bytes, file_name: str) -> dict[str, tuple[Mapping[str, Value | None], ...]]:
    """Read a packet that went out from here: what stood in its cells by sheet; what was still empty is empty.

    Raises a RefusedFileError, ForeignFileError or PacketVersionError when the file is none of ours.
    """
    grids, since_1904 = _grids(admit(content, file_name), file_name)
    asked = asked_by(_marking(grids, file_name), file_name)
    still_empty: list[InputError] = []
    read, _ = read_sheets(Reading(file_name, since_1904), asked, grids, still_empty)
    return {sheet.key: tuple(row.cells for row in read.get(sheet.key, ())) for sheet in asked.spec.sheets}


def marking_of(content: bytes, file_name: str) -> Marking:
    """Read which packet a file is that went out from here."""
    return _marking(_grids(admit(content, file_name), file_name)[0], file_name)


def asked_by(marking: Marking, file: str) -> Asked:
    """Find the declaration of the workbook that carries this marking; raise ForeignFileError, PacketVersionError."""
    spec = _spec_of(marking, file)
    return Asked(spec, marking, _as_sent(marking).sheets)


def packet_of(asked: Asked, said: Said, content: bytes, file: str) -> Packet:
    """Put together what a file says and whose it is; sheets that it lacks have no rows."""
    marking = asked.marking
    rows = {sheet.key: said.rows.get(sheet.key, ()) for sheet in asked.spec.sheets}
    return Packet(
        asked.spec,
        marking.engagement,
        marking.generation,
        marking.round,
        rows,
        hashlib.sha256(content).hexdigest(),
        said.doubts,
        said.ignored,
        said.absent,
        _lacking(asked.spec, marking),
        marking.respondent,
        marking.part,
        file,
    )


def _grids(parts: Mapping[str, bytes], file: str) -> tuple[dict[str, Grid], bool]:
    try:
        book = open_workbook(parts)
        return {title: dict(book.rows(title)) for title in book.sheets}, book.since_1904
    except BrokenWorkbookError as fault:
        raise DamagedFileError(file=file, reason=str(fault)) from fault


def _marking(grids: Mapping[str, Grid], file: str) -> Marking:
    lines = [_line(cells) for cells in grids.get(MARK_SHEET, {}).values()]
    marking = marking_in(lines)
    if marking is None:
        raise errors.ForeignFileError(file=file)
    return marking


def _line(cells: Mapping[int, Cell]) -> list[str]:
    return [text_in(cells[at].text) if at in cells else "" for at in range(1, max(cells, default=0) + 1)]


def _spec_of(marking: Marking, file: str) -> PacketSpec:
    spec = next((spec for spec in PACKETS if spec.kind == marking.kind), None)
    if spec is None:
        raise errors.ForeignFileError(file=file)
    if not 1 <= marking.version <= spec.version:
        raise errors.PacketVersionError(file=file, found=marking.version, allowed=spec.version)
    return whole(spec)


def _as_sent(marking: Marking) -> PacketSpec:
    """Give the workbook that went out: in its edition, narrowed to its respondent and its part."""
    spec = next(spec for spec in PACKETS if spec.kind == marking.kind)
    return narrowed(spec.edition(marking.version), marking.respondent, marking.part)


def texts_of(grids: Mapping[str, Grid]) -> dict[str, str]:
    """Give everything that is written in the cells, by sheet and cell, like Svar!D14."""
    return {
        f"{title}!{cell_name(row, at)}": cell.text or cell.unreadable
        for title, grid in grids.items()
        for row, cells in grid.items()
        for at, cell in cells.items()
    }


def read_sheets(
    reading: Reading, asked: Asked, grids: Mapping[str, Grid], faults: list[InputError]
) -> tuple[dict[str, tuple[Row, ...]], tuple[str, ...]]:
    """Read the sheets that are asked for; give the rows of those that could be read, and the headings not ours."""
    titles = {folded(title): title for title in grids}
    rows: dict[str, tuple[Row, ...]] = {}
    ignored: list[str] = []
    for sheet in asked.sheets:
        title = titles.get(folded(sheet.title_da))
        if title is None:
            missing = _missing(sheet, grids, reading.file)
            faults.extend(missing)
            rows |= {} if missing else {sheet.key: ()}
            continue
        found = find_sheet(sheet, grids[title], reading.file)
        faults.extend(found.faults)
        ignored.extend(found.ignored)
        if not found.faults:
            rows[sheet.key] = _rows_of(reading, asked, sheet, found, faults)
    return rows, tuple(ignored)


def _rows_of(
    reading: Reading, asked: Asked, sheet: Sheet, found: FoundSheet, faults: list[InputError]
) -> tuple[Row, ...]:
    rows = read_rows(reading, sheet, found.rows, faults)
    faults.extend(check_keys(reading, sheet, rows, asked.marking.fixed_rows.get(sheet.key, ())))
    told = {fault.found.get("cell") for fault in faults if fault.found.get("sheet") == sheet.title_da}
    missing = check_reasons(reading, sheet, rows)
    faults.extend([fault for fault in missing if fault.found.get("cell") not in told])
    faults.extend(check_figures(reading, sheet, rows))
    every = [column.key for column in asked.spec.sheet(sheet.key).columns]
    return tuple(row.with_empty(every) for row in rows)


def _lacking(spec: PacketSpec, marking: Marking) -> frozenset[tuple[str, str]]:
    asked = _as_sent(marking)
    there = {(sheet.key, column.key) for sheet in asked.sheets for column in sheet.columns}
    return frozenset((sheet.key, column.key) for sheet in spec.sheets for column in sheet.columns) - there


def _missing(sheet: Sheet, grids: Mapping[str, Grid], file: str) -> list[InputError]:
    if sheet.optional:
        return []
    there = ", ".join(masked_text(title) for title in grids if folded(title) not in _OWN_SHEETS)
    return [errors.MissingSheetError(file=file, sheet=sheet.title_da, found=there or "-")]


def _foreign_titles(spec: PacketSpec, grids: Mapping[str, Grid]) -> list[str]:
    ours = _OWN_SHEETS | {folded(sheet.title_da) for sheet in spec.sheets}
    return [title for title in grids if folded(title) not in ours]
