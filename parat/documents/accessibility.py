"""Check that everybody can read a Word file: webtilgængelighedsloven, EN 301 549 chapter 10, WCAG 2.1 AA."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from parat.documents.contrast import LEAST, faint_texts, looks_of
from parat.documents.danish import is_marked
from parat.documents.opened import Opened, Paragraph, opened, text_in
from parat.documents.word.base import NS, w
from parat.documents.word.properties import LANGUAGE

_DC = {"dc": "http://purl.org/dc/elements/1.1/"}
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|svg|emf|wmf|bmp|tiff?)$|^(?:billede|image|picture|img)[ _]*\d*$", re.I)
_OF_LINES = ("TOC", "Recipient")  # the styles of a contents list and of an address: one line under another
_SAYS_NOTHING = frozenset({"", "her", "klik her", "se her", "læs her", "læs mere", "link", "dette link"})
_ADDRESS = re.compile(r"^(?:https?://|www\.)", re.I)
_KEEPS_SPACE = (w("drawing"), w("object"), w("pict"), w("fldSimple"), w("sectPr"))


@dataclass(frozen=True, slots=True)
class Finding:
    """Say which rule is broken, where, and what to do about it."""

    rule: str
    place: str
    remedy: str


def check(docx: bytes) -> tuple[Finding, ...]:
    """Give every place where somebody could not read the document; empty when all can."""
    document = opened(docx)
    return tuple(finding for rule in _RULES for finding in rule(document))


def _title(document: Opened) -> Iterator[Finding]:
    title = document.core.find("dc:title", _DC)
    if title is None or not (title.text or "").strip():
        yield Finding("title", "document properties", "Give the document a title.")


def _language(document: Opened) -> Iterator[Finding]:
    default = document.styles.find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
    if default is None or default.get(w("val")) != LANGUAGE:
        yield Finding("language", "styles", f"Set the language of the default text to {LANGUAGE}.")
    told = document.core.find("dc:language", _DC)
    if told is None or told.text != LANGUAGE:
        yield Finding("language", "document properties", f"Set the language to {LANGUAGE}.")
    for other in document.body.iter(w("lang")):
        if other.get(w("val")) not in (None, LANGUAGE):
            yield Finding("language", str(other.get(w("val"))), f"Set the language of this text to {LANGUAGE}.")


def _headings(document: Opened) -> Iterator[Finding]:
    levels, last = document.heading_levels, 0
    for paragraph in document.paragraphs:
        level = levels.get(paragraph.style)
        if level is None:
            continue
        if not paragraph.text.strip():
            yield Finding("headings", f"a heading on level {level}", "Write the heading's text or delete it.")
        if level > last + 1:
            yield Finding("headings", paragraph.place, f"Use level {last + 1} here; no level may be skipped.")
        last = level
    if not last:
        yield Finding("headings", "document", "Give the document at least one heading.")


def _lists(document: Opened) -> Iterator[Finding]:
    for before, after in pairwise(document.paragraphs):
        if before.style != after.style or after.style.startswith(_OF_LINES):
            continue
        if after.element.getprevious() is before.element and _marked(before) and _marked(after):
            yield Finding("lists", after.place, "Make these lines a real list instead of typed marks.")


def _marked(paragraph: Paragraph) -> bool:
    return not paragraph.in_list and is_marked(paragraph.text)


def _tables(document: Opened) -> Iterator[Finding]:
    for number, table in enumerate(document.body.iter(w("tbl")), start=1):
        for rule, remedy in (*_header_row(table), *_shape(table)):
            yield Finding(rule, f"table {number} (»{text_in(table)[:40]}«)", remedy)


def _header_row(table: etree._Element) -> Iterator[tuple[str, str]]:
    first = table.find("w:tr", NS)
    if first is None or first.find("w:trPr/w:tblHeader", NS) is None:
        yield "table header", "Mark the first row as a header row that is repeated."
    elif not all(text_in(cell).strip() for cell in first.iterfind("w:tc", NS)):
        yield "header cell", "Write what each column holds in the header row."


def _shape(table: etree._Element) -> Iterator[tuple[str, str]]:
    if next(table.iterdescendants(w("tbl")), None) is not None:
        yield "nested table", "Take the inner table out of the cell."
    if next(table.iter(w("gridSpan"), w("vMerge"), w("hMerge")), None) is not None:
        yield "merged cells", "Split the merged cells."


def _pictures(document: Opened) -> Iterator[Finding]:
    for root in (document.body, *document.edges):
        for drawn in root.iter(_DRAWN):
            text = (drawn.get("descr") or "").strip()
            decorative = any(mark.get("val") in ("1", "true") for mark in drawn.iter(_DECORATIVE))
            if not decorative and (not text or _FILE_NAME.search(text)):
                yield Finding("alt text", drawn.get("name") or "a picture", "Describe in words what the picture shows.")


def _contrast(document: Opened) -> Iterator[Finding]:
    looks = looks_of(document.styles)
    for root in (document.body, *document.edges):
        for text, contrast in faint_texts(root, looks):
            remedy = f"Raise the contrast from {contrast:.1f} to at least {LEAST}."
            yield Finding("contrast", text, remedy)


def _links(document: Opened) -> Iterator[Finding]:
    for link in document.body.iter(w("hyperlink")):
        text = text_in(link).strip()
        if text.casefold().strip(" .»«") in _SAYS_NOTHING or _ADDRESS.match(text):
            yield Finding("link text", f"»{text}«", "Let the link's text say where it leads.")


def _blank_lines(document: Opened) -> Iterator[Finding]:
    headings = document.heading_levels
    for paragraph in document.paragraphs:
        if paragraph.text.strip() or paragraph.style in headings or _fills_cell(paragraph.element):
            continue
        if next(paragraph.element.iter(*_KEEPS_SPACE), None) is None:
            place = "after " + _text_before(paragraph.element)
            yield Finding("blank line", place, "Use the style's own spacing instead of an empty paragraph.")


def _fills_cell(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == w("tc") and len(parent.findall("w:p", NS)) == 1


def _text_before(element: etree._Element) -> str:
    before = element.getprevious()
    return f"»{text_in(before)[-60:]}«" if before is not None else "the beginning"


_RULES = (_title, _language, _headings, _lists, _tables, _pictures, _contrast, _links, _blank_lines)
