"""Leave out the headers and footers of base.docx that no section of a document shows."""

import functools
import posixpath
import re
from collections.abc import Iterable

from parat.documents.word.base import CONTENT_TYPES, DOCUMENT, RELATIONSHIPS, Base
from parat.ooxml.xml import parse_part, serialise_part

_REFERENCE = re.compile(r'r:id="([^"]+)"')
_EDGE = re.compile(r"/(?:header|footer)$")
_FOLDER = posixpath.dirname(DOCUMENT)


def parts_shown(base: Base, sections: Iterable[str]) -> dict[str, bytes]:
    """Give the parts of base.docx that a document with sections of these properties needs."""
    shown = frozenset(_REFERENCE.findall("".join(sections)))
    relationships, hidden = _without(base.parts[RELATIONSHIPS], shown)
    parts = {name: part for name, part in base.parts.items() if name not in hidden}
    parts[RELATIONSHIPS] = relationships
    parts[CONTENT_TYPES] = _told(base.parts[CONTENT_TYPES], hidden)
    return parts


@functools.lru_cache(maxsize=32)
def _without(part: bytes, shown: frozenset[str]) -> tuple[bytes, frozenset[str]]:
    """Take the other headers and footers out of the relationships, and name their parts and what belongs to them."""
    root, hidden = parse_part(part, RELATIONSHIPS), set[str]()
    for row in list(root):
        if _EDGE.search(row.get("Type", "")) and row.get("Id") not in shown:
            hidden.add(_name_of(row.get("Target", "")))
            root.remove(row)
    hidden -= {_name_of(row.get("Target", "")) for row in root}
    beside = {posixpath.join(_FOLDER, "_rels", f"{posixpath.basename(name)}.rels") for name in hidden}
    return serialise_part(root), frozenset(hidden | beside)


@functools.lru_cache(maxsize=32)
def _told(part: bytes, hidden: frozenset[str]) -> bytes:
    root = parse_part(part, CONTENT_TYPES)
    for row in list(root):
        if row.get("PartName", "").lstrip("/") in hidden:
            root.remove(row)
    return serialise_part(root)


def _name_of(target: str) -> str:
    return posixpath.join("/", _FOLDER, target).lstrip("/")
