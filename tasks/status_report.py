"""Write the status report: how far the plan's actions are, late ones first."""

from datetime import date

from db.schema import Action, Engagement, Reading
from db.unit_of_work import Reader
from parat.documents.contexts import Cover, NextStep, StatusReport
from parat.domain.calendar import add_months
from tasks.files import Deliverable, write_document
from tasks.progress import (
    accepted_actions,
    action_statuses,
    areas_of,
    counts_of,
    deviations_of,
    is_late,
    milestones_of,
    newest_readings,
    summed_up,
)
from tasks.run import Run, step
from tasks.stage_work import work_for

_REPORT = Deliverable("status_report", "Statusrapport", "Til drøftelse", "draft")
_MONTHS_BETWEEN = 3


@step("Skriv statusrapport")
def write_status_report(run: Run) -> str:
    """Write the status report once the actions have been followed up.

    Run again: equal readings and an equal template leave the report that is there.
    """
    with work_for(run) as unit:
        newest = newest_readings(unit, run.engagement)
        if not newest:
            return "Der er ikke fulgt op endnu"
        written = write_document(
            unit, run.engagement, run.actor, _REPORT, lambda cover: _report(unit, run.engagement, newest, cover)
        )
        unit.commit()
    return written


def _report(read: Reader, engagement: str, newest: dict[str, Reading], cover: Cover) -> StatusReport:
    last = max(row.read_on for row in newest.values())
    following = add_months(last, _MONTHS_BETWEEN)
    actions = accepted_actions(read, engagement)
    return StatusReport(
        cover=cover,
        period_from=read.get(Engagement, engagement).adopted_on or last,
        period_to=last,
        summary=summed_up(actions, newest, last),
        counts=counts_of(actions, newest),
        areas=areas_of(read, engagement, actions, newest),
        actions=action_statuses(read, actions, newest, last),
        milestones=milestones_of(read, engagement),
        deviations=deviations_of(actions, newest),
        next_steps=tuple(step for row in actions for step in _next_step(row, newest.get(row.id), last, following)),
        next_follow_up=following,
    )


def _next_step(row: Action, reading: Reading | None, on: date, following: date) -> list[NextStep]:
    """Say what an action asks for before the next follow-up: a start, or that it is carried through.

    What is late already is said of all late ones together.
    """
    state = reading.state if reading else "not_started"
    name = f"indsats {row.number}: {row.title}"
    if state in ("done", "dropped") or is_late(row, reading, on):
        return []
    if row.due_on is not None and row.due_on <= following:
        return [NextStep(id=row.id, text=f"Gennemfør {name}", owner_function=row.owner, due=row.due_on)]
    if state == "not_started" and row.starts_on is not None and row.starts_on <= following:
        return [NextStep(id=row.id, text=f"Sæt gang i {name}", owner_function=row.owner, due=row.due_on)]
    return []
