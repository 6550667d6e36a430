"""Find the cells of a declared sheet in a workbook that a person has worked in.

Columns are known by their heading, wherever they stand; fields of a form by their label.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parat.domain.errors import InputError
from parat.domain.packets import Column, Sheet
from parat.domain.packets.matching import ANSWER, QUESTION, folded
from parat.domain.personal_data import masked_text
from parat.intake.errors import DoubledColumnError, MissingColumnError
from parat.intake.workbook import Cell, cell_name

_HEADER_WITHIN = 20

Grid = Mapping[int, Mapping[int, Cell]]
_EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Hold the cells of one record and their names, by column key."""

    number: int
    cells: Mapping[str, Cell]
    names: Mapping[str, str]

    def is_blank(self, columns: Sequence[Column]) -> bool:
        """Tell whether nothing is written in any of these columns."""
        found = (self.cells.get(column.key, _EMPTY) for column in columns)
        return not any(cell.text.strip() or cell.unreadable for cell in found)


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """Hold what was found of a declared sheet; `ignored` names headings that are not ours."""

    rows: tuple[FoundRow, ...] = ()
    faults: tuple[InputError, ...] = ()
    ignored: tuple[str, ...] = ()


def find_sheet(sheet: Sheet, grid: Grid, file: str) -> FoundSheet:
    """Find the records of a sheet, blank ones left out."""
    return _find_form(sheet, grid, file) if sheet.upright else _find_table(sheet, grid, file)


def heading_row(sheet: Sheet, grid: Grid) -> int:
    """Give the number of the row that holds most of a table's headings; 0 when there is no row."""
    labels = {folded(column.label_da): column for column in sheet.columns}
    return max(list(grid)[:_HEADER_WITHIN], key=lambda row: len(_matches(grid[row], labels)), default=0)


def _find_table(sheet: Sheet, grid: Grid, file: str) -> FoundSheet:
    labels = {folded(column.label_da): column for column in sheet.columns}
    header = heading_row(sheet, grid)
    places = _matches(grid.get(header, {}), labels)
    faults = list(_heading_faults(sheet, places, file))
    positions = {key: names[0] for key, names in places.items()}
    rows = tuple(_records(sheet, grid, header, positions)) if not faults else ()
    known = {position for found in places.values() for position in found}
    foreign = {position: cell for position, cell in grid.get(header, {}).items() if position not in known}
    ignored = (_foreign_heading(sheet, cell_name(header, at), cell.text) for at, cell in foreign.items())
    return FoundSheet(rows, tuple(faults), tuple(ignored))


def _foreign_heading(sheet: Sheet, name: str, text: str) -> str:
    """Name a heading that is not ours; on a sheet that names persons it may be a name, and is not shown."""
    place = f"{sheet.title_da}!{name}"
    return place if sheet.personal else f"{place}: {masked_text(text)}"


def _matches(cells: Mapping[int, Cell], labels: Mapping[str, Column]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for position, cell in sorted(cells.items()):
        if column := labels.get(folded(cell.text)):
            places.setdefault(column.key, []).append(position)
    return places


def _heading_faults(sheet: Sheet, places: Mapping[str, Sequence[int]], file: str) -> Iterator[InputError]:
    for column in sheet.columns:
        found = places.get(column.key, [])
        if not found:
            yield MissingColumnError(file=file, sheet=sheet.title_da, column=column.label_da)
        elif len(found) > 1:
            letters = ", ".join(cell_name(0, position)[:-1] for position in found)
            yield DoubledColumnError(file=file, sheet=sheet.title_da, column=column.label_da, found=letters)


def _records(sheet: Sheet, grid: Grid, header: int, positions: Mapping[str, int]) -> Iterator[FoundRow]:
    written = [column for column in sheet.columns if sheet.fixed_rows or not column.locked]
    for number, cells in grid.items():
        if number <= header:
            continue
        row = FoundRow(
            number,
            {key: cells.get(position, _EMPTY) for key, position in positions.items()},
            {key: cell_name(number, position) for key, position in positions.items()},
        )
        if not row.is_blank(written):
            yield row


def _find_form(sheet: Sheet, grid: Grid, file: str) -> FoundSheet:
    question, answer = _form_columns(grid)
    labels = {folded(column.label_da): column for column in sheet.columns}
    lines: dict[str, list[int]] = {}
    for number, cells in grid.items():
        if column := labels.get(folded(cells.get(question, _EMPTY).text)):
            lines.setdefault(column.key, []).append(number)
    faults = tuple(_field_faults(sheet, lines, file))
    if faults:
        return FoundSheet(faults=faults)
    cells_of = {key: grid[found[0]].get(answer, _EMPTY) for key, found in lines.items()}
    names = {key: cell_name(found[0], answer) for key, found in lines.items()}
    return FoundSheet((FoundRow(min(found[0] for found in lines.values()), cells_of, names),))


def _form_columns(grid: Grid) -> tuple[int, int]:
    for cells in list(grid.values())[:_HEADER_WITHIN]:
        at = {folded(cell.text): position for position, cell in cells.items()}
        if folded(QUESTION) in at and folded(ANSWER) in at:
            return at[folded(QUESTION)], at[folded(ANSWER)]
    return 1, 2


def _field_faults(sheet: Sheet, lines: Mapping[str, Sequence[int]], file: str) -> Iterator[InputError]:
    for column in sheet.columns:
        found = lines.get(column.key, [])
        if not found:
            yield MissingColumnError(file=file, sheet=sheet.title_da, column=column.label_da)
        elif len(found) > 1:
            numbers = ", ".join(map(str, found))
            yield DoubledColumnError(file=file, sheet=sheet.title_da, column=column.label_da, found=numbers)
