"""Gather the parts of one Word body while the XHTML is walked: text, bookmarks, lists and links."""

from dataclasses import dataclass, field

from lxml import etree

from parat.documents.errors import BaseDocumentError
from parat.documents.markup import refuse
from parat.documents.word.base import Base
from parat.documents.word.bookmarks import bookmark_name

_GAP, _AT_TOP = '<w:spacing w:before="200"/>', '<w:spacing w:before="0"/>'
_KEEP = "<w:keepNext/>"
_SPACED = ("Heading", "Caption", "Closing")


def escaped(text: str) -> str:
    """Make text safe inside an element or an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@dataclass(slots=True)
class Writing:
    """Collect what is written, in order, and what it needs outside the body."""

    base: Base
    template: str
    block_ids: frozenset[str]
    links: dict[str, str] = field(default_factory=dict)
    ordered_lists: list[tuple[int, int]] = field(default_factory=list)
    _bookmarks: int = 0
    _waiting: list[str] = field(default_factory=list)
    _after_table: bool = False
    page_break_waits: bool = False

    def style(self, name: str) -> str:
        """Give the reference to a paragraph style, or raise when base.docx does not have it."""
        if name not in self.base.styles:
            raise BaseDocumentError(missing=f"the style {name}")
        return f'<w:pStyle w:val="{name}"/>'

    def anchor(self, block_id: str | None) -> None:
        """Remember a block's id until its first paragraph is written."""
        if block_id:
            self._waiting.append(block_id)

    def take_bookmarks(self) -> tuple[str, str]:
        """Give the bookmarks that wait, as what stands before and after the paragraph's text."""
        if not self._waiting:
            return "", ""
        starts, ends = [], []
        for block_id in self._waiting:
            starts.append(f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{bookmark_name(block_id)}"/>')
            ends.append(f'<w:bookmarkEnd w:id="{self._bookmarks}"/>')
            self._bookmarks += 1
        self._waiting.clear()
        return "".join(starts), "".join(ends)

    def paragraph(self, style: str, runs: str, numbering: str = "", kept: bool = False) -> str:
        """Write one paragraph; it begins a new page after the cover and keeps its distance under a table.

        A kept one stays on the page of what follows.
        """
        breaks, spacing = self._take_breaks(style)
        starts, ends = self.take_bookmarks()
        properties = f"{self.style(style) if style else ''}{_KEEP if kept else ''}{breaks}{numbering}{spacing}"
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{starts}{runs}{ends}</w:p>"

    def _take_breaks(self, style: str) -> tuple[str, str]:
        new_page, under_table = self.page_break_waits, self._after_table
        self.page_break_waits = self._after_table = False
        if new_page:
            return "<w:pageBreakBefore/>", _AT_TOP
        return "", _GAP if under_table and not style.startswith(_SPACED) else ""

    def cell_paragraph(self, style: str, runs: str, numbering: str = "", kept: bool = False) -> str:
        """Write one paragraph of a table cell; a kept one stays on the page of the next row."""
        starts, ends = self.take_bookmarks()
        return f"<w:p><w:pPr>{self.style(style)}{_KEEP if kept else ''}{numbering}</w:pPr>{starts}{runs}{ends}</w:p>"

    def table_written(self) -> None:
        """Remember that the next paragraph stands right under a table."""
        self._after_table = True

    def stands_under_table(self) -> bool:
        """Say whether nothing has been written since the last table."""
        return self._after_table

    def ordered_list(self, level: int) -> int:
        """Give the number of a new ordered list, which begins at 1 again."""
        number = self.base.next_number + len(self.ordered_lists)
        self.ordered_lists.append((number, level))
        return number

    def link(self, address: str, element: etree._Element) -> str:
        """Give the attribute that leads to a block of this document or to a web address."""
        if address.startswith("#"):
            if address[1:] not in self.block_ids:
                raise refuse(element, "Link to the id of a block in this document.", self.template)
            return f'w:anchor="{bookmark_name(address[1:])}"'
        if not address.startswith(("https://", "http://", "mailto:")):
            raise refuse(element, "Link to https, http, mailto or # only.", self.template)
        return f'r:id="{self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")}"'
