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
    ScenarioAnswer,
)
from db.trail import who_wrote
from db.unit_of_work import Reader
from parat.domain.errors import InputError
from parat.domain.packets.scenario_training import ANSWERED_BY
from tasks.run import looking
from tasks.scenario_training import step_da

_SHORTEST = 8


class UntraceableError(InputError):
    """Refuse an id that is no action, gap, decision, answer, answered step of a scenario, or reading."""

    code = "IND-070"
    what = "there is nothing to trace under «{found}»."
    where = "The record"
    remedy = "Give the id of an action, gap, decision, answer or reading, or at least its first 8 characters."
    what_da = "der er intet at spore under »{found}«."
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
        for kind in (Action, Gap, Decision, Answer, ScenarioAnswer, Reading):
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
    gaps = _gaps_on_same_item(read, read.get(Gap, row.gap)) if row.gap else []
    return [*gaps, *([read.get(Decision, row.decision)] if row.decision else [])]


def _gaps_on_same_item(read: Reader, row: Gap) -> list[Gap]:
    """Give a gap and the others of its item: one action answers the assessment and the failed steps together."""
    found = read.all(Gap, Gap.assessment_round == row.assessment_round, Gap.item == row.item)
    return sorted(found, key=lambda gap: (gap.id != row.id, gap.id))


def _sources_of_gap(read: Reader, row: Gap) -> list[Base]:
    if row.scenario_answer:
        return [*read.all(ScenarioAnswer, ScenarioAnswer.id == row.scenario_answer)]
    return [*read.all(Answer, Answer.assessment_round == row.assessment_round, Answer.item == row.item)]


def _file_of(read: Reader, row: Answer | Decision | Reading | ScenarioAnswer) -> list[Base]:
    return [read.get(Packet, row.packet)]


def _gaps_of_answer(read: Reader, row: Answer) -> list[Base]:
    of_item = (Gap.assessment_round == row.assessment_round, Gap.item == row.item)
    return [*read.all(Gap, *of_item, Gap.scenario_answer.is_(None))]


def _gaps_of_step(read: Reader, row: ScenarioAnswer) -> list[Base]:
    return [*read.all(Gap, Gap.scenario_answer == row.id)]


def _actions_of_gap(read: Reader, row: Gap) -> list[Base]:
    ids = [gap.id for gap in _gaps_on_same_item(read, row)]
    return [*read.all(Action, Action.gap.in_(ids), order=[Action.number])]


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
    ScenarioAnswer: _file_of,
    Reading: lambda read, row: [read.get(Action, row.action), *_file_of(read, row)],
}
_FORWARD: Walk = {
    Answer: _gaps_of_answer,
    ScenarioAnswer: _gaps_of_step,
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
    gone = f", slettet {row.erased_on:%d-%m-%Y}" if row.erased_on else ""
    return f"{row.file_name}, sha256 {row.sha256[:12]}{gone}", row.path


def _says_generation(read: Reader, row: Generation) -> tuple[str, str]:
    title = read.get(Document, row.document).title
    return f"{title}, version {row.number}, sha256 {row.sha256[:12]}", row.path


def _says_gap(read: Reader, row: Gap) -> tuple[str, str]:
    if row.scenario_answer:
        return f"{row.item}: trin i scenarie fejlede" + (" (siden besvaret)" if row.closed else ""), ""
    return f"{row.item}: {row.score if row.score is not None else 'uafklaret'}", ""


def _says_step(read: Reader, row: ScenarioAnswer) -> tuple[str, str]:
    said = f"{step_da(row.scenario, row.step)}: {dict(ANSWERED_BY)[row.answered_by]}"
    file = read.get(Packet, row.packet).file_name
    return f"{said}. {row.note}" if row.note else said, f"{file}, {row.place}"


_SAYS: Mapping[type[Base], Callable[..., tuple[str, str]]] = {
    Action: lambda read, row: (f"{row.number}. {row.title} ({row.choice})", ""),
    Gap: _says_gap,
    Decision: lambda read, row: (row.text, f"{read.get(Packet, row.packet).file_name}, {row.place}"),
    Reading: lambda read, row: (f"{row.state} {row.read_on}", f"{read.get(Packet, row.packet).file_name}, {row.place}"),
    Answer: _says_answer,
    ScenarioAnswer: _says_step,
    Packet: _says_packet,
    Generation: _says_generation,
}
