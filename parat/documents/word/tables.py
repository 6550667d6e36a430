"""Write tables: repeated header rows, rows that stay whole, widths from the template."""

import functools
from collections.abc import Iterator

from lxml import etree

from parat.documents.markup import collapsed, refuse, text_of
from parat.documents.word import inline
from parat.documents.word.lists import LISTS, list_paragraphs
from parat.documents.word.writing import Writing, escaped

_LOOKS = {"grid": ("ParatGrid", "0"), "sheet": ("ParatSheet", "1")}
_KEPT_WHOLE = 9
_STATUS = {
    "status-done": "StatusDone",
    "status-going": "StatusGoing",
    "status-slow": "StatusSlow",
    "status-late": "StatusLate",
    "status-none": "StatusNone",
}


def table(element: etree._Element, writing: Writing) -> None:
    """Write one table with its caption above it."""
    caption = element.find("caption")
    if caption is not None:
        writing.paragraph("Caption", inline.caption_runs("Tabel", caption, writing))
    elif writing.stands_under_table():
        raise refuse(element, "Put a heading, a text or a caption between two tables.", writing.template)
    widths = _widths(element, writing)
    writing.anchor(element.get("id"))
    found = list(_rows(element, writing))
    kept = _kept_with_next(len(found))
    rows = "".join(_row(row, widths, number in kept, writing) for number, row in enumerate(found))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    writing.table(f"<w:tbl>{_properties(element, caption, writing)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")


def _kept_with_next(rows: int) -> frozenset[int]:
    """Keep a short table whole, and of a long one the first rows and the last two, so that no row stands alone."""
    if rows <= _KEPT_WHOLE:
        return frozenset(range(rows - 1))
    return frozenset({0, 1, rows - 2})


def _widths(element: etree._Element, writing: Writing) -> list[int]:
    shares = [int(share) for share in element.get("data-widths", "").split() if share.isdecimal()]
    if sum(shares) != 100:
        raise refuse(element, "Give data-widths: one percentage a column, 100 in all.", writing.template)
    return [writing.text_width * share // 100 for share in shares]


def _rows(element: etree._Element, writing: Writing) -> Iterator[etree._Element]:
    if element.find("thead/tr") is None:
        raise refuse(element, "Begin every table with a thead that names its columns.", writing.template)
    for part in element:
        if part.tag not in ("caption", "thead", "tbody"):
            raise refuse(part, "A table holds caption, thead and tbody only.", writing.template)
        if part.tag != "caption":
            yield from part


def _properties(element: etree._Element, caption: etree._Element | None, writing: Writing) -> str:
    look = element.get("class", "grid")
    if look not in _LOOKS:
        raise refuse(element, f"A table is one of: {', '.join(_LOOKS)}.", writing.template)
    style, first_column = _LOOKS[look]
    title = text_of(caption) if caption is not None else element.get("aria-label", "")
    named = f'<w:tblCaption w:val="{escaped(title)}"/>' if title else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{writing.base.styles[style]}"/><w:tblW w:w="{writing.text_width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0{"4" if first_column == "0" else "6"}20" w:firstRow="1" '
        f'w:lastRow="0" w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="{first_column}" w:noVBand="1"/>'
        f"{named}</w:tblPr>"
    )


def _row(row: etree._Element, widths: list[int], kept: bool, writing: Writing) -> str:
    if row.tag != "tr" or len(row) != len(widths):
        raise refuse(row, f"Give each row {len(widths)} cells, as data-widths says.", writing.template)
    header = row.getparent()
    in_header = header is not None and header.tag == "thead"
    repeated = "<w:tblHeader/>" if in_header else ""
    writing.anchor(row.get("id"))
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_cell(cell, in_header, kept, writing)}</w:tc>'
        for cell, width in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _cell(cell: etree._Element, in_header: bool, kept: bool, writing: Writing) -> str:
    style = _cell_style(cell, in_header, writing)
    if not any(child.tag in ("p", *LISTS) for child in cell):
        return writing.cell_paragraph(style, inline.runs(cell, writing), kept=kept)
    if collapsed(cell.text).strip() or any(collapsed(child.tail).strip() for child in cell):
        raise refuse(cell, "Put all text of a cell in p, ul or ol when it has one of them.", writing.template)
    return "".join(_cell_blocks(cell, style, kept, writing))


def _cell_blocks(cell: etree._Element, style: str, kept: bool, writing: Writing) -> Iterator[str]:
    write = functools.partial(writing.cell_paragraph, style, kept=kept)
    for child in cell:
        if child.tag == "p":
            writing.anchor(child.get("id"))
            yield write(inline.runs(child, writing))
        elif child.tag in LISTS:
            for runs, numbering in list_paragraphs(child, writing):
                yield write(runs, numbering)
        else:
            raise refuse(child, "A cell holds text, p, ul and ol only.", writing.template)


def _cell_style(cell: etree._Element, in_header: bool, writing: Writing) -> str:
    if cell.tag not in ("th", "td") or {"colspan", "rowspan"} & set(cell.attrib):
        raise refuse(cell, "A row holds th and td without colspan or rowspan.", writing.template)
    look = cell.get("class", "")
    if look in _STATUS:
        return _STATUS[look]
    if look not in ("", "number"):
        raise refuse(cell, f"A cell is number or one of: {', '.join(_STATUS)}.", writing.template)
    if in_header:
        return "TableHeaderNumber" if look else "TableHeader"
    return "TableNumber" if look else "TableLabel" if cell.tag == "th" else "TableText"
