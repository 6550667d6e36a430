"""Know which paragraph styles of a Word file are headings, and which are list items."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from parat.ooxml import word_names as names
from parat.ooxml.word_names import NS, w
from parat.ooxml.xml import parse_part

_HEADING = re.compile(r"(?:heading|overskrift) ([1-9])", re.IGNORECASE)
_DEEPEST = 9
_CONTENTS = "toc "


@dataclass(frozen=True, slots=True)
class Style:
    """Be one paragraph style: its name as people see it, its level as a heading (0 for none), and its list."""

    name: str
    level: int = 0
    in_list: bool = False

    @property
    def in_contents(self) -> bool:
        """Say whether it is the style of a line of the table of contents; the name is the same in every language."""
        return self.name.casefold().startswith(_CONTENTS)


def styles_in(parts: Mapping[str, bytes]) -> dict[str, Style]:
    """Read the paragraph styles by their id; what a style does not say, the style that it is based on says."""
    part = parts.get(names.STYLES)
    if part is None:
        return {}
    elements = {
        element.get(w("styleId"), ""): element
        for element in parse_part(part, names.STYLES).iterfind("w:style", NS)
        if element.get(w("type")) == "paragraph"
    }
    return {identity: _style(element, elements) for identity, element in elements.items()}


def level_of(properties: etree._Element | None) -> int:
    """Give the outline level that paragraph properties name, from 1; 0 when they name none."""
    mark = properties.find("w:outlineLvl", NS) if properties is not None else None
    level = mark.get(names.VAL, "") if mark is not None else ""
    return int(level) + 1 if level.isdecimal() and int(level) < _DEEPEST else 0


def _style(element: etree._Element, elements: Mapping[str, etree._Element]) -> Style:
    named = _HEADING.fullmatch(_value(element, "w:name"))
    level, in_list = int(named.group(1)) if named else 0, False
    for one in _with_parents(element, elements):
        level = level or level_of(one.find("w:pPr", NS))
        in_list = in_list or one.find("w:pPr/w:numPr", NS) is not None
    return Style(_value(element, "w:name"), level, in_list and not level)


def _with_parents(element: etree._Element, elements: Mapping[str, etree._Element]) -> list[etree._Element]:
    chain = [element]
    while (parent := elements.get(_value(chain[-1], "w:basedOn"))) is not None and parent not in chain:
        chain.append(parent)
    return chain


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path, NS)
    return found.get(names.VAL, "") if found is not None else ""
