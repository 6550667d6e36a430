"""Say what a Word file holds: headings, paragraphs, list items, table rows, comments and tracked changes.

Everything is read as if the tracked changes had been accepted; the changes themselves and the comments are listed
beside the blocks, with the words they are about. Text inside content controls is read like any other. Names of authors
are never taken out of the file: only whether a comment or a change is parat's own.
"""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """Name the kinds of block."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    ROW = "row"
    CELL = "cell"


class TrackedKind(StrEnum):
    """Name the kinds of tracked change; a move counts as a deletion and an insertion."""

    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Block:
    """Be one paragraph or one table row.

    `text` is white space drawn together; a row's text is its cells' texts with » | « between them. `bookmarks` are all
    names that begin in the block, hidden ones too, in order (a row has those of its cells). `trail` are the headings
    above, outermost first; a heading's own text is not in its trail. `level` is a heading's or a list item's, from 1,
    and 0 for others. `table`, `row` and `cell` count from 0 and are None outside tables; `cells` are a row's texts, and
    each of its cells' paragraphs follows the row as a block of kind CELL. `bold` says that all its words are, and
    `contents` that the block is a line of the table of contents.
    """

    kind: BlockKind
    text: str
    bookmarks: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()
    style: str = ""
    level: int = 0
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    cells: tuple[str, ...] = ()
    merged: bool = False
    bold: bool = False
    contents: bool = False


@dataclass(frozen=True, slots=True)
class WordComment:
    """Be one comment: what it says, the words it is about, and the blocks (first and last, as places in the list).

    `about` is empty when the comment stands at a place and is about no words; `answers` is the id of the comment that
    it replies to, or empty. `blocks` is empty when its place was deleted; `after` is then the block before it, and
    `deleted` are the words that it is about and that somebody has struck out.
    """

    id: str
    text: str
    about: str
    blocks: tuple[int, ...]
    own: bool
    answers: str = ""
    settled: bool = False
    after: int | None = None
    deleted: str = ""


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """Be one tracked insertion or deletion of words that nobody has accepted yet.

    `block` is the place of the block it stands in, or for a wholly deleted one of the block before it, else None.
    `whole` says that the paragraph or row itself came or went.
    """

    kind: TrackedKind
    text: str
    block: int | None
    own: bool
    whole: bool = False


@dataclass(frozen=True, slots=True)
class WordText:
    """Be what a Word file says: its blocks in order, its comments, and its pending changes."""

    blocks: tuple[Block, ...]
    comments: tuple[WordComment, ...]
    changes: tuple[TrackedChange, ...]
