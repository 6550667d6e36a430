"""Find what a party changed in its copy of a draft without tracking it: paragraphs, and rows of tables as rows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from parat.ooxml.word_blocks import Block, BlockKind, TrackedChange, TrackedKind, WordText

_ALIKE = 0.6
_BETWEEN = re.compile(r"[\s|]+")


@dataclass(frozen=True, slots=True)
class Line:
    """Be a paragraph or a row of a table, and its place among the blocks of its file."""

    at: int
    block: Block

    @property
    def is_row(self) -> bool:
        """Say whether it is a row of a table."""
        return self.block.kind is BlockKind.ROW


@dataclass(frozen=True, slots=True)
class Difference:
    """Be one line that says something else than it did; `was` is None for a new one, `now` for one that is gone."""

    was: Line | None
    now: Line | None


def differences(returned: WordText, sent: WordText) -> Iterator[Difference]:
    """Give the lines that were changed, added or deleted though no change was tracked in them."""
    tracked = {change.block for change in returned.changes if not _went(change)}
    went = {_squeezed(change.text) for change in returned.changes if change.kind is TrackedKind.DELETED}
    before, after = _lines(sent), _lines(returned)
    new = [line for line in _left_over(after, before) if line.at not in tracked]
    old = [line for line in _left_over(before, after) if _squeezed(line.block.text) not in went]
    old = [line for line in old if not _is_tracked_elsewhere(line.block, returned, tracked)]
    for was, now in _pairs(old, new):
        if was is None or now is None or _changed_cells(was, now, returned, tracked) != ():
            yield Difference(was, now)


def cell_that_differs(was: Block, now: Block) -> int | None:
    """Give the one cell in which two rows differ; None where they differ in more, or have not the same cells."""
    differing = [place for place, (a, b) in enumerate(zip(was.cells, now.cells, strict=False)) if a != b]
    return differing[0] if len(was.cells) == len(now.cells) and len(differing) == 1 else None


def _went(change: TrackedChange) -> bool:
    """Say whether a whole paragraph or row was struck out: its place is then that of the line before it."""
    return change.whole and change.kind is TrackedKind.DELETED


def _lines(word: WordText) -> list[Line]:
    """Give what a reader reads, line by line; the contents list is not read."""
    lines = (Line(at, block) for at, block in enumerate(word.blocks))
    return [
        line
        for line in lines
        if line.block.kind is not BlockKind.CELL and _squeezed(line.block.text) and not line.block.contents
    ]


def _squeezed(text: str) -> str:
    return _BETWEEN.sub("", text)


def _left_over(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """Give the lines that do not stand among the others as often."""
    left = Counter(line.block.text for line in others)
    found = []
    for line in lines:
        if left[line.block.text] > 0:
            left[line.block.text] -= 1
        else:
            found.append(line)
    return found


def _is_tracked_elsewhere(block: Block, returned: WordText, tracked: set[int | None]) -> bool:
    """Say whether this paragraph of the draft is one in which the party tracked its changes."""
    if block.kind is BlockKind.ROW:
        return False
    marks = set(block.bookmarks)
    return any(at is not None and marks & set(returned.blocks[at].bookmarks) for at in tracked)


def _pairs(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Put the lines together that have a bookmark in common, then those that are alike; the rest came or went."""
    waiting, left = list(old), list[Line]()
    for line in new:
        same = next((one for one in waiting if _is_same(one, line)), None)
        if same is None:
            left.append(line)
        else:
            waiting.remove(same)
            yield same, line
    for line in left:
        alike = _alike(line, waiting)
        if alike is not None:
            waiting.remove(alike)
        yield alike, line
    yield from ((line, None) for line in waiting)


def _is_same(was: Line, now: Line) -> bool:
    return was.is_row is now.is_row and bool(set(was.block.bookmarks) & set(now.block.bookmarks))


def _alike(line: Line, old: Sequence[Line]) -> Line | None:
    among = [one for one in old if one.is_row is line.is_row]
    found = [(SequenceMatcher(None, line.block.text, one.block.text).ratio(), one) for one in among]
    likeness, best = max(found, default=(0.0, None), key=lambda one: one[0])
    return best if likeness >= _ALIKE else None


def _changed_cells(was: Line, now: Line, returned: WordText, tracked: set[int | None]) -> tuple[int, ...] | None:
    """Give the cells of a row that differ without being tracked; None for what is no such row."""
    if not now.is_row or len(was.block.cells) != len(now.block.cells):
        return None
    cells = {returned.blocks[at].cell for at in tracked if at is not None and _is_in(returned.blocks[at], now.block)}
    pairs = enumerate(zip(was.block.cells, now.block.cells, strict=True))
    return tuple(place for place, (a, b) in pairs if a != b and place not in cells)


def _is_in(block: Block, row: Block) -> bool:
    return block.kind is BlockKind.CELL and (block.table, block.row) == (row.table, row.row)
