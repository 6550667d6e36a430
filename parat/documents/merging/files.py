"""Open a Word file for merging: its parts, its body, what it points at; and put the parts back."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from parat.documents.merging.units import Units, units_in
from parat.ooxml import word_names as names
from parat.ooxml.errors import UnreadablePackageError
from parat.ooxml.packages import CONTENT_TYPES, read_package, write_package
from parat.ooxml.word_names import NS, w
from parat.ooxml.word_styles import Style, styles_in
from parat.ooxml.word_text import accepted_words
from parat.ooxml.xml import parse_part, serialise_part

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONSHIPS = f'<Relationships xmlns="{_PACKAGE}"/>'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = f"{OFFICE}/officeDocument"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_NUMBERED = (
    names.INSERTED, names.DELETED, names.MOVED_HERE, names.MOVED_AWAY, names.BOOKMARK, w("rPrChange"), w("pPrChange"),
    w("tblPrChange"), w("trPrChange"), w("tcPrChange"), w("sectPrChange"), w("moveFromRangeStart"),
    w("moveToRangeStart"), w("permStart"),
)  # fmt: skip


@dataclass(slots=True)
class WordFile:
    """Hold one Word file; only parts that have been asked for to be edited are written anew when it is packed."""

    parts: dict[str, bytes]
    main: str
    trees: dict[str, etree._Element] = field(default_factory=dict)
    edited: set[str] = field(default_factory=set)
    _units: Units | None = None
    _notes: dict[str, str] | None = None
    _styles: dict[str, Style] | None = None
    _next: int = 0

    @property
    def body(self) -> etree._Element:
        """Give the body of the document."""
        found = self.tree(self.main).find("w:body", NS)
        if found is None:
            raise UnreadablePackageError(reason="the document has no body", place=self.main)
        return found

    @property
    def units(self) -> Units:
        """Give the units of the body as they stood when they were first asked for."""
        if self._units is None:
            self._units = units_in(self.body, self.notes)
        return self._units

    @property
    def notes(self) -> dict[str, str]:
        """Give what each footnote says, by its id."""
        if self._notes is None:
            part = self.related(self.main, "footnotes")
            found = self.tree(part).iterfind("w:footnote", NS) if part else ()
            self._notes = {
                note.get(names.ID, ""): " ".join(accepted_words(paragraph) for paragraph in note.iter(names.P))
                for note in found
            }
        return self._notes

    @property
    def styles(self) -> dict[str, Style]:
        """Give the paragraph styles by their id."""
        if self._styles is None:
            self._styles = styles_in(self.parts)
        return self._styles

    def tree(self, name: str) -> etree._Element:
        """Give a part as a tree, for reading."""
        if name not in self.trees:
            self.trees[name] = parse_part(self.parts[name], name)
        return self.trees[name]

    def edit(self, name: str) -> etree._Element:
        """Give a part as a tree that is written back when the file is packed."""
        self.edited.add(name)
        return self.tree(name)

    def add_tree(self, name: str, root: etree._Element, content_type: str) -> etree._Element:
        """Add a part and say what kind it is."""
        self.parts[name] = b""
        self.trees[name] = root
        self.edited.add(name)
        self.declare(name, content_type)
        return root

    def declare(self, name: str, content_type: str) -> None:
        """Name the kind of a part among the package's content types."""
        types = self.edit(CONTENT_TYPES)
        if not any(row.get("PartName") == f"/{name}" for row in types):
            etree.SubElement(types, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": content_type})

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Name the kind of all parts with this extension, unless that is done already."""
        types = self.edit(CONTENT_TYPES)
        if not any(row.get("Extension", "").casefold() == extension.casefold() for row in types):
            row = etree.Element(f"{{{_TYPES}}}Default", {"Extension": extension, "ContentType": content_type})
            types.insert(0, row)

    def content_type(self, name: str) -> tuple[str, bool]:
        """Give the kind of a part, and whether it is named by its extension only."""
        types = self.tree(CONTENT_TYPES)
        for row in types:
            if row.get("PartName") == f"/{name}":
                return row.get("ContentType", ""), False
        extension = name.rpartition(".")[2].casefold()
        for row in types:
            if row.get("Extension", "").casefold() == extension:
                return row.get("ContentType", ""), True
        return "", False

    def relationships(self, part: str) -> etree._Element:
        """Give the relationships of a part; without any, an empty list."""
        name = relationships_of(part)
        if name not in self.parts and name not in self.trees:
            self.trees[name] = etree.fromstring(_NO_RELATIONSHIPS)
        return self.tree(name)

    def relate(self, part: str, kind: str, target: str, external: bool = False) -> str:
        """Let a part point at another part or at an address outside; gives the relationship's id."""
        rows = self.relationships(part)
        for row in rows:
            if (row.get("Type"), row.get("Target")) == (kind, target) and (
                row.get("TargetMode") == "External"
            ) == external:
                return row.get("Id", "")
        self.edited.add(relationships_of(part))
        taken = {row.get("Id") for row in rows}
        identity = next(name for number in range(1, len(taken) + 2) if (name := f"rIdParat{number}") not in taken)
        mode = {"TargetMode": "External"} if external else {}
        etree.SubElement(rows, f"{{{_PACKAGE}}}Relationship", {"Id": identity, "Type": kind, "Target": target, **mode})
        return identity

    def related(self, part: str, kind: str) -> str:
        """Give the name of the first part of a kind that a part points at; empty when there is none."""
        for row in self.relationships(part):
            if row.get("Type", "").endswith(f"/{kind}"):
                name = target_of(part, row)
                return name if name in self.parts else ""
        return ""

    def free_name(self, name: str) -> str:
        """Give a name for a new part, as near to this one as is free."""
        taken = {one.casefold() for one in self.parts}
        stem, dot, extension = name.rpartition(".")
        number, free = 1, name
        while free.casefold() in taken:
            number, free = number + 1, f"{stem}_{number}{dot}{extension}"
        return free

    def next_number(self) -> int:
        """Give a number that no bookmark and no tracked change of the document has yet."""
        if not self._next:
            given = (mark.get(names.ID, "") for mark in self.tree(self.main).iter(*_NUMBERED))
            self._next = max((int(number) for number in given if number.isdecimal()), default=0)
        self._next += 1
        return self._next

    def packed(self) -> bytes:
        """Write the file; parts that nobody asked for are the bytes that came."""
        return write_package(self.parts | {name: serialise_part(self.trees[name]) for name in sorted(self.edited)})


def open_word(content: bytes, place: str) -> WordFile:
    """Open a Word file; raises UnreadablePackageError or UnsafePackageError, which name `place`."""
    parts = read_package(content, place=place)
    return WordFile(parts, _main_part(parts, place))


def _main_part(parts: Mapping[str, bytes], place: str) -> str:
    if "_rels/.rels" in parts:
        for row in parse_part(parts["_rels/.rels"], "_rels/.rels"):
            target = row.get("Target", "").lstrip("/")
            if row.get("Type") in (_MAIN, _STRICT_MAIN) and target in parts:
                return target
    if names.DOCUMENT in parts:
        return names.DOCUMENT
    raise UnreadablePackageError(reason="it is no Word document of the usual form (.docx)", place=place)


def relationships_of(part: str) -> str:
    """Name the part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def target_of(part: str, row: etree._Element) -> str:
    """Name the part that a relationship points at."""
    target = row.get("Target", "")
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def target_from(part: str, name: str) -> str:
    """Write where a part stands as seen from another."""
    return posixpath.relpath(name, posixpath.dirname(part))
