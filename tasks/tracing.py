"""Follow one fact, or one block of a document, both ways: back to the cell it came from, forward to its pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.schema import (
    Action,
    AnnexText,
    Answer,
    Base,
    Chapter,
    Contact,
    Decision,
    DevelopmentArea,
    ExistingMeasure,
    ExistingText,
    Gap,
    Gate,
    Generation,
    HearingAnswer,
    OverlapDecision,
    Packet,
    Policy,
    Reading,
    ScenarioAnswer,
    Stakeholder,
    TrainingNeed,
)
from db.unit_of_work import Reader
from parat.domain.errors import InputError
from tasks.block_rows import rows_behind
from tasks.block_sources import fixed_text, sources_of
from tasks.run import looking
from tasks.shown_blocks import Shown, shown_blocks
from tasks.trace_ways import BACK, FORWARD, showing, walk
from tasks.trace_words import Link, link_to

__all__ = ["AmbiguousBlockError", "Link", "Trace", "UntraceableError", "trace"]

_SHORTEST = 8
_KINDS = (
    Action, Gap, Decision, Answer, ScenarioAnswer, Reading, Chapter, AnnexText, Policy, ExistingMeasure,
    OverlapDecision, Stakeholder, DevelopmentArea, TrainingNeed, Contact, HearingAnswer, ExistingText, Gate, Packet,
    Generation,
)  # fmt: skip


class UntraceableError(InputError):
    """Refuse an id that no fact and no block of a document has."""

    code = "IND-070"
    what = "there is nothing to trace under «{found}»."
    where = "The record"
    remedy = (
        "Give the id of an action, gap, decision, answer or reading, or at least its first 8 characters; or the id or "
        "the bookmark of a block of a document."
    )
    what_da = "der er intet at spore under »{found}«."
    where_da = "Registret"
    remedy_da = "Angiv id på en indsats, et udviklingspunkt, en beslutning, et svar, en måling eller et sted i planen."


class AmbiguousBlockError(InputError):
    """Refuse a block that documents of several municipalities have, when nobody said whose is meant."""

    code = "IND-475"
    what = "the documents of several municipalities have a block «{found}»: {engagements}."
    where = "The record"
    remedy = "Say whose is meant: parat trace {found} --for MUNICIPALITY."
    what_da = "flere kommuners dokumenter har et sted »{found}«: {engagements}."
    where_da = "Registret"
    remedy_da = "Angiv, hvilken kommune der er tale om."


@dataclass(frozen=True, slots=True)
class Trace:
    """Be a fact with everything that led to it and everything that followed from it."""

    fact: Link
    back: tuple[Link, ...]
    forward: tuple[Link, ...]


def trace(identity: str, engagement: str | None = None) -> Trace:
    """Follow a fact or a block both ways; the first eight characters of a fact's id are enough.

    A block is found by its id or by the short name of its bookmark; `engagement` says whose document is meant. Raise
    UntraceableError, or AmbiguousBlockError for a block of several municipalities.
    """
    with looking() as read:
        row = _found(read, identity)
        if row is not None:
            return Trace(link_to(read, row, 0), tuple(_links(read, row, back=True)), tuple(_links(read, row)))
        shown = shown_blocks(read, identity, engagement)
        if shown is None and not sources_of(identity):
            raise UntraceableError(found=identity)
        return _trace_of_block(read, identity, shown)


def _found(read: Reader, identity: str) -> Base | None:
    if len(identity) >= _SHORTEST:
        for kind in _KINDS:
            rows = read.all(kind, kind.id.startswith(identity, autoescape=True))
            if len(rows) == 1:
                return rows[0]
    return None


def _links(read: Reader, row: Base, back: bool = False, steps: int = 1) -> Iterator[Link]:
    for found, away in walk(read, row, BACK if back else FORWARD, steps):
        yield link_to(read, found, away)


def _trace_of_block(read: Reader, identity: str, shown: Shown | None) -> Trace:
    if shown is not None and len(shown.engagements) > 1:
        raise AmbiguousBlockError(found=identity, engagements=", ".join(shown.engagements))
    if shown is None:
        return Trace(Link("block", 0, identity, "", "", ""), tuple(_fixed(identity)), ())
    (engagement,), block = shown.engagements, shown.block
    fact = Link("block", 0, block, shown.text, shown.place, "")
    forward = [link_to(read, row, 1) for row in showing(read, engagement, block)]
    return Trace(fact, (*_behind(read, engagement, block), *_fixed(block)), tuple(forward))


def _behind(read: Reader, engagement: str, block: str) -> Iterator[Link]:
    """Give the rows that a block rests on, and what each of them came from."""
    for source in sources_of(block):
        for row in rows_behind(read, engagement, source):
            yield replace(link_to(read, row, 0), steps=1)
            yield from _links(read, row, back=True, steps=2)


def _fixed(block: str) -> Iterator[Link]:
    for source in sources_of(block):
        text = fixed_text(source)
        if text is not None:
            yield Link("fixed text", 1, source.of or source.ground, text.says, text.file, text.edition)
