"""Open a produced Word file for checking: its parts as XML and its paragraphs in order."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from parat.documents.word.base import NS, STYLES, w
from parat.ooxml.packages import read_package
from parat.ooxml.xml import parse_part

_EDGE = re.compile(r"^word/(?:header|footer)\d*\.xml$")
_HEADING_NAME = re.compile(r"^heading ([1-9])$", re.IGNORECASE)
_P, _T = w("p"), w("t")
_PSTYLE, _NUMPR, _VAL = w("pStyle"), w("numPr"), w("val")


class Paragraph(NamedTuple):
    """Hold what the checks ask of one paragraph."""

    element: etree._Element
    style: str
    text: str
    in_list: bool

    @property
    def place(self) -> str:
        """Say where the paragraph stands, by how it begins."""
        return f"»{self.text[:60]}«" if self.text.strip() else "an empty paragraph"


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold the parts of one Word file that everybody's way of reading depends on; a heading style has its level."""

    body: etree._Element
    styles: etree._Element
    core: etree._Element
    edges: tuple[etree._Element, ...]
    paragraphs: tuple[Paragraph, ...]
    heading_levels: Mapping[str, int]


def opened(docx: bytes) -> Opened:
    """Open a Word file; raises UnreadablePackageError when it is none."""
    parts = read_package(docx, place="produced document")
    body = parse_part(parts["word/document.xml"], "word/document.xml")
    styles = _styles(parts[STYLES])
    return Opened(
        body=body,
        styles=styles,
        core=parse_part(parts["docProps/core.xml"], "docProps/core.xml"),
        edges=tuple(parse_part(parts[name], name) for name in sorted(parts) if _EDGE.match(name)),
        paragraphs=tuple(_paragraphs(body)),
        heading_levels=_heading_levels(styles),
    )


def text_in(element: etree._Element) -> str:
    """Give the visible text inside an element."""
    return "".join(text.text or "" for text in element.iter(_T))


@functools.lru_cache(maxsize=4)
def _styles(part: bytes) -> etree._Element:
    """Read styles.xml once for the same bytes: every document that we produce has the house's."""
    return parse_part(part, STYLES)


@functools.lru_cache(maxsize=4)
def _heading_levels(styles: etree._Element) -> Mapping[str, int]:
    levels = {}
    for style in styles.iterfind("w:style[@w:type='paragraph']", NS):
        name = style.find("w:name", NS)
        found = _HEADING_NAME.match(str(name.get(_VAL))) if name is not None else None
        if found:
            levels[str(style.get(w("styleId")))] = int(found.group(1))
    return MappingProxyType(levels)


def _paragraphs(body: etree._Element) -> Iterator[Paragraph]:
    current: etree._Element | None = None
    style, in_list, texts = "", False, list[str]()
    for element in body.iter(_P, _PSTYLE, _NUMPR, _T):  # one walk: a paragraph's parts follow it in document order
        if element.tag == _T:
            texts.append(element.text or "")
        elif element.tag == _PSTYLE:
            style = str(element.get(_VAL))
        elif element.tag == _NUMPR:
            in_list = True
        else:
            if current is not None:
                yield Paragraph(current, style, "".join(texts), in_list)
            current, style, in_list, texts = element, "", False, []
    if current is not None:
        yield Paragraph(current, style, "".join(texts), in_list)
