"""Read a Word body as a flat row of units: paragraphs, table rows and the lines of the contents list.

A plan has thousands of paragraphs, and three files are read for each redraft; what is plain is read in one call, and
only paragraphs that hold more than words are walked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

from lxml import etree

from parat.ooxml import word_names as names
from parat.ooxml.word_blocks import parts_of
from parat.ooxml.word_names import w
from parat.ooxml.word_text import Piece, Seen, collapsed, is_gone, mark_of, pieces_of, row_mark_of

BETWEEN_CELLS = "\x1f"

_ANCHOR = re.compile(r"_p_\w+")
_COPY = "_Copy_"
_CONTENTS = "contents "
_HYPERLINK, _TARGET = w("hyperlink"), w("anchor")
_UNUSUAL = (
    names.DELETED, names.INSERTED, names.MOVED_AWAY, names.MOVED_HERE, w("tab"), w("br"), w("cr"), w("noBreakHyphen"),
    w("softHyphen"), w("ptab"), w("drawing"), w("pict"), w("object"), w("fldSimple"), w("fldChar"), w("instrText"),
    w("footnoteReference"), w("endnoteReference"), names.CONTROL, _HYPERLINK, w("sym"), names.FALLBACK,
)  # fmt: skip
_STRING: Any = etree.XPath("string()")


class Kind(Enum):
    """Name the kinds of unit."""

    PARAGRAPH = "paragraph"
    ROW = "row"
    CONTENTS = "contents"


@dataclass(slots=True, eq=False)
class Unit:
    """Be one paragraph or one table row.

    `words` is what is compared: white space drawn together, tracked changes accepted, numbers that Word counts by
    itself left out. `beside` is what stands among the words without being words: notes and drawings. `names` are the
    anchors, the unit's own last.
    """

    kind: Kind
    element: etree._Element
    words: str
    names: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    table: etree._Element | None = None
    cells: tuple[etree._Element, ...] = ()
    at: int = 0

    @property
    def name(self) -> str:
        """Give the unit's own anchor, empty when it has none."""
        return self.names[-1] if self.names and self.kind is not Kind.CONTENTS else ""

    @property
    def shown(self) -> str:
        """Give the words for people to read."""
        return self.words.replace(BETWEEN_CELLS, " | ")


class Sides(NamedTuple):
    """Hold one block as it was delivered, as the person's file has it, and as the data says it now."""

    base: Unit | None = None
    theirs: Unit | None = None
    now: Unit | None = None


@dataclass(slots=True)
class Units:
    """Hold the units of a body in order, those that a tracked change has taken out already, and the anchors' owners."""

    all: list[Unit] = field(default_factory=list)
    gone: dict[str, etree._Element] = field(default_factory=dict)


def units_in(body: etree._Element, notes: Mapping[str, str]) -> Units:
    """Read the units of a body, or of one table cell; `notes` gives what each footnote says."""
    reading = _Reading(body, notes)
    reading.read(body)
    return reading.found


def is_anchor(name: str) -> bool:
    """Say whether a bookmark is one of ours; the bookmark of a copied block is the person's own."""
    return _ANCHOR.fullmatch(name) is not None and _COPY not in name


