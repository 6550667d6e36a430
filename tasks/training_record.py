"""Write the training record: what was needed, what was held, how far it reached."""

from datetime import date

from db.schema import Attendance, Gate, Session
from db.unit_of_work import Reader
from parat.documents.contexts import Cover, TrainingNeed, TrainingRecord, TrainingSession, TrainingWaiver
from parat.domain.packets.wording import MODULES
from parat.domain.stages import Ruling
from parat.domain.training import TARGET_PERCENT, reach
from tasks.files import Deliverable, write_document
from tasks.run import Run, step
from tasks.stage_work import work_for
from tasks.training import needs_of
from tasks.words import decider_da

_RECORD = Deliverable("training_record", "Uddannelsesoversigt", "Til bekræftelse", "draft")


@step("Skriv uddannelsesoversigt")
def write_training_record(run: Run) -> str:
    """Write the training record once a session has been held.

    Run again: equal data and an equal template leave the record that is there.
    """
    with work_for(run) as unit:
        if not sessions_shown(unit, run.engagement):
            return "Ingen undervisning er afholdt endnu"
        written = write_document(
            unit, run.engagement, run.actor, _RECORD, lambda cover: _record(unit, run.engagement, cover)
        )
        unit.commit()
    return written


def needs_shown(read: Reader, engagement: str) -> tuple[TrainingNeed, ...]:
    """Show the training needs as the documents do."""
    return tuple(
        TrainingNeed(
            id=need.id,
            staff_group=need.staff_group,
            module=dict(MODULES)[need.module],
            needed=need.needed,
            trained=need.trained,
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
    )


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
