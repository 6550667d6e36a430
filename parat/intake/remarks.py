"""Read what a party of a hearing wrote in its copy of the draft: comments, tracked changes, and other changes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from textwrap import shorten

from parat.ooxml.word_blocks import Block, BlockKind, TrackedChange, TrackedKind, WordText

_SHOWN, _ABOUT = 1_200, 240
_ALIKE = 0.6
_CONTENTS = "TOC"


class RemarkKind(StrEnum):
    """Name how a party made a remark."""

    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"
    REPLACEMENT = "replacement"
    UNTRACKED = "untracked"


@dataclass(frozen=True, slots=True)
class Remark:
    """Be one remark: under which heading, at which bookmarks, about which words of the draft, and what it says."""

    kind: RemarkKind
    section: str
    bookmarks: tuple[str, ...]
    about: str
    text: str


def remarks_in(returned: WordText, sent: WordText) -> tuple[Remark, ...]:
    """List what a party wrote, in the order of the draft: what it said, what it proposes, what it changed untracked."""
    found = [*_comments(returned), *_tracked(returned, sent), *_untracked(returned, sent)]
    return tuple(remark for _, remark in sorted(found, key=lambda one: one[0]))


def _comments(returned: WordText) -> Iterator[tuple[int, Remark]]:
    for comment in returned.comments:
        if comment.own or not comment.text.strip():
            continue
        at = comment.blocks[0] if comment.blocks else len(returned.blocks)
        section, bookmarks = _place(returned, at)
        yield at, Remark(RemarkKind.COMMENT, section, bookmarks, _about(comment.about), _said(comment.text))


def _tracked(returned: WordText, sent: WordText) -> Iterator[tuple[int, Remark]]:
    """Give one remark for each paragraph in which changes are tracked."""
    by_block: dict[int, list[TrackedChange]] = {}
    for change in returned.changes:
        if change.own or not change.text.strip():
            continue
        if change.whole or change.block is None:
            yield change.block or 0, _of_whole(returned, change)
        else:
            by_block.setdefault(change.block, []).append(change)
    texts = {mark: block.text for block in sent.blocks for mark in block.bookmarks if block.kind is not BlockKind.ROW}
    for at, changes in by_block.items():
        yield at, _proposed(returned, at, changes, texts)


def _of_whole(returned: WordText, change: TrackedChange) -> Remark:
    section, _ = _place(returned, change.block or 0)
    if change.kind is TrackedKind.INSERTED:
        return Remark(RemarkKind.INSERTION, section, (), "", f"Foreslår et nyt afsnit: »{_said(change.text)}«")
    return Remark(RemarkKind.DELETION, section, (), _about(change.text), "Foreslår afsnittet slettet.")


def _proposed(returned: WordText, at: int, changes: Sequence[TrackedChange], texts: Mapping[str, str]) -> Remark:
    block = returned.blocks[at]
    section, bookmarks = _place(returned, at)
    kinds = {change.kind for change in changes}
    words = " … ".join(change.text.strip() for change in changes)
    about = _about(next((texts[mark] for mark in block.bookmarks if mark in texts), ""))
    if kinds == {TrackedKind.INSERTED}:
        return Remark(RemarkKind.INSERTION, section, bookmarks, about, f"Foreslår indsat: »{_said(words)}«")
    if kinds == {TrackedKind.DELETED}:
        return Remark(RemarkKind.DELETION, section, bookmarks, about, f"Foreslår slettet: »{_said(words)}«")
    new = f"Foreslår teksten ændret til: »{_said(block.text)}«"
    return Remark(RemarkKind.REPLACEMENT, section, bookmarks, about, new)


def _untracked(returned: WordText, sent: WordText) -> Iterator[tuple[int, Remark]]:
    """Find paragraphs that say something else than they did, though no change was tracked in them."""
    before, after = _lines(sent), _lines(returned)
    tracked = {change.block for change in returned.changes}
    gone_by_mark = {change.text.strip() for change in returned.changes if change.kind is TrackedKind.DELETED}
    new = _left_over([one for one in after if one[0] not in tracked], Counter(text for _, text in before))
    old = _left_over([one for one in before if one[1] not in gone_by_mark], Counter(text for _, text in after))
    old = [(at, text) for at, text in old if not _is_tracked_elsewhere(sent.blocks[at], returned, tracked)]
    for at, text in new:
        partner = _partner(returned.blocks[at], text, old, sent)
        section, bookmarks = _place(returned, at)
        if partner is None:
            yield at, Remark(RemarkKind.UNTRACKED, section, bookmarks, "", f"Har tilføjet: »{_said(text)}«")
            continue
        old.remove(partner)
        said = f"Har ændret teksten til: »{_said(text)}«"
        yield at, Remark(RemarkKind.UNTRACKED, section, bookmarks, _about(partner[1]), said)
    for at, text in old:
        section, bookmarks = _place(sent, at)
        yield at, Remark(RemarkKind.UNTRACKED, section, bookmarks, _about(text), "Har slettet teksten.")


def _lines(word: WordText) -> list[tuple[int, str]]:
    """Give the places and texts of what a reader reads; rows are read cell by cell, and the contents list is not."""
    return [
        (at, block.text)
        for at, block in enumerate(word.blocks)
        if block.kind is not BlockKind.ROW and block.text and not block.style.startswith(_CONTENTS)
    ]


def _left_over(lines: Sequence[tuple[int, str]], others: Counter[str]) -> list[tuple[int, str]]:
    """Give the lines that do not stand among the others as often."""
    left = Counter(others)
    found = []
    for at, text in lines:
        if left[text] > 0:
            left[text] -= 1
        else:
            found.append((at, text))
    return found


def _is_tracked_elsewhere(block: Block, returned: WordText, tracked: set[int | None]) -> bool:
    """Say whether this paragraph of the draft is one in which the party tracked its changes."""
    marks = set(block.bookmarks)
    return any(at is not None and marks & set(returned.blocks[at].bookmarks) for at in tracked)


def _partner(block: Block, text: str, old: Sequence[tuple[int, str]], sent: WordText) -> tuple[int, str] | None:
    same_place = next((one for one in old if _is_same_place(block, sent.blocks[one[0]])), None)
    if same_place:
        return same_place
    alike = [(SequenceMatcher(None, text, one[1]).ratio(), one) for one in old]
    best = max(alike, default=(0.0, None), key=lambda found: found[0])
    return best[1] if best[0] >= _ALIKE else None


def _is_same_place(block: Block, before: Block) -> bool:
    """Say whether two paragraphs have a bookmark in common, or stand in the same cell of the same table."""
    cells = [(one.table, one.row, one.cell) for one in (block, before)]
    return bool(set(block.bookmarks) & set(before.bookmarks)) or (block.table is not None and cells[0] == cells[1])


def _place(word: WordText, at: int) -> tuple[str, tuple[str, ...]]:
    if at >= len(word.blocks):
        return "", ()
    block = word.blocks[at]
    heading = block.text if block.kind is BlockKind.HEADING else (block.trail[-1] if block.trail else "")
    return shorten(heading, 200, placeholder=" …"), block.bookmarks


def _about(text: str) -> str:
    return shorten(text, _ABOUT, placeholder=" …")


def _said(text: str) -> str:
    return shorten(text, _SHOWN, placeholder=" …")