class _Reading:
    """Walk a body once."""

    def __init__(self, body: etree._Element, notes: Mapping[str, str]) -> None:
        self._notes = notes
        self.found = Units()
        self._unusual = _paragraphs_around(body.iter(*_UNUSUAL))
        self._anchors: dict[etree._Element, list[str]] = {}
        self._waiting: list[str] = []
        for mark in body.iter(names.BOOKMARK):
            self._note(mark)

    def _note(self, mark: etree._Element) -> None:
        name = mark.get(names.NAME, "")
        paragraph = _paragraph_around(mark)
        if paragraph is not None and is_anchor(name):
            self._anchors.setdefault(paragraph, []).append(name)

    def read(self, container: etree._Element) -> None:
        """Read the paragraphs and tables in a body or a content control."""
        for child in container:
            tag = child.tag
            if tag == names.P:
                self._paragraph(child)
            elif tag == names.TABLE:
                for row in parts_of(child, names.ROW):
                    self._row(row, child)
            elif tag == names.BOOKMARK:
                self._wait(child)
            elif tag not in names.GONE and tag != w("sectPr") and len(child):
                self.read(child)

    def _wait(self, mark: etree._Element) -> None:
        if is_anchor(mark.get(names.NAME, "")):
            self._waiting.append(mark.get(names.NAME, ""))

    def _taken(self, paragraphs: Iterable[etree._Element]) -> tuple[str, ...]:
        taken = self._waiting
        for paragraph in paragraphs:
            taken = taken + self._anchors.get(paragraph, [])
        self._waiting = []
        return tuple(taken)

    def _paragraph(self, element: etree._Element) -> None:
        anchors = self._taken((element,))
        if element not in self._unusual:
            self._add(Unit(Kind.PARAGRAPH, element, _plain(element), anchors))
            return
        pieces = list(pieces_of(element))
        words, beside = _said(pieces, self._notes)
        if not words and mark_of(element, names.GONE) is not None:
            self.found.gone.update(dict.fromkeys(anchors, element))
        elif target := _contents_target(element, pieces):
            self._add(Unit(Kind.CONTENTS, element, _without_page(pieces), (_CONTENTS + target,)))
        else:
            self._add(Unit(Kind.PARAGRAPH, element, words, anchors, beside))

    def _row(self, element: etree._Element, table: etree._Element) -> None:
        cells = tuple(parts_of(element, names.CELL))
        paragraphs = [paragraph for cell in cells for paragraph in cell.iter(names.P)]
        anchors = self._taken(paragraphs)
        if row_mark_of(element, names.GONE) is not None:
            self.found.gone.update(dict.fromkeys(anchors, element))
            return
        words = BETWEEN_CELLS.join([self._cell(cell) for cell in cells])
        beside = self._beside(paragraphs)
        self._add(Unit(Kind.ROW, element, words, anchors, beside, table, cells))

    def _cell(self, cell: etree._Element) -> str:
        texts = [
            _said(list(pieces_of(paragraph)), self._notes)[0] if paragraph in self._unusual else _plain(paragraph)
            for paragraph in cell.iter(names.P)
        ]
        return texts[0] if len(texts) == 1 else " ".join(filter(None, texts))

    def _beside(self, paragraphs: Iterable[etree._Element]) -> tuple[str, ...]:
        return tuple(
            said
            for paragraph in paragraphs
            if paragraph in self._unusual
            for said in _said(list(pieces_of(paragraph)), self._notes)[1]
        )

    def _add(self, unit: Unit) -> None:
        unit.at = len(self.found.all)
        self.found.all.append(unit)


def _plain(paragraph: etree._Element) -> str:
    return collapsed(str(_STRING(paragraph)))


def _paragraphs_around(elements: Iterable[etree._Element]) -> set[etree._Element]:
    around = set()
    for element in elements:
        paragraph = _paragraph_around(element)
        if paragraph is not None:
            around.add(paragraph)
    return around


def _paragraph_around(element: etree._Element) -> etree._Element | None:
    around: etree._Element | None = element
    while around is not None and around.tag != names.P:
        around = around.getparent()
    return around


def _said(pieces: list[Piece], notes: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Give the words, and what stands beside them; a number that Word counts itself is neither."""
    words: list[str] = []
    beside: list[str] = []
    for piece in _without_counts(pieces):
        if piece.seen is Seen.WORDS:
            words.append(piece.value)
        elif piece.seen is Seen.NOTE:
            beside.append(f"note {notes.get(piece.value, '')}")
        elif piece.seen is Seen.DRAWING:
            beside.append(piece.value or "drawing")
    return collapsed("".join(words)), tuple(beside)


def _without_counts(pieces: list[Piece]) -> Iterator[Piece]:
    """Leave out what is gone, and the shown results of fields that count captions or pages."""
    counting: etree._Element | None = None
    depth, counted = 0, False
    for piece in pieces:
        if is_gone(piece):
            continue
        if piece.seen is Seen.FIELD:
            if piece.element.tag == w("fldSimple"):
                counting = piece.element if _counts(piece.value) else None
            elif piece.value.startswith("\0"):
                depth += {"\0begin": 1, "\0end": -1}.get(piece.value, 0)
                counted = counted and depth > 0
            else:
                counted = counted or _counts(piece.value)
        elif not counted and (counting is None or counting not in piece.element.iterancestors()):
            yield piece


def _counts(instruction: str) -> bool:
    return instruction.split()[:1] in (["SEQ"], ["PAGE"], ["NUMPAGES"], ["PAGEREF"])


def _contents_target(element: etree._Element, pieces: list[Piece]) -> str:
    """Give the anchor that a line of the contents list leads to: the line is one link and nothing else."""
    links = [child for child in element if child.tag == _HYPERLINK]
    if len(links) != 1 or not is_anchor(links[0].get(_TARGET, "")):
        return ""
    words = [piece.element for piece in pieces if piece.seen is Seen.WORDS and piece.value.strip()]
    return links[0].get(_TARGET, "") if all(links[0] in word.iterancestors() for word in words) else ""


def _without_page(pieces: list[Piece]) -> str:
    said = "".join(piece.value for piece in pieces if piece.seen is Seen.WORDS and not is_gone(piece)).split("\t")
    if len(said) > 1 and said[-1].strip().isdecimal():
        said.pop()
    return collapsed(" ".join(said))
