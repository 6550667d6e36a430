"""Write the status report: how far the plan's actions are."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from db.schema import Action, Engagement, Indicator, Reading
from db.unit_of_work import Reader
from parat.documents.contexts import ActionStatus, Cover, Deviation, NextStep, StatusReport
from parat.documents.danish import counted, number
from parat.domain.calendar import add_months
from parat.domain.packets.implementation import ACTION_STATUSES
from tasks.files import Deliverable, write_document
from tasks.plan import APPROVED
from tasks.run import Run, step
from tasks.stage_work import work_for

if TYPE_CHECKING:
    from parat.analysis.progress import Progress

_REPORT = Deliverable("status_report", "Statusrapport", "Til drøftelse", "draft")
_MONTHS_BETWEEN = 3


@step("Skriv statusrapport")
def write_status_report(run: Run) -> str:
    """Write the status report once the actions have been followed up.

    Run again: equal readings and an equal template leave the report that is there.
    """
    with work_for(run) as unit:
        readings = unit.all(Reading, Reading.engagement == run.engagement, order=[Reading.read_on])
        if not readings:
            return "Der er ikke fulgt op endnu"
        newest = {row.action: row for row in readings}
        written = write_document(
            unit, run.engagement, run.actor, _REPORT, lambda cover: _report(unit, run.engagement, newest, cover)
        )
        unit.commit()
    return written


def _report(read: Reader, engagement: str, newest: dict[str, Reading], cover: Cover) -> StatusReport:
    last = max(row.read_on for row in newest.values())
    actions = read.all(Action, Action.engagement == engagement, Action.choice == APPROVED, order=[Action.number])
    statuses = tuple(_status(read, row, newest.get(row.id)) for row in actions)
    return StatusReport(
        cover=cover,
        period_from=read.get(Engagement, engagement).adopted_on or last,
        period_to=last,
        summary=_summary(actions, newest, last),
        actions=statuses,
        deviations=tuple(
            _deviation(row, newest[row.id]) for row in actions if row.id in newest and newest[row.id].deviation
        ),
        next_steps=tuple(_next_step(row) for row in actions if _is_late(row, newest.get(row.id), last)),
        next_follow_up=add_months(last, _MONTHS_BETWEEN),
    )


def _summary(actions: list[Action], newest: dict[str, Reading], on: date) -> tuple[str, ...]:
    from parat.analysis.progress import ActionReading, done_by, latest, progress  # pandas takes half a second

    table = latest(
        (ActionReading(row.id, row.task or 0, row.owner, row.due_on, *_state(newest.get(row.id))) for row in actions),
        on,
    )
    tasks = (row for row in done_by(table, "task").itertuples() if row.task)
    return (_whole_da(progress(table)), *map(_task_da, tasks))


def _task_da(row: Any) -> str:
    done = counted(int(row.done), "indsats", "indsatser")
    return f"Opgave {row.task}: {done} af {row.actions} er gennemført, og {row.overdue} er over fristen."


def _state(reading: Reading | None) -> tuple[str, date | None]:
    return (reading.state, reading.read_on) if reading else ("not_started", None)


def _whole_da(whole: "Progress") -> str:
    done = f"{whole.done} af planens {counted(whole.actions, 'indsats', 'indsatser')} er gennemført"
    share = f" ({whole.done_percent} %)" if whole.done_percent is not None else ""
    late = f"{whole.delayed} er meldt forsinket, og {whole.overdue} er over fristen"
    return f"{done}{share}; {late}."


def _is_late(row: Action, reading: Reading | None, on: date) -> bool:
    if reading is not None and reading.state in ("done", "dropped"):
        return False
    return (reading is not None and reading.state == "delayed") or (row.due_on is not None and row.due_on < on)


def _status(read: Reader, row: Action, reading: Reading | None) -> ActionStatus:
    indicator = read.all(Indicator, Indicator.action == row.id)[0]
    return ActionStatus(
        id=row.id,
        number=str(row.number),
        title=row.title,
        owner_function=row.owner,
        due=row.due_on,
        status_da=dict(ACTION_STATUSES)[reading.state] if reading else "Ingen melding",
        indicator=indicator.text,
        baseline=_shown(indicator.baseline),
        target=_shown(indicator.target),
        reading=_shown(reading.value) if reading else "",
        read_on=reading.read_on if reading else None,
        note=reading.note if reading else "",
    )


def _shown(value: Decimal | None) -> str:
    return "" if value is None else number(value)


def _deviation(row: Action, reading: Reading) -> Deviation:
    return Deviation(id=reading.id, text=reading.deviation, action_number=str(row.number))


def _next_step(row: Action) -> NextStep:
    return NextStep(
        id=row.id, text=f"Aftal ny frist eller handling for indsats {row.number}: {row.title}", owner_function=row.owner
    )
