"""Gather the parts of one Word body while the XHTML is walked: text, bookmarks, lists and links."""

from dataclasses import dataclass, field

from parat.documents.errors import BaseDocumentError, UnknownMarkupError
from parat.documents.word.base import Base
from parat.documents.word.bookmarks import bookmark_name

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_GAP = '<w:spacing w:before="200"/>'


def escaped(text: str) -> str:
    """Make text safe inside an element or an attribute."""
    return text.translate(_ESCAPES)


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

    def paragraph(self, style: str, runs: str, before: str = "", after: str = "") -> str:
        """Write one paragraph; `before` and `after` are properties on each side of the spacing that it may need."""
        breaks = "<w:pageBreakBefore/>" if self.page_break_waits else ""
        gap = _GAP if self._after_table and not breaks else ""
        self.page_break_waits = self._after_table = False
        starts, ends = self.take_bookmarks()
        properties = f"{self.style(style) if style else ''}{breaks}{before}{gap}{after}"
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{starts}{runs}{ends}</w:p>"

    def cell_paragraph(self, style: str, runs: str, numbering: str = "") -> str:
        """Write one paragraph of a table cell."""
        starts, ends = self.take_bookmarks()
        return f"<w:p><w:pPr>{self.style(style)}{numbering}</w:pPr>{starts}{runs}{ends}</w:p>"

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

    def link(self, address: str, line: int) -> str:
        """Give the attribute that leads to a block of this document or to a web address."""
        if address.startswith("#"):
            if address[1:] not in self.block_ids:
                raise self._unknown_link(address, line, "Link to the id of a block in this document.")
            return f'w:anchor="{bookmark_name(address[1:])}"'
        if not address.startswith(("https://", "http://", "mailto:")):
            raise self._unknown_link(address, line, "Link to https, http, mailto or # only.")
        return f'r:id="{self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")}"'

    def _unknown_link(self, address: str, line: int, advice: str) -> UnknownMarkupError:
        return UnknownMarkupError(found=f'<a href="{address}">', template=self.template, line=line, advice=advice)
