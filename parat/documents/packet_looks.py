"""Give packets their looks: fonts, fills, borders and number formats, each made once."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from parat.domain.packets import Column

DARK = "1F3864"
WHITE = "FFFFFF"
GREY = "EDEFF3"
INK = "1A1A1A"
MUTED = "44546A"
WARNING = "9C0006"
LINE = "B4BCC8"

_FONT = "Calibri"
_THIN = Side(style="thin", color=LINE)
_TOP_LEFT = Alignment(vertical="top", horizontal="left", wrap_text=True)
_CENTRED = Alignment(vertical="top", horizontal="center", wrap_text=True)
_MIDDLE_LEFT = Alignment(vertical="center", horizontal="left", wrap_text=True)
_MIDDLE_CENTRED = Alignment(vertical="center", horizontal="center", wrap_text=True)
_TEXT_FORMAT = "@"
_FORMATS = {"integer": "0", "decimal": "General", "date": "dd-mm-yyyy", "percent": "0.##"}
_NARROW = 9


@dataclass(frozen=True, slots=True)
class Look:
    """Hold the styles of one sort of cell."""

    font: Font
    fill: PatternFill
    border: Border
    alignment: Alignment
    protection: Protection
    number_format: str = "General"

    def put_on(self, cell: Cell) -> None:
        """Dress a cell."""
        cell.font = self.font
        cell.fill = self.fill
        cell.border = self.border
        cell.alignment = self.alignment
        cell.protection = self.protection
        cell.number_format = self.number_format

    def put_on_all(self, cells: Sequence[Cell]) -> None:
        """Dress many cells of one sheet: looking a style up costs far more than sharing it."""
        self.put_on(cells[0])
        for cell in cells[1:]:
            cell._style = copy(cells[0]._style)  # type: ignore[attr-defined]  # noqa: SLF001  no public way


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


_NO_FILL = PatternFill()
_NO_BORDER = Border()
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_LOCKED = Protection(locked=True)
_OPEN = Protection(locked=False)

TITLE = Look(
    Font(name=_FONT, size=16, bold=True, color=DARK), _NO_FILL, _NO_BORDER, Alignment(vertical="center"), _LOCKED
)
GUIDANCE = Look(Font(name=_FONT, size=11, color=MUTED), _NO_FILL, _NO_BORDER, _TOP_LEFT, _LOCKED)
EXAMPLE = Look(Font(name=_FONT, size=11, bold=True, color=WARNING), _NO_FILL, _NO_BORDER, Alignment(), _LOCKED)
PLAIN = Look(Font(name=_FONT, size=11, color=INK), _NO_FILL, _NO_BORDER, _TOP_LEFT, _LOCKED)
STRONG = Look(Font(name=_FONT, size=11, bold=True, color=INK), _NO_FILL, _NO_BORDER, _TOP_LEFT, _LOCKED)
HEADER = Look(Font(name=_FONT, size=11, bold=True, color=WHITE), _fill(DARK), _BOX, _MIDDLE_LEFT, _LOCKED)
HEADER_CENTRED = Look(HEADER.font, HEADER.fill, _BOX, _MIDDLE_CENTRED, _LOCKED)
LABEL = Look(Font(name=_FONT, size=11, bold=True, color=INK), _fill(GREY), _BOX, _TOP_LEFT, _LOCKED)
HELP = Look(Font(name=_FONT, size=10, color=MUTED), _fill(GREY), _BOX, _TOP_LEFT, _LOCKED)
SAMPLE_OPEN = Look(PLAIN.font, _fill(WHITE), _BOX, _TOP_LEFT, _LOCKED)


def look_of(column: Column) -> Look:
    """Give the look of a column's cells: white and open to write in, or grey and locked."""
    alignment = _CENTRED if column.width <= _NARROW else _TOP_LEFT
    colour, protection = (GREY, _LOCKED) if column.locked else (WHITE, _OPEN)
    return Look(PLAIN.font, _fill(colour), _BOX, alignment, protection, _number_format(column))


def header_look(column: Column) -> Look:
    """Give the look of a column's header."""
    return HEADER_CENTRED if column.width <= _NARROW else HEADER


def lines_needed(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a cell of this width (in characters)."""
    across = max(1, int(width * 1.08))
    return sum(max(1, -(-len(line) // across)) for line in text.split("\n"))


def lay_out_for_paper(sheet: Worksheet, header_row: int, footer: str, pages_across: int = 1) -> None:
    """Make a sheet print on A4 across, its headings on every page, a footer with page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = pages_across
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.print_title_rows = f"{header_row}:{header_row}"
    if pages_across > 1:
        sheet.print_title_cols = "A:B"
    sheet.page_margins.top, sheet.page_margins.bottom = 0.6, 0.8
    left, right = _HeaderFooterPart(footer.replace("&", "&&")), _HeaderFooterPart("Side &P af &N")
    sheet.oddFooter = HeaderFooterItem(left=left, right=right)


def _number_format(column: Column) -> str:
    if column.kind == "choice" and all(label.isdecimal() for _, label in column.choices[:1]):
        return "General"
    return _FORMATS.get(column.kind, _TEXT_FORMAT)
