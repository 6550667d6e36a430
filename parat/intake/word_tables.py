"""Read the tables of a Word file as plain text, and what stands around them, whoever saved it last.

Tracked changes are read as if they had been accepted: what was inserted counts, what was deleted does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from parat.ooxml.xml import parse_part

DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"

_GONE = frozenset(("del", "moveFrom"))
_CAME = frozenset(("ins", "moveTo"))
_SILENT = _GONE | {"delText", "instrText", "delInstrText", "Fallback", "tbl", "rPr", "pPr", "tcPr", "sdtPr", "sdtEndPr"}
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag")) | _CAME
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class WordTable:
    """Be one table: the text of its cells row by row, its bookmarks, and whether cells were joined or split."""

    rows: tuple[tuple[str, ...], ...]
    bookmarks: frozenset[str]
    uneven: bool


@dataclass(frozen=True, slots=True)
class WordTables:
    """Be the tables of a document, the paragraphs around them, and how many tracked changes nobody has accepted."""

    tables: tuple[WordTable, ...]
    paragraphs: tuple[str, ...]
    inserted: int
    deleted: int


def word_tables(document: bytes) -> WordTables:
    """Read the tables of a document part, those within tables left out; raises UnreadablePackageError."""
    root = parse_part(document, DOCUMENT)
    tables = tuple(_table(element) for element in _outermost(root, "tbl"))
    return WordTables(tables, texts_in(root), _tracked(root, _CAME), _tracked(root, _GONE))


def texts_in(root: etree._Element) -> tuple[str, ...]:
    """Give the text of each paragraph outside tables, without the empty ones."""
    texts = (" ".join(_text(element).split()) for element in _outermost(root, "p"))
    return tuple(filter(None, texts))


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _outermost(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) not in _GONE | {"Fallback", "tbl"}:
            yield from _outermost(child, name)


def _tracked(root: etree._Element, names: frozenset[str]) -> int:
    return sum(
        1
        for parent in root.iter(etree.Element)
        for element in parent
        if _name(element) in names and _name(parent) != "rPr"
    )


def _table(element: etree._Element) -> WordTable:
    rows = [row for row in _parts(element, "tr") if not _marked(row, "trPr", _GONE)]
    cells = [list(_parts(row, "tc")) for row in rows]
    marks = (mark for mark in element.iter(etree.Element) if _name(mark) == "bookmarkStart")
    names = frozenset(value for mark in marks for key, value in mark.attrib.items() if str(key).endswith("}name"))
    uneven = len({len(row) for row in cells}) > 1 or any(map(_is_joined, (cell for row in cells for cell in row)))
    return WordTable(
        tuple(tuple(_text(cell).strip() for cell in row) for row in cells), frozenset(map(str, names)), uneven
    )


def _parts(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the rows of a table or the cells of a row, also those in a content control or a tracked insertion."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in _WRAPPERS:
            yield from _parts(child, name)


def _marked(element: etree._Element, properties: str, names: frozenset[str]) -> bool:
    found = (child for child in element if _name(child) == properties)
    return any(_name(mark) in names for child in found for mark in child)


def _is_joined(cell: etree._Element) -> bool:
    return _marked(cell, "tcPr", frozenset(("gridSpan", "vMerge", "hMerge")))


def _text(element: etree._Element) -> str:
    name = _name(element)
    if name in _SILENT and name != "tbl":
        return ""
    if name == "t":
        return element.text or ""
    inner = "".join(_text(child) for child in element if _name(child) != "tbl")
    return inner + "\n" if name == "p" else _SIGNS.get(name, "") + inner
