"""Name what the plan's actions hang together with: gaps, decisions of workshops, and other policies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.schema import Decision, ExistingMeasure, Gap, OverlapDecision, Policy, ScenarioAnswer, Workshop
from db.unit_of_work import Reader
from parat.documents.danish import short_date
from tasks.scenario_training import step_da


@dataclass(frozen=True, slots=True)
class Links:
    """Name gaps and decisions by their ids, and by an action's id the policies that it was held against."""

    gaps: Mapping[str, str]
    decisions: Mapping[str, str]
    policies: Mapping[str, tuple[str, ...]]


def links_of(read: Reader, engagement: str) -> Links:
    """Gather what the actions of an engagement hang together with, as the plan workbook shows it."""
    decided = read.all(Decision, Decision.engagement == engagement)
    held = held_on(read, engagement)
    decisions = {row.id: f"{workshop_da(*held[row.workshop])}: {row.text}" for row in decided}
    return Links(gap_names(read, engagement), decisions, _policies(read, engagement))


def gap_names(read: Reader, engagement: str) -> dict[str, str]:
    """Name each gap by its item, and one that scenario training found by the step that failed."""
    answers = read.all(ScenarioAnswer, ScenarioAnswer.engagement == engagement)
    steps = {row.id: step_da(row.scenario, row.step) for row in answers}
    gaps = read.all(Gap, Gap.engagement == engagement)
    return {
        row.id: f"{steps[row.scenario_answer]} ({row.item})" if row.scenario_answer in steps else row.item
        for row in gaps
    }


def held_on(read: Reader, engagement: str) -> dict[str, tuple[int, date | None]]:
    """Give each workshop's number and the day that it was held, by its id."""
    return {row.id: (row.number, row.held_on) for row in read.all(Workshop, Workshop.engagement == engagement)}


def workshop_da(number: int, held: date | None) -> str:
    """Name a workshop by its number and its day."""
    return f"Workshop {number} den {short_date(held)}" if held else f"Workshop {number}"


def _policies(read: Reader, engagement: str) -> dict[str, tuple[str, ...]]:
    titles = {row.id: row.title for row in read.all(Policy, Policy.engagement == engagement)}
    measures = read.all(ExistingMeasure, ExistingMeasure.engagement == engagement)
    of_measure = {row.id: titles[row.policy] for row in measures}
    met: dict[str, set[str]] = {}
    for row in read.all(OverlapDecision, OverlapDecision.engagement == engagement):
        if row.action and row.existing_measure in of_measure:
            met.setdefault(row.action, set()).add(of_measure[row.existing_measure])
    return {action: tuple(sorted(found)) for action, found in met.items()}
