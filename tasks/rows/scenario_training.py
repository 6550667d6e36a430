"""Fill the sheets of scenario training and of priorities from the record."""

from collections.abc import Iterable, Iterator, Mapping

from db.schema import AssessmentRound, Gap, ScenarioAnswer, Workshop
from db.unit_of_work import Reader
from parat.domain.instrument import Instrument, instrument
from parat.domain.priorities import proposed_priority
from parat.domain.scenarios import Scenario, Step, played_in, scenarios
from tasks.answers import round_id
from tasks.rows.shape import Row
from tasks.scenario_training import open_gaps, origin_da


def step_rows(read: Reader, engagement: str, workshops: Iterable[Workshop]) -> list[Row]:
    """Give a row for each step of the scenarios that a workshop plays or has played, with what answered it."""
    answers = {
        (row.workshop, row.scenario, row.step): row
        for row in read.all(ScenarioAnswer, ScenarioAnswer.engagement == engagement)
    }
    return [
        _step_row(workshop, scenario, step, answers.get((workshop.id, scenario.id, step.number)))
        for workshop in workshops
        for scenario in _played(workshop, answers)
        for step in scenario.steps
    ]


def priority_rows(read: Reader, engagement: str) -> list[Row]:
    """Give a row for each open gap of the baseline, what presses most first."""
    row = read.find(AssessmentRound, round_id(engagement, "baseline"))
    if row is None:
        return []
    chosen = instrument(row.instrument_version)
    gaps = sorted(open_gaps(read, engagement), key=lambda gap: _place(chosen, gap))
    return [_priority_row(read, chosen, gap) for gap in gaps]


def _played(workshop: Workshop, answers: Mapping[tuple[str, str, int], ScenarioAnswer]) -> Iterator[Scenario]:
    """Give what a workshop plays, and what it has played before its list of scenarios was changed."""
    answered = {scenario for at, scenario, _ in answers if at == workshop.id}
    chosen = played_in(workshop.kind, workshop.scenarios or ())
    earlier = sorted(answered - {one.id for one in chosen})
    yield from chosen
    yield from (scenarios()[one] for one in earlier if one in scenarios())


def _step_row(workshop: Workshop, scenario: Scenario, step: Step, answer: ScenarioAnswer | None) -> Row:
    return {
        "workshop": workshop.number,
        "scenario": scenario.id,
        "step": step.number,
        "question": step.question_da,
        "answered_by": answer.answered_by if answer else None,
        "reference": (answer.reference or None) if answer else None,
        "note": (answer.note or None) if answer else None,
    }


def _place(chosen: Instrument, gap: Gap) -> tuple[bool, bool, object, str, str]:
    weight = chosen.item(gap.item).weight
    presses = (4 - gap.score) * weight if gap.score is not None else weight
    return (not gap.mandatory, gap.unresolved, -presses, gap.item, gap.scenario_answer or "")


def _priority_row(read: Reader, chosen: Instrument, gap: Gap) -> Row:
    item = chosen.item(gap.item)
    return {
        "item": gap.item,
        "origin": origin_da(read, gap),
        "statement": item.statement_da,
        "score": gap.score,
        "proposed": proposed_priority(gap.score, item.weight, gap.mandatory, item.critical),
        "priority": gap.priority,
        "reason": gap.priority_reason or None,
    }
