"""Gather the parts of one Word body while the XHTML is walked: text, sections, bookmarks, lists and links."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from lxml import etree

from parat.documents.markup import refuse
from parat.documents.word.additions import Additions
from parat.documents.word.base import Base
from parat.documents.word.bookmarks import bookmark_name
from parat.documents.word.cell_looks import Looks, cell_looks
from parat.documents.word.sections import PORTRAIT, Section

_GAP, _AT_TOP = '<w:spacing w:before="200"/>', '<w:spacing w:before="0"/>'
_KEEP = "<w:keepNext/>"
_SPACED = ("Heading", "Caption", "Closing")
_HAS_PROPERTIES, _END_OF_PROPERTIES = "<w:p><w:pPr>", "</w:pPr>"


@dataclass(slots=True)
class Writing:
    """Collect what is written, in order, and what it needs outside the body.

    `kind` is the kind of section that the document is made of when it is not turned.
    """

    base: Base
    template: str
    block_ids: frozenset[str]
    kind: str = PORTRAIT
    blocks: list[str] = field(default_factory=list)
    additions: Additions = field(default_factory=Additions)
    ordered_lists: list[tuple[int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    drawings: int = 0
    in_note: bool = False
    waiting: list[str] = field(default_factory=list)
    page_break_waits: bool = False
    looks: dict[tuple[str, bool], Looks] = field(init=False)
    _section: Section = field(init=False)
    _ending: Section | None = None
    _bookmarks: int = 0
    _after_table: bool = False
    _together: bool = False

    def __post_init__(self) -> None:
        self._section = self.base.sections[self.kind]
        self.looks = cell_looks(self.base.styles)

    @property
    def text_width(self) -> int:
        """Give the width of the text in the section being written, in twentieths of a point."""
        return self._section.text_width

    def style(self, name: str) -> str:
        """Give the reference to a paragraph style."""
        return f'<w:pStyle w:val="{self.base.styles[name]}"/>'

    def anchor(self, block_id: str | None) -> None:
        """Remember a block's id until its first paragraph is written."""
        if block_id:
            self.waiting.append(block_id)

    def take_bookmarks(self) -> tuple[str, str]:
        """Give the bookmarks that wait, as what stands before and after the paragraph's text."""
        starts = ends = ""
        for number, block_id in enumerate(self.waiting, start=self._bookmarks):
            starts += f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(block_id)}"/>'
            ends += f'<w:bookmarkEnd w:id="{number}"/>'
        self._bookmarks += len(self.waiting)
        self.waiting.clear()
        return starts, ends

    def paragraph(self, style: str, runs: str, numbering: str = "", kept: bool = False, aligned: str = "") -> None:
        """Write one paragraph; it begins a new page after the cover and keeps its distance under a table.

        A kept one stays on the page of what follows.
        """
        breaks, spacing = self._take_breaks(style)
        starts, ends = self.take_bookmarks() if self.waiting else ("", "")
        named = self.style(style) if style else ""
        told = f"{named}{_KEEP if kept or self._together else ''}{breaks}{numbering}{spacing}{aligned}"
        self.blocks.append(f"<w:p>{f'<w:pPr>{told}</w:pPr>' if told else ''}{starts}{runs}{ends}</w:p>")

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep every paragraph that is written here on one page."""
        begun, self._together = len(self.blocks), True
        yield
        self._together = False
        if len(self.blocks) > begun:
            self.blocks[-1] = self.blocks[-1].replace(_KEEP, "", 1)

    def _take_breaks(self, style: str) -> tuple[str, str]:
        if self._ending is not None:
            self._end_section()
            return "", _AT_TOP
        new_page, under_table = self.page_break_waits, self._after_table
        self.page_break_waits = self._after_table = False
        if new_page:
            return "<w:pageBreakBefore/>", _AT_TOP
        return "", _GAP if under_table and not style.startswith(_SPACED) else ""

    def cell_paragraph(self, look: str, runs: str, numbering: str = "") -> str:
        """Write one paragraph of a table cell."""
        starts, ends = self.take_bookmarks() if self.waiting else ("", "")
        return f"<w:p><w:pPr>{look}{numbering}</w:pPr>{starts}{runs}{ends}</w:p>"

    def table(self, text: str) -> None:
        """Write one table and remember that the next paragraph stands right under it."""
        if self._ending is not None:
            self._end_section()
        self.blocks.append(text)
        self._after_table = True

    def stands_under_table(self) -> bool:
        """Say whether nothing has been written since the last table."""
        return self._after_table and self._ending is None

    def end(self) -> None:
        """Let a paragraph of no height stand under a table that ends the document, as Word wants it."""
        if self.blocks and not self.blocks[-1].startswith("<w:p>"):
            self.blocks.append(f"<w:p><w:pPr>{self.style('SectionEnd')}</w:pPr></w:p>")

    def turn(self, kind: str) -> None:
        """Let what follows stand in a section of this kind; one in which nothing is written does not come to be."""
        if self.blocks and self._ending is None:
            self._ending = self._section
        self._section = self.base.sections[kind]

    def last_section(self) -> str:
        """Give the properties of the section that the document ends in."""
        return self._properties_of(self._ending or self._section)

    def _end_section(self) -> None:
        """Let the last paragraph carry the properties of its section; after a table a paragraph of no height does."""
        if self._ending is None:
            return
        properties, last = self._properties_of(self._ending), self.blocks[-1]
        if not last.startswith("<w:p>"):
            self.blocks.append(f"<w:p><w:pPr>{self.style('SectionEnd')}{properties}</w:pPr></w:p>")
        elif last.startswith(_HAS_PROPERTIES):
            self.blocks[-1] = last.replace(_END_OF_PROPERTIES, f"{properties}{_END_OF_PROPERTIES}", 1)
        else:
            self.blocks[-1] = f"<w:p><w:pPr>{properties}</w:pPr>{last[len('<w:p>') :]}"
        self._ending = None
        self.page_break_waits = self._after_table = False

    def _properties_of(self, section: Section) -> str:
        self.sections.append(section.continued if self.sections else section.properties)
        return self.sections[-1]

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
        return f'r:id="{self.additions.link(address, in_note=self.in_note)}"'
