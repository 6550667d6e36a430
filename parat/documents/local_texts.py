"""Find a municipality's own text of chapters and annexes in a Word file, also where a person went on writing in it."""

import copy
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from parat.documents.danish import blocks
from parat.documents.word.bookmarks import bookmark_name
from parat.ooxml.packages import read_package, write_package
from parat.ooxml.word_names import (
    BOOKMARK,
    BOOKMARK_END,
    CONTROL,
    CONTROL_CONTENT,
    DOCUMENT,
    ID,
    NAME,
    P_PROPERTIES,
    TABLE,
    VAL,
    P,
    w,
)
from parat.ooxml.word_text import accepted_words
from parat.ooxml.xml import parse_part, serialise_part

_LOCAL = re.compile(r"^(?P<section>chapter-\d+|annex-[A-Z])-(?:local(?:-\d+)+|(?P<unwritten>missing))$")
_HEADINGS = ("heading", "overskrift", "title", "titel")
_LISTS = ("list", "opstilling")
_BULLET = "- "


@dataclass(frozen=True, slots=True)
class Line:
    """Be one paragraph of a local text: what it says, whether it is a list's item, and where it stands.

    `block` is its id in the manifest, empty for a paragraph that a person added.
    """

    text: str
    listed: bool
    block: str
    element: etree._Element


@dataclass(frozen=True, slots=True)
class Anchors:
    """Know a document's blocks by their hidden bookmarks, and the texts that stand where nothing was written yet."""

    ids: Mapping[str, str]
    unwritten: Collection[str] = field(default=frozenset())

    @classmethod
    def of(cls, *manifests: Mapping[str, str]) -> "Anchors":
        """Gather the anchors of one or several versions of a document from what they said."""
        said = [(block, text) for manifest in manifests for block, text in manifest.items()]
        marks = ((block, text) for block, text in said if block.endswith("-missing"))
        return cls({bookmark_name(block): block for block, _ in said}, {" ".join(text.split()) for _, text in marks})


def local_lines(docx: bytes, anchors: Anchors) -> dict[str, list[Line]]:
    """Give each section's local text, such as `chapter-7`: its paragraphs, and those that a person put between them."""
    return _lines_in(_body_of(docx), anchors)


def local_blocks(manifest: Iterable[str]) -> set[str]:
    """Give those of a document's blocks that are a municipality's own text, or say that it is missing."""
    return {block for block in manifest if _LOCAL.match(block)}


def as_recorded(lines: Iterable[Line], recorded: Iterable[str] = ()) -> str:
    """Write a local text as the record keeps it: a paragraph a line, a list's item with its mark.

    `recorded` are the texts as they were kept before; they know which lists are numbered.
    """
    numbered = {text for kind, texts in blocks(list(recorded)) if kind == "ol" for text in texts}
    written, count = [], 0
    for line in lines:
        in_numbers = line.listed and (line.text in numbered or (not line.block and count > 0))
        count = count + 1 if in_numbers else 0
        mark = f"{count}. " if in_numbers else _BULLET if line.listed else ""
        written.append(f"{mark}{line.text}")
    return "\n".join(written)


def agreed(theirs: bytes, base: bytes, now: bytes, anchors: Anchors) -> tuple[bytes, bytes]:
    """Give the person's file and its base so that a local text that reads the same in file and data is not marked.

    Blocks of a local text are counted from its beginning: a paragraph put between two of them moves all that follow.
    Where the whole text agrees, the person's paragraphs get the data's bookmarks and the base gets the data's text.
    """
    parts, base_parts = read_package(theirs), read_package(base)
    body, base_body = parse_part(parts[DOCUMENT], DOCUMENT), parse_part(base_parts[DOCUMENT], DOCUMENT)
    own, sent, wanted = (_lines_in(one, anchors) for one in (body, base_body, _body_of(now)))
    same = [
        section
        for section, lines in wanted.items()
        if _said(own.get(section, ())) == _said(lines) != _said(sent.get(section, ()))
    ]
    if not same:
        return theirs, base
    for section in same:
        _anchor_anew(own[section], wanted[section], _free_id(body), anchors)
        _put_in(base_body, section, (sent.get(section, []), own[section], wanted[section]), anchors)
    parts[DOCUMENT], base_parts[DOCUMENT] = serialise_part(body), serialise_part(base_body)
    return write_package(parts), write_package(base_parts)


