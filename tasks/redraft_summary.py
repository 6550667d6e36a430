"""Sum up in Danish what a merging did to a person's file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from parat.documents.contexts import Cover
from parat.documents.contexts.redraft import MergedPassage, RedraftSummary, WaitingText
from parat.documents.danish import capitalised, counted, sentence
from parat.documents.merge import Change, ChangeKind
from parat.documents.word.bookmarks import bookmark_name

KIND, TITLE = "redraft_summary", "Sammenfletning"

_SHOWN, _SHORT = 500, 60
_BETWEEN_CELLS = " | "
_BY_DATA = frozenset((ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.REMOVED, ChangeKind.MOVED))
_WHOLE = frozenset((ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.MOVED))
_UNDECIDED = ChangeKind.CONFLICT
_OWN = frozenset((ChangeKind.KEPT_OWN, ChangeKind.OWN_ADDED, ChangeKind.OWN_DELETED))


@dataclass(frozen=True, slots=True)
class Merging:
    """Be a merging that is to be summed up: which document, from which version to which, and what was done.

    `waiting` are texts that can be taken into the record, and `listed` the blocks that they stand in, which need not
    be listed a second time. `blocks` are what the document's blocks say. `notes` say what else a person should know.
    """

    document_title: str
    made_from: int
    merged_into: int
    changes: Sequence[Change]
    returned: bool = False
    waiting: tuple[WaitingText, ...] = ()
    listed: frozenset[str] = field(default=frozenset())
    notes: tuple[str, ...] = ()
    blocks: Mapping[str, str] = field(default_factory=dict)


def summary_of(merging: Merging, cover: Cover) -> RedraftSummary:
    """Give what the summary shows."""
    rows = _rows_named(merging.blocks)
    own = (one for one in merging.changes if one.kind in _OWN and one.block not in merging.listed)
    return RedraftSummary(
        cover=cover,
        document_title=merging.document_title,
        made_from=merging.made_from,
        merged_into=merging.merged_into,
        returned=merging.returned,
        by_data=_by_data(merging.changes, rows),
        conflicts=_passages((one for one in merging.changes if one.kind is _UNDECIDED), rows),
        deleted=_passages((one for one in merging.changes if one.kind is ChangeKind.LEFT_DELETED), rows),
        own=_passages(own, rows),
        waiting=merging.waiting,
        notes=tuple(map(capitalised, merging.notes)),
    )


def counted_da(changes: Iterable[Change]) -> str:
    """Say in a few words of Danish how many places were changed, and how many somebody must look at."""
    marked, open_ones = marked_and_open(list(changes))
    said = f"{counted(marked, 'ændring', 'ændringer')} sat ind i den rettede fil"
    return f"{said}, {counted(open_ones, 'sted', 'steder')} kræver stillingtagen" if open_ones else said


def marked_and_open(changes: Sequence[Change]) -> tuple[int, int]:
    """Count the places that the data changed, a whole section as one, and those that somebody must look at."""
    return len(list(_places(changes))), sum(change.kind is _UNDECIDED for change in changes)


def shortened(text: str) -> str:
    """Give a text as a table shows it: its beginning when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} …"


def _rows_named(blocks: Mapping[str, str]) -> dict[str, str]:
    """Name the rows of tables by what stands in their first cell."""
    cells = ((block, text.partition(_BETWEEN_CELLS)) for block, text in blocks.items())
    return {bookmark_name(block): first for block, (first, between, _) in cells if between and len(first) < _SHORT}


def _places(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Give what the data changed; a heading that came or went is one place with what stands under it."""
    place: list[Change] = []
    for one in (change for change in changes if change.kind in _BY_DATA):
        if place and _is_under(one, place[0]):
            place.append(one)
            continue
        if place:
            yield place
        place = [one]
    if place:
        yield place


def _is_under(one: Change, first: Change) -> bool:
    heading = first.base if first.now is None else first.now
    same = (one.kind, one.section_da) == (first.kind, first.section_da)
    return same and first.kind in _WHOLE and heading == first.section_da


def _by_data(changes: Iterable[Change], rows: Mapping[str, str]) -> tuple[MergedPassage, ...]:
    places = list(_places(changes))
    shown = _passages((place[min(1, len(place) - 1)] for place in places), rows)
    return tuple(
        replace(
            one,
            section=place[0].section_da if len(place) > 1 else one.section,
            sent=_with_rest(one.sent, place),
            now=_with_rest(one.now, place),
        )
        for one, place in zip(shown, places, strict=True)
    )


def _with_rest(text: str, place: Sequence[Change]) -> str:
    """Say beside the first text of a section how many more lines it has."""
    rest = len(place) - 2
    return f"{sentence(text)} Desuden {counted(rest, 'linje', 'linjer')} i samme afsnit." if text and rest > 0 else text


def _passages(changes: Iterable[Change], rows: Mapping[str, str]) -> tuple[MergedPassage, ...]:
    return tuple(
        MergedPassage(
            id=str(number),
            section=", ".join(filter(None, (one.section_da, rows.get(one.block, "")))),
            sent=shortened(one.base or ""),
            theirs=shortened(one.theirs or ""),
            now=shortened(one.now or ""),
        )
        for number, one in enumerate(changes, start=1)
    )
