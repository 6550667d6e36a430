"""Lay out the sheets of a packet: tables, upright forms, the guide and the hidden lists."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from parat.documents.packet_cells import inline_choices, text_shown, validation_of, write_text, write_value
from parat.documents.packet_looks import (
    EXAMPLE,
    GUIDANCE,
    HEADER,
    HELP,
    LABEL,
    PLAIN,
    SAMPLE_OPEN,
    STRONG,
    TITLE,
    Look,
    header_look,
    lay_out_for_paper,
    lines_needed,
    look_of,
)
from parat.domain.packets import Column, PacketSpec, Sheet, Value
from parat.domain.packets.allowed import allowed_da
from parat.domain.packets.marking import LIST_SHEET
from parat.domain.packets.matching import ANSWER, QUESTION, heading

Record = Mapping[str, Value | None]

_TITLE_ROW, _HELP_ROW, _HEADER_ROW = 1, 2, 3
_FIRST_ROW = _HEADER_ROW + 1
_LINE_HEIGHT = 15.5
_FROZEN_WIDTH = 58
_TALLEST = 400.0
_LONG_ANSWER = 1500
_HELP_WIDTH = 130
_PAPER_WIDTH = 260
_GUIDE_WIDTHS = (30, 34, 16, 78)
_UPRIGHT = ((QUESTION, 34), (ANSWER, 80), ("Vejledning", 56))
EXAMPLE_DA = "EKSEMPEL: Kommunen er opdigtet, og alle oplysninger er opdigtede."
_GENERAL_RULES = (
    "Skriv kun i de hvide felter. De grå felter er låst. Felter med * skal udfyldes.",
    "Vælg på listen, hvor der er en. Datoer skrives som dd-mm-åååå, og decimaltal skrives med komma.",
    "Skriv aldrig CPR-numre eller oplysninger om borgere og enkeltsager. Sådan en fil bliver afvist.",
    "Omdøb ikke ark og kolonner, og gem filen som .xlsx, når den sendes tilbage.",
)


def write_sheet(
    page: Worksheet, sheet: Sheet, records: Sequence[Record], lists: Mapping[str, str], footer: str
) -> None:
    """Write one sheet with its known rows and empty rows to fill."""
    if sheet.upright:
        _write_upright(page, sheet, records[0] if records else {}, lists)
    else:
        _write_table(page, sheet, records, lists)
    _protect(page)
    width = sum(column.width for column in sheet.columns if not column.hidden)
    lay_out_for_paper(page, _HEADER_ROW, footer, pages_across=1 if sheet.upright else -(-width // _PAPER_WIDTH))


def write_lists(book: Workbook, spec: PacketSpec) -> dict[str, str]:
    """Write the choices that are too long for a rule on a hidden sheet; give where each column's choices stand."""
    page = book.create_sheet(LIST_SHEET)
    page.sheet_state = "hidden"
    places: dict[str, str] = {}
    columns = [(f"{sheet.key}.{column.key}", column) for sheet in spec.sheets for column in sheet.columns]
    listed = [(name, column) for name, column in columns if column.choices and not inline_choices(column)]
    for position, (name, column) in enumerate(listed, start=1):
        for row, (_, label) in enumerate(column.choices, start=1):
            write_text(_cell(page, row, position), label)
        letter = get_column_letter(position)
        places[name] = f"'{LIST_SHEET}'!${letter}$1:${letter}${len(column.choices)}"
    _protect(page)
    return places


def write_guide(page: Worksheet, spec: PacketSpec, cover: Sequence[str], is_example: bool) -> None:
    """Write the first sheet: what this is, how to fill it, and what each field holds."""
    for letter, width in zip("ABCD", _GUIDE_WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    _put(page, 1, 1, spec.title_da, TITLE)
    page.row_dimensions[1].height = 26
    row = 2
    if is_example:
        _put(page, row, 1, EXAMPLE_DA, EXAMPLE)
        row += 1
    for line in cover:
        _put(page, row, 1, line, Look(STRONG.font, STRONG.fill, STRONG.border, TITLE.alignment, STRONG.protection))
        row += 1
    row = _write_rules(page, row + 1, (*spec.instructions_da, *_GENERAL_RULES))
    _write_field_list(page, row + 1, spec)
    page.sheet_view.showGridLines = False
    _protect(page)
    lay_out_for_paper(page, 1, spec.title_da)


def _write_rules(page: Worksheet, row: int, rules: Sequence[str]) -> int:
    for number, rule in enumerate(rules, start=1):
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=4)
        text = f"{number}. {rule}"
        _put(page, row, 1, text, PLAIN)
        page.row_dimensions[row].height = _LINE_HEIGHT * lines_needed(text, 150)
        row += 1
    return row


def _write_field_list(page: Worksheet, row: int, spec: PacketSpec) -> None:
    for position, title in enumerate(("Ark", "Felt", "Skal udfyldes", "Hvad skal der stå?"), start=1):
        _put(page, row, position, title, HEADER)
    open_fields = [(sheet, column) for sheet in spec.sheets for column in sheet.columns if not column.locked]
    for sheet, column in _merged_respondents(open_fields):
        row += 1
        meaning = f"{column.help_da} {allowed_da(column)}".strip()
        needed = "Ja" if column.required else "Nej"
        for position, text in enumerate((sheet.title_da, column.label_da, needed, meaning), start=1):
            _put(page, row, position, text, LABEL if position == 1 else SAMPLE_OPEN)
        page.row_dimensions[row].height = _height((meaning, _GUIDE_WIDTHS[3]), (column.label_da, _GUIDE_WIDTHS[1]))