def _body_of(docx: bytes) -> etree._Element:
    return parse_part(read_package(docx)[DOCUMENT], DOCUMENT)


def _lines_in(root: etree._Element, anchors: Anchors) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    section = ""
    for element in _paragraphs(root):
        block, section = _placed(element, section, anchors)
        text = accepted_words(element) if section else ""
        if text and text not in anchors.unwritten:
            found.setdefault(section, []).append(Line(text, _is_listed(element), block, element))
    return found


def _placed(element: etree._Element, before: str, anchors: Anchors) -> tuple[str, str]:
    """Say which block a paragraph is and in which local text it stands; one of nobody's goes with the one before."""
    if element.tag == TABLE:
        return "", ""
    known = [anchors.ids[name] for name in _bookmarks(element) if name in anchors.ids]
    local = [(block, match) for block in known if (match := _LOCAL.match(block))]
    if local:
        return local[0][0], local[0][1]["section"]
    return "", "" if known or _styled(element, _HEADINGS) else before


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Give the paragraphs and the tables of the body, also those inside content controls."""
    for child in root:
        if child.tag in (P, TABLE):
            yield child
        elif child.tag in (CONTROL, CONTROL_CONTENT, w("body")):
            yield from _paragraphs(child)


def _bookmarks(element: etree._Element) -> list[str]:
    return [str(mark.get(NAME)) for mark in element.iter(BOOKMARK)]


def _styled(element: etree._Element, beginnings: tuple[str, ...]) -> bool:
    style = element.find(f"{P_PROPERTIES}/{w('pStyle')}")
    return style is not None and str(style.get(VAL)).casefold().startswith(beginnings)


def _is_listed(element: etree._Element) -> bool:
    number = element.find(f"{P_PROPERTIES}/{w('numPr')}/{w('numId')}")
    return number.get(VAL) != "0" if number is not None else _styled(element, _LISTS)


def _said(lines: Iterable[Line]) -> list[tuple[str, bool]]:
    return [(line.text, line.listed) for line in lines]


def _anchor_anew(own: list[Line], wanted: list[Line], free: int, anchors: Anchors) -> None:
    for line in own:
        _drop_bookmarks(line.element, anchors)
    for number, (line, other) in enumerate(zip(own, wanted, strict=True), start=free):
        if not other.block:
            continue
        start, end = etree.Element(BOOKMARK), etree.Element(BOOKMARK_END)
        start.set(ID, str(number))
        start.set(NAME, bookmark_name(other.block))
        end.set(ID, str(number))
        line.element.insert(1 if line.element.find(P_PROPERTIES) is not None else 0, start)
        line.element.append(end)


def _drop_bookmarks(element: etree._Element, anchors: Anchors) -> None:
    gone = {mark.get(ID) for mark in element.iter(BOOKMARK) if anchors.ids.get(str(mark.get(NAME)), "")}
    for mark in [one for one in element.iter(BOOKMARK, BOOKMARK_END) if one.get(ID) in gone]:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def _free_id(body: etree._Element) -> int:
    return 1 + max((int(mark.get(ID, "0")) for mark in body.iter(BOOKMARK)), default=0)


def _put_in(
    base: etree._Element, section: str, texts: tuple[list[Line], list[Line], list[Line]], anchors: Anchors
) -> None:
    """Let the base say the data's text; the notice that nothing was written goes when a person wrote over it.

    `texts` are the section's lines as they went out, as the person has them, and as the data has them.
    """
    sent, own, wanted = texts
    notice = next((one for one in _paragraphs(base) if f"{section}-missing" in _known(one, anchors)), None)
    place = sent[0].element if sent else notice
    if place is None:
        return
    for line in wanted:
        place.addprevious(copy.deepcopy(line.element))
    gone = [line.element for line in sent]
    if notice is not None and any(line.block.endswith("-missing") for line in own):
        gone.append(notice)
    for element in gone:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _known(element: etree._Element, anchors: Anchors) -> list[str]:
    return [anchors.ids.get(name, "") for name in _bookmarks(element)]
