"""Say who marks and when, and what a redraft did, block by block."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

OWN_AUTHOR = "parat"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Say when the marks are made (in UTC), which generation the file becomes, and whose name the marks carry."""

    at: datetime
    generation: str
    author: str = OWN_AUTHOR

    @property
    def dated(self) -> str:
        """Write the time the way Word does."""
        at = self.at.astimezone(UTC) if self.at.tzinfo else self.at
        return at.strftime("%Y-%m-%dT%H:%M:%SZ")


class ChangeKind(StrEnum):
    """Name what became of a block.

    ADDED, CHANGED and REMOVED carry tracked changes. CONFLICT: both sides changed it, theirs stays and a comment shows
    both values. LEFT_DELETED: they deleted it and the data changed since. KEPT_OWN: they changed it, the data did not.
    OWN_ADDED and OWN_DELETED: theirs alone. MOVED: the data moved it. LOST_ANCHOR: found again by its words only.
    """

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    CONFLICT = "conflict"
    LEFT_DELETED = "left_deleted"
    KEPT_OWN = "kept_own"
    OWN_ADDED = "own_added"
    OWN_DELETED = "own_deleted"
    MOVED = "moved"
    LOST_ANCHOR = "lost_anchor"


@dataclass(frozen=True, slots=True)
class Change:
    """Be what happened to one block; `block` is its bookmark, empty for one that has none.

    `base` is what was delivered, `theirs` what the person's file says, and `now` what the data says today; None where
    it does not exist. A row's text is its cells' with » | « between; for a changed cell the texts are the cell's.
    """

    kind: ChangeKind
    block: str
    section_da: str
    base: str | None
    theirs: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Redrafted:
    """Be a merged Word file and what happened to each block, in the order of the document."""

    docx: bytes
    changes: tuple[Change, ...]
