"""Add parts to a Word package: links, pictures, charts and notes, and what Word must be told of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from parat.documents.markup import escaped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FOOTNOTES = "footnotes.xml"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_IN_ADDRESSES = "%/:?#@!$&'()*+,;=~"
_DEFAULTS = {
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(slots=True)
class Additions:
    """Collect what a document adds to base.docx; the names of parts are told from the folder word/."""

    parts: dict[str, bytes] = field(default_factory=dict)
    content_types: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    note_rows: dict[str, str] = field(default_factory=dict)

    def link(self, address: str, in_note: bool) -> str:
        """Give the relationship of a web address; the same address is written once."""
        rows = self.note_rows if in_note else self.rows
        identity = f"rIdLink{len(rows) + 1}"
        row = relationship(identity, "hyperlink", escaped(quote(address, _IN_ADDRESSES)), ' TargetMode="External"')
        return _identity(rows.setdefault(address, row))

    def part(self, kind: str, name: str, content: bytes, content_type: str = "") -> str:
        """Add a part and give its relationship; one that is there already is used again."""
        if name not in self.rows:
            self.rows[name] = relationship(f"rIdPart{len(self.rows) + 1}", kind, name)
            self.loose_part(name, content, content_type)
        return _identity(self.rows[name])

    def count(self, folder: str) -> int:
        """Say how many parts of this folder the text points at."""
        return sum(1 for name in self.rows if name.startswith(folder))

    def loose_part(self, name: str, content: bytes, content_type: str = "") -> None:
        """Add a part that the text does not point at."""
        self.parts[f"word/{name}"] = content
        if content_type:
            self.content_types[f"/word/{name}"] = content_type


def relationship(identity: str, kind: str, target: str, mode: str = "") -> str:
    """Write one relationship of a part to another, or to an address outside."""
    return f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def relationships(rows: Iterable[str]) -> bytes:
    """Write a part's relationships."""
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{"".join(rows)}</Relationships>'.encode()


def with_content_types(part: bytes, added: Mapping[str, str]) -> bytes:
    """Name the kinds of the added parts, where base.docx does not name them already."""
    text = part.decode()
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in _DEFAULTS.items()
        if f'Extension="{extension}"' not in text
    )
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in added.items()
        if f'PartName="{name}"' not in text
    )
    head, first, rest = text.partition("<Default ")
    return f"{head}{defaults}{first}{rest}".replace("</Types>", f"{overrides}</Types>").encode()


def _identity(row: str) -> str:
    return row.split('"', 2)[1]
