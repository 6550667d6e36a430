"""Write the programme and the invitation of every workshop that is planned and has a day, and tell who is invited."""

from collections.abc import Iterator
from datetime import date, time
from functools import partial

from db.schema import Workshop
from db.unit_of_work import Reader
from parat.documents.contexts import Cover
from parat.documents.contexts.workshop import AgendaItem, Topic, WorkshopInvitation, WorkshopProgramme
from parat.documents.danish import counted
from parat.domain.assessment import Assessment
from parat.domain.instrument import Instrument
from parat.domain.packets.wording import SECTORS
from parat.domain.workshop_kinds import USUAL_BEGINNING, WorkshopKind, workshop_kinds
from tasks.answers import answered_round, grade_round, round_id
from tasks.cells import time_of_day
from tasks.files import Deliverable, Planned, write_documents
from tasks.run import Run, step
from tasks.scenario_papers import booklet, plays_scenarios
from tasks.stage_work import work_for
from tasks.workshop_invitations import queue_invitations

_RECIPIENT = ("Til deltagerne i arbejdet med handlingsplanen",)
_SENDER = "Kommunens projektleder"
_TOPICS = 8


@step("Skriv program og invitation")
def write_workshop_papers(run: Run) -> str:
    """Write programme and invitation of each workshop that is planned and has a day, and queue the mails about it.

    Run again: equal data and an equal template leave the papers that are there, and nobody is told twice; the papers of
    a workshop that was held stay as they were.
    """
    with work_for(run) as unit:
        written = write_documents(unit, run.engagement, run.actor, _papers(unit, run.engagement))
        queued = queue_invitations(unit, run.engagement, run.actor)
        unit.commit()
    told = counted(queued, "mail lagt i udbakken", "mails lagt i udbakken") if queued else ""
    return "; ".join(filter(None, (written, told))) or "Ingen workshop er planlagt med dato"


def _planned(read: Reader, engagement: str) -> list[tuple[Workshop, date]]:
    rows = read.all(Workshop, Workshop.engagement == engagement, Workshop.state == "planned", order=[Workshop.number])
    return [(row, row.held_on) for row in rows if row.held_on is not None]


def _papers(read: Reader, engagement: str) -> Iterator[Planned]:
    for row, day in _planned(read, engagement):
        yield _deliverable("workshop_programme", "Workshopprogram", row), partial(_programme, read, row, day)
        yield _deliverable("workshop_invitation", "Workshopinvitation", row), partial(_invitation, row, day)
        if plays_scenarios(row):
            yield _deliverable("scenario_booklet", "Scenariehæfte", row), partial(booklet, row, day)


def _deliverable(kind: str, title: str, row: Workshop) -> Deliverable:
    subtitle = f"Workshop {row.number}: {workshop_kinds()[row.kind].title_da}"
    return Deliverable(kind, title, "Til brug", "draft", str(row.number), subtitle)


def _programme(read: Reader, row: Workshop, day: date, cover: Cover) -> WorkshopProgramme:
    kind, begins = workshop_kinds()[row.kind], time_of_day(row.begins)
    agenda = tuple(_agenda(kind, begins or USUAL_BEGINNING))
    return WorkshopProgramme(
        cover=cover,
        number=row.number,
        kind_da=kind.title_da,
        held_on=day,
        begins=agenda[0].begins,
        ends=agenda[-1].ends,
        time_is_set=begins is not None,
        place=row.place,
        purpose=kind.purpose_da,
        takes_home=kind.takes_home_da,
        agenda=agenda,
        topics=_topics(read, row.engagement, kind),
        sectors=_sectors(kind),
        methods=kind.methods_da,
        preparation=kind.preparation_da,
        materials=kind.materials_da,
    )


def _invitation(row: Workshop, day: date, cover: Cover) -> WorkshopInvitation:
    kind, begins = workshop_kinds()[row.kind], time_of_day(row.begins)
    ends = list(kind.times(begins))[-1][1] if begins else None
    return WorkshopInvitation(
        cover=cover,
        recipient=_RECIPIENT,
        signed_by=tuple(filter(None, (_SENDER, cover.responsible_unit, cover.official_name))),
        number=row.number,
        kind_da=kind.title_da,
        held_on=day,
        begins=begins,
        ends=ends,
        place=row.place,
        purpose=kind.purpose_da,
        takes_home=kind.takes_home_da,
        sectors=_sectors(kind),
    )


def _agenda(kind: WorkshopKind, begins: time) -> Iterator[AgendaItem]:
    for start, end, item in kind.times(begins):
        yield AgendaItem(
            begins=start, ends=end, title=item.title_da, form_da=item.form_da, text=item.text_da, pause=item.pause
        )


def _sectors(kind: WorkshopKind) -> tuple[str, ...]:
    return tuple(dict(SECTORS)[key] for key in kind.sectors)


def _topics(read: Reader, engagement: str, kind: WorkshopKind) -> tuple[Topic, ...]:
    """Take from the first assessment what this workshop works on: its themes' gaps, or else the disagreements."""
    row = answered_round(read, round_id(engagement, "baseline"))
    if row is None:
        return ()
    chosen, assessment = grade_round(read, row)
    found = _gaps(chosen, assessment, kind) if kind.dimensions else _disagreements(chosen, assessment)
    return tuple(found)[:_TOPICS]


def _gaps(chosen: Instrument, assessment: Assessment, kind: WorkshopKind) -> Iterator[Topic]:
    for gap in assessment.gaps:
        if gap.dimension in kind.dimensions:
            reason = "Kritisk udsagn, skal udvikles" if gap.mandatory else "Ingen kunne svare" if gap.unresolved else ""
            yield _topic(chosen, gap.item, reason)


def _disagreements(chosen: Instrument, assessment: Assessment) -> Iterator[Topic]:
    for one in sorted(assessment.disagreements, key=lambda one: -one.spread):
        yield _topic(chosen, one.item, f"Svarene går fra {one.lowest} til {one.highest}")


def _topic(chosen: Instrument, item: str, reason: str) -> Topic:
    return Topic(id=item, item_id=item, statement=chosen.item(item).statement_da, reason_da=reason)
