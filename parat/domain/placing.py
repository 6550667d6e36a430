"""Propose where a passage of an earlier plan belongs in today's plan, and put passages together as local text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from parat.domain.errors import InputError
from parat.domain.packets.matching import folded
from parat.domain.personal_data import masked_text
from parat.domain.plan_structure import VERSION, section, sections
from parat.domain.resources import tables_of

ACTIONS = "13"
LONGEST_LOCAL_TEXT = 12_000
_DIGITS = 4
_MARKED = re.compile(r"^(?:bilag|kapitel|afsnit|appendiks)\s+(?:\d{1,2}|[a-z])\b[\s.:–-]*", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,4}|[a-z]|[ivx]{1,4})[.):]*\s+(?=\S)", re.IGNORECASE)


class PassageKind(StrEnum):
    """Be what a passage of an earlier plan is: a line of its text, a row of a table, or a measure in a table."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    COLUMNS = "columns"
    ROW = "row"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Passage:
    """Be one passage: its kind, the headings above it with its own, outermost first, and its text."""

    kind: PassageKind
    headings: tuple[str, ...]
    text: str


class TextTooLongError(InputError):
    """Refuse to make a section's local text longer than the workbook can hold."""

    code = "IND-476"
    what = "the local text of {found} would be {length} characters; at most {allowed} are allowed. Nothing was stored."
    where = "{place}"
    remedy = "Place some of the passages in another chapter, or leave them out, and confirm again."
    what_da = "den lokale tekst til {found} ville fylde {length} tegn; der er plads til {allowed}. Intet er gemt."
    where_da = "{place}"
    remedy_da = "Placér nogle af tekststykkerne i et andet kapitel, eller udelad dem, og bekræft igen."


class InvalidPassageNumbersError(InputError):
    """Refuse numbers of passages that cannot be read."""

    code = "IND-483"
    what = "«{found}» are no numbers of passages."
    where = "Earlier plan"
    remedy = "Write them as 3, 5-9 or 3,5-9."
    what_da = "»{found}« er ikke numre på tekststykker."
    where_da = "Tidligere plan"
    remedy_da = "Skriv dem som 3, 5-9 eller 3,5-9."


def passage_numbers(text: str) -> tuple[int, ...]:
    """Read numbers of passages as 3, 5-9 or 3,5-9; raise InvalidPassageNumbersError."""
    found: list[int] = []
    for part in text.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        ends = first, last or first
        if not all(end.isdecimal() and len(end) <= _DIGITS for end in ends) or int(ends[1]) < int(first):
            raise InvalidPassageNumbersError(found=masked_text(text))
        found += range(int(first), int(ends[1]) + 1)
    return tuple(dict.fromkeys(found))


def spans_of(numbers: Iterable[int]) -> str:
    """Write numbers of passages as `passage_numbers` reads them: 3, 5-9."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    return ", ".join("-".join(map(str, span)) for span in spans)


def proposed_mark(headings: Sequence[str], kind: PassageKind = PassageKind.PARAGRAPH) -> str | None:
    """Propose a chapter or an annex by the words of the headings above a passage; None when none of them is known.

    A measure belongs among the actions. What stands in an annex stays there; otherwise the nearest heading counts.
    """
    if kind is PassageKind.MEASURE:
        return ACTIONS
    marks = [mark for heading in headings if (mark := _mark_of(heading)) is not None]
    annexes = [mark for mark in marks if not mark.isdigit()]
    return annexes[0] if annexes else (marks[-1] if marks else None)


def local_text(mark: str, passages: Iterable[Passage], before: str = "") -> str:
    """Put passages below a section's local text; a line that stands there already is not written twice.

    Rows of tables become list items; the heading that only repeats the section's own title, and the line of a table's
    headings, which stand in each of its rows, are left out.
    """
    known = set(before.splitlines())
    fresh = [line for line in dict.fromkeys(_lines(mark, passages)) if line not in known]
    text = "\n".join(filter(None, [before, *fresh]))
    if len(text) > LONGEST_LOCAL_TEXT:
        title, allowed = section(mark).title_da, LONGEST_LOCAL_TEXT
        raise TextTooLongError(found=f"»{title}«", length=len(text), allowed=allowed, place=f"»{title}«")
    return text


def becomes_action(kind: PassageKind, mark: str) -> bool:
    """Say whether a passage becomes an action: a measure that is placed among the actions."""
    return kind is PassageKind.MEASURE and mark == ACTIONS


def _lines(mark: str, passages: Iterable[Passage]) -> Iterator[str]:
    title = _plain(section(mark).title_da)
    for passage in passages:
        line = "; ".join(" ".join(part.split()) for part in passage.text.splitlines() if part.strip())
        if becomes_action(passage.kind, mark) or passage.kind is PassageKind.COLUMNS:
            continue
        if passage.kind is PassageKind.HEADING and _plain(line) == title:
            continue
        yield f"- {line}" if passage.kind in (PassageKind.ITEM, PassageKind.ROW, PassageKind.MEASURE) else line


def _mark_of(heading: str) -> str | None:
    """Give the section whose longest word stands in a heading; of words as long, the one that stands first."""
    plain = f" {_plain(heading)} "
    found = [(-len(word), plain.find(f" {word}"), mark) for word, mark in _words() if f" {word}" in plain]
    return min(found)[2] if found else None


def _plain(heading: str) -> str:
    """Give a heading without its number and its signs."""
    bare = _NUMBERED.sub("", _MARKED.sub("", heading.strip()))
    return " ".join(re.sub(r"[^\w\s-]", " ", folded(bare)).split())


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """Give the words by which sections are known, with the sections' own titles."""
    listed = tables_of(f"earlier-plan-{VERSION}.toml")["section"]
    words = [(folded(word), row["mark"]) for row in listed for word in row["words"]]
    return (*words, *((_plain(one.title_da), one.mark) for one in sections()))
