"""Write the sheet »Fejl«: what the sender of a faulty file must correct, with a link to every cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from parat.documents.packet_cells import write_text
from parat.documents.packet_looks import (
    HEADER,
    PLAIN,
    SAMPLE_OPEN,
    STRONG,
    TITLE,
    Look,
    lay_out_for_paper,
    lines_needed,
)

_LINK = "0B5394"
_LINE_HEIGHT = 15.5
_TALLEST = 400.0
_COLUMNS = (
    ("Ark", 20), ("Celle", 9), ("Felt", 22), ("Hvad er galt?", 34), ("Det står der nu", 30), ("Det må der stå", 44),
    ("Det skal I gøre", 44),
)  # fmt: skip
_WIDTH = sum(width for _, width in _COLUMNS)
_MARKED_DA = (
    "Ret direkte i denne fil: Cellerne er farvet og har en tyk kant, og en note siger, hvad der er galt.",
    "Klik på en celle på listen for at komme hen til den.",
    "Gem filen som .xlsx, og send den til os, som I plejer.",
    "Dette ark, farverne og noterne må gerne blive i filen. De bliver ikke læst.",
)
_LIST_ONLY_DA = (
    "Ret i jeres egen fil, gem den, og send den til os, som I plejer.",
    "Dette ark er kun en liste og skal ikke sendes tilbage.",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Be one error as the list shows it; `note` says the whole of it in a sentence."""

    sheet: str
    cell: str
    field: str
    what: str
    found: str
    allowed: str
    remedy: str
    note: str

    @property
    def texts(self) -> tuple[str, ...]:
        """Give the texts of the columns."""
        return (self.sheet, self.cell, self.field, self.what, self.found, self.allowed, self.remedy)


def write_list(  # noqa: PLR0913 - what the sheet shows
    page: Worksheet,
    file_name: str,
    listed: Sequence[Listed],
    places: Mapping[tuple[str, str], str],
    count: int,
    marked: bool,
) -> None:
    """Write head and list; `places` gives the titles of the sheets that can be linked to, by sheet and cell."""
    for position, (_, width) in enumerate(_COLUMNS):
        page.column_dimensions["ABCDEFG"[position]].width = width
    row = _write_head(page, file_name, count, marked)
    for position, (heading, _) in enumerate(_COLUMNS, start=1):
        _put(page, row, position, heading, HEADER)
    header = row
    for one in listed:
        row += 1
        _write_line(page, row, one, places.get((one.sheet, one.cell)))
    if count > len(listed):
        _write_across(page, row + 1, f"Der er {count - len(listed)} fejl mere. Ret disse først.", STRONG)
    page.freeze_panes = f"A{header + 1}"
    page.sheet_view.showGridLines = False
    lay_out_for_paper(page, header, file_name)


def _write_head(page: Worksheet, file_name: str, count: int, marked: bool) -> int:
    _put(page, 1, 1, "Filen skal rettes", TITLE)
    page.row_dimensions[1].height = 26
    things = "1 ting" if count == 1 else f"{count} ting"
    first = f"Tak for filen »{file_name}«. Der er {things}, der skal rettes, før vi kan bruge den. Intet er gemt endnu."
    row = 2
    for text, look in ((first, STRONG), *((line, PLAIN) for line in (_MARKED_DA if marked else _LIST_ONLY_DA))):
        _write_across(page, row, text, look)
        row += 1
    return row + 1


def _write_across(page: Worksheet, row: int, text: str, look: Look) -> None:
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_COLUMNS))
    _put(page, row, 1, text, look)
    page.row_dimensions[row].height = _LINE_HEIGHT * lines_needed(text, _WIDTH) + 2


def _write_line(page: Worksheet, row: int, one: Listed, title: str | None) -> None:
    for position, text in enumerate(one.texts, start=1):
        _put(page, row, position, text, SAMPLE_OPEN)
    if title is not None:
        _link(page.cell(row, 2 if one.cell else 1), title, one.cell or "A1")
    widths = (width for _, width in _COLUMNS)
    lines = max(lines_needed(text, width) for text, width in zip(one.texts, widths, strict=True))
    page.row_dimensions[row].height = min(_TALLEST, _LINE_HEIGHT * lines + 2)


def _link(cell: object, title: str, target: str) -> None:
    if isinstance(cell, Cell):
        quoted = title.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{target}")
        cell.font = Font(name="Calibri", size=11, color=_LINK, underline="single")


def _put(page: Worksheet, row: int, position: int, text: str, look: Look) -> None:
    cell = page.cell(row, position)
    if isinstance(cell, Cell):
        look.put_on(cell)
        write_text(cell, text)
