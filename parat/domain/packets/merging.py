"""Bring together what a workbook says when it comes back and what the record says by then.

Three things are compared, cell by cell: what went out, what came back, and what the record holds now. What only one
side changed since is taken from that side. What both changed, each to something else, is a clash: the record keeps its
value until a person has decided.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from parat.domain.packets.declaration import PacketSpec, Sheet, Value
from parat.domain.packets.matching import folded
from parat.domain.packets.values import normal, same, shown, value_in, written

Cells = Mapping[str, Value | None]
Sheets = Mapping[str, Sequence[Cells]]
Key = tuple[str, ...]
WHOLE_ROW = ""


class Side(StrEnum):
    """Be whose value counts where both sides changed a cell."""

    SHEET = "sheet"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Returned:
    """Be what came back: rows by sheet, and the sheets and columns that the file lacks and so says nothing about."""

    sheets: Sheets
    absent: frozenset[str] = frozenset()
    lacking: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Clash:
    """Be a cell that both sides changed, or with `WHOLE_ROW` as its column a row that one changed and one took out.

    Values are written by `parat.domain.packets.values`, rows by `written_row`. `row` is the record's, or the one that
    came when the record has none; `came` is the row's place among those that came back, None when it is not there.
    """

    sheet: str
    row: Cells
    column: str
    base: str | None
    sheet_value: str | None
    record_value: str | None
    came: int | None


@dataclass(frozen=True, slots=True)
class MergedRow:
    """Be one row as it shall stand; `came` is its place among those that came back."""

    cells: Cells
    came: int | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """Be the rows of each sheet as they shall stand, and what a person must decide."""

    rows: Mapping[str, tuple[MergedRow, ...]]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class _Three:
    """Hold the three sides of one sheet by the rows' keys; `columns` are those that the file speaks about."""

    sheet: Sheet
    columns: frozenset[str]
    base: Mapping[Key, Cells]
    came: Mapping[Key, tuple[int, Cells]]
    record: Mapping[Key, Cells]
    clashes: list[Clash] = field(default_factory=list)


def merged(spec: PacketSpec, base: Sheets | None, came: Returned, record: Sheets) -> Merged:
    """Merge what came back into what the record holds.

    `base` is what went out; when it is not known, None, every cell went out empty, so that nothing is overwritten.
    Sheets that name persons are never sent out again and are taken as they came.
    """
    rows: dict[str, list[MergedRow]] = {}
    clashes: list[Clash] = []
    for sheet in spec.sheets:
        there = came.sheets.get(sheet.key, ())
        if sheet.personal:
            rows[sheet.key] = [MergedRow(_whole(sheet, cells), at) for at, cells in enumerate(there)]
        elif sheet.key in came.absent:
            rows[sheet.key] = [MergedRow(_whole(sheet, cells)) for cells in record.get(sheet.key, ())]
        else:
            columns = frozenset(column.key for column in sheet.columns if (sheet.key, column.key) not in came.lacking)
            three = _three(sheet, columns, (base or {}).get(sheet.key, ()), there, record.get(sheet.key, ()))
            rows[sheet.key] = list(_rows(three))
            clashes += three.clashes
    _hold_references(spec, rows, came.sheets, record, clashes)
    return Merged({key: tuple(found) for key, found in rows.items()}, tuple(clashes))


def key_of(sheet: Sheet, cells: Cells) -> Key:
    """Give what makes a row the one it is: its key columns, compared as people write them."""
    values = (normal(sheet.column(column), cells.get(column)) for column in sheet.row_key)
    return tuple(folded("" if value is None else str(value)) for value in values)


def named_key(sheet: Sheet, cells: Cells) -> Key:
    """Give a row's key as it stands in the workbook."""
    return tuple(written(sheet.column(column), cells.get(column)) or "" for column in sheet.row_key)


