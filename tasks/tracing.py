"""Follow one fact both ways: back to the cell it came from, forward to the page it stands on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from db.schema import (
    Action,
    Answer,
    AssessmentRound,
    Base,
    Decision,
    Document,
    Gap,
    Generation,
    Manifest,
    Packet,
    Reading,
    Respondent,
)
from db.trail import who_wrote
from db.unit_of_work import Reader
from parat.domain.errors import InputError
from tasks.run import looking

_SHORTEST = 8


class UntraceableError(InputError):
    """Refuse an id that is no action, gap, decision, answer or reading."""

    code = "IND-070"
    what = "there is nothing to trace under «{found}»."
    where = "The record"
    remedy = "Give the id of an action, gap, decision, answer or reading, or at least its first 8 characters."
    what_da = "der er intet at spore under «{found}»."
    where_da = "Registret"
    remedy_da = "Angiv id på en indsats, et udviklingspunkt, en beslutning, et svar eller en måling."


@dataclass(frozen=True, slots=True)
class Link:
    """Be one link: what kind of fact, how many steps away, its id, what it says, where it was read, who wrote it."""

    kind: str
    steps: int
    id: str
    says: str
    place: str
    written_by: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Be a fact with everything that led to it and everything that followed from it."""

    fact: Link
    back: tuple[Link, ...]
    forward: tuple[Link, ...]


def trace(identity: str) -> Trace:
    """Follow a fact both ways; the first eight characters of its id are enough. Raise UntraceableError."""
    with looking() as read:
        row = _found(read, identity)
        chain = _engagement_of(read, row)
        back = [_link(read, chain, *found) for found in _walk(read, row, _BACK)]
        forward = [_link(read, chain, *found) for found in _walk(read, row, _FORWARD)]
        return Trace(_link(read, chain, row, 0), tuple(back), tuple(forward))


def _found(read: Reader, identity: str) -> Base:
    if len(identity) >= _SHORTEST:
        for kind in (Action, Gap, Decision, Answer, Reading):
            rows = read.all(kind, kind.id.startswith(identity, autoescape=True))
            if len(rows) == 1:
                return rows[0]
    raise UntraceableError(found=identity)


Walk = Mapping[type[Base], Callable[[Reader, Any], list[Base]]]


def _walk(read: Reader, row: Base, ways: Walk, steps: int = 1) -> Iterator[tuple[Base, int]]:
    for next_row in ways.get(type(row), _nowhere)(read, row):
        yield next_row, steps
        yield from _walk(read, next_row, ways, steps + 1)


def _nowhere(read: Reader, row: Base) -> list[Base]:
    return []


def _sources_of_action(read: Reader, row: Action) -> list[Base]:
    gap = [read.get(Gap, row.gap)] if row.gap else []
    return [*gap, *([read.get(Decision, row.decision)] if row.decision else [])]


def _sources_of_gap(read: Reader, row: Gap) -> list[Base]:
    return [*read.all(Answer, Answer.assessment_round == row.assessment_round, Answer.item == row.item)]


def _file_of(read: Reader, row: Answer | Decision | Reading) -> list[Base]:
    return [read.get(Packet, row.packet)]


def _gaps_of_answer(read: Reader, row: Answer) -> list[Base]:
    return [*read.all(Gap, Gap.assessment_round == row.assessment_round, Gap.item == row.item)]


def _actions_of_gap(read: Reader, row: Gap) -> list[Base]:
    return [*read.all(Action, Action.gap == row.id, order=[Action.number])]


def _actions_of_decision(read: Reader, row: Decision) -> list[Base]:
    return [*read.all(Action, Action.decision == row.id, order=[Action.number])]


def _after_action(read: Reader, row: Action) -> list[Base]:
    readings = read.all(Reading, Reading.action == row.id, order=[Reading.read_on])
    return [*_generations_showing(read, row), *readings]


def _generations_showing(read: Reader, row: Action) -> Iterator[Base]:
    """Give the versions whose manifest has a block of this action."""
    for generation in read.all(Generation, Generation.engagement == row.engagement, order=[Generation.number]):
        manifest = read.all(Manifest, Manifest.generation == generation.id)
        if manifest and any(row.id in block for block in manifest[0].blocks):
            yield generation


_BACK: Walk = {
    Action: _sources_of_action,
    Gap: _sources_of_gap,
    Answer: _file_of,
    Decision: _file_of,
    Reading: lambda read, row: [read.get(Action, row.action), *_file_of(read, row)],
}
_FORWARD: Walk = {
    Answer: _gaps_of_answer,
    Gap: _actions_of_gap,
    Decision: _actions_of_decision,
    Action: _after_action,
}


def _engagement_of(read: Reader, row: Base) -> str:
    if isinstance(row, Answer):
        return read.get(AssessmentRound, row.assessment_round).engagement
    return str(row.__dict__["engagement"])


def _link(read: Reader, engagement: str, row: Base, steps: int) -> Link:
    says, place = _SAYS[type(row)](read, row)
    return Link(row.__tablename__, steps, row.id, says, place, who_wrote(read, engagement, row.id))


def _says_answer(read: Reader, row: Answer) -> tuple[str, str]:
    packet, respondent = read.get(Packet, row.packet), read.get(Respondent, row.respondent)
    return f"{row.item}: {row.value} ({respondent.number}, {respondent.role})", f"{packet.file_name}, {row.place}"


def _says_packet(read: Reader, row: Packet) -> tuple[str, str]:
    return f"{row.file_name}, sha256 {row.sha256[:12]}", row.path


def _says_generation(read: Reader, row: Generation) -> tuple[str, str]:
    title = read.get(Document, row.document).title
    return f"{title}, version {row.number}, sha256 {row.sha256[:12]}", row.path


_SAYS: Mapping[type[Base], Callable[..., tuple[str, str]]] = {
    Action: lambda read, row: (f"{row.number}. {row.title} ({row.choice})", ""),
    Gap: lambda read, row: (f"{row.item}: {row.score if row.score is not None else 'uafklaret'}", ""),
    Decision: lambda read, row: (row.text, f"{read.get(Packet, row.packet).file_name}, {row.place}"),
    Reading: lambda read, row: (f"{row.state} {row.read_on}", f"{read.get(Packet, row.packet).file_name}, {row.place}"),
    Answer: _says_answer,
    Packet: _says_packet,
    Generation: _says_generation,
}
