"""Say how far a plan's actions have come, as the status report and the final report show it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from db.lookup import engagement_row
from db.schema import Action, Deadline, Decision, Gap, Indicator, Reading
from db.unit_of_work import Reader
from parat.documents.contexts import ActionStatus, Deviation
from parat.documents.contexts.status import AreaProgress, Milestone, StatusCount
from parat.documents.danish import counted, number
from parat.domain.instrument import instrument
from parat.domain.labels import Kind, labels
from tasks.plan import APPROVED

if TYPE_CHECKING:
    from parat.analysis.progress import Progress

NOT_FOLLOWED_UP_DA = "Ingen melding"
_OWN = "own"
_OWN_DA = "Kommunens egne indsatser"
_ORDER = ("delayed", "in_progress", "not_started", "", "done", "dropped")
_OVER = ("done", "dropped")
Readings = Mapping[str, Reading]


def newest_readings(read: Reader, *engagements: str) -> dict[str, Reading]:
    """Give the newest reading of each action of these engagements."""
    rows = read.all(Reading, Reading.engagement.in_(engagements), order=[Reading.read_on])
    return {row.action: row for row in rows}


def accepted_actions(read: Reader, engagement: str) -> list[Action]:
    """List the actions of the plan as it was accepted, in their order."""
    return read.all(Action, Action.engagement == engagement, Action.choice == APPROVED, order=[Action.number])


def summed_up(actions: Iterable[Action], newest: Readings, on: date) -> tuple[str, ...]:
    """Say in Danish how many actions are done, late and overdue: of the whole plan, and of each of its tasks."""
    from parat.analysis.progress import ActionReading, done_by, latest, progress  # pandas takes half a second

    table = latest(
        (ActionReading(row.id, row.task or 0, row.owner, row.due_on, *_state(newest.get(row.id))) for row in actions),
        on,
    )
    tasks = (row for row in done_by(table, "task").itertuples() if row.task)
    return (_whole_da(progress(table)), *map(_task_da, tasks))


def counts_of(actions: Iterable[Action], newest: Readings) -> tuple[StatusCount, ...]:
    """Count the actions in each state, in the order of the states; states that no action is in are left out."""
    found = Counter(_key(newest.get(row.id)) for row in actions)
    known = {**labels(Kind.ACTION_STATUS), "": NOT_FOLLOWED_UP_DA}
    return tuple(StatusCount(status_da=text, actions=found[key]) for key, text in known.items() if found[key])


def areas_of(read: Reader, engagement: str, actions: Sequence[Action], newest: Readings) -> tuple[AreaProgress, ...]:
    """Count actions and those done by the theme of the readiness assessment that they answer; dropped ones are out."""
    kept = [row for row in actions if _key(newest.get(row.id)) != "dropped"]
    themes = _themes(read, kept)
    grouped: defaultdict[str, list[bool]] = defaultdict(list)
    for row in kept:
        grouped[themes[row.id]].append(_key(newest.get(row.id)) == "done")
    chosen = instrument(engagement_row(read, engagement)[2].instrument_version)
    titles = {**{one.id: one.title_da for one in chosen.dimensions}, _OWN: _OWN_DA}
    return tuple(
        AreaProgress(id=key, title=title, actions=len(grouped[key]), done=sum(grouped[key]))
        for key, title in titles.items()
        if key in grouped
    )


def action_statuses(read: Reader, actions: Sequence[Action], newest: Readings, on: date) -> tuple[ActionStatus, ...]:
    """Show every action with its reading: what is late first, then what goes on, what waits, and what is over."""
    indicators = {row.action: row for row in read.all(Indicator, Indicator.action.in_([row.id for row in actions]))}
    ordered = sorted(actions, key=lambda row: _rank(row, newest.get(row.id), on))
    return tuple(_status(row, indicators[row.id], newest.get(row.id), on) for row in ordered)


def deviations_of(actions: Iterable[Action], newest: Readings) -> tuple[Deviation, ...]:
    """Show what has departed from the plan, and why, as it was reported last."""
    return tuple(
        Deviation(
            id=newest[row.id].id, text=newest[row.id].deviation, action_number=str(row.number), action_title=row.title
        )
        for row in actions
        if row.id in newest and newest[row.id].deviation.strip()
    )


def milestones_of(read: Reader, engagement: str) -> tuple[Milestone, ...]:
    """Show the milestones in the order in which they are due."""
    rows = read.all(Deadline, Deadline.engagement == engagement, Deadline.kind == "milestone")
    return tuple(
        Milestone(id=row.id, title=row.title, owner_function=row.owner, due=row.due_on, reached_on=row.met_on)
        for row in sorted(rows, key=lambda row: (row.due_on or date.max, row.title))
    )


def is_late(row: Action, reading: Reading | None, on: date) -> bool:
    """Say whether an action that is not over is reported late, or past its date on a day."""
    if reading is not None and reading.state in _OVER:
        return False
    return (reading is not None and reading.state == "delayed") or (row.due_on is not None and row.due_on < on)


def reached(indicator: Indicator, value: Decimal | None) -> bool | None:
    """Say whether a target is reached; None while the start, the target or the reading is not known.

    The start tells which way is up: a target below it is reached from above.
    """
    if value is None or indicator.target is None or indicator.baseline is None:
        return None
    falls = indicator.target < indicator.baseline
    return value <= indicator.target if falls else value >= indicator.target


def _themes(read: Reader, actions: Sequence[Action]) -> dict[str, str]:
    """Give each action's dimension, from the gap or the decision that it answers."""
    gaps = {row.id: row.item for row in read.all(Gap, Gap.id.in_([row.gap for row in actions if row.gap]))}
    decided = [row.decision for row in actions if row.decision]
    items = {row.id: row.item for row in read.all(Decision, Decision.id.in_(decided))}
    found = {row.id: gaps.get(row.gap or "") or items.get(row.decision or "") for row in actions}
    return {action: item.partition(".")[0] if item else _OWN for action, item in found.items()}


