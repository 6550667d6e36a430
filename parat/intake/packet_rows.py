"""Turn the cells of one sheet into rows, and check the rows against each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from parat.domain.errors import InputError
from parat.domain.packets import Column, PacketSpec, ReasonRule, Sheet, Value
from parat.domain.packets.marking import RowKey
from parat.domain.packets.matching import folded, text_in
from parat.intake import errors
from parat.intake.packet_cells import Place, read_cell, shown
from parat.intake.packet_layout import FoundRow

_LISTED = 20


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the values of one record by column key, and say where each stands."""

    cells: Mapping[str, Value | None]
    places: Mapping[str, str]

    def __getitem__(self, column: str) -> Value | None:
        return self.cells[column]

    def with_empty(self, columns: Iterable[str]) -> "Row":
        """Give the row with columns that its edition of the packet did not have, each of them empty."""
        return Row(MappingProxyType({**dict.fromkeys(columns), **self.cells}), self.places)

    def place(self, column: str) -> str:
        """Give the place of a value, like Svar!D14."""
        return self.places[column]


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what is the same for all cells of one file."""

    file: str
    since_1904: bool

    def at(self, sheet: Sheet, cell: str) -> Place:
        """Give the place of a cell."""
        return Place(self.file, sheet.title_da, cell, sheet.personal)


def read_rows(reading: Reading, sheet: Sheet, found: Iterable[FoundRow], faults: list[InputError]) -> tuple[Row, ...]:
    """Read the rows of a sheet; what is wrong is added to `faults`."""
    return tuple(_read_row(reading, sheet, row, faults) for row in found)


def _read_row(reading: Reading, sheet: Sheet, row: FoundRow, faults: list[InputError]) -> Row:
    values: dict[str, Value | None] = {}
    for column in sheet.columns:
        place = reading.at(sheet, row.names[column.key])
        values[column.key] = None
        try:
            values[column.key] = read_cell(column, row.cells[column.key], place, reading.since_1904)
        except InputError as fault:
            faults.append(fault)
            continue
        if values[column.key] is None and _is_needed(sheet, column, row):
            faults.append(place.fault(errors.MissingValueError, column))
    places = {key: f"{sheet.title_da}!{name}" for key, name in row.names.items()}
    return Row(MappingProxyType(values), MappingProxyType(places))


def _is_needed(sheet: Sheet, column: Column, row: FoundRow) -> bool:
    if column.unless in row.cells and text_in(row.cells[column.unless].text):
        return False
    return (column.required or column.key in sheet.row_key) and not sheet.gaps_allowed


def check_keys(reading: Reading, sheet: Sheet, rows: Sequence[Row], sent: Sequence[RowKey]) -> Iterator[InputError]:
    """Find rows that stand twice, and in a sheet with fixed rows those that are new or lost; `sent` went out."""
    seen: dict[RowKey, str] = {}
    ours = {tuple(map(folded, key)) for key in sent}
    for row in rows if sheet.row_key else ():
        key = tuple(str(row[column]) for column in sheet.row_key)
        if any(row[column] is None for column in sheet.row_key):
            continue
        cell = _cell_of(row, sheet.row_key[0])
        shown_key = shown(", ".join(key))
        same = tuple(map(folded, key))
        if same in seen:
            first = "".join(filter(str.isdigit, seen[same]))
            yield reading.at(sheet, cell).fault(
                errors.DoubledRowError, sheet.column(sheet.row_key[0]), found=shown_key, first=first
            )
        elif sheet.fixed_rows and same not in ours:
            yield reading.at(sheet, cell).fault(
                errors.UnknownRowError, sheet.column(sheet.row_key[0]), found=shown_key, allowed=_some(sent)
            )
        seen.setdefault(same, cell)
    for key in sent if sheet.fixed_rows else ():
        if tuple(map(folded, key)) not in seen:
            yield errors.MissingRowError(file=reading.file, sheet=sheet.title_da, found=shown(", ".join(key)))


def check_references(
    reading: Reading, spec: PacketSpec, sheets: Mapping[str, Sequence[Row]], only: str = ""
) -> Iterator[InputError]:
    """Find references to rows that are not there, from every sheet or `only` one; sheets not given were not read."""
    for sheet in (one for one in spec.sheets if one.key in sheets and only in ("", one.key)):
        for column in sheet.columns:
            if column.refers_to is None or column.refers_to[0] not in sheets:
                continue
            other, key = column.refers_to
            there = {folded(str(row[key])): str(row[key]) for row in sheets[other] if row[key] is not None}
            for row in sheets[sheet.key]:
                if row[column.key] is not None and folded(str(row[column.key])) not in there:
                    yield reading.at(sheet, _cell_of(row, column.key)).fault(
                        errors.UnknownReferenceError,
                        column,
                        found=shown(str(row[column.key])),
                        other=spec.sheet(other).title_da,
                        allowed=_some([(text,) for text in there.values()]),
                    )


def check_reasons(reading: Reading, sheet: Sheet, rows: Sequence[Row]) -> Iterator[InputError]:
    """Find answers that need a reason and have none."""
    for rule in sheet.reasons:
        for row in rows:
            because = _unexplained(rule, row)
            if because:
                reason, column = sheet.column(rule.reason), sheet.column(because)
                label = dict(column.choices).get(str(row[because]), str(row[because]))
                yield reading.at(sheet, _cell_of(row, rule.reason)).fault(
                    errors.MissingReasonError, reason, because=column.label_da, found=f"»{label}«"
                )


def check_figures(reading: Reading, sheet: Sheet, rows: Sequence[Row]) -> Iterator[InputError]:
    """Find figures that exceed the one they are a part of."""
    for column in sheet.columns:
        for row in rows if column.at_most else ():
            part, whole = row[column.key], row[column.at_most]
            if isinstance(part, int | Decimal) and isinstance(whole, int | Decimal) and part > whole:
                place = reading.at(sheet, _cell_of(row, column.key))
                of = sheet.column(column.at_most).label_da
                yield place.fault(errors.PartExceedsWholeError, column, found=str(part), of=of, whole=whole)


def _unexplained(rule: ReasonRule, row: Row) -> str:
    if row[rule.reason] is not None:
        return ""
    return next((column for column in rule.columns if row[column] in rule.values), "")


def _cell_of(row: Row, column: str) -> str:
    return row.place(column).rpartition("!")[2]


def _some(keys: Sequence[RowKey]) -> str:
    listed = ", ".join(" / ".join(key) for key in keys[:_LISTED])
    return f"{listed} …" if len(keys) > _LISTED else listed or "-"
