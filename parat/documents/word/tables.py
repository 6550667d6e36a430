"""Write tables: repeated header rows, rows that stay whole, widths from the template."""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from parat.documents.markup import collapsed, escaped, refuse, text_of
from parat.documents.word import inline
from parat.documents.word.cell_looks import BODY, HEADER, Looks
from parat.documents.word.lists import LISTS, list_paragraphs
from parat.documents.word.writing import Writing

_STYLES = {"grid": ("ParatGrid", "0"), "sheet": ("ParatSheet", "1")}
_KEPT_WHOLE = 9
_ROW, _HEADER_ROW = (
    f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>" for repeated in ("", "<w:tblHeader/>")
)  # fmt: skip


def table(element: etree._Element, writing: Writing) -> None:
    """Write one table with its caption above it."""
    caption = element.find("caption")
    if caption is not None:
        writing.paragraph("Caption", inline.caption_runs("Tabel", caption, writing))
    elif writing.stands_under_table():
        raise refuse(element, "Put a heading, a text or a caption between two tables.", writing.template)
    columns = _columns(element.get("data-widths", ""), writing.text_width)
    if columns is None:
        raise refuse(element, "Give data-widths: one percentage a column, 100 in all.", writing.template)
    writing.anchor(element.get("id"))
    written = ["<w:tbl>", _properties(element, caption, writing), columns.grid]
    _write_rows(element, columns.begun, writing, written)
    writing.table("".join((*written, "</w:tbl>")))


class _Columns(NamedTuple):
    """Hold what the columns' widths give: the grid of the table, and how a cell of each column begins."""

    grid: str
    begun: tuple[str, ...]


@functools.lru_cache(maxsize=256)
def _columns(given: str, text_width: int) -> _Columns | None:
    shares = [int(share) for share in given.split() if share.isdecimal()]
    if sum(shares) != 100:
        return None
    widths = [text_width * share // 100 for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    begun = (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths)
    return _Columns(f"<w:tblGrid>{grid}</w:tblGrid>", tuple(begun))


def _write_rows(element: etree._Element, begun: tuple[str, ...], writing: Writing, written: list[str]) -> None:
    head, rows = _parts(element, writing)
    kept = _kept_with_next(len(head) + len(rows))
    for number, row in enumerate(head):
        written.append(_HEADER_ROW)
        _write_cells(row, begun, writing.looks[HEADER, number in kept], writing, written)
    for number, row in enumerate(rows, start=len(head)):
        written.append(_ROW)
        _write_cells(row, begun, writing.looks[BODY, number in kept], writing, written)


def _parts(element: etree._Element, writing: Writing) -> tuple[list[etree._Element], list[etree._Element]]:
    head: list[etree._Element] = []
    rows: list[etree._Element] = []
    for part in element:
        if part.tag == "thead":
            head += part
        elif part.tag == "tbody":
            rows += part
        elif part.tag != "caption":
            raise refuse(part, "A table holds caption, thead and tbody only.", writing.template)
    if not head:
        raise refuse(element, "Begin every table with a thead that names its columns.", writing.template)
    return head, rows


@functools.lru_cache(maxsize=64)
def _kept_with_next(rows: int) -> frozenset[int]:
    """Keep a short table whole, and of a long one the first rows and the last two, so that no row stands alone."""
    if rows <= _KEPT_WHOLE:
        return frozenset(range(rows - 1))
    return frozenset({0, 1, rows - 2})


def _properties(element: etree._Element, caption: etree._Element | None, writing: Writing) -> str:
    look = element.get("class", "grid")
    if look not in _STYLES:
        raise refuse(element, f"A table is one of: {', '.join(_STYLES)}.", writing.template)
    style, first_column = _STYLES[look]
    title = text_of(caption) if caption is not None else element.get("aria-label", "")
    named = f'<w:tblCaption w:val="{escaped(title)}"/>' if title else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{writing.base.styles[style]}"/><w:tblW w:w="{writing.text_width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0{"4" if first_column == "0" else "6"}20" w:firstRow="1" '
        f'w:lastRow="0" w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="{first_column}" w:noVBand="1"/>'
        f"{named}</w:tblPr>"
    )


def _write_cells(
    row: etree._Element, begun: tuple[str, ...], looks: Looks, writing: Writing, written: list[str]
) -> None:
    """Write a row's cells; most hold one plain text, and a large plan has thousands of them."""
    if row.tag != "tr" or len(row) != len(begun):
        raise refuse(row, f"Give each row {len(begun)} cells, as data-widths says.", writing.template)
    writing.anchor(row.get("id"))
    for cell, begin in zip(row, begun, strict=True):
        look = looks.get((cell.tag, cell.get("class")))
        if look is None:
            raise refuse(cell, "A row holds th and td that are plain, number or a status.", writing.template)
        if len(cell):
            written.append(f"{begin}{_composed(cell, look, writing)}</w:tc>")
        elif writing.waiting:
            written.append(f"{begin}{writing.cell_paragraph(look, inline.plain(cell.text))}</w:tc>")
        else:
            written.append(f"{begin}<w:p><w:pPr>{look}</w:pPr>{inline.plain(cell.text)}</w:p></w:tc>")
    written.append("</w:tr>")


def _composed(cell: etree._Element, look: str, writing: Writing) -> str:
    if not any(child.tag in ("p", *LISTS) for child in cell):
        return writing.cell_paragraph(look, inline.runs(cell, writing))
    if collapsed(cell.text).strip() or any(collapsed(child.tail).strip() for child in cell):
        raise refuse(cell, "Put all text of a cell in p, ul or ol when it has one of them.", writing.template)
    return "".join(_blocks(cell, look, writing))


def _blocks(cell: etree._Element, look: str, writing: Writing) -> Iterator[str]:
    write = functools.partial(writing.cell_paragraph, look)
    for child in cell:
        if child.tag == "p":
            writing.anchor(child.get("id"))
            yield write(inline.runs(child, writing))
        elif child.tag in LISTS:
            for runs, numbering in list_paragraphs(child, writing):
                yield write(runs, numbering)
        else:
            raise refuse(child, "A cell holds text, p, ul and ol only.", writing.template)