def _state(reading: Reading | None) -> tuple[str, date | None]:
    return (reading.state, reading.read_on) if reading else ("not_started", None)


def _key(reading: Reading | None) -> str:
    return reading.state if reading else ""


def _task_da(row: Any) -> str:
    done = f"{_or_none(int(row.done)).capitalize()} af {counted(int(row.actions), 'indsats', 'indsatser')}"
    return f"Opgave {row.task}: {done} er gennemført, og {_or_none(int(row.overdue))} er over fristen."


def _whole_da(whole: "Progress") -> str:
    all_of_them = counted(whole.actions, "indsats", "indsatser")
    done = f"{_or_none(whole.done).capitalize()} af planens {all_of_them} er gennemført"
    share = f" ({whole.done_percent} pct.)" if whole.done and whole.done_percent is not None else ""
    return f"{done}{share}; {_or_none(whole.delayed)} er meldt forsinket, og {_or_none(whole.overdue)} er over fristen."


def _or_none(count: int) -> str:
    return str(count) if count else "ingen"


def _rank(row: Action, reading: Reading | None, on: date) -> tuple[bool, int, int]:
    return not is_late(row, reading, on), _ORDER.index(_key(reading)), row.number


def _status(row: Action, indicator: Indicator, reading: Reading | None, on: date) -> ActionStatus:
    met = reached(indicator, reading.value if reading else None)
    return ActionStatus(
        id=row.id,
        number=str(row.number),
        title=row.title,
        owner_function=row.owner,
        due=row.due_on,
        status_da=labels(Kind.ACTION_STATUS)[reading.state] if reading else NOT_FOLLOWED_UP_DA,
        late=is_late(row, reading, on),
        indicator=indicator.text,
        baseline=_shown(indicator.baseline),
        target=_shown(indicator.target),
        reading=_shown(reading.value) if reading else "",
        read_on=reading.read_on if reading and reading.value is not None else None,
        reached_da="" if met is None else "Ja" if met else "Nej",
        note=reading.note if reading else "",
    )


def _shown(value: Decimal | None) -> str:
    return "" if value is None else number(value)
