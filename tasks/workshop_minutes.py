"""Write the minutes of every workshop that was held."""

from datetime import date
from functools import partial
from typing import Any

from db.schema import Decision, DevelopmentArea, OpenQuestion, Workshop
from db.unit_of_work import Reader
from parat.documents import contexts
from parat.documents.contexts import Cover, DecisionRow, ParticipantGroup, WorkshopMinutes
from parat.domain.packets.wording import SECTORS
from parat.domain.packets.workshops import PRIORITIES, WORKSHOP_KINDS
from parat.domain.workshop_kinds import workshop_kinds
from tasks.cells import time_of_day
from tasks.files import Deliverable, write_documents
from tasks.run import Run, step
from tasks.scenario_papers import played_scenarios
from tasks.stage_work import work_for


@step("Skriv workshopreferat")
def write_minutes(run: Run) -> str:
    """Write the minutes of each workshop that was held.

    Run again: equal data and an equal template leave the minutes that are there.
    """
    with work_for(run) as unit:
        minutes = (
            (_deliverable(row), partial(_minutes, unit, row, held_on))
            for row, held_on in held_workshops(unit, run.engagement)
        )
        written = write_documents(unit, run.engagement, run.actor, minutes)
        unit.commit()
    return written or "Ingen workshop er afholdt endnu"


def held_workshops(read: Reader, engagement: str) -> list[tuple[Workshop, date]]:
    """Give the workshops that were held, each with its day, in their order."""
    rows = read.all(Workshop, Workshop.engagement == engagement, Workshop.state == "held", order=[Workshop.number])
    return [(row, row.held_on) for row in rows if row.held_on is not None]


def areas_shown(read: Reader, engagement: str) -> tuple[contexts.DevelopmentArea, ...]:
    """Show the development areas as the documents do."""
    rows = read.all(DevelopmentArea, DevelopmentArea.engagement == engagement, order=[DevelopmentArea.number])
    return tuple(
        contexts.DevelopmentArea(
            id=row.id,
            title=row.title,
            number=row.number,
            priority_da=dict(PRIORITIES).get(row.priority, ""),
            item_ids=tuple(row.items),
        )
        for row in rows
    )


def decisions_shown(read: Reader, which: Any) -> tuple[DecisionRow, ...]:
    """Show decisions as the documents do, in the order in which they were taken."""
    rows = read.all(Decision, which, order=[Decision.number])
    return tuple(
        DecisionRow(
            id=one.id,
            number=one.number,
            text=one.text,
            owner_function=one.owner,
            due=one.due_on,
            becomes_action=one.becomes_action,
            item_id=one.item or "",
        )
        for one in rows
    )


def _deliverable(row: Workshop) -> Deliverable:
    subtitle = f"Workshop {row.number}: {dict(WORKSHOP_KINDS)[row.kind]}"
    return Deliverable("workshop_minutes", "Workshopreferat", "Til godkendelse", "draft", str(row.number), subtitle)


def _minutes(read: Reader, row: Workshop, held_on: date, cover: Cover) -> WorkshopMinutes:
    held = [one for one, _ in held_workshops(read, row.engagement)]
    chose_areas = next((one for one in held if one.kind == "start"), held[-1])
    standing = read.all(Workshop, Workshop.engagement == row.engagement, Workshop.state != "cancelled")
    planned = [one.held_on for one in standing if one.held_on]
    return WorkshopMinutes(
        cover=cover,
        kind_da=dict(WORKSHOP_KINDS)[row.kind],
        held_on=held_on,
        place=row.place,
        begins=time_of_day(row.begins),
        purpose=workshop_kinds()[row.kind].purpose_da,
        participants=_participants(row),
        decisions=decisions_shown(read, Decision.workshop == row.id),
        development_areas=areas_shown(read, row.engagement) if row.id == chose_areas.id else (),
        open_questions=_questions(read, row) if row.id == held[-1].id else (),
        takes_areas=row.id == chose_areas.id,
        takes_questions=row.id == held[-1].id,
        played=played_scenarios(read, row),
        next_meeting=min((day for day in planned if day > held_on), default=None),
    )


def _participants(row: Workshop) -> tuple[ParticipantGroup, ...]:
    return tuple(
        ParticipantGroup(function=one["function"], sector=dict(SECTORS).get(one["sector"], ""))
        for one in row.attendance
    )


def _questions(read: Reader, row: Workshop) -> tuple[contexts.OpenQuestion, ...]:
    rows = read.all(OpenQuestion, OpenQuestion.engagement == row.engagement, order=[OpenQuestion.number])
    return tuple(
        contexts.OpenQuestion(id=one.id, number=one.number, text=one.text, owner_function=one.owner, due=one.due_on)
        for one in rows
    )
