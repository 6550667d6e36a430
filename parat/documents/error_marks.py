"""Mark the faulty cells of a returned workbook so that they are seen in colour and in grey, and take the marks off."""

from copy import copy

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from parat.documents.packet_looks import LINE, WARNING, WHITE

_AUTHOR = "parat"
_BEGINS = "Skal rettes: "
_FILL = PatternFill("solid", fgColor="F4B183")
_EDGE = Side(style="medium", color=WARNING)
_THIN = Side(style="thin", color=LINE)
_WIDTH, _LINE_HEIGHT, _LETTERS_A_LINE = 320, 18, 44


def mark(cell: Cell, what: str, remedy: str) -> None:
    """Fill and edge a cell, open it for writing, and note what is wrong; a note that stands there stays."""
    cell.fill = copy(_FILL)
    cell.border = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
    cell.protection = Protection(locked=False)
    before = f"{cell.comment.text.rstrip()}\n\n" if cell.comment else ""
    text = f"{before}{_BEGINS}{what}\n{remedy}"
    cell.comment = Comment(text, _AUTHOR, height=_height(text), width=_WIDTH)


def clear_marks(page: Worksheet) -> None:
    """Take off what an earlier round of correction marked; the senders' own notes stay."""
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and cell.comment and _BEGINS in cell.comment.text:
                own = cell.comment.text.partition(_BEGINS)[0].strip()
                cell.comment = Comment(own, cell.comment.author) if own else None
                cell.fill = PatternFill("solid", fgColor=WHITE)
                cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def _height(text: str) -> int:
    lines = sum(max(1, -(-len(line) // _LETTERS_A_LINE)) for line in text.split("\n"))
    return _LINE_HEIGHT * (lines + 1)
