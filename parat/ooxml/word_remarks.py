"""Collect the comments and the tracked changes of a Word file while its paragraphs are read."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from parat.ooxml import word_names as names
from parat.ooxml.word_contents import TrackedChange, TrackedKind, WordComment
from parat.ooxml.word_names import NS
from parat.ooxml.word_text import Piece, Seen, accepted_words, collapsed, is_gone, mark_of, pieces_of
from parat.ooxml.xml import parse_part

OWN_AUTHOR = "parat"

_EXTENDED = "word/commentsExtended.xml"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(frozen=True, slots=True)
class Place:
    """Be the block that a paragraph is, or when it is `gone` the block before it."""

    block: int | None
    gone: bool


@dataclass(slots=True)
class _Range:
    """Gather the words that one comment is about, the deleted ones, and the blocks they stand in or after."""

    words: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    after: int | None = None


class Remarks:
    """Gather, paragraph by paragraph, which words the comments are about."""

    def __init__(self) -> None:
        self._ranges: dict[str, _Range] = {}
        self._open: dict[str, _Range] = {}

    def read(self, pieces: Sequence[Piece], block: Place) -> None:
        """Note the comments that begin, go on or end in this paragraph."""
        for one in self._open.values():
            one.words.append(" ")
            one.deleted.append(" ")
        for piece in pieces:
            self._piece(piece, block)
        for one in self._open.values():
            _stands(one, block)

    def _piece(self, piece: Piece, block: Place) -> None:
        if piece.seen is Seen.COMMENT_BEGINS:
            self._open[piece.value] = self._ranges.setdefault(piece.value, _Range())
            _stands(self._ranges[piece.value], block)
        elif piece.seen is Seen.COMMENT_ENDS and piece.value in self._open:
            _stands(self._open.pop(piece.value), block)
        elif piece.seen is Seen.COMMENT:
            _stands(self._ranges.setdefault(piece.value, _Range()), block)
        elif piece.seen is Seen.WORDS:
            for one in self._open.values():
                (one.deleted if is_gone(piece) else one.words).append(piece.value)

    def comments(self, parts: Mapping[str, bytes]) -> tuple[WordComment, ...]:
        """Give the comments in the order of their part, each with the words that it is about."""
        part = parts.get(names.COMMENTS)
        if part is None:
            return ()
        threads = _threads(parts)
        elements = parse_part(part, names.COMMENTS).findall("w:comment", NS)
        known = {_own_key(element): element.get(names.ID, "") for element in elements}
        return tuple(self._comment(element, threads, known) for element in elements)

    def _comment(
        self, element: etree._Element, threads: Mapping[str, tuple[str, bool]], known: Mapping[str, str]
    ) -> WordComment:
        identity = element.get(names.ID, "")
        found = self._ranges.get(identity, _Range())
        answered, settled = threads.get(_own_key(element), ("", False))
        return WordComment(
            id=identity,
            text="\n".join(filter(None, (accepted_words(one) for one in element.iter(names.P)))),
            about=collapsed("".join(found.words)),
            blocks=tuple(sorted({min(found.blocks), max(found.blocks)})) if found.blocks else (),
            own=element.get(names.AUTHOR) == OWN_AUTHOR,
            answers=known.get(answered, "") if answered else "",
            settled=settled,
            after=None if found.blocks else found.after,
            deleted=collapsed("".join(found.deleted)),
        )


def _stands(one: _Range, place: Place) -> None:
    if place.gone:
        one.after = place.block if one.after is None else one.after
    elif place.block is not None:
        one.blocks.append(place.block)


def _own_key(comment: etree._Element) -> str:
    """Give the name by which answers refer to a comment: that of its last paragraph."""
    last = [paragraph.get(f"{_W14}paraId", "") for paragraph in comment.iter(names.P)]
    return last[-1] if last else ""


def _threads(parts: Mapping[str, bytes]) -> dict[str, tuple[str, bool]]:
    """Read which comment each one answers, and whether it is marked as settled."""
    if _EXTENDED not in parts:
        return {}
    rows = parse_part(parts[_EXTENDED], _EXTENDED).iter(f"{_W15}commentEx")
    return {
        row.get(f"{_W15}paraId", ""): (row.get(f"{_W15}paraIdParent", ""), row.get(f"{_W15}done") == "1")
        for row in rows
    }


class Tracked:
    """Gather, paragraph by paragraph, the changes that nobody has accepted yet."""

    def __init__(self) -> None:
        self.changes: list[TrackedChange] = []
        self.silent = False

    def read(self, paragraph: etree._Element, pieces: Sequence[Piece], block: int | None) -> None:
        """Note the changes in a paragraph; those in a row that came as a whole are the row's."""
        if self.silent:
            return
        marks = {kind: mark_of(paragraph, tags) for kind, tags in _KINDS.items()}
        unchanged = any(piece.change is None and piece.value for piece in pieces if piece.seen is Seen.WORDS)
        found = list(_changes(pieces))
        for kind, own, text in found:
            whole = marks[kind] is not None and not unchanged and len(found) == 1
            self.changes.append(TrackedChange(kind, text, block, own, whole))

    def add_row(self, row: etree._Element, kind: TrackedKind, block: int | None) -> None:
        """Note a row that came or went as a whole."""
        mark = row.find(names.ROW_PROPERTIES)
        own = mark is not None and any(is_own(one) for one in mark if one.tag in _KINDS[kind])
        cells = (
            collapsed("".join(piece.value for piece in pieces_of(paragraph) if piece.seen is Seen.WORDS))
            for paragraph in row.iter(names.P)
        )
        self.changes.append(TrackedChange(kind, " | ".join(cells), block, own, whole=True))


_KINDS = {TrackedKind.INSERTED: names.CAME, TrackedKind.DELETED: names.GONE}


def is_own(change: etree._Element) -> bool:
    """Say whether a tracked change is parat's own."""
    return change.get(names.AUTHOR) == OWN_AUTHOR


def _changes(pieces: Sequence[Piece]) -> Iterator[tuple[TrackedKind, bool, str]]:
    words = [piece for piece in pieces if piece.seen is Seen.WORDS]
    for key, group in itertools.groupby(words, key=_change_key):
        text = collapsed("".join(piece.value for piece in group))
        if key is not None and text:
            yield (*key, text)


def _change_key(piece: Piece) -> tuple[TrackedKind, bool] | None:
    if piece.change is None:
        return None
    kind = TrackedKind.INSERTED if piece.change.tag in names.CAME else TrackedKind.DELETED
    return kind, is_own(piece.change)
