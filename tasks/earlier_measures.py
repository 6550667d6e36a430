"""Propose the measures of an earlier plan's tables as actions of today's plan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from db.schema import Action, ExistingText, Indicator
from db.unit_of_work import UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.packets.matching import folded
from parat.intake.policy_candidates import last_in, level_in, period_in
from parat.intake.policy_words import DESCRIPTION, END, LEVEL, OWNER, START, TARGET, TIME, TITLE, field_named
from tasks.plan import PROPOSED
from tasks.plan_facts import begin_plan, plan_id

_LONGEST_TITLE, _LONGEST_OWNER = 200, 160
Said = Mapping[str, Sequence[str]]


def store_measures(unit: UnitOfWork, engagement: str, rows: Iterable[ExistingText]) -> int:
    """Add measures as proposed actions; give how many were added.

    Run again: a measure whose title an action of the plan has already is not added.
    """
    begin_plan(unit, engagement)
    there = unit.all(Action, Action.engagement == engagement)
    titles, number = {folded(row.title) for row in there}, max((row.number for row in there), default=0)
    added = 0
    for row in rows:
        said = _said(row.text)
        title = _one(said, TITLE)[:_LONGEST_TITLE]
        if folded(title) in titles:
            continue
        titles.add(folded(title))
        added += 1
        action = _action(engagement, number + added, title, said, row)
        unit.add(action)
        unit.add(
            Indicator(id=natural_id("indicator", action.id), action=action.id, text="", baseline=None, target=None)
        )
    return added


def _said(text: str) -> Said:
    """Sort the lines of a measure by the fields that their labels name; lines with other labels describe it."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in text.splitlines():
        label, _, value = line.partition(": ")
        field = field_named(label)
        found[field or DESCRIPTION].append(value if field else line)
    return found


def _one(said: Said, field: str) -> str:
    return "; ".join(said.get(field, ()))


def _action(engagement: str, number: int, title: str, said: Said, row: ExistingText) -> Action:
    times = _one(said, TIME)
    start, end = period_in(times)
    spare = [f"Tid: {times}"] if times and not (start or end) else []
    heading = f", afsnittet »{row.heading}«" if row.heading else ""
    return Action(
        id=natural_id("action", engagement, "earlier_plan", folded(title)),
        engagement=engagement,
        plan=plan_id(engagement),
        number=number,
        title=title,
        choice=PROPOSED,
        choice_reason="",
        task=None,
        level=level_in(_one(said, LEVEL)) or None,
        target_group=_one(said, TARGET),
        description="\n".join([*said.get(DESCRIPTION, ()), *spare]),
        activities="",
        owner=_one(said, OWNER)[:_LONGEST_OWNER],
        participants="",
        starts_on=period_in(_one(said, START))[0] or (start if end else None),
        due_on=last_in(_one(said, END)) or end or start,
        resources="",
        risk="",
        documentation="",
        proposed_because=f"Fra den tidligere plan{heading}.",
        packet=row.packet,
        place=f"tekststykke {row.number}",
    )
