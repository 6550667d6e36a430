"""Cut a paragraph into the smallest pieces that a change may touch: a word, a number or a date, a note, a picture.

Dates and numbers are whole: a change never strikes out half of one. Where runs begin and end makes no difference.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from parat.ooxml import word_names as names
from parat.ooxml.word_names import w

_MONTH = (
    "(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)"
)
_DAY = r"\d{1,2}\."
_TOKEN = re.compile(
    rf"""
    (?:{_DAY}\s?(?:[-–]|til|og)\s?)?{_DAY}\s?{_MONTH}\b\.?(?:\s\d{{4}}\b)?   # 18. oktober 2027, 3.-5. maj
    | (?:(?:primo|medio|ultimo)\s)?{_MONTH}\s\d{{4}}\b                       # ultimo maj 2027
    | (?:primo|medio|ultimo)\s(?:{_MONTH}|\d{{4}})\b
    | \d{{1,2}}\.\s(?:kvartal|halvår)(?:\s\d{{4}})?\b                        # 1. kvartal 2027
    | uge\s\d{{1,2}}(?:[,\s]+\d{{4}})?\b
    | \d+(?:[.,:/–-]\d+)*(?:\.(?=\s?\w))?(?:\s?%)?                           # 1.200,50  12-10-2027  9.30  45 %
    | [^\W\d_]+(?:[-'’/][^\W\d_]+)*
    | \s+
    | .
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_OBJECT = "\ufffc"
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t"}
_NOTES = frozenset((w("footnoteReference"), w("endnoteReference")))
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object")))
_FIELD, _FIELD_SIGN, _FIELD_KIND, _CODE = w("fldSimple"), w("fldChar"), w("fldCharType"), w("instrText")
_CONTAINERS = frozenset(
    (w("hyperlink"), names.CONTROL, names.CONTROL_CONTENT, w("smartTag"), w("customXml"), *names.CAME)
)
_PAGE_BREAKS = frozenset(("page", "column"))
_EMPHASIS = {w("b"): "b", w("i"): "i", w("u"): "u", w("strike"): "s", w("vertAlign"): "v"}
_OFF = frozenset(("0", "false", "none", "off"))


class Bit(NamedTuple):
    """Be one child of a run, or a part of its text; `at` and `to` are places in that text."""

    run: etree._Element
    child: etree._Element
    at: int
    to: int


@dataclass(slots=True, eq=False)
class Token:
    """Be one piece: `key` decides whether two are the same, `bits` are where it stands."""

    key: str
    bits: tuple[Bit, ...]
    special: bool = False

    @property
    def run(self) -> etree._Element:
        """Give the run it begins in."""
        return self.bits[0].run

    @property
    def is_space(self) -> bool:
        """Say whether it is white space only."""
        return self.key == " "


def tokens_in(paragraph: etree._Element, notes: Mapping[str, str]) -> list[Token]:
    """Cut a paragraph; what has no words and no place of its own (bookmarks, borders of comments) is left out.

    `notes` gives what each footnote says, by which it is known in another file.
    """
    found: list[Token] = []
    stream = _Stream(notes)
    for run in runs_in(paragraph):
        stream.read(run)
    for words in stream.stretches:
        found += [words] if isinstance(words, Token) else list(_cut(words))
    return found


def runs_in(element: etree._Element) -> Iterator[etree._Element]:
    """Give the runs and simple fields of a paragraph in order; what is deleted is left out."""
    for child in element:
        if child.tag in (names.RUN, _FIELD):
            yield child
        elif child.tag in _CONTAINERS:
            yield from runs_in(child)


class _Stream:
    """Gather stretches of text between the things that are no text."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        self._notes = notes
        self.stretches: list[Token | list[tuple[str, Bit]]] = []
        self._field: list[Bit] = []
        self._code = ""
        self._depth = 0

    def read(self, run: etree._Element) -> None:
        """Read one run, or a simple field as a whole."""
        if run.tag == _FIELD:
            self._whole(_field_key(run.get(w("instr"), ""), run), (Bit(run, run, 0, 0),))
            return
        for child in run:
            if child.tag != names.R_PROPERTIES:
                self._child(run, child)

    def _child(self, run: etree._Element, child: etree._Element) -> None:
        bit = Bit(run, child, 0, len(child.text or ""))
        if self._depth or child.tag == _FIELD_SIGN:
            self._in_field(child, bit)
        elif child.tag == names.TEXT:
            self._text(child.text or "", bit)
        elif child.tag in _SIGNS and child.get(w("type")) not in _PAGE_BREAKS:
            self._text(_SIGNS[child.tag], bit)
        elif child.tag in _NOTES:
            self._whole(f"{_OBJECT}note {self._notes.get(child.get(names.ID, ''), '')}", (bit,))
        elif child.tag in _DRAWINGS:
            self._whole(f"{_OBJECT}drawing {_told(child)}", (bit,))
        elif child.tag == w("sym"):
            self._whole(f"{_OBJECT}sign {child.get(w('char'))}", (bit,))

    def _in_field(self, child: etree._Element, bit: Bit) -> None:
        self._field.append(bit)
        self._depth += {"begin": 1, "end": -1}.get(child.get(_FIELD_KIND, ""), 0)
        if child.tag == _CODE:
            self._code += child.text or ""
        if self._depth <= 0:
            self._whole(_field_key(self._code, None, self._field), tuple(self._field))
            self._field, self._code, self._depth = [], "", 0

    def _text(self, text: str, bit: Bit) -> None:
        if not text:
            return
        if not self.stretches or isinstance(self.stretches[-1], Token):
            self.stretches.append([])
        last = self.stretches[-1]
        if isinstance(last, list):
            last.append((text, bit))

    def _whole(self, key: str, bits: tuple[Bit, ...]) -> None:
        self.stretches.append(Token(key, bits, special=True))


def _field_key(code: str, field: etree._Element | None, bits: list[Bit] | None = None) -> str:
    """Name a field by what it does, and unless it counts by itself by what it shows."""
    does = " ".join(code.split()[:2])
    if code.split()[:1] in (["SEQ"], ["PAGE"], ["NUMPAGES"], ["PAGEREF"]):
        return f"{_OBJECT}field {does}"
    shown = (
        "".join(map(str, field.itertext()))
        if field is not None
        else "".join(bit.child.text or "" for bit in bits or () if bit.child.tag == names.TEXT)
    )
    return f"{_OBJECT}field {does} {shown}"


def _told(drawing: etree._Element) -> str:
    return next((str(child.get("descr")) for child in drawing.iter(etree.Element) if child.get("descr")), "")


def _cut(stretch: list[tuple[str, Bit]]) -> Iterator[Token]:
    whole = "".join(text for text, _ in stretch)
    borders = _borders(stretch)
    first = 0
    for found in _TOKEN.finditer(whole):
        start, end = found.span()
        while borders[first][1] <= start:
            first += 1
        yield Token(_key(found.group()), tuple(_bits(borders, first, start, end)))


def _borders(stretch: list[tuple[str, Bit]]) -> list[tuple[int, int, Bit]]:
    borders, at = [], 0
    for text, bit in stretch:
        borders.append((at, at + len(text), bit))
        at += len(text)
    return borders


def _bits(borders: list[tuple[int, int, Bit]], first: int, start: int, end: int) -> Iterator[Bit]:
    for begins, ends, bit in borders[first:]:
        if begins >= end:
            return
        if bit.child.tag == names.TEXT:
            yield Bit(bit.run, bit.child, max(start, begins) - begins, min(end, ends) - begins)
        else:
            yield bit


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()) or " "


def emphasis(run: etree._Element) -> frozenset[str]:
    """Say how a run's words stand out: bold, italics, raised, a character style."""
    properties = run.find(names.R_PROPERTIES)
    if properties is None:
        return frozenset()
    found = {_EMPHASIS[one.tag] for one in properties if one.tag in _EMPHASIS and one.get(names.VAL) not in _OFF}
    style = properties.find(w("rStyle"))
    return frozenset(found | ({style.get(names.VAL, "")} if style is not None else set()))
