"""Read the words of one Word paragraph as they stand when every tracked change has been accepted.

What was inserted counts, what was deleted does not; where one run ends and another begins makes no difference.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from lxml import etree

from parat.ooxml import word_names as names
from parat.ooxml.word_names import w


class Seen(Enum):
    """Name what is met in a paragraph: words, what the words stand beside, and the borders of what is marked."""

    WORDS = "words"
    FIELD = "field"
    NOTE = "note"
    DRAWING = "drawing"
    BOOKMARK = "bookmark"
    COMMENT_BEGINS = "comment begins"
    COMMENT_ENDS = "comment ends"
    COMMENT = "comment"


class Piece(NamedTuple):
    """Hold one thing met: words or a name, the element it stands in, and the tracked change around it, if any."""

    seen: Seen
    value: str
    element: etree._Element
    change: etree._Element | None


_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "", w("ptab"): "\t"}
_TEXTS = frozenset((names.TEXT, w("delText")))
_SILENT = frozenset(
    (names.P_PROPERTIES, names.R_PROPERTIES, w("sdtPr"), w("sdtEndPr"), w("fldData"), w("ffData"), names.FALLBACK,
     w("smartTagPr"), w("customXmlPr"))
)  # fmt: skip
_MARKS = {
    names.BOOKMARK: (Seen.BOOKMARK, names.NAME),
    w("commentRangeStart"): (Seen.COMMENT_BEGINS, names.ID),
    w("commentRangeEnd"): (Seen.COMMENT_ENDS, names.ID),
    w("commentReference"): (Seen.COMMENT, names.ID),
    w("footnoteReference"): (Seen.NOTE, names.ID),
    w("endnoteReference"): (Seen.NOTE, names.ID),
}
_CHANGES = names.CAME | names.GONE
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object")))
_FIELD, _FIELD_SIGN = w("fldSimple"), w("fldChar")
_FIELDS = frozenset((_FIELD, _FIELD_SIGN, w("instrText"), w("delInstrText")))
_BREAK, _BREAK_KIND = w("br"), w("type")


def collapsed(text: str) -> str:
    """Draw white space together and give each letter one form."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def pieces_of(paragraph: etree._Element) -> Iterator[Piece]:
    """Give what stands in a paragraph, in order, also what was deleted: the change around it says so."""
    return _within(paragraph, None)


def accepted_words(paragraph: etree._Element) -> str:
    """Give a paragraph's words with every tracked change accepted."""
    return collapsed(
        "".join(piece.value for piece in pieces_of(paragraph) if piece.seen is Seen.WORDS and not is_gone(piece))
    )


def is_gone(piece: Piece) -> bool:
    """Say whether a piece is no longer there when the tracked changes are accepted."""
    return piece.change is not None and piece.change.tag in names.GONE


def all_bold(pieces: Iterable[Piece]) -> bool:
    """Say whether a paragraph has words and all of them are set in bold by hand."""
    words = [piece for piece in pieces if piece.seen is Seen.WORDS and not is_gone(piece) and piece.value.strip()]
    return bool(words) and all(_is_bold(piece.element) for piece in words)


def mark_of(paragraph: etree._Element, kinds: frozenset[str]) -> etree._Element | None:
    """Give the tracked change of these kinds that the end of the paragraph carries."""
    properties = paragraph.find(f"{names.P_PROPERTIES}/{names.R_PROPERTIES}")
    if properties is None:
        return None
    return next((mark for mark in properties if mark.tag in kinds), None)


def row_mark_of(row: etree._Element, kinds: frozenset[str]) -> etree._Element | None:
    """Give the tracked change of these kinds that a table row carries."""
    properties = row.find(names.ROW_PROPERTIES)
    return next((mark for mark in properties if mark.tag in kinds), None) if properties is not None else None


def _is_bold(element: etree._Element) -> bool:
    run = element.getparent()
    mark = run.find(f"{names.R_PROPERTIES}/{w('b')}") if run is not None else None
    return mark is not None and mark.get(names.VAL, "true") not in ("0", "false", "off")


def _within(element: etree._Element, change: etree._Element | None) -> Iterator[Piece]:
    for child in element:
        tag = child.tag
        if tag in _TEXTS:
            yield Piece(Seen.WORDS, child.text or "", child, change)
        elif tag in _SILENT:
            continue
        elif tag in _SIGNS:
            yield Piece(Seen.WORDS, _SIGNS[tag] if child.get(_BREAK_KIND) is None else " ", child, change)
        elif tag in _MARKS:
            seen, attribute = _MARKS[tag]
            yield Piece(seen, child.get(attribute, ""), child, change)
        elif tag in _DRAWINGS:
            yield Piece(Seen.DRAWING, _told(child), child, change)
        elif tag in _FIELDS:
            yield from _field(child, change)
        else:
            yield from _within(child, _outer(child, change))


def _outer(child: etree._Element, change: etree._Element | None) -> etree._Element | None:
    """Give the change that decides: something deleted stays deleted whatever stands around it."""
    if child.tag not in _CHANGES or (change is not None and change.tag in names.GONE):
        return change
    return child


def _field(child: etree._Element, change: etree._Element | None) -> Iterator[Piece]:
    if child.tag == _FIELD:
        yield Piece(Seen.FIELD, child.get(w("instr"), ""), child, change)
        yield from _within(child, change)
    elif child.tag == _FIELD_SIGN:
        yield Piece(Seen.FIELD, f"\0{child.get(w('fldCharType'), '')}", child, change)
    else:
        yield Piece(Seen.FIELD, child.text or "", child, change)


def _told(drawing: etree._Element) -> str:
    """Give what a drawing says it shows."""
    return next((str(child.get("descr")) for child in drawing.iter(etree.Element) if child.get("descr")), "")
