"""Read what styles.xml says that everybody's way of reading depends on: headings, lists, language and colours."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from lxml import etree

from parat.documents.word.names import NS, w
from parat.ooxml.xml import parse_part

STYLES = "word/styles.xml"
AUTOMATIC = "auto"

_VAL, _FILL, _COLOR, _STYLE_ID = w("val"), w("fill"), w("color"), w("styleId")
_SHADING, _HIGHLIGHT = w("shd"), w("highlight")
_HEADING_NAME = re.compile(r"^heading ([1-9])$", re.IGNORECASE)
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_BODY_LEVEL = 9
_LONGEST_CHAIN = 20
_MARKERS = MappingProxyType(
    {
        "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
        "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
        "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080",
        "lightGray": "C0C0C0",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paint:
    """Hold a text colour and a ground, each None when it is inherited; an automatic ink suits any ground."""

    ink: str | None = None
    ground: str | None = None

    def over(self, under: "Paint") -> "Paint":
        """Give this paint with what it lacks taken from the one under it."""
        if self.ink and self.ground:
            return self
        return Paint(self.ink or under.ink, self.ground or under.ground)


NO_PAINT = Paint()


@dataclass(frozen=True, slots=True)
class Styles:
    """Hold the styles of one document, resolved."""

    language: str
    default: Paint
    paragraph: str
    levels: dict[str, int]
    lists: frozenset[str]
    _paints: dict[str, Paint]
    _grounds: dict[str, tuple[Paint, ...]] = field(default_factory=dict)

    def paint_of(self, style: str) -> Paint:
        """Give the colours of a style with what it is based on; a style that is not there has none."""
        return self._paints.get(style, NO_PAINT)

    def grounds_of(self, table_style: str) -> tuple[Paint, ...]:
        """Give every ground that text may stand on in a table of this style."""
        return self._grounds.get(table_style, (NO_PAINT,))


@lru_cache(maxsize=8)
def styles_from(part: bytes) -> Styles:
    """Read the styles, once for the same bytes; a file without them has none."""
    root = parse_part(part, STYLES) if part else etree.Element(w("styles"))
    known = {str(style.get(_STYLE_ID)): style for style in root.iterfind("w:style", NS)}
    chains = {name: _chain(name, known) for name in known}
    language = root.find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
    levels = {name: level for name, chain in chains.items() if (level := _level(chain)) is not None}
    return Styles(
        language=str(language.get(_VAL, "")) if language is not None else "",
        default=paint_in(root.find("w:docDefaults/w:rPrDefault/w:rPr", NS)),
        paragraph=_default_paragraph(known),
        levels=levels,
        lists=frozenset(name for name, chain in chains.items() if _numbered(chain)),
        _paints={name: _resolved(chain) for name, chain in chains.items()},
        _grounds={name: _table_grounds(chain) for name, chain in chains.items()},
    )


def paint_in(properties: etree._Element | None) -> Paint:
    """Read the colours that the properties of a run, a paragraph or a cell give."""
    if properties is None:
        return NO_PAINT
    ink = ground = None
    for child in properties:
        if child.tag == _COLOR:
            ink = ink_in(child)
        elif child.tag in (_SHADING, _HIGHLIGHT):
            ground = ground_in(child) or ground
    return Paint(ink, ground)


def ink_in(color: etree._Element) -> str | None:
    """Read a text colour; an automatic one suits its ground."""
    value = color.get(_VAL, "")
    return AUTOMATIC if value == AUTOMATIC else _colour(value)


def ground_in(shading: etree._Element) -> str | None:
    """Read the ground that a shading or a highlighting gives."""
    kind = shading.get(_VAL, "")
    if shading.tag == _HIGHLIGHT:
        return _MARKERS.get(kind)
    return _colour(shading.get(_COLOR if kind == "solid" else _FILL, ""))


def _colour(value: str) -> str | None:
    return value.upper() if _HEX.fullmatch(value) else None


def _chain(name: str, known: dict[str, etree._Element]) -> list[etree._Element]:
    """Give a style and those it is based on; one that leads in a circle ends all the same."""
    chain: list[etree._Element] = []
    while name in known and len(chain) < _LONGEST_CHAIN:
        chain.append(known[name])
        under = known[name].find("w:basedOn", NS)
        name = str(under.get(_VAL)) if under is not None else ""
    return chain


def _level(chain: list[etree._Element]) -> int | None:
    for style in chain:
        outline = style.find("w:pPr/w:outlineLvl", NS)
        name = style.find("w:name", NS)
        found = _HEADING_NAME.match(str(name.get(_VAL))) if name is not None else None
        if found:
            return int(found.group(1))
        if outline is not None:
            return level_in(outline)
    return None


def level_in(outline: etree._Element) -> int | None:
    """Read an outline level, counted from 1; ordinary text has none."""
    value = outline.get(_VAL, "")
    return int(value) + 1 if value.isdecimal() and int(value) < _BODY_LEVEL else None


def _numbered(chain: list[etree._Element]) -> bool:
    return any(style.find("w:pPr/w:numPr", NS) is not None for style in chain)


def _resolved(chain: list[etree._Element]) -> Paint:
    paint = NO_PAINT
    for style in chain:
        paint = paint.over(paint_in(style.find("w:rPr", NS))).over(paint_in(style.find("w:pPr", NS)))
    return paint


def _table_grounds(chain: list[etree._Element]) -> tuple[Paint, ...]:
    parts = [part for style in chain for part in style.iterfind("w:tblStylePr", NS)]
    painted = [paint_in(part.find("w:tcPr", NS)).over(paint_in(part.find("w:rPr", NS))) for part in parts]
    return tuple(dict.fromkeys([NO_PAINT, *painted]))


def _default_paragraph(known: dict[str, etree._Element]) -> str:
    for name, style in known.items():
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
            return name
    return "Normal"
