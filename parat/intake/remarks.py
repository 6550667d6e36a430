"""Read what a party of a hearing wrote in its copy of the draft: comments, tracked changes, and other changes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten

from parat.intake.untracked import Line, cell_that_differs, differences
from parat.ooxml.word_blocks import Block, BlockKind, TrackedChange, TrackedKind, WordComment, WordText

_SHOWN, _ABOUT, _ANSWERED = 1_200, 240, 120


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
    by_id = {comment.id: comment for comment in returned.comments}
    for comment in returned.comments:
        if comment.own or not comment.text.strip():
            continue
        gone_after = len(returned.blocks) if comment.after is None else comment.after
        at = comment.blocks[0] if comment.blocks else gone_after
        section, bookmarks = _place(returned, at)
        marks = bookmarks if comment.blocks else ()
        about = _about(comment.about or comment.deleted)
        yield at, Remark(RemarkKind.COMMENT, section, marks, about, _in_thread(comment, by_id))


def _in_thread(comment: WordComment, by_id: Mapping[str, WordComment]) -> str:
    """Give what a comment says; an answer to another comment is told with the words that it answers."""
    answered = by_id.get(comment.answers)
    if answered is None:
        return _said(comment.text)
    return _said(f"Svar på kommentaren »{shorten(answered.text, _ANSWERED, placeholder=' …')}«: {comment.text}")


def _tracked(returned: WordText, sent: WordText) -> Iterator[tuple[int, Remark]]:
    """Give one remark for each paragraph in which changes are tracked."""
    by_block: dict[int, list[TrackedChange]] = {}
    for change in returned.changes:
        if change.own or not change.text.strip():
            continue
        if change.whole or change.block is None:
            yield change.block or 0, _of_whole(returned, change, sent)
        else:
            by_block.setdefault(change.block, []).append(change)
    texts = {mark: block.text for block in sent.blocks for mark in block.bookmarks if block.kind is not BlockKind.ROW}
    for at, changes in by_block.items():
        yield at, _proposed(returned, at, changes, texts)


def _of_whole(returned: WordText, change: TrackedChange, sent: WordText) -> Remark:
    section, _ = _place(returned, change.block or 0)
    row = returned.blocks[change.block].kind is BlockKind.ROW if change.block is not None else False
    if change.kind is TrackedKind.INSERTED:
        new = "en ny række" if row else "et nyt afsnit"
        return Remark(RemarkKind.INSERTION, section, (), "", f"Foreslår {new}: »{_said(change.text)}«")
    at = next((at for at, block in enumerate(sent.blocks) if block.text == change.text), None)
    if at is None:
        return Remark(RemarkKind.DELETION, section, (), _about(change.text), "Foreslår afsnittet slettet.")
    section, bookmarks = _place(sent, at)
    gone = "rækken" if sent.blocks[at].kind is BlockKind.ROW else "afsnittet"
    return Remark(RemarkKind.DELETION, section, bookmarks, _about(change.text), f"Foreslår {gone} slettet.")


def _proposed(returned: WordText, at: int, changes: Sequence[TrackedChange], texts: Mapping[str, str]) -> Remark:
    block = returned.blocks[at]
    section, bookmarks = _place(returned, at)
    words = " … ".join(change.text.strip() for change in changes)
    struck = " … ".join(change.text for change in changes if change.kind is TrackedKind.DELETED)
    was = next((texts[mark] for mark in block.bookmarks if mark in texts), "")
    kinds = {change.kind for change in changes}
    if kinds == {TrackedKind.INSERTED} and _is_all(changes, of=block.text, left=was):
        return Remark(RemarkKind.INSERTION, section, bookmarks, _about(was), f"Foreslår indsat: »{_said(words)}«")
    if kinds == {TrackedKind.DELETED} and _is_all(changes, of=was, left=block.text):
        return Remark(RemarkKind.DELETION, section, bookmarks, _about(was), f"Foreslår slettet: »{_said(words)}«")
    new = f"Foreslår teksten ændret til: »{_said(block.text)}«"
    return Remark(RemarkKind.REPLACEMENT, section, bookmarks, _about(was or struck), new)


def _is_all(changes: Sequence[TrackedChange], of: str, left: str) -> bool:
    """Say whether the tracked changes are all that a paragraph differs in; yes where its words then are not known."""
    tracked = "".join(change.text for change in changes)
    return not of or not left or _letters(of) == _letters(left + tracked)


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _untracked(returned: WordText, sent: WordText) -> Iterator[tuple[int, Remark]]:
    for one in differences(returned, sent):
        if one.now is not None:
            yield one.now.at, _changed(returned, one.now, one.was)
        elif one.was is not None:
            section, bookmarks = _place(sent, one.was.at)
            gone = "Har slettet rækken." if one.was.is_row else "Har slettet teksten."
            at = _place_of(section, returned)
            yield at, Remark(RemarkKind.UNTRACKED, section, bookmarks, _about(one.was.block.text), gone)


def _changed(returned: WordText, now: Line, was: Line | None) -> Remark:
    section, bookmarks = _place(returned, now.at)
    if was is None:
        new = f"Har tilføjet{' en række' if now.is_row else ''}: »{_said(now.block.text)}«"
        return Remark(RemarkKind.UNTRACKED, section, bookmarks, "", new)
    cell = cell_that_differs(was.block, now.block) if now.is_row else None
    if cell is not None:
        told = f"Har ændret teksten til: »{_said(now.block.cells[cell])}«"
        return Remark(RemarkKind.UNTRACKED, section, bookmarks, _about(_in_row(was.block, cell)), told)
    told = f"Har ændret {'rækken' if now.is_row else 'teksten'} til: »{_said(now.block.text)}«"
    return Remark(RemarkKind.UNTRACKED, section, bookmarks, _about(was.block.text), told)


def _in_row(row: Block, cell: int) -> str:
    """Give a cell's text with the row it stands in, which its first cell names."""
    return ": ".join(filter(None, (row.cells[0] if cell else "", row.cells[cell])))


def _place_of(section: str, word: WordText) -> int:
    """Give the place of a heading, so that what is gone is told where it stood; the end where the heading is gone."""
    headings = (at for at, block in enumerate(word.blocks) if block.kind is BlockKind.HEADING and block.text == section)
    return next(headings, len(word.blocks))


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
