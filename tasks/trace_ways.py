"""Know the ways from one fact to the next: back to what it came from, and forward to what followed from it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from db.schema import (
    Action,
    AnnexText,
    Answer,
    AssessmentRound,
    Base,
    Chapter,
    Decision,
    ExistingMeasure,
    ExistingText,
    Gap,
    Generation,
    HearingAnswer,
    Indicator,
    Manifest,
    OverlapDecision,
    Packet,
    Plan,
    Policy,
    Reading,
    ScenarioAnswer,
    Score,
)
from db.unit_of_work import Reader
from parat.domain.plan_structure import section

Walk = Mapping[type[Base], Callable[[Reader, Any], list[Base]]]


def walk(read: Reader, row: Base, ways: Walk, steps: int = 1) -> Iterator[tuple[Base, int]]:
    """Follow the ways from a row, with how many steps away each row is."""
    for next_row in ways.get(type(row), _nowhere)(read, row):
        yield next_row, steps
        yield from walk(read, next_row, ways, steps + 1)


def engagement_of(read: Reader, row: Base) -> str:
    """Give the engagement that a row belongs to; its audit chain bears the same name."""
    if isinstance(row, Answer | Score):
        return read.get(AssessmentRound, row.assessment_round).engagement
    if isinstance(row, Chapter | AnnexText):
        return read.get(Plan, row.plan).engagement
    if isinstance(row, Indicator):
        return read.get(Action, row.action).engagement
    return str(row.__dict__.get("engagement", row.id))


def showing(read: Reader, engagement: str, part: str) -> Iterator[Base]:
    """Give the versions of an engagement's documents with a block whose id holds these words."""
    for generation in read.all(Generation, Generation.engagement == engagement, order=[Generation.number]):
        manifest = read.all(Manifest, Manifest.generation == generation.id)
        if manifest and any(part in block for block in manifest[0].blocks):
            yield generation


def _nowhere(read: Reader, row: Base) -> list[Base]:
    return []


def _sources_of_action(read: Reader, row: Action) -> list[Base]:
    gaps = _gaps_on_same_item(read, read.get(Gap, row.gap)) if row.gap else []
    decisions = [read.get(Decision, row.decision)] if row.decision else []
    earlier = [read.get(Action, row.carried_from)] if row.carried_from else []
    return [*gaps, *decisions, *earlier, *_file_if_any(read, row)]


def _file_if_any(read: Reader, row: Action | Chapter | AnnexText) -> list[Base]:
    found = read.find(Packet, row.packet) if row.packet else None
    return [found] if found else []


def _sources_of_text(read: Reader, row: Chapter | AnnexText) -> list[Base]:
    """Give the file that a local text was read from, and the passages of the earlier plan that it took up."""
    mark = row.letter if isinstance(row, AnnexText) else str(row.number)
    placed = (ExistingText.engagement == engagement_of(read, row), ExistingText.mark == mark)
    passages = read.all(ExistingText, *placed, ExistingText.confirmed.is_(True), order=[ExistingText.number])
    return [*_file_if_any(read, row), *passages]


def _gaps_on_same_item(read: Reader, row: Gap) -> list[Gap]:
    """Give a gap and the others of its item: one action answers the assessment and the failed steps together."""
    found = read.all(Gap, Gap.assessment_round == row.assessment_round, Gap.item == row.item)
    return sorted(found, key=lambda gap: (gap.id != row.id, gap.id))


def _sources_of_gap(read: Reader, row: Gap) -> list[Base]:
    if row.scenario_answer:
        return [*read.all(ScenarioAnswer, ScenarioAnswer.id == row.scenario_answer)]
    return [*read.all(Answer, Answer.assessment_round == row.assessment_round, Answer.item == row.item)]


def _answers_of_score(read: Reader, row: Score) -> list[Base]:
    answers = read.all(Answer, Answer.assessment_round == row.assessment_round, order=[Answer.item])
    return [answer for answer in answers if answer.item.partition(".")[0] == row.dimension]


def _file_of(
    read: Reader, row: Answer | Decision | Reading | ScenarioAnswer | HearingAnswer | ExistingText
) -> list[Base]:
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
    carried = read.all(Action, Action.carried_from == row.id)
    return [*showing(read, row.engagement, row.id), *readings, *carried]


def _after_text(read: Reader, row: Chapter | AnnexText) -> list[Base]:
    local = f"annex-{row.letter}-local-" if isinstance(row, AnnexText) else f"chapter-{row.number}-local-"
    return list(showing(read, engagement_of(read, row), local))


def _text_of_passage(read: Reader, row: ExistingText) -> list[Base]:
    """Give the chapter or annex that took up a passage of the earlier plan."""
    if not row.confirmed or row.mark is None:
        return []
    plans = [plan.id for plan in read.all(Plan, Plan.engagement == row.engagement)]
    if section(row.mark).number is None:
        return [*read.all(AnnexText, AnnexText.plan.in_(plans), AnnexText.letter == row.mark)]
    return [*read.all(Chapter, Chapter.plan.in_(plans), Chapter.number == int(row.mark))]


def _read_from(read: Reader, row: Packet) -> list[Base]:
    """Give what a file brought; the answers to an assessment are left out, for they are many."""
    kinds = (Action, Decision, Chapter, AnnexText, Reading, HearingAnswer, ExistingText)
    return [found for kind in kinds for found in read.all(kind, kind.packet == row.id, order=[kind.id])]


def _decisions_on_measure(read: Reader, row: ExistingMeasure) -> list[Base]:
    return [*read.all(OverlapDecision, OverlapDecision.existing_measure == row.id)]


def _file_of_policy(read: Reader, row: Policy) -> list[Base]:
    """Give the file that a policy was read from; nothing when it came in the plan workbook."""
    if row.source_sha256 is None:
        return []
    return [*read.all(Packet, Packet.engagement == row.engagement, Packet.sha256 == row.source_sha256)]


def _measures_of_policy(read: Reader, row: Policy) -> list[Base]:
    return [*read.all(ExistingMeasure, ExistingMeasure.policy == row.id, order=[ExistingMeasure.title])]


def _after_overlap(read: Reader, row: OverlapDecision) -> list[Base]:
    """Give the documents that show the decision, and the action that it was about."""
    action = [read.get(Action, row.action)] if row.action else []
    return [*showing(read, row.engagement, row.id), *action]


BACK: Walk = {
    Action: _sources_of_action,
    Gap: _sources_of_gap,
    Answer: _file_of,
    Decision: _file_of,
    ScenarioAnswer: _file_of,
    HearingAnswer: _file_of,
    ExistingText: _file_of,
    Reading: lambda read, row: [read.get(Action, row.action), *_file_of(read, row)],
    Chapter: _sources_of_text,
    AnnexText: _sources_of_text,
    Score: _answers_of_score,
    Policy: _file_of_policy,
    ExistingMeasure: lambda read, row: [read.get(Policy, row.policy)],
    OverlapDecision: lambda read, row: [read.get(ExistingMeasure, row.existing_measure)],
}
FORWARD: Walk = {
    Answer: _gaps_of_answer,
    ScenarioAnswer: _gaps_of_step,
    Gap: _actions_of_gap,
    Decision: _actions_of_decision,
    Action: _after_action,
    Chapter: _after_text,
    AnnexText: _after_text,
    ExistingText: _text_of_passage,
    Policy: _measures_of_policy,
    ExistingMeasure: _decisions_on_measure,
    OverlapDecision: _after_overlap,
    Packet: _read_from,
}
