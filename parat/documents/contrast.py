"""Find text that stands too faintly on its ground: less than 4.5 to 1."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import cast

from lxml import etree

from parat.documents.opened import text_in
from parat.documents.word.base import NS, w

LEAST = 4.5
BLACK, WHITE = "000000", "FFFFFF"

_VAL, _FILL = w("val"), w("fill")
_OUTSIDE = etree.XPath(
    "/*/w:body/w:p/w:pPr/w:pStyle/@w:val | /*/w:p/w:pPr/w:pStyle/@w:val", namespaces=NS, smart_strings=False
)
_TABLE_STYLES = etree.XPath("/*/w:body/w:tbl/w:tblPr/w:tblStyle/@w:val", namespaces=NS, smart_strings=False)
_INSIDE = etree.XPath(
    "/*/w:body/w:tbl[w:tblPr/w:tblStyle/@w:val=$table]/w:tr/w:tc/w:p/w:pPr/w:pStyle/@w:val",
    namespaces=NS,
    smart_strings=False,
)
_RUN, _RUN_LOOK, _STYLE_OF_RUN, _TEXT = w("r"), w("rPr"), w("rStyle"), w("t")
_LOOKS_AROUND = (w("pPr"), w("tcPr"))
_GROUND = w("shd")
_PAINTS = {w("color"): "ink", _GROUND: "ground"}


@dataclass(frozen=True, slots=True)
class Paint:
    """Hold a text colour and a ground, each None when it is inherited."""

    ink: str | None = None
    ground: str | None = None

    def over(self, under: "Paint") -> "Paint":
        """Give this paint with what it lacks taken from the one under it."""
        return Paint(self.ink or under.ink, self.ground or under.ground)


def ratio(ink: str, ground: str) -> float:
    """Give the contrast of two RRGGBB colours as WCAG 2.1 reckons it, from 1 to 21."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def faint_texts(root: etree._Element, looks: "Looks") -> Iterator[tuple[str, float]]:
    """Give what stands too faintly, as the style or the text it is found in and its contrast.

    A style used in a table must be legible on every ground that the table's style has.
    """
    seen = set(_styled(root, looks)) | set(_painted(root, looks))
    for place, paint in sorted(seen, key=str):
        shown = paint.over(looks.default).over(Paint(BLACK, WHITE))
        contrast = ratio(shown.ink or BLACK, shown.ground or WHITE)
        if contrast < LEAST:
            yield place, contrast


def _styled(root: etree._Element, looks: "Looks") -> Iterator[tuple[str, Paint]]:
    for style in {"Normal", *_found(_OUTSIDE, root)}:
        yield f"style {style}", looks.of(style)
    for table in _found(_TABLE_STYLES, root):
        for style in _found(_INSIDE, root, table=table):
            for ground in looks.grounds_of(table):
                yield f"style {style} in {table}", looks.of(style).over(ground)


def _found(path: etree.XPath, root: etree._Element, **names: str) -> set[str]:
    return set(cast("list[str]", path(root, **names)))


def _painted(root: etree._Element, looks: "Looks") -> Iterator[tuple[str, Paint]]:
    """Give the runs that have a colour of their own, or stand in a paragraph or a cell that has one."""
    for run in dict.fromkeys(_painted_runs(root)):
        named = run.find("w:rPr/w:rStyle", NS)
        paint = _paint(run.find("w:rPr", NS)).over(looks.of(str(named.get(_VAL)) if named is not None else ""))
        paragraph = next(run.iterancestors(w("p")))
        style = paragraph.find("w:pPr/w:pStyle", NS)
        paint = paint.over(_paint(paragraph.find("w:pPr", NS)))
        paint = paint.over(looks.of(str(style.get(_VAL)) if style is not None else "Normal"))
        for ground in _grounds_around(run, looks):
            yield f"»{text_in(run)[:60]}«", paint.over(ground)


def _painted_runs(root: etree._Element) -> Iterator[etree._Element]:
    for paint in root.iter(*_PAINTS, _STYLE_OF_RUN):
        look, painted = islice(paint.iterancestors(), 2)
        if look.tag == _RUN_LOOK:
            runs: Iterable[etree._Element] = (painted,)
        elif paint.tag == _GROUND and look.tag in _LOOKS_AROUND:
            runs = painted.iter(_RUN)
        else:
            continue
        yield from (run for run in runs if run.tag == _RUN and run.find(_TEXT) is not None)


def _grounds_around(run: etree._Element, looks: "Looks") -> Iterator[Paint]:
    cell = next(run.iterancestors(w("tc")), None)
    if cell is None:
        yield Paint()
        return
    table = next(cell.iterancestors(w("tbl")))
    named = table.find("w:tblPr/w:tblStyle", NS)
    own = _paint(cell.find("w:tcPr", NS))
    for ground in looks.grounds_of(str(named.get(_VAL)) if named is not None else ""):
        yield own.over(ground)


@functools.lru_cache(maxsize=4)
def looks_of(styles: etree._Element) -> "Looks":
    """Give what styles.xml says about colours, read once for the same styles."""
    return Looks(styles)


class Looks:
    """Resolve what styles.xml says about colours, each style once."""

    def __init__(self, styles: etree._Element) -> None:
        self._styles = {str(style.get(w("styleId"))): style for style in styles.iterfind("w:style", NS)}
        self.default = _paint(styles.find("w:docDefaults/w:rPrDefault/w:rPr", NS))
        self._found: dict[str, Paint] = {}
        self._grounds: dict[str, tuple[Paint, ...]] = {}

    def of(self, style_id: str) -> Paint:
        """Give the paint of a style with what it is based on."""
        if style_id not in self._found:
            self._found[style_id] = self._resolved(style_id)
        return self._found[style_id]

    def grounds_of(self, table_style: str) -> tuple[Paint, ...]:
        """Give every ground that text may stand on in a table of this style."""
        if table_style not in self._grounds:
            self._grounds[table_style] = (Paint(), *self._painted(table_style))
        return self._grounds[table_style]

    def _painted(self, table_style: str) -> Iterator[Paint]:
        style = self._styles.get(table_style)
        for part in style.iterfind("w:tblStylePr", NS) if style is not None else ():
            yield _paint(part.find("w:tcPr", NS)).over(_paint(part.find("w:rPr", NS)))

    def _resolved(self, style_id: str) -> Paint:
        style = self._styles.get(style_id)
        if style is None:
            return Paint()
        own = _paint(style.find("w:rPr", NS)).over(_paint(style.find("w:pPr", NS)))
        parent = style.find("w:basedOn", NS)
        return own if parent is None else own.over(self.of(str(parent.get(_VAL))))


def _paint(properties: etree._Element | None) -> Paint:
    if properties is None:
        return Paint()
    ink = ground = None
    for child in properties:
        kind = _PAINTS.get(str(child.tag))
        if kind == "ink":
            ink = _colour(child.get(_VAL))
        elif kind == "ground":
            ground = _colour(child.get(_FILL))
    return Paint(ink, ground)


def _colour(value: str | None) -> str | None:
    return value if value and value != "auto" else None


@functools.lru_cache(maxsize=256)
def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