def written_row(sheet: Sheet, cells: Cells) -> str:
    """Write a whole row as text from which `row_in` reads it back exactly."""
    return json.dumps({column.key: written(column, cells.get(column.key)) for column in sheet.columns})


def row_in(sheet: Sheet, text: str) -> dict[str, Value | None]:
    """Read back what `written_row` wrote; a column that is newer than the text is empty."""
    stored = json.loads(text)
    return {column.key: value_in(column, stored.get(column.key)) for column in sheet.columns}


def text_shown(sheet: Sheet, column: str, text: str | None) -> str:
    """Give a written value as a person reads it; of a whole row its filled cells, or that there is none."""
    if column:
        return shown(sheet.column(column), text)
    if text is None:
        return "(ingen række)"
    cells = row_in(sheet, text)
    visible = (one for one in sheet.columns if not one.hidden and cells[one.key] is not None)
    return "; ".join(f"{one.label_da}: {shown(one, written(one, cells[one.key]))}" for one in visible)


def loose_references(spec: PacketSpec, rows: Mapping[str, Sequence[Cells]]) -> list[tuple[Sheet, Cells, str]]:
    """List the rows that refer to a row which is not there, with the column that refers."""
    found = []
    for sheet in spec.sheets:
        for column in (column for column in sheet.columns if column.refers_to is not None):
            other, key = column.refers_to or ("", "")
            there = {folded(str(cells.get(key))) for cells in rows[other]}
            loose = (cells for cells in rows[sheet.key] if cells.get(column.key) is not None)
            found += [(sheet, cells, column.key) for cells in loose if folded(str(cells[column.key])) not in there]
    return found


def doubled_keys(spec: PacketSpec, rows: Mapping[str, Sequence[Cells]]) -> list[tuple[Sheet, list[int]]]:
    """List the places of rows that share a key: a row known by a hidden id was given the number of another one."""
    found = []
    for sheet in (sheet for sheet in spec.sheets if _marks(sheet)):
        places: dict[Key, list[int]] = {}
        for at, cells in enumerate(rows[sheet.key]):
            places.setdefault(key_of(sheet, cells), []).append(at)
        found += [(sheet, alike) for alike in places.values() if len(alike) > 1]
    return found


def _three(
    sheet: Sheet, columns: frozenset[str], base: Sequence[Cells], came: Sequence[Cells], record: Sequence[Cells]
) -> _Three:
    now = {_identity(sheet, cells): cells for cells in (record or [{}] if sheet.upright else record)}
    by_key = {key_of(sheet, cells): key for key, cells in now.items()}
    identities = ((_identity(sheet, cells), cells) for cells in base)
    sent = {by_key.get(key, key): cells for key, cells in identities}  # an earlier edition had no hidden ids
    named = {_identity(sheet, cells) for cells in came}
    unnamed = {key_of(sheet, cells): key for key, cells in now.items() if key not in named}
    back: dict[Key, tuple[int, Cells]] = {}
    for at, cells in enumerate(came):
        copied = _identity(sheet, cells) in back  # a row copied in the sheet takes its hidden id along: it is a new row
        own = {**cells, **dict.fromkeys(_marks(sheet))} if copied else cells
        key = _identity(sheet, own)
        back[unnamed.get(key, key)] = (at, own)
    return _Three(sheet, columns, sent, back, now)


def _identity(sheet: Sheet, cells: Cells) -> Key:
    """Give what a row is known by: the hidden id that we wrote into it, where it has one, else its key."""
    ids = tuple(str(cells[mark]) for mark in _marks(sheet) if cells.get(mark))
    return ("id", *ids) if ids else key_of(sheet, cells)


def _marks(sheet: Sheet) -> list[str]:
    return [column.key for column in sheet.columns if column.hidden and column.key not in sheet.row_key]


