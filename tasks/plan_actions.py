"""Show the plan's actions as the documents do."""

from collections.abc import Mapping, Sequence

from db.schema import Action, Indicator, Reading
from db.unit_of_work import Reader
from parat.documents import contexts
from parat.documents.danish import number
from parat.domain.packets.implementation import ACTION_STATUSES
from parat.domain.packets.wording import LEVELS
from tasks.plan import APPROVED, PROPOSED, REJECTED
from tasks.plan_links import links_of
from tasks.progress import newest_readings
from tasks.words import lines_in

_CHOICES = {PROPOSED: "Forslag", APPROVED: "Godkendt"}


def actions_in_plan(read: Reader, engagement: str) -> list[Action]:
    """Give the actions that nobody has rejected, in the order of their numbers."""
    return read.all(Action, Action.engagement == engagement, Action.choice != REJECTED, order=[Action.number])


def actions_shown(read: Reader, engagement: str, rows: Sequence[Action]) -> tuple[contexts.Action, ...]:
    """Show these actions with their indicators, their newest readings and the policies that they were held against."""
    indicators = {row.action: row for row in read.all(Indicator, Indicator.action.in_([row.id for row in rows]))}
    readings, policies = newest_readings(read, engagement), links_of(read, engagement).policies
    return tuple(_action(row, indicators[row.id], readings, policies.get(row.id, ())) for row in rows)


def _action(
    row: Action, indicator: Indicator, readings: Mapping[str, Reading], policies: tuple[str, ...]
) -> contexts.Action:
    status = dict(ACTION_STATUSES)[readings[row.id].state] if row.id in readings else _CHOICES[row.choice]
    return contexts.Action(
        id=row.id,
        number=str(row.number),
        title=row.title,
        task=row.task,
        level_da=dict(LEVELS)[row.level] if row.level else "",
        target_group=row.target_group,
        description=row.description,
        activities=lines_in(row.activities),
        owner_function=row.owner,
        participants=tuple(part.strip() for part in row.participants.split(",") if part.strip()),
        start=row.starts_on,
        due=row.due_on,
        resources=row.resources,
        indicator=indicator.text,
        baseline="" if indicator.baseline is None else number(indicator.baseline),
        target="" if indicator.target is None else number(indicator.target),
        status_da=status,
        accepted=row.choice == APPROVED,
        risk=row.risk,
        documentation=row.documentation,
        reason=row.proposed_because,
        provenance=tuple(source for source in (row.gap, row.decision) if source),
        policies=policies,
    )
