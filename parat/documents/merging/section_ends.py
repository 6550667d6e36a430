"""Insert a paragraph at the very end of a section, where the last paragraph carries the section's paper and edges.

A new paragraph after that one would stand on the next section's paper. So the last paragraph keeps its place and its
section, says the new words, and what it said stands in a new paragraph above it. Rejecting gives it back as it was.
"""

from lxml import etree

from parat.documents.merging.carrying import Carrier
from parat.documents.merging.marks import Marks, copied, pending
from parat.ooxml import word_names as names
from parat.ooxml.word_names import NS, w

_SECTION = "w:pPr/w:sectPr"
_BOUND = (
    w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"), w("footnoteReference"), w("drawing"),
    w("fldChar"), w("fldSimple"), names.CONTROL,
)  # fmt: skip


class SectionEnds:
    """Insert at the ends of sections, one paragraph after the other."""

    def __init__(self, marks: Marks, carrier: Carrier) -> None:
        self._marks, self._carrier = marks, carrier
        self._said: dict[etree._Element, tuple[etree._Element, list[etree._Element]]] = {}

    def takes(self, last: etree._Element | None, now: etree._Element) -> bool:
        """Say whether a new paragraph belongs to the section that ends in the person's paragraph before it."""
        if last is None or last.find(_SECTION, NS) is None:
            return False
        before = now.getprevious()
        if before is None or before.find(_SECTION, NS) is not None:
            return False
        return last in self._said or not (pending(last) or next(last.iter(*_BOUND), None) is not None)

    def insert(self, last: etree._Element, new: etree._Element) -> None:
        """Let the section's last paragraph say the new words, and put what it said above it."""
        if last in self._said:
            self._move_up(last)
        else:
            above = self._copy(last)
            last.addprevious(above)
            self._marks.strike_words(last)
        self._marks.insert_words(new)
        words = [child for child in new if child.tag != names.P_PROPERTIES]
        self._said[last] = copied(new), words
        last.extend(words)
        style = new.find("w:pPr/w:pStyle", NS)
        if style is not None and style.get(names.VAL) != _style(last):
            self._marks.restyle(last, style.get(names.VAL, ""))

    def _copy(self, last: etree._Element) -> etree._Element:
        """Copy what the paragraph says; its anchors go with the copy."""
        above = copied(last)
        _drop_section(above)
        for mark in [*last.iter(names.BOOKMARK), *last.iter(names.BOOKMARK_END)]:
            holder = mark.getparent()
            if holder is not None:
                holder.remove(mark)
        self._marks.insert_paragraph(above)
        return above

    def _move_up(self, last: etree._Element) -> None:
        """Put the words that were inserted before into a paragraph of their own."""
        above, words = self._said[last]
        for child in words:
            last.remove(child)
        last.addprevious(above)
        self._marks.mark_end(above, names.INSERTED)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find("w:pPr/w:pStyle", NS)
    return style.get(names.VAL, "") if style is not None else ""


def _drop_section(paragraph: etree._Element) -> None:
    for section in paragraph.findall(_SECTION, NS):
        parent = section.getparent()
        if parent is not None:
            parent.remove(section)