def _rows(three: _Three) -> Iterator[MergedRow]:
    for key, cells in three.record.items():
        if key in three.came:
            at, back = three.came[key]
            yield MergedRow(_cells(three, key, back, at), at)
        elif not _taken_out(three, key, cells):
            yield MergedRow(_whole(three.sheet, cells))
    for key, (at, back) in three.came.items():
        if key not in three.record and not _taken_out_meanwhile(three, key, back, at):
            yield MergedRow(_whole(three.sheet, back), at)


def _taken_out(three: _Three, key: Key, cells: Cells) -> bool:
    """Say whether a row that did not come back shall go; one that the record has changed is a clash and stays."""
    base = three.base.get(key)
    if base is None or three.sheet.fixed_rows or three.sheet.rows_stay:
        return False
    if _same_row(three, base, cells):
        return True
    _clash_of_row(three, base, None, cells, None)
    return False


def _taken_out_meanwhile(three: _Three, key: Key, back: Cells, at: int) -> bool:
    """Say whether a row that came back stays away because the record has lost it; one changed there is a clash."""
    base = three.base.get(key)
    if base is None:
        return False
    if not _same_row(three, base, back):
        _clash_of_row(three, base, back, None, at)
    return True


def _clash_of_row(three: _Three, base: Cells, back: Cells | None, cells: Cells | None, at: int | None) -> None:
    sent, came, held = (written_row(three.sheet, side) if side is not None else None for side in (base, back, cells))
    three.clashes.append(Clash(three.sheet.key, cells or back or {}, WHOLE_ROW, sent, came, held, at))


def _same_row(three: _Three, one: Cells, other: Cells) -> bool:
    open_ones = (column for column in three.sheet.columns if not column.locked and column.key in three.columns)
    return all(same(column, one.get(column.key), other.get(column.key)) for column in open_ones)


def _cells(three: _Three, key: Key, back: Cells, at: int) -> Cells:
    """Merge a row that stands on both sides, column by column."""
    base, now = three.base.get(key, {}), three.record[key]
    cells = dict(_whole(three.sheet, now))
    for column in three.sheet.columns:
        sent, came, held = (normal(column, side.get(column.key)) for side in (base, back, now))
        if column.locked or column.key not in three.columns or came in (sent, held):
            continue
        if held == sent:
            cells[column.key] = back[column.key]
        else:
            texts = written(column, sent), written(column, came), written(column, held)
            three.clashes.append(Clash(three.sheet.key, now, column.key, *texts, at))
    return cells


def _whole(sheet: Sheet, cells: Cells) -> Cells:
    return {column.key: cells.get(column.key) for column in sheet.columns}


def _hold_references(
    spec: PacketSpec, rows: dict[str, list[MergedRow]], came: Sheets, record: Sheets, clashes: list[Clash]
) -> None:
    """Let no row refer to nothing: what the record refers to stays, and what came for a row that is gone waits.

    A row that names a person is never written down as a clash: what it refers to comes back with it.
    """
    cells_of = {key: [row.cells for row in found] for key, found in rows.items()}
    for sheet, cells, column in loose_references(spec, cells_of):
        other, held = _referred(spec, sheet, cells, column, came if sheet.personal else record)
        if held is None:
            row = next(row for row in rows[sheet.key] if row.cells is cells)
            rows[sheet.key].remove(row)
            text = written_row(sheet, cells)
            clashes.append(Clash(sheet.key, cells, WHOLE_ROW, None, text, None, row.came))
        elif all(key_of(other, row.cells) != key_of(other, held) for row in rows[other.key]):
            rows[other.key].append(MergedRow(_whole(other, held)))
            text = written_row(other, held)
            if not sheet.personal:
                clashes.append(Clash(other.key, held, WHOLE_ROW, text, None, text, None))


def _referred(spec: PacketSpec, sheet: Sheet, cells: Cells, column: str, source: Sheets) -> tuple[Sheet, Cells | None]:
    name, key = sheet.column(column).refers_to or ("", "")
    wanted = folded(str(cells[column]))
    found = (one for one in source.get(name, ()) if folded(str(one.get(key))) == wanted)
    return spec.sheet(name), next(found, None)
