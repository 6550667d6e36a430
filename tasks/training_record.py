"""Write the training's papers: the plan, the record of what was held and how far it reached, and the evaluation."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from db.schema import Attendance, Gate, Session
from db.training import came_unasked, needs_of
from db.unit_of_work import Reader
from parat.documents.contexts import Cover, TrainingNeed, TrainingRecord, TrainingSession, TrainingWaiver
from parat.documents.contexts.training import CameUnasked
from parat.domain.identity import natural_id
from parat.domain.packets.wording import MODULES
from parat.domain.stages import Ruling
from parat.domain.training import TARGET_PERCENT, reach
from tasks.files import Deliverable, Planned, find_page_numbers, write_documents
from tasks.run import Run, step
from tasks.stage_work import work_for
from tasks.training_papers import has_training, note_of, plan_of
from tasks.words import decider_da

_PLAN = Deliverable("training_plan", "Uddannelsesplan", "Til brug", "draft")
_RECORD = Deliverable("training_record", "Uddannelsesoversigt", "Til bekræftelse", "draft")
_NOTE = Deliverable("evaluation_note", "Evaluering af undervisningen", "Til orientering", "draft")


@step("Skriv uddannelsesplan, oversigt og evaluering")
def write_training_record(run: Run) -> str:
    """Write the training plan, and once a session has been held the record and the evaluation too.

    Run again: equal data and an equal template leave the papers that are there.
    """
    papers = partial(_papers, run.engagement)
    pages = find_page_numbers(run, papers)
    with work_for(run) as unit:
        written = write_documents(unit, run.engagement, run.actor, papers(unit), pages)
        unit.commit()
    return written or "Intet behov og ingen undervisning er skrevet ned endnu"


def _papers(key: str, read: Reader) -> Iterator[Planned]:
    if has_training(read, key):
        needs = needs_shown(read, key)
        yield _PLAN, lambda cover: plan_of(read, key, needs, cover)
    if sessions_shown(read, key):
        yield _RECORD, partial(_record, read, key)
        yield _NOTE, lambda cover: note_of(read, key, _record(read, key, cover))


def needs_shown(read: Reader, engagement: str) -> tuple[TrainingNeed, ...]:
    """Show the training needs as the documents do."""
    return tuple(
        TrainingNeed(
            id=need.id,
            staff_group=need.staff_group,
            module=dict(MODULES)[need.module],
            needed=need.needed,
            trained=need.trained,
            percent=need.percent,
            behind=need.behind,
            passed=need.passed,
            reason=need.reason,
        )
        for need in needs_of(read, engagement)
    )


def _record(read: Reader, engagement: str, cover: Cover) -> TrainingRecord:
    return TrainingRecord(
        cover=cover,
        target_percent=TARGET_PERCENT,
        reached_percent=reach(needs_of(read, engagement)).percent,
        needs=needs_shown(read, engagement),
        sessions=sessions_shown(read, engagement),
        waiver=waiver_shown(read, engagement),
        unasked=tuple(_unasked(read, engagement)),
    )


def _unasked(read: Reader, engagement: str) -> Iterator[CameUnasked]:
    for group, module, present in came_unasked(read, engagement):
        identity = natural_id("came_unasked", group.casefold(), module)
        yield CameUnasked(id=identity, staff_group=group, module=dict(MODULES)[module], participants=present)


def sessions_shown(read: Reader, engagement: str) -> tuple[TrainingSession, ...]:
    """Show the sessions that were held, as the documents do."""
    rows = read.all(Session, Session.engagement == engagement, Session.state == "held", order=[Session.number])
    present = read.all(Attendance, Attendance.engagement == engagement, order=[Attendance.staff_group])
    return tuple(
        _session(row, row.held_on, [one for one in present if one.session == row.id]) for row in rows if row.held_on
    )


def _session(row: Session, held_on: date, present: list[Attendance]) -> TrainingSession:
    passed = [one.passed for one in present if one.passed is not None]
    return TrainingSession(
        id=row.id,
        held_on=held_on,
        module=dict(MODULES)[row.module],
        place=row.place or "",
        staff_groups=tuple(one.staff_group for one in present),
        participants=sum(one.present for one in present),
        passed=sum(passed) if passed else None,
    )


def waiver_shown(read: Reader, engagement: str) -> TrainingWaiver | None:
    """Show that the target was waived, as the documents do; None when it was not."""
    rows = read.all(Gate, Gate.engagement == engagement, Gate.gate == "target", Gate.ruling == Ruling.WAIVE.value)
    for row in reversed(rows):
        if row.decided_on is not None:
            return TrainingWaiver(
                decided_by=decider_da(row.decided_by), decided_on=row.decided_on, reason=row.reason or ""
            )
    return None
