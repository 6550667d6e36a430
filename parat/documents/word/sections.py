"""Read the kinds of section in base.docx: its paper, margins, header and footer, each known by a bookmark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from parat.documents.word.names import NS, w

PORTRAIT, LANDSCAPE, LETTER, CERTIFICATE = "portrait", "landscape", "letter", "certificate"
KINDS = (PORTRAIT, LANDSCAPE, LETTER, CERTIFICATE)
PREFIX = "parat_"

_NAMESPACE = re.compile(r' xmlns:\w+="[^"]*"')
_FIRST_PAGE = re.compile(r'<w:titlePg/>|<w:(?:header|footer)Reference[^>]*w:type="first"[^>]*/>')


@dataclass(frozen=True, slots=True)
class Section:
    """Hold one kind of section; the width of its text is in twentieths of a point."""

    properties: str
    text_width: int

    @property
    def continued(self) -> str:
        """Give the properties without a first page of its own, for a section that is not the document's first."""
        return _FIRST_PAGE.sub("", self.properties)


def sections_found(document: etree._Element) -> dict[str, Section]:
    """Find the kinds of section by the bookmarks that stand in them."""
    return {
        name.removeprefix(PREFIX): Section(_NAMESPACE.sub("", etree.tostring(element, encoding="unicode")), width)
        for names, element in _sections(document)
        for width in [_text_width(element)]
        for name in names
        if name.removeprefix(PREFIX) in KINDS
    }


def _sections(document: etree._Element) -> Iterator[tuple[list[str], etree._Element]]:
    names: list[str] = []
    for child in document.iterfind("w:body/*", NS):
        names += [str(mark.get(w("name"))) for mark in child.iter(w("bookmarkStart"))]
        section = child if child.tag == w("sectPr") else child.find("w:pPr/w:sectPr", NS)
        if section is not None:
            yield names, section
            names = []


def _text_width(section: etree._Element) -> int:
    size, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    if size is None or margins is None:
        return 0
    sides = (margins.get(w("left"), "0"), margins.get(w("right"), "0"))
    try:
        return int(size.get(w("w"), "0")) - sum(map(int, sides))
    except ValueError:
        return 0
