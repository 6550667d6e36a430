"""Check that everybody can read a Word file: webtilgængelighedsloven, EN 301 549 chapter 10, WCAG 2.1 AA."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from lxml import etree

from parat.documents.contrast import LEAST, faint_texts
from parat.documents.danish import is_marked
from parat.documents.empty_words import FILE_NAME, is_silent_link
from parat.documents.findings import Finding
from parat.documents.opened import Opened, opened
from parat.documents.story import CELL, DRAWN, TABLE, P, Paragraph, child, is_on, shown, text_in
from parat.documents.word.names import w
from parat.documents.word.properties import LANGUAGE
from parat.ooxml.packages import read_package

_DC = {"dc": "http://purl.org/dc/elements/1.1/"}
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_CONTENTS = "TOC"
_MAY_MARK = frozenset("-–•*0123456789 \t\u00a0\u2002\u2003")
_KEEPS_SPACE = (w("drawing"), w("object"), w("pict"), w("fldSimple"), w("fldChar"), w("sectPr"), w("sym"), w("ptab"))
_ROW, _ROW_PROPERTIES, _REPEATED, _SECTION = w("tr"), w("trPr"), w("tblHeader"), w("sectPr")
_WORDS_OF_A_SHAPE = "alt"


def check(docx: bytes, place: str = "the Word file") -> tuple[Finding, ...]:
    """Give every place where somebody could not read the document; empty when all can.

    Raises UnreadablePackageError or UnsafePackageError for what is no Word file.
    """
    return check_parts(parts_of(docx, place))


def parts_of(docx: bytes, place: str) -> dict[str, bytes]:
    """Unpack a Word file within the limits of every package."""
    return read_package(docx, place=place)


def check_parts(parts: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Check a Word file whose parts are at hand."""
    document = opened(parts)
    return tuple(finding for rule in _RULES for finding in rule(document))


def _title(document: Opened) -> Iterator[Finding]:
    title = document.core.find("dc:title", _DC) if document.core is not None else None
    if title is None or not (title.text or "").strip():
        yield Finding("title", "document properties", "Give the document a title.")


def _language(document: Opened) -> Iterator[Finding]:
    if document.styles.language != LANGUAGE:
        yield Finding("language", "styles", f"Set the language of the default text to {LANGUAGE}.")
    told = document.core.find("dc:language", _DC) if document.core is not None else None
    if told is None or told.text != LANGUAGE:
        yield Finding("language", "document properties", f"Set the language to {LANGUAGE}.")
    for where, story in document.stories():
        for other, text in story.languages.items():
            if other not in ("", LANGUAGE):
                place = f"{other}, from {shown(text)}{where}"
                yield Finding("language", place, f"Set the language of this text to {LANGUAGE}.")


def _headings(document: Opened) -> Iterator[Finding]:
    last = 0
    for paragraph in _paragraphs(document):
        level = _level(paragraph, document)
        if level is None:
            continue
        if not paragraph.text.strip():
            yield Finding("headings", f"a heading on level {level}", "Write the heading's text or delete it.")
        if level > last + 1:
            yield Finding("headings", paragraph.place, f"Use level {last + 1} here; no level may be skipped.")
        last = level
    if not last:
        yield Finding("headings", "document", "Give the document at least one heading.")


def _paragraphs(document: Opened) -> list[Paragraph]:
    return document.body[0].paragraphs


def _level(paragraph: Paragraph, document: Opened) -> int | None:
    return paragraph.level if paragraph.level is not None else document.styles.levels.get(paragraph.style)


def _lists(document: Opened) -> Iterator[Finding]:
    lists = document.styles.lists
    for before, after in pairwise(_paragraphs(document)):
        if after.text[:1] not in _MAY_MARK:
            continue
        if before.style != after.style or after.style.startswith(_CONTENTS) or after.style in lists:
            continue
        if after.element.getprevious() is before.element and _marked(before) and _marked(after):
            yield Finding("lists", after.place, "Make these lines a real list instead of typed marks.")


def _marked(paragraph: Paragraph) -> bool:
    return not paragraph.in_list and is_marked(paragraph.text)


def _tables(document: Opened) -> Iterator[Finding]:
    for where, story in document.stories():
        for number, table in enumerate(story.tables, start=1):
            broken = list(_header_row(table.element))
            if table.nested:
                broken.append(("nested table", "Take the inner table out of the cell."))
            if table.merged:
                broken.append(("merged cells", "Split the merged cells."))
            for rule, remedy in broken:
                yield Finding(rule, f"table {number} (»{text_in(table.element)[:40]}«){where}", remedy)


def _header_row(table: etree._Element) -> Iterator[tuple[str, str]]:
    first = next(table.iter(_ROW), None)
    properties = child(first, _ROW_PROPERTIES) if first is not None else None
    if first is None or properties is None or not is_on(child(properties, _REPEATED)):
        yield "table header", "Mark the first row as a header row that is repeated."
    elif not all(text_in(cell).strip() for cell in first.iter(CELL)):
        yield "header cell", "Write what each column holds in the header row."


def _pictures(document: Opened) -> Iterator[Finding]:
    for where, story in document.stories():
        for drawn in story.drawn:
            if not _says_what_it_shows(drawn):
                place = f"{drawn.get('name') or 'a picture'}{where}"
                yield Finding("alt text", place, "Describe in words what the picture shows.")


def _says_what_it_shows(drawn: etree._Element) -> bool:
    if drawn.tag == DRAWN:
        text = (drawn.get("descr") or "").strip()
        if "spoken" in drawn.attrib or any(mark.get("val") in ("1", "true") for mark in drawn.iter(_DECORATIVE)):
            return True
    else:
        shape = drawn.getparent()
        text = (shape.get(_WORDS_OF_A_SHAPE) or "").strip() if shape is not None else ""
    return bool(text) and not FILE_NAME.search(text)


def _contrast(document: Opened) -> Iterator[Finding]:
    for where, story in document.stories():
        for text, contrast in faint_texts(story, document.styles):
            remedy = f"Raise the contrast from {contrast:.1f} to at least {LEAST}."
            yield Finding("contrast", f"{text}{where}", remedy)


def _links(document: Opened) -> Iterator[Finding]:
    for where, story in document.stories():
        for link in story.links:
            text = text_in(link).strip()
            if is_silent_link(text):
                yield Finding("link text", f"»{text}«{where}", "Let the link's text say where it leads.")


def _blank_lines(document: Opened) -> Iterator[Finding]:
    for paragraph in _paragraphs(document):
        if paragraph.text.strip() or _level(paragraph, document) is not None or _is_needed(paragraph.element):
            continue
        if next(paragraph.element.iter(*_KEEPS_SPACE), None) is None:
            place = "after " + _text_before(paragraph.element)
            yield Finding("blank line", place, "Use the style's own spacing instead of an empty paragraph.")


def _is_needed(element: etree._Element) -> bool:
    """Say whether Word itself asks for an empty paragraph: alone in a cell, or between two tables and at the end."""
    parent, before, after = element.getparent(), element.getprevious(), element.getnext()
    if parent is not None and parent.tag == CELL:
        return len(list(parent.iterchildren(P))) == 1
    return before is not None and before.tag == TABLE and (after is None or after.tag in (TABLE, _SECTION))


def _text_before(element: etree._Element) -> str:
    before = element.getprevious()
    return f"»{text_in(before)[-60:]}«" if before is not None else "the beginning"


_RULES = (_title, _language, _headings, _lists, _tables, _pictures, _contrast, _links, _blank_lines)

__all__ = ["Finding", "check", "check_parts", "parts_of"]
