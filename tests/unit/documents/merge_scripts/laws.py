"""Say which laws of the merge a merged file breaks; each law gives sentences, none when it holds."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docx_trackdiff import verify
from lxml import etree

from parat.documents.merge import ChangeKind, Redrafted, Stamp
from parat.ooxml.packages import read_package
from tests.unit.documents.merge_scripts.paper import MONTHS, ROUND_TEXTS, Paper
from tests.unit.documents.merge_scripts.views import (
    DELETED,
    INSERTED,
    Element,
    W,
    Which,
    accepted,
    document,
    marks,
    rejected,
    shape,
    text_of,
    texts,
)

MACHINE = "parat"
_FIGURE = re.compile(rf"\d+\. (?:{'|'.join(MONTHS)}) \d{{4}}|\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Case:
    """Be one merge: what went out, what came back with what became of its texts, what the data says now, the result."""

    base: Paper
    theirs: bytes
    outcome: dict[str, str]
    own: list[tuple[str, str]]
    now: Paper
    stamp: Stamp
    merged: Redrafted


def machines(mark: Element) -> bool:
    return mark.get(f"{W}author") == MACHINE


def ours(stamp: Stamp) -> Which:
    """Give what knows the marks of this very merge."""
    dated = stamp.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return lambda mark: machines(mark) and mark.get(f"{W}date") == dated


def comments(docx: bytes) -> dict[str, Element]:
    part = read_package(docx).get("word/comments.xml")
    return {one.get(f"{W}id"): one for one in etree.fromstring(part)} if part else {}


def rejecting_all_gives_their_file(case: Case) -> Iterator[str]:
    which = machines if any(map(machines, marks(document(case.theirs)))) else ours(case.stamp)
    new = frozenset(number for number, one in comments(case.merged.docx).items() if ours(case.stamp)(one))
    then, now = shape(rejected(case.theirs, which)), shape(rejected(case.merged.docx, which), new)
    if then != now:
        yield _first_difference("rejecting all is not their file", then, now)


def _first_difference(what: str, then: list[tuple[str, ...]], now: list[tuple[str, ...]]) -> str:
    pairs = ((one, other) for one, other in zip([*then, ()], [*now, ()], strict=False) if one != other)
    one, other = next(pairs, ((), ()))
    return f"{what} ({len(then)} and {len(now)} paragraphs):\n  theirs {one}\n  result {other}"


def accepting_all_holds_both_sides(case: Case) -> Iterator[str]:
    wanted, found = Counter(_expected(case)), Counter(_counted(texts(accepted(case.merged.docx))))
    yield from (f"missing when all is accepted: {text!r}" for text in wanted - found)
    yield from (f"should not stand there when all is accepted: {text!r}" for text in found - wanted)


def _counted(found: list[str]) -> list[str]:
    fixed = ("Nr. del-", "§ ", "Dannet af programmet.")
    return [text for text in found if text not in ROUND_TEXTS and not text.startswith(fixed)]


def _expected(case: Case) -> Iterator[str]:
    base, now = case.base.texts(), case.now.texts()
    kept_rows = {row for row in _dropped_rows(case) if _touched(case, row)}
    yield from (text for text, _ in case.own if _counted([text]))
    for key, was in base.items():
        if was in ROUND_TEXTS or not (said := case.outcome.get(key)):
            continue
        if key not in now and said == was and key.partition("/")[0] not in kept_rows:
            continue
        yield now.get(key, said) if said == was else said
    yield from _new_texts(case)


def _new_texts(case: Case) -> Iterator[str]:
    base, shown = case.base.texts(), texts(accepted(case.theirs))
    gone = {row.key for part in case.now.parts for row in part.rows if f"Nr. {part.key}" not in shown}
    for key, text in case.now.texts().items():
        if key not in base and text not in ROUND_TEXTS and key.partition("/")[0] not in gone:
            yield text


def _dropped_rows(case: Case) -> set[str]:
    rows = lambda paper: {row.key for part in paper.parts for row in part.rows}  # noqa: E731
    return rows(case.base) - rows(case.now)


def _touched(case: Case, row: str) -> bool:
    cells = {key: text for key, text in case.base.texts().items() if key.partition("/")[0] == row}
    changed = any(case.outcome.get(key) != text for key, text in cells.items() if text not in ROUND_TEXTS)
    return changed or any(key == row for _, key in case.own)


def conflicts(case: Case) -> Iterator[tuple[str, str, str]]:
    """Give the texts that both changed, as they were, as they came back, as the data says now."""
    now = case.now.texts()
    for key, was in case.base.texts().items():
        said, says = case.outcome.get(key), now.get(key)
        if says is not None and said and len({was, said, says}) == 3:
            yield was, said, says


def every_conflict_is_commented(case: Case) -> Iterator[str]:
    told = {(one.theirs, one.now) for one in case.merged.changes if one.kind is ChangeKind.CONFLICT}
    found = comments(case.merged.docx)
    said = {number: "".join(one.itertext()) for number, one in found.items() if ours(case.stamp)(one)}
    at = _commented(document(case.merged.docx), said)
    for was, theirs, now in conflicts(case):
        if (theirs, now) not in told:
            yield f"a conflict is not reported: {was!r} -> {theirs!r} / {now!r}"
        if not any(was in said[number] and now in said[number] for number in at.get(theirs, ())):
            yield f"a conflict has no comment with both values: {was!r} -> {theirs!r} / {now!r}"


def _commented(root: Element, wanted: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in root.iter(f"{W}commentReference"):
        if (number := one.get(f"{W}id")) in wanted:
            found.setdefault(text_of(next(one.iterancestors(f"{W}p"))), []).append(number)
    return found


def nothing_is_said_that_neither_side_wrote(case: Case) -> Iterator[str]:
    known = {*case.now.texts().values(), *texts(accepted(case.theirs)), *texts(rejected(case.theirs, machines))}
    known |= {*texts(document(case.now.docx()))}
    for text in texts(accepted(case.merged.docx)):
        if text not in known:
            yield f"neither side wrote {text!r}"


def figures_are_whole(case: Case) -> Iterator[str]:
    """Look for a date or a number of which a mark covers only a part."""
    which, root = ours(case.stamp), document(case.merged.docx)
    for paragraph in root.iter(f"{W}p"):
        for unseen in (DELETED, INSERTED):
            pieces = list(_pieces(paragraph, unseen, which))
            if any(mark for mark, _ in pieces):
                yield from _broken_figures(pieces)


def _pieces(paragraph: Element, unseen: tuple[str, str], which: Which) -> Iterator[tuple[bool, str]]:
    for piece in paragraph.iter(f"{W}t", f"{W}delText"):
        around = [one for one in piece.iterancestors(*INSERTED, *DELETED) if which(one)]
        if not any(one.tag in unseen for one in around):
            yield bool(around), piece.text or ""


def _broken_figures(pieces: list[tuple[bool, str]]) -> Iterator[str]:
    marked = [mark for mark, text in pieces for _ in text]
    for figure in _FIGURE.finditer("".join(text for _, text in pieces)):
        if len(set(marked[figure.start() : figure.end()])) > 1:
            yield f"a mark covers only a part of {figure[0]!r}"


def ids_are_unique(case: Case) -> Iterator[str]:
    root = document(case.merged.docx)
    for what, tags in _IDS.items():
        names = Counter(one.get(f"{W}name" if what == "bookmark name" else f"{W}id") for one in root.iter(*tags))
        yield from (f"{what} {name} stands twice" for name, times in names.items() if times > 1)
    referred = {one.get(f"{W}id") for one in root.iter(f"{W}commentReference")}
    if missing := referred - comments(case.merged.docx).keys():
        yield f"comments {missing} are referred to and missing"


_IDS = {
    "the change": (*INSERTED, *DELETED),
    "bookmark": (f"{W}bookmarkStart",),
    "bookmark name": (f"{W}bookmarkStart",),
    "the comment's range": (f"{W}commentRangeStart",),
}


def their_bookmarks_and_comments_stay(case: Case) -> Iterator[str]:
    names = lambda root: {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}  # noqa: E731
    if missing := names(rejected(case.theirs, machines)) - names(document(case.merged.docx)):
        yield f"bookmarks are gone: {missing}"
    said = lambda docx: Counter("".join(one.itertext()) for one in comments(docx).values())  # noqa: E731
    if gone := said(case.theirs) - said(case.merged.docx):
        yield f"comments are gone: {gone}"


def the_independent_verifier_agrees(case: Case) -> Iterator[str]:
    """Ask docx-trackdiff, which knows neither rows nor earlier marks: only files without them are shown."""
    theirs, result = document(case.theirs), document(case.merged.docx)
    if marks(theirs):
        return
    if verify.view_paras(result, "reject") != verify.plain_paras(theirs):
        yield "docx-trackdiff: rejecting all is not their file"
    shown = [said for said in map(_tidy, verify.view_paras(result, "accept")) if said]
    if shown != texts(accepted(case.merged.docx)):
        yield "docx-trackdiff: accepting all is not what our own reading says"


def _tidy(text: str) -> str:
    return " ".join(text.split())


LAWS: tuple[Callable[[Case], Iterator[str]], ...] = (
    rejecting_all_gives_their_file, accepting_all_holds_both_sides, every_conflict_is_commented,
    nothing_is_said_that_neither_side_wrote, figures_are_whole, ids_are_unique, their_bookmarks_and_comments_stay,
    the_independent_verifier_agrees,
)  # fmt: skip
