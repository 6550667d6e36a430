"""Write the item for the council's agenda: the case that follows the plan through the political bodies."""

import re
from collections.abc import Sequence
from dataclasses import replace

from db.documents import newest_generations
from db.lookup import engagement_row
from db.schema import Action, Decision, Document, Gate
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.documents.contexts import Cover
from parat.documents.contexts.council import AgendaItem, Cost, Enclosure, HearingOutcome
from parat.domain.assessment import Assessment
from parat.domain.stages import Ruling, Stage
from parat.domain.standing import Standing, gate_in_hand
from tasks.answers import assessment_in, round_id
from tasks.application import answers_in
from tasks.files import Deliverable, write_document
from tasks.hearing import HEARING, NOTE, bodies_after, hearing_gate, task_shares
from tasks.hearing_answers import hearing_answers
from tasks.plan_draft import gates_shown, stakeholders_shown
from tasks.plan_facts import JOINT, plan_of
from tasks.progress import accepted_actions
from tasks.run import Run, step
from tasks.stage_work import work_for
from tasks.workshop_minutes import held_workshops

_ITEM = Deliverable("agenda_item", "Dagsordenspunkt", "Til politisk behandling", "draft")
_BEFORE = ("working_group", "steering_group", HEARING)
_AFTER_HEARING = ("directors", "committee", "committee_2", "committee_3", "finance_committee", "council")
_INTERNAL = "plan_draft"
_ENCLOSED = ("plan_public", _INTERNAL, NOTE, "readiness_report")
_HOURS = re.compile(r"^(?P<hours>\d+) timer(?: og (?P<besides>.+)| til .+)?$", re.IGNORECASE)


@step("Skriv dagsordenspunkt")
def write_agenda_item(run: Run) -> str:
    """Write the item from the first political gate after the hearing until the council has decided.

    One and the same case follows the plan through directors, committees and council; it is therefore there before the
    first of them, and shows what those before have decided.
    Run again: equal data and an equal template leave the item that is there.
    """
    with work_for(run) as unit:
        standing = standing_of(unit.connection, run.engagement)
        gate = gate_in_hand(Stage.PLAN, standing)
        if gate is None or gate.key not in _AFTER_HEARING:
            return "Planen er ikke klar til politisk behandling"
        paper = replace(_ITEM, subtitle=plan_of(unit, run.engagement).title)
        written = write_document(
            unit, run.engagement, run.actor, paper, lambda cover: _item(unit, run.engagement, standing, cover)
        )
        unit.commit()
    return written


def _item(read: Reader, engagement: str, standing: Standing, cover: Cover) -> AgendaItem:
    row = engagement_row(read, engagement)[0]
    answers = answers_in(read, engagement)
    graded = assessment_in(read, round_id(engagement, "baseline"))
    actions = accepted_actions(read, engagement)
    own_hours = answers.get("own_hours")
    return AgendaItem(
        cover=cover,
        joint=plan_of(read, engagement).form == JOINT,
        replaces_plan_of=row.existing_plan_on,
        background=tuple(line for line in str(answers.get("summary") or "").splitlines() if line.strip()),
        gaps=len(graded[1].gaps) if graded else None,
        mandatory_gaps=_mandatory(graded[1]) if graded else 0,
        workshops=len(held_workshops(read, engagement)),
        decisions=len(read.all(Decision, Decision.engagement == engagement)),
        tasks=task_shares(read, engagement),
        actions=len(actions),
        last_due=max((action.due_on for action in actions if action.due_on), default=None),
        cost=_cost(actions, int(own_hours) if isinstance(own_hours, int) else None),
        hearing=_hearing(read, engagement) if HEARING in standing.political_steps else None,
        gates=gates_shown(read, engagement, Gate.stage == Stage.PLAN.value),
        bodies=_bodies(standing),
        enclosures=_enclosures(read, engagement),
    )


def _mandatory(assessment: Assessment) -> int:
    return sum(gap.mandatory for gap in assessment.gaps)


def _bodies(standing: Standing) -> tuple[str, ...]:
    """Name those who treat the plan politically."""
    before = [key for key in _BEFORE if key in standing.political_steps]
    return bodies_after(standing, before[-1] if before else "")


def _cost(actions: Sequence[Action], own_hours: int | None) -> Cost:
    stated = [(action, _HOURS.match(action.resources.strip())) for action in actions]
    hours = [int(found["hours"]) for _, found in stated if found]
    besides = [(action, found["besides"] if found else action.resources.strip()) for action, found in stated]
    return Cost(
        own_hours=own_hours,
        in_hours=len(hours),
        hours=sum(hours),
        besides=tuple(f"Indsats {action.number}: {text}" for action, text in besides if text),
        undescribed=tuple(str(action.number) for action in actions if not action.resources.strip()),
    )


def _hearing(read: Reader, engagement: str) -> HearingOutcome:
    gate = hearing_gate(read, engagement)
    if gate is None:
        return HearingOutcome()
    if gate.ruling == Ruling.WAIVE.value:
        return HearingOutcome(waived_because=gate.reason or "")
    answers = hearing_answers(read, engagement)
    return HearingOutcome(
        began_on=gate.raised_on,
        answer_by=gate.due_on,
        asked=len(stakeholders_shown(read, engagement)),
        answering=len({row.party.casefold() for row in answers}),
        points=len(answers),
        changes=sum(row.changes_plan is True for row in answers),
        open_points=sum(row.changes_plan is None or not row.answer.strip() for row in answers),
    )


def _enclosures(read: Reader, engagement: str) -> tuple[Enclosure, ...]:
    titles = {row.id: f"{row.title} {row.part}".rstrip() for row in _documents(read, engagement)}
    return tuple(
        Enclosure(title=titles[row.document], version=row.number, dated=row.dated, closed=kind == _INTERNAL)
        for kind in _ENCLOSED
        for row in newest_generations(read, engagement, kind)
    )


def _documents(read: Reader, engagement: str) -> list[Document]:
    return read.all(Document, Document.engagement == engagement)
