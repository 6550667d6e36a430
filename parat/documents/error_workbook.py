"""Write the workbook that goes back to the sender of a faulty file: a list of all errors, and every cell marked.

It can be corrected and sent back as it is: the list, the marks and the notes are not read. Where the file holds what
may be a CPR number, or cannot be copied, the workbook is the list alone.
"""

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from parat.documents.error_list import Listed, write_list
from parat.documents.error_marks import clear_marks, mark
from parat.documents.packets import canonical
from parat.domain.errors import ParatError
from parat.domain.packets.marking import ERROR_SHEET, MARK_SHEET
from parat.domain.packets.matching import folded

Places = dict[tuple[str, str], str]

_MOST_LISTED = 1_000
_LARGEST_COPIED = 3_000_000
_LARGEST_UNPACKED = 20_000_000
_SENDING_DA = ", og send filen igen"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Be what is wrong with one file: its name as it may be shown, and its errors; `copied` asks for a marked copy."""

    file_name: str
    errors: tuple[ParatError, ...]
    copied: bool


def error_workbook(content: bytes, refusal: Refusal) -> bytes:
    """Write the workbook; the same file and the same errors give the same bytes.

    The caller asks for a copy only of a file that the gate has let in and in which nothing may be a CPR number.
    """
    listed = [_listed(error) for error in refusal.errors[:_MOST_LISTED]]
    copied = _copy_of(content) if refusal.copied else None
    book = copied or _empty_book()
    places = _mark_all(book, listed)
    listed.sort(key=lambda one: _order(book, one, places))
    page = book.create_sheet(ERROR_SHEET, 0)
    write_list(page, refusal.file_name, listed, places, len(refusal.errors), marked=copied is not None)
    _open_at_the_list(book, page)
    return canonical(book)


def _empty_book() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _order(book: Workbook, one: Listed, places: Places) -> tuple[int, int, int]:
    """Sort by sheet and cell, as a person goes through the file; what has no sheet comes first."""
    title = places.get((one.sheet, one.cell))
    if title is None:
        return (-1, 0, 0)
    letters, row = coordinate_from_string(one.cell) if one.cell else ("A", 0)
    return (book.sheetnames.index(title), row, column_index_from_string(letters))


def _listed(error: ParatError) -> Listed:
    """Take an error apart; what stands in the cell and what may stand there get columns of their own."""
    what, _, remedy = error.parts_da()
    sheet, cell = _place_of(error)
    found, short = error.found, error.short_da
    return Listed(
        sheet=sheet,
        cell=cell,
        field=str(found.get("column", "")),
        what=_sentence(short or what),
        found=str(found.get("found", "")) if short else "",
        allowed=str(found.get("allowed_da", found.get("allowed", ""))) if short else "",
        remedy=_sentence(remedy.replace(_SENDING_DA, "")),
        note=_sentence(what),
    )


def _place_of(error: ParatError) -> tuple[str, str]:
    """Give sheet and cell of an error; some name both as one place, like Svar!D14, or a place without a cell."""
    if "sheet" in error.found:
        return str(error.found["sheet"]), str(error.found.get("cell", ""))
    place = str(error.found.get("place_da", error.found.get("place", "")))
    sheet, mark_between, cell = place.rpartition("!")
    return (sheet, cell) if mark_between else (place, "")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _copy_of(content: bytes) -> Workbook | None:
    """Open the sent workbook; None when it is too large to be copied quickly, or openpyxl cannot open it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(member.file_size for member in package.infolist())
        if len(content) > _LARGEST_COPIED or unpacked > _LARGEST_UNPACKED:
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out, such as a picture, is missed by nobody
            book = load_workbook(io.BytesIO(content))
    except Exception:  # a file that other programs open may surprise openpyxl in many ways
        return None
    return book if MARK_SHEET in book.sheetnames else None


def _mark_all(book: Workbook, listed: Iterable[Listed]) -> Places:
    """Mark every faulty cell, and give by sheet and cell of the errors the title that the sheet has in this file."""
    for former in [page for page in book.worksheets if folded(page.title) == folded(ERROR_SHEET)]:
        book.remove(former)
    pages = {folded(page.title): page for page in book.worksheets}
    for page in pages.values():
        clear_marks(page)
    places: Places = {}
    for one in listed:
        if folded(one.sheet) in pages:
            at = pages[folded(one.sheet)]
            places[one.sheet, one.cell] = at.title
            for cell in _cells_of(at, one.cell):
                mark(cell, one.note, one.remedy)
    return places


def _cells_of(page: Worksheet, name: str) -> Iterator[Cell]:
    """Give the cell of this name, unless it is none or lies hidden under a merged one."""
    cell = page[name] if name else None
    if isinstance(cell, Cell):
        yield cell


def _open_at_the_list(book: Workbook, page: Worksheet) -> None:
    """Let only the list be chosen: sheets that are chosen together are written in together."""
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is page
    book.active = book.index(page)