def _merged_respondents(fields: Sequence[tuple[Sheet, Column]]) -> list[tuple[Sheet, Column]]:
    """List columns that are alike but for their number (R1, R2 ...) once."""
    kept: dict[tuple[str, str], tuple[Sheet, Column]] = {}
    for sheet, column in fields:
        kept.setdefault((sheet.key, column.label_da.rstrip("0123456789")), (sheet, column))
    return list(kept.values())


def _write_table(page: Worksheet, sheet: Sheet, records: Sequence[Record], lists: Mapping[str, str]) -> None:
    last_row = _HEADER_ROW + max(len(records) if sheet.fixed_rows else sheet.max_rows, len(records), 1)
    for position, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(position)
        page.column_dimensions[letter].width = column.width
        page.column_dimensions[letter].hidden = column.hidden
        _put(page, _HEADER_ROW, position, heading(column.label_da, column.required), header_look(column))
        _fill_column(page, position, column, records, last_row)
        if not column.locked:
            rule = validation_of(column, lists.get(f"{sheet.key}.{column.key}", ""))
            rule.add(f"{letter}{_FIRST_ROW}:{letter}{last_row}")
            page.add_data_validation(rule)
    for row, record in enumerate(records, start=_FIRST_ROW):
        page.row_dimensions[row].height = _height(
            *((text_shown(column, record.get(column.key)), column.width) for column in sheet.columns)
        )
    headings = [lines_needed(heading(column.label_da, column.required), column.width - 2) for column in sheet.columns]
    page.row_dimensions[_HEADER_ROW].height = _LINE_HEIGHT * max(headings) + 4
    _write_top(page, sheet, [0 if column.hidden else column.width for column in sheet.columns])
    page.freeze_panes = f"{get_column_letter(_frozen_columns(sheet) + 1)}{_FIRST_ROW}"


def _fill_column(page: Worksheet, position: int, column: Column, records: Sequence[Record], last_row: int) -> None:
    cells = [_cell(page, row, position) for row in range(_FIRST_ROW, last_row + 1)]
    look_of(column).put_on_all(cells)
    for cell, record in zip(cells, records, strict=False):
        write_value(cell, column, record.get(column.key))


def _write_upright(page: Worksheet, sheet: Sheet, record: Record, lists: Mapping[str, str]) -> None:
    for position, (title, width) in enumerate(_UPRIGHT, start=1):
        page.column_dimensions[get_column_letter(position)].width = width
        _put(page, _HEADER_ROW, position, title, HEADER)
    for row, column in enumerate(sheet.columns, start=_FIRST_ROW):
        _put(page, row, 1, heading(column.label_da, column.required), LABEL)
        look_of(column).put_on(_cell(page, row, 2))
        write_value(_cell(page, row, 2), column, record.get(column.key))
        _put(page, row, 3, column.help_da, HELP)
        shown = text_shown(column, record.get(column.key)) or "\n" * (column.max_length >= _LONG_ANSWER)
        texts = (heading(column.label_da, column.required), shown, column.help_da)
        page.row_dimensions[row].height = _height(*zip(texts, (width for _, width in _UPRIGHT), strict=True))
        rule = validation_of(column, lists.get(f"{sheet.key}.{column.key}", ""))
        rule.add(f"B{row}")
        page.add_data_validation(rule)
    _write_top(page, sheet, [width for _, width in _UPRIGHT])
    page.freeze_panes = f"A{_FIRST_ROW}"


def _write_top(page: Worksheet, sheet: Sheet, widths: Sequence[int]) -> None:
    first = next(position for position, width in enumerate(widths, start=1) if width)
    _put(page, _TITLE_ROW, first, sheet.title_da, TITLE)
    page.row_dimensions[_TITLE_ROW].height = 26
    last, total = first, widths[first - 1]
    while last < len(widths) and total < _HELP_WIDTH:
        total += widths[last]
        last += 1
    _put(page, _HELP_ROW, first, sheet.help_da, GUIDANCE)
    if last > first:
        page.merge_cells(start_row=_HELP_ROW, start_column=first, end_row=_HELP_ROW, end_column=last)
    page.row_dimensions[_HELP_ROW].height = _LINE_HEIGHT * lines_needed(sheet.help_da, total) + 4


def _height(*texts: tuple[str, int]) -> float:
    lines = max(lines_needed(text, width) for text, width in texts)
    return min(_TALLEST, _LINE_HEIGHT * lines + 2)


def _frozen_columns(sheet: Sheet) -> int:
    frozen, width = 0, 0
    for column in sheet.columns:
        width += 0 if column.hidden else column.width
        if not (column.locked or column.key in sheet.row_key) or width > _FROZEN_WIDTH:
            break
        frozen += 1
    return frozen


def _protect(page: Worksheet) -> None:
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.formatRows = False


def _cell(page: Worksheet, row: int, position: int) -> Cell:
    cell = page.cell(row, position)
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} is hidden by a merged cell")
    return cell


def _put(page: Worksheet, row: int, position: int, text: str, look: Look) -> None:
    cell = _cell(page, row, position)
    look.put_on(cell)
    write_text(cell, text)
