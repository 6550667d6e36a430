"""Carry blocks from today's file into the person's: with their styles, lists, notes, pictures, charts and links.

What a block points at is looked for in the person's file first; what is missing there comes along.
"""

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from parat.documents.merging.files import OFFICE, WordFile, relationships_of, target_from, target_of
from parat.documents.merging.marks import copied
from parat.documents.merging.notes import add_note, note_element
from parat.documents.merging.numbering import add_number
from parat.documents.merging.units import Unit, is_anchor
from parat.ooxml import word_names as names
from parat.ooxml.word_names import NS, R, r, w

_STYLES = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_NUMBER, _PROPERTIES = w("numId"), "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_REMARKS = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
_SHARED = frozenset(f"{OFFICE}/{kind}" for kind in ("theme", "styles", "settings"))


@dataclass(slots=True)
class Carrier:
    """Carry from one file into another, each thing once."""

    source: WordFile
    target: WordFile
    numbers: dict[str, str] = field(default_factory=dict)
    styles: dict[tuple[str, str], str] = field(default_factory=dict)
    _lessons: Iterator[tuple[etree._Element, etree._Element]] = field(default_factory=lambda: iter(()))
    _parts: dict[str, str] = field(default_factory=dict)
    _names: set[str] | None = None
    _drawings: int = 0

    def learn(self, pairs: Iterator[tuple[etree._Element, etree._Element]]) -> None:
        """See from paragraphs that both files have which styles and lists of theirs are which of ours.

        They are looked at when the first block is carried.
        """
        self._lessons = pairs

    def _learn(self) -> None:
        pairs, self._lessons = self._lessons, iter(())
        styles: dict[str, Counter[str]] = {}
        numbers: dict[str, Counter[str]] = {}
        for ours, theirs in pairs:
            for path, seen in (("w:pPr/w:pStyle", styles), ("w:pPr/w:numPr/w:numId", numbers)):
                one, other = ours.find(path, NS), theirs.find(path, NS)
                if one is not None and other is not None:
                    seen.setdefault(one.get(names.VAL, ""), Counter())[other.get(names.VAL, "")] += 1
        self.styles |= {("paragraph", ours): _most(seen) for ours, seen in styles.items()}
        self.numbers |= {ours: _most(seen) for ours, seen in numbers.items()}

    def brought(self, element: etree._Element) -> etree._Element:
        """Copy a block of today's file so that it may stand in the person's."""
        self._learn()
        copy = copied(element)
        for section in list(copy.iter(w("sectPr"))):
            _drop(section)
        for remark in list(copy.iter(*_REMARKS)):
            _drop(remark)
        self._place_bookmarks(copy)
        for one in copy.iter(etree.Element):
            self._fit(one)
        return copy

    def looks(self, properties: etree._Element) -> etree._Element:
        """Copy the looks of words."""
        self._learn()
        copy = copied(properties)
        for one in copy.iter(etree.Element):
            self._fit(one)
        return copy

    def style(self, name: str) -> str:
        """Give the person's paragraph style for one of ours."""
        self._learn()
        return self._style_like("paragraph", name) if name else ""

    def leads_to_same(self, ours: etree._Element, theirs: etree._Element) -> bool:
        """Say whether a link of today's file and one of the person's lead to the same place."""
        return _leads_to(self.source, ours) == _leads_to(self.target, theirs)

    def _fit(self, one: etree._Element) -> None:
        """Let one element point at what the person's file has."""
        if one.tag in _STYLES:
            self._restyle(one)
        elif one.tag == _NUMBER:
            one.set(names.VAL, self._number(one.get(names.VAL, "0")))
        elif one.tag == _PROPERTIES:
            one.set("id", str(self._next_drawing()))
        elif one.tag == w("footnoteReference"):
            self._bring_note(one)
        for name, value in one.attrib.items():
            if str(name).startswith(f"{{{R}}}"):
                one.set(name, self._relationship(str(value)))

    def _restyle(self, one: etree._Element) -> None:
        kind, name = _STYLES[one.tag], one.get(names.VAL, "")
        if (kind, name) not in self.styles:
            self.styles[kind, name] = self._style(kind, name)
        one.set(names.VAL, self.styles[kind, name])

    def _style(self, kind: str, name: str) -> str:
        """Give the person's style of the same name; a missing one comes along with those it is based on."""
        ours, theirs = (_styles(file, kind) for file in (self.source, self.target))
        element = ours.get(name)
        if element is None:
            return name
        called = {_called(other): identity for identity, other in theirs.items()}
        alike = {other.casefold(): identity for other, identity in called.items()}
        found = called.get(_called(element)) or alike.get(_called(element).casefold())
        return found or self._bring_style(kind, name, element, set(theirs))

    def _bring_style(self, kind: str, name: str, element: etree._Element, taken: set[str]) -> str:
        copy = copied(element)
        identity = name if name not in taken else f"{name}Parat"
        copy.set(w("styleId"), identity)
        self.styles[kind, name] = identity
        based = copy.find("w:basedOn", NS)
        if based is not None:
            based.set(names.VAL, self._style_like(kind, based.get(names.VAL, "")))
        for link in [*copy.findall("w:link", NS), *copy.findall("w:next", NS)]:
            copy.remove(link)
        for number in copy.iter(_NUMBER):
            number.set(names.VAL, self._number(number.get(names.VAL, "0")))
        self.target.edit(names.STYLES).append(copy)
        return identity

    def _style_like(self, kind: str, name: str) -> str:
        if (kind, name) not in self.styles:
            self.styles[kind, name] = self._style(kind, name)
        return self.styles[kind, name]

    def _number(self, number: str) -> str:
        if number not in self.numbers and number != "0":
            self.numbers[number] = add_number(self.source, self.target, number)
        return self.numbers.get(number, number)

    def _next_drawing(self) -> int:
        if not self._drawings:
            shown = [name for name, part in self.target.parts.items() if name.endswith(".xml") and b"docPr" in part]
            found = (one for name in {self.target.main, *shown} for one in self.target.tree(name).iter(_PROPERTIES))
            given = (one.get("id", "") for one in found)
            self._drawings = max((int(number) for number in given if number.isdecimal()), default=0)
        self._drawings += 1
        return self._drawings

    def _bring_note(self, reference: etree._Element) -> None:
        note = note_element(self.source, reference.get(names.ID, ""))
        if note is None:
            return
        copy = copied(note)
        for one in copy.iter(etree.Element):
            if one.tag in _STYLES:
                self._restyle(one)
        reference.set(names.ID, add_note(self.source, self.target, copy))

    def _place_bookmarks(self, copy: etree._Element) -> None:
        """Give bookmarks new numbers; a name that the person's file has already stays where it is."""
        known = self._known_names()
        for start in list(copy.iter(names.BOOKMARK)):
            ends = [one for one in copy.iter(names.BOOKMARK_END) if one.get(names.ID) == start.get(names.ID)]
            name = start.get(names.NAME, "")
            if name in known or not is_anchor(name):
                for one in (start, *ends):
                    _drop(one)
                continue
            known.add(name)
            number = str(self.target.next_number())
            for one in (start, *ends):
                one.set(names.ID, number)

    def _known_names(self) -> set[str]:
        if self._names is None:
            marks = self.target.tree(self.target.main).iter(names.BOOKMARK)
            self._names = {mark.get(names.NAME, "") for mark in marks}
        return self._names

    def rename(self, named: Mapping[str, str], homes: Sequence[Unit]) -> None:
        """Give bookmarks of these blocks new names, all at once; a name that another block has goes to that block."""
        root = self.target.edit(self.target.main)
        inside = {mark for home in homes for mark in home.element.iter(names.BOOKMARK)}
        taken = {named[name] for mark in inside if (name := mark.get(names.NAME, "")) in named}
        for mark in root.iter(names.BOOKMARK):
            name = mark.get(names.NAME, "")
            if mark in inside and name in named:
                mark.set(names.NAME, named[name])
            elif name in taken:
                mark.set(names.NAME, f"{name}_before")
        self._names = None

    def release(self, name: str) -> None:
        """Take a bookmark out of the person's file, because a new block is to carry it."""
        root = self.target.edit(self.target.main)
        for start in [one for one in root.iter(names.BOOKMARK) if one.get(names.NAME) == name]:
            for end in [one for one in root.iter(names.BOOKMARK_END) if one.get(names.ID) == start.get(names.ID)]:
                _drop(end)
            _drop(start)
        self._known_names().discard(name)

    def _relationship(self, identity: str) -> str:
        """Let the person's file point at what today's points at."""
        rows = self.source.relationships(self.source.main)
        row = next((row for row in rows if row.get("Id") == identity), None)
        if row is None:
            return identity
        kind = row.get("Type", "")
        if row.get("TargetMode") == "External":
            return self.target.relate(self.target.main, kind, row.get("Target", ""), external=True)
        name = self._part(target_of(self.source.main, row))
        return self.target.relate(self.target.main, kind, target_from(self.target.main, name))

    def _part(self, name: str) -> str:
        """Bring a part with all that it points at; one with the same bytes is used again."""
        if name in self._parts:
            return self._parts[name]
        content, kind = self.source.parts[name], self.source.content_type(name)
        bare = relationships_of(name) not in self.source.parts
        if bare and (same := self._same(name, content)):
            self._parts[name] = same
            return same
        brought = self._parts[name] = self.target.free_name(_at_home(name, self.source, self.target))
        self.target.parts[brought] = content
        if kind[1]:
            self.target.declare_extension(posixpath.splitext(brought)[1].lstrip("."), kind[0])
        elif kind[0]:
            self.target.declare(brought, kind[0])
        self._bring_related(name, brought)
        return brought

    def _same(self, name: str, content: bytes) -> str:
        folder = posixpath.dirname(_at_home(name, self.source, self.target))
        extension = posixpath.splitext(name)[1]
        return next(
            (
                one
                for one, other in sorted(self.target.parts.items())
                if other == content and posixpath.dirname(one) == folder and one.endswith(extension)
            ),
            "",
        )

    def _bring_related(self, name: str, brought: str) -> None:
        if relationships_of(name) not in self.source.parts:
            return
        rows = copied(self.source.relationships(name))
        for row in rows:
            if row.get("TargetMode") != "External" and row.get("Type") not in _SHARED:
                row.set("Target", target_from(brought, self._part(target_of(name, row))))
        self.target.trees[relationships_of(brought)] = rows
        self.target.edited.add(relationships_of(brought))


def _leads_to(file: WordFile, link: etree._Element) -> tuple[str, str]:
    identity = link.get(r("id"))
    rows = file.relationships(file.main) if identity else ()
    target = next((row.get("Target", "") for row in rows if row.get("Id") == identity), "")
    return target, link.get(w("anchor"), "")


def _at_home(name: str, source: WordFile, target: WordFile) -> str:
    """Name a part beside the person's main part as it is beside ours."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(target.main), target_from(source.main, name)))


def _styles(file: WordFile, kind: str) -> dict[str, etree._Element]:
    if names.STYLES not in file.parts:
        return {}
    found = file.tree(names.STYLES).iterfind("w:style", NS)
    return {one.get(w("styleId"), ""): one for one in found if one.get(w("type")) == kind}


def _called(style: etree._Element) -> str:
    named = style.find("w:name", NS)
    return named.get(names.VAL, "") if named is not None else ""


def _most(seen: Counter[str]) -> str:
    return min(seen, key=lambda one: (-seen[one], one))


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
