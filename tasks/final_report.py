"""Write the final report: what was aimed at, what was done, what changed, and what goes on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from db.schema import (
    Action,
    Chapter,
    Decision,
    Engagement,
    Indicator,
    Session,
    StageAttempt,
    Workshop,
)
from db.standings import standing_of
from db.training import needs_of
from db.unit_of_work import Reader
from parat.documents.contexts import Cover
from parat.documents.contexts.final import (
    DimensionChange,
    FinalReport,
    Readiness,
    StagePassed,
    TrainingReach,
    WorkshopCounts,
)
from parat.documents.danish import short_date
from parat.domain.comparability import dimension_changes
from parat.domain.labels import Kind, label
from parat.domain.stages import Stage
from parat.domain.standing import gate_in_hand
from parat.domain.training import TARGET_PERCENT, reach
from tasks.answers import answered_between, answered_round, grade_round, round_id
from tasks.application import answers_in
from tasks.files import Deliverable, Planned, find_page_numbers, write_documents
from tasks.plan_draft import gates_shown, publication_shown
from tasks.plan_facts import plan_id
from tasks.plan_sections import local_texts
from tasks.progress import (
    Readings,
    accepted_actions,
    areas_of,
    counts_of,
    deviations_of,
    newest_readings,
    reached,
)
from tasks.round_changes import Graded
from tasks.run import Run, step
from tasks.stage_work import work_for
from tasks.training_record import sessions_shown, waiver_shown
from tasks.words import lines_in
from tasks.workshop_minutes import areas_shown, held_workshops

_REPORT = Deliverable("final_report", "Slutrapport", "Til godkendelse", "draft")
_BEFORE = "baseline"
_LATER = ("followup12", "adoption")
_CLOSING = "closing"


@step("Skriv slutrapport")
def write_final_report(run: Run) -> str:
    """Write the final report when the closing is to be decided.

    Run again: equal data and an equal template leave the report that is there.
    """
    papers = partial(_papers, run.engagement)
    pages = find_page_numbers(run, papers)
    with work_for(run) as unit:
        written = write_documents(unit, run.engagement, run.actor, papers(unit), pages)
        if not written:
            return "Forløbet er ikke klar til en slutrapport"
        unit.commit()
    return written


def _papers(key: str, read: Reader) -> Iterator[Planned]:
    gate = gate_in_hand(Stage.IMPLEMENTATION, standing_of(read.connection, key))
    if gate is not None and gate.key == _CLOSING:
        yield _REPORT, partial(final_report, read, key)


def final_report(read: Reader, engagement: str, cover: Cover) -> FinalReport:
    """Gather all that the final report shows."""
    actions, newest = accepted_actions(read, engagement), newest_readings(read, engagement)
    indicators = read.all(Indicator, Indicator.action.in_([row.id for row in actions]))
    texts = local_texts(row for row in read.all(Chapter, Chapter.plan == plan_id(engagement)) if row.public)
    return FinalReport(
        cover=cover,
        purpose=lines_in(str(answers_in(read, engagement).get("purpose") or "")),
        goals=texts.get("purpose", ()),
        stages=_stages(read, engagement),
        gates=gates_shown(read, engagement),
        publication=publication_shown(read.get(Engagement, engagement)),
        readiness=_readiness(read, engagement),
        workshops=_workshops(read, engagement),
        training=_training(read, engagement),
        actions=len(actions),
        counts=counts_of(actions, newest),
        areas=areas_of(read, engagement, actions, newest),
        indicators=sum(row.target is not None for row in indicators),
        measured=sum(row.target is not None and _value(newest, row) is not None for row in indicators),
        reached=sum(reached(row, _value(newest, row)) is True for row in indicators),
        followed_up_on=max((row.read_on for row in newest.values()), default=None),
        deviations=deviations_of(actions, newest),
        unfinished=tuple(_unfinished(actions, newest)),
        anchoring=texts.get("follow_up", ()),
        organisation=texts.get("organisation", ()),
    )


def _value(newest: Readings, indicator: Indicator) -> Decimal | None:
    found = newest.get(indicator.action)
    return found.value if found else None


def _stages(read: Reader, engagement: str) -> tuple[StagePassed, ...]:
    rows = read.all(StageAttempt, StageAttempt.engagement == engagement, order=[StageAttempt.number])
    tries = {stage: [row for row in rows if row.stage == stage.value] for stage in Stage}
    return tuple(
        StagePassed(
            id=stage.value,
            label_da=label(Kind.STAGE, stage),
            began_on=of_stage[0].opened_on,
            ended_on=of_stage[-1].ended_on,
            attempts=len(of_stage),
        )
        for stage, of_stage in tries.items()
        if of_stage
    )


def _readiness(read: Reader, engagement: str) -> Readiness | None:
    """Set the first assessment beside the newest later one; None when there was never a first."""
    before = answered_round(read, round_id(engagement, _BEFORE))
    later = (answered_round(read, round_id(engagement, name)) for name in _LATER)
    after = next((row for row in later if row is not None), None)
    if before is None:
        return None
    then = grade_round(read, before)
    now = grade_round(read, after) if after else None
    return Readiness(
        before_da=label(Kind.ROUND, _BEFORE),
        after_da=label(Kind.ROUND, after.round) if after else "",
        before_on=answered_between(read, before.id)[1],
        after_on=answered_between(read, after.id)[1] if after else None,
        dimensions=tuple(_changes(then, now)) if now else (),
        incomparable_because="" if now else "Der er kun gennemført én parathedsvurdering.",
    )


def _changes(then: Graded, now: Graded) -> Iterator[DimensionChange]:
    chosen, assessment = now
    for one in dimension_changes(then, now):
        band = assessment.dimension(one.dimension).band_known
        yield DimensionChange(
            id=one.dimension,
            title=chosen.dimension(one.dimension).title_da,
            before=one.before,
            after=one.after,
            left_out=one.left_out,
            band_after_da=band.label_da if band else "",
        )


def _workshops(read: Reader, engagement: str) -> WorkshopCounts:
    held = [row for row, _ in held_workshops(read, engagement)]
    rows = read.all(Workshop, Workshop.engagement == engagement)
    return WorkshopCounts(
        held=len(held),
        cancelled=sum(row.state == "cancelled" for row in rows),
        participants=sum(len(row.attendance) for row in held),
        decisions=len(read.all(Decision, Decision.engagement == engagement)),
        areas=tuple(area.title for area in areas_shown(read, engagement)),
    )


def _training(read: Reader, engagement: str) -> TrainingReach | None:
    if not read.all(Session, Session.engagement == engagement):
        return None
    sessions = sessions_shown(read, engagement)
    return TrainingReach(
        target=TARGET_PERCENT,
        percent=reach(needs_of(read, engagement)).percent,
        sessions=len(sessions),
        participants=sum(session.participants for session in sessions),
        waiver=waiver_shown(read, engagement),
    )


def _unfinished(actions: Sequence[Action], newest: Readings) -> Iterable[str]:
    for row in actions:
        state = newest[row.id].state if row.id in newest else ""
        if state not in ("done", "dropped"):
            yield f"Indsats {row.number}: {row.title}{_until(row.due_on)}"


def _until(due_on: date | None) -> str:
    return f" (frist {short_date(due_on)})" if due_on else " (uden frist)"
