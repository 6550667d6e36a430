"""Show the training as its plan and its evaluation do."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from db.schema import Session, SessionEvaluation
from db.schema import TrainingNeed as TrainingNeedRow
from db.training import declined, needs_of
from db.unit_of_work import Reader
from parat.documents.contexts import Cover, TrainingNeed, TrainingRecord, TrainingSession
from parat.documents.contexts.training import (
    EvaluationNote,
    GroupReach,
    ModuleShown,
    NeedReason,
    PlannedSession,
    SessionAnswers,
    TrainingPlan,
    TrainingProposed,
)
from parat.domain.identity import natural_id
from parat.domain.packets.wording import MODULES, SECTORS
from parat.domain.packets.workshops import HELD
from parat.domain.training import FEWEST_ANSWERS, TARGET_PERCENT, Need, covered, grouped, mean_of, reach
from parat.domain.training_modules import training_modules
from parat.domain.training_needs import ProposedNeed
from tasks.cells import time_of_day
from tasks.training_needs import proposals_for

_PLANNED = "planned"


def plan_of(read: Reader, engagement: str, needs: tuple[TrainingNeed, ...], cover: Cover) -> TrainingPlan:
    """Give what the training plan shows: the modules that are needed or planned, and the sessions."""
    rows = _sessions(read, engagement)
    wanted = {need.module for need in needs_of(read, engagement)}
    offered = {row.module for row in rows if row.state != "cancelled"}
    return TrainingPlan(
        cover=cover,
        target_percent=TARGET_PERCENT,
        needs=needs,
        sessions=tuple(_planned(row) for row in rows),
        modules=tuple(_module(key) for key, _ in MODULES if key in wanted | offered),
        unplanned=tuple(title for key, title in MODULES if key in wanted - offered),
        reasons=_reasons(needs_of(read, engagement)),
        proposals=tuple(_proposed(one) for one in proposals_for(read, engagement)),
        declined=tuple(_declined(row) for row in declined(read, engagement)),
    )


def has_training(read: Reader, engagement: str) -> bool:
    """Say whether anything is known of the training yet."""
    return bool(_sessions(read, engagement) or needs_of(read, engagement))


def note_of(read: Reader, engagement: str, record: TrainingRecord) -> EvaluationNote:
    """Give what the evaluation shows, drawn from the record and from what the participants answered."""
    rows = read.all(SessionEvaluation, SessionEvaluation.engagement == engagement)
    stored = {row.session: row for row in rows}
    shown = [row for row in rows if _may_be_shown(row)]
    needs = needs_of(read, engagement)
    return EvaluationNote(
        cover=record.cover,
        target_percent=record.target_percent,
        reached_percent=record.reached_percent,
        needs=record.needs,
        groups=_reached(needs, lambda need: need.staff_group),
        modules=_reached(needs, lambda need: dict(MODULES)[need.module]),
        sessions=tuple(_answers(session, stored.get(session.id)) for session in record.sessions),
        waiver=record.waiver,
        relevance=mean_of([(row.answered, row.relevance) for row in shown]),
        usefulness=mean_of([(row.answered, row.usefulness) for row in shown]),
        confidence=mean_of([(row.answered, row.confidence) for row in shown]),
        answered=sum(row.answered for row in shown),
    )


def _sessions(read: Reader, engagement: str) -> list[Session]:
    return read.all(Session, Session.engagement == engagement, order=[Session.number])


def _planned(row: Session) -> PlannedSession:
    return PlannedSession(
        id=row.id,
        number=row.number,
        module=dict(MODULES)[row.module],
        held_on=row.held_on,
        begins=time_of_day(row.begins),
        place=row.place or "",
        hours=row.hours,
        state_da=dict(HELD)[row.state],
        planned=row.state == _PLANNED,
    )


def _module(key: str) -> ModuleShown:
    module = training_modules()[key]
    return ModuleShown(
        id=key,
        title=module.title_da,
        purpose=module.purpose_da,
        content=module.content_da,
        form_da=module.form_da,
        hours=module.hours,
    )


def _reasons(needs: Sequence[Need]) -> tuple[NeedReason, ...]:
    """Give the reasons module by module, each said once, however many groups it holds for."""
    said: dict[str, list[str]] = {}
    for need in needs:
        if need.reason and need.reason not in said.setdefault(need.module, []):
            said[need.module].append(need.reason)
    found = [(key, title, "; ".join(said[key])) for key, title in MODULES if said.get(key)]
    return tuple(NeedReason(id=key, module=title, reason=reason) for key, title, reason in found)


def _proposed(one: ProposedNeed) -> TrainingProposed:
    return TrainingProposed(
        id=natural_id("training_proposed", one.group.key, one.module),
        staff_group=one.group.title_da,
        module=dict(MODULES)[one.module],
        sectors=tuple(dict(SECTORS)[key] for key in one.group.sectors),
    )


def _declined(row: TrainingNeedRow) -> TrainingNeed:
    return TrainingNeed(id=row.id, staff_group=row.staff_group, module=dict(MODULES)[row.module], needed=0)


def _reached(needs: Sequence[Need], by: Callable[[Need], str]) -> tuple[GroupReach, ...]:
    return tuple(
        GroupReach(
            id=natural_id("reach", title.casefold()),
            title=title,
            needed=sum(need.needed for need in found),
            trained=covered(found),
            percent=reach(found).percent,
        )
        for title, found in grouped(needs, by).items()
    )


def _may_be_shown(row: SessionEvaluation) -> bool:
    """Say whether so many answered that nobody can be recognised."""
    return row.answered >= FEWEST_ANSWERS


def _answers(session: TrainingSession, row: SessionEvaluation | None) -> SessionAnswers:
    shown = SessionAnswers(
        id=session.id,
        held_on=session.held_on,
        module=session.module,
        participants=session.participants,
        passed=session.passed,
    )
    if row is None or not row.answered:
        return shown
    if not _may_be_shown(row):
        return replace(shown, too_few=True)
    return replace(
        shown,
        answered=row.answered,
        relevance=row.relevance,
        usefulness=row.usefulness,
        confidence=row.confidence,
        liked=row.liked,
        wished=row.wished,
    )
