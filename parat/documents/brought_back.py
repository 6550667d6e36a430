"""Turn an older Word file into a new version of the document: its cover says which version it is and what it was."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from parat.documents.word.bookmarks import bookmark_name
from parat.documents.word.names import w
from parat.domain.document_marks import GENERATION
from parat.ooxml.packages import read_package, write_package
from parat.ooxml.xml import parse_part, serialise_part

_DOCUMENT, _CORE, _CUSTOM = "word/document.xml", "docProps/core.xml", "docProps/custom.xml"
_EDGE = re.compile(r"word/(header|footer)\d*\.xml")
_VERSION = r"version \d+ · \d{1,2}\. [a-zæøå]+ \d{4}"
_STATE = "CoverState"
_TOLD_ON_COVER = (_STATE, "CoverFact")
_ABOUT = bookmark_name("about")
_ROWS = frozenset(map(bookmark_name, ("colophon-version", "colophon-dated")))


def state_brought_back_da(state_da: str, number: int) -> str:
    """Say in a state line that what is shown is an older version: »Udkast · gendannet fra version 2«."""
    return f"{state_da} · gendannet fra version {number}"


def brought_back(older: bytes, newest: bytes) -> bytes:
    """Give the older file with the cover lines, colophon, edges and hidden properties of the newest; its text stays.

    `newest` is what the data gives today, with the number, the day and the state line of the new version. A line that
    somebody has taken off the cover stays away. Equal files give equal bytes.
    """
    parts, told = read_package(older), read_package(newest)
    root, wanted = (parse_part(one[_DOCUMENT], _DOCUMENT) for one in (parts, told))
    edges = dict(_edges(parts, _version_line(root), _told_line(told, _version_line(wanted))))
    _tell_on_cover(root, wanted)
    return write_package(parts | {_DOCUMENT: serialise_part(root)} | edges | dict(_properties(parts, told)))


def _tell_on_cover(root: etree._Element, told: etree._Element) -> None:
    lines = dict(_cover_lines(told))
    for key, paragraph in list(_cover_lines(root)):
        if key in lines:
            _say_as(paragraph, lines[key])


def _cover_lines(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Give what says which version it is: lines of the cover, the paragraph about the document, colophon's cells."""
    for paragraph in root.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        named = style.get(w("val"), "") if style is not None else ""
        if named in _TOLD_ON_COVER:
            said = _text(paragraph)
            label = said.partition(":")[0] if named != _STATE else ""
            yield f"{named} {label}", paragraph
        elif _ABOUT in _marks_of(paragraph):
            yield _ABOUT, paragraph
    for row in root.iter(w("tr")):
        for mark in _ROWS & _marks_of(row):
            yield from ((f"{mark} {number}", cell) for number, cell in enumerate(row.iter(w("p"))))


def _marks_of(element: etree._Element) -> set[str]:
    return {start.get(w("name"), "") for start in element.iter(w("bookmarkStart"))}


def _text(paragraph: etree._Element) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(w("t")))


def _say_as(paragraph: etree._Element, other: etree._Element) -> None:
    """Let a paragraph have the runs of another; its looks and its bookmarks stay."""
    for run in [child for child in paragraph if child.tag in (w("r"), w("ins"), w("del"))]:
        paragraph.remove(run)
    ends = paragraph.findall(w("bookmarkEnd"))
    runs = [deepcopy(run) for run in other.findall(w("r"))]
    if ends:
        place = paragraph.index(ends[0])
        paragraph[place:place] = runs
    else:
        paragraph.extend(runs)


def _version_line(root: etree._Element) -> re.Pattern[str]:
    """Give what finds the version in headers and footers: the state as the cover says it, the number and the day."""
    said = dict(_cover_lines(root)).get(f"{_STATE} ")
    state = _text(said) if said is not None else ""
    return re.compile(f"(?:{re.escape(state)} · )?{_VERSION}")


def _told_line(told: Mapping[str, bytes], line: re.Pattern[str]) -> str:
    edges = (parse_part(told[name], name) for name in sorted(filter(_EDGE.fullmatch, told)))
    found = (line.search(piece.text or "") for edge in edges for piece in edge.iter(w("t")))
    return next((hit[0] for hit in found if hit), "")


def _edges(parts: Mapping[str, bytes], old: re.Pattern[str], new: str) -> Iterator[tuple[str, bytes]]:
    """Give the headers and footers with the new version in them, where the old one stood."""
    for name in filter(_EDGE.fullmatch, parts if new else ()):
        root = parse_part(parts[name], name)
        for piece in root.iter(w("t")):
            piece.text = old.sub(lambda _: new, piece.text or "")
        yield name, serialise_part(root)


def _properties(parts: Mapping[str, bytes], told: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give the properties of the new version; what a person's own program has written among them stays."""
    yield _CORE, told[_CORE]
    yield _CUSTOM, told[_CUSTOM] if _CUSTOM not in parts else _with_generation(parts[_CUSTOM], told[_CUSTOM])


def _with_generation(part: bytes, told: bytes) -> bytes:
    root, wanted = parse_part(part, _CUSTOM), _generation(parse_part(told, _CUSTOM))
    found = _generation(root)
    if wanted is None or found is None:
        return told
    found.text = wanted.text
    return serialise_part(root)


def _generation(root: etree._Element) -> etree._Element | None:
    return next((one[0] for one in root if one.get("name") == GENERATION and len(one)), None)
