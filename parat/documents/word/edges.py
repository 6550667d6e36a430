"""Fill the text controls of headers and footers: whose document it is, its title, version and mark."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from parat.documents.markup import escaped
from parat.documents.word.names import NS, w
from parat.ooxml.xml import parse_part, serialise_part

TAGS = ("official_name", "title", "version", "mark")
PREFIX = "parat:"

_EDGE = re.compile(r"word/(?:header|footer)\w*\.xml")
_HOLD = "\ue000"


def edges_in(parts: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """Read each header and footer once, as texts with the name of a control in every other place."""
    return {name: _read(part, name) for name, part in parts.items() if _EDGE.fullmatch(name)}


def controls_in(edge: tuple[str, ...]) -> frozenset[str]:
    """Give the names of the text controls in a header or footer."""
    return frozenset(edge[1::2])


def filled(edges: Mapping[str, tuple[str, ...]], texts: Mapping[str, str]) -> dict[str, bytes]:
    """Write every header and footer with plain text where its controls stood."""
    safe = {tag: escaped(text) for tag, text in texts.items()}
    return {name: _fill(edge, safe).encode() for name, edge in edges.items()}


def _fill(edge: tuple[str, ...], texts: Mapping[str, str]) -> str:
    return "".join(texts[piece] if number % 2 else piece for number, piece in enumerate(edge))


def _read(part: bytes, name: str) -> tuple[str, ...]:
    root = parse_part(part, name)
    for control, tag in list(_controls(root)):
        _hold_place(control, tag)
    return tuple(serialise_part(root).decode().split(_HOLD))


def _controls(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for control in root.iter(w("sdt")):
        tag = control.find("w:sdtPr/w:tag", NS)
        given = str(tag.get(w("val"))) if tag is not None else ""
        name = given.removeprefix(PREFIX)
        if given != name in TAGS and control.find("w:sdtContent/w:r", NS) is not None:
            yield control, name


def _hold_place(control: etree._Element, tag: str) -> None:
    run, parent = control.find("w:sdtContent/w:r", NS), control.getparent()
    if run is None or parent is None:
        return
    for child in [child for child in run if child.tag != w("rPr")]:
        run.remove(child)
    text = etree.SubElement(run, w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    text.text = f"{_HOLD}{tag}{_HOLD}"
    parent.replace(control, run)
