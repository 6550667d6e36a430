"""Remind a municipality of the day by which its plan must be revised: 12, 6 and 3 months before, once each."""

from collections.abc import Iterator
from datetime import date, timedelta

from db.lookup import engagement_row
from db.schema import Contact, Engagement, Outbox
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.danish import long_date
from parat.domain.calendar import add_months
from parat.domain.contacts import found_by
from parat.domain.errors import ParatError
from parat.domain.identity import natural_id
from parat.domain.statute import REMINDERS_MONTHS, reminder_due, rules_of_programme
from tasks.clock_facts import revision_of
from tasks.outbox import Message, drop_waiting, queue
from tasks.programmes import PROJECT_LEAD
from tasks.reminders import Reminded
from tasks.run import Actor, looking, retryable, work_by

KIND = "revision_reminder"
_COORDINATOR = "tovholder"
_STILL_ABOUT_RIGHT = timedelta(days=14)
_MONTHS_DA = {12: "om et år", 6: "om et halvt år", 3: "om tre måneder"}


def remind_of_revisions(actor: Actor) -> Reminded:
    """Queue the reminders that the day has come for, for plans whose forløb has ended too.

    What stops one municipality does not stop the others. Run again: each of the three reminders is queued once.
    """
    count, stopped_by = 0, []
    for engagement in list(_adopted()):
        try:
            count += remind_of_revision(engagement, actor)
        except ParatError as error:
            stopped_by.append(error)
    return Reminded(count, tuple(stopped_by))


@retryable
def remind_of_revision(engagement: str, actor: Actor) -> bool:
    """Queue the reminder of one plan's revision that the day has come for; say whether there was one.

    None is queued when the plan is being revised. One that waits gives way to the next. Run again: it is queued once.
    """
    with work_by(actor, engagement) as unit:
        row = unit.get(Engagement, engagement)
        months = reminder_due(row.revision_due_on, actor.today) if row.revision_due_on else None
        if months is None or revision_of(unit, engagement) is not None or _was_queued(unit, row, months):
            return False
        for other in REMINDERS_MONTHS:
            drop_waiting(unit, engagement, KIND, _subject(row, other))
        queue(unit, engagement, _message(unit, row, months, actor.today), actor)
        unit.commit()
    return True


def _adopted() -> Iterator[str]:
    with looking() as read:
        rows = read.all(Engagement, Engagement.revision_due_on.is_not(None))
    yield from (row.id for row in rows)


def _subject(row: Engagement, months: int) -> str:
    return natural_id("revision", row.id, str(row.revision_due_on), months)


def _was_queued(unit: UnitOfWork, row: Engagement, months: int) -> bool:
    return unit.has(
        Outbox, Outbox.engagement == row.id, Outbox.kind == KIND, Outbox.subject_id == _subject(row, months)
    )


def _message(read: Reader, row: Engagement, months: int, today: date) -> Message:
    _, municipality, programme = engagement_row(read, row.id)
    due = row.revision_due_on or today
    by_law = rules_of_programme(programme.rule_set).by_law
    subject = f"{municipality.official_name}: Planen skal være revideret senest den {long_date(due)}"
    body = _BODY_DA.format(
        adopted=long_date(row.adopted_on) if row.adopted_on else "",
        when=_when_da(due, months, today),
        why=_LAW_DA if by_law else _PROGRAMME_DA,
        programme=programme.title,
    )
    return Message(KIND, _subject(row, months), _receivers(read, row.id), subject, body)


def _when_da(due: date, months: int, today: date) -> str:
    if due < today:
        return f"Fristen for at revidere den var den {long_date(due)} og er overskredet."
    is_late = today > add_months(due, -months) + _STILL_ABOUT_RIGHT
    return f"Den skal være revideret senest den {long_date(due)}{'' if is_late else f', altså {_MONTHS_DA[months]}'}."


def _receivers(read: Reader, engagement: str) -> tuple[str, ...]:
    """Name the project lead and whoever coordinates."""
    rows = read.all(Contact, Contact.engagement == engagement, order=[Contact.function])
    coordinators = [row.function for row in rows if found_by(_COORDINATOR, row.function)]
    return (PROJECT_LEAD, *(coordinators or [_COORDINATOR]))


_LAW_DA = (
    "Efter barnets lov § 15, stk. 3, skal kommunalbestyrelsen revidere planen efter behov og mindst hvert fjerde år."
)
_PROGRAMME_DA = "Programmet regner med, at planen revideres mindst hvert fjerde år."
_BODY_DA = """Til kommunens projektleder og tovholder

Kommunalbestyrelsen vedtog planen den {adopted}. {when} {why}

Sæt gerne tid af til revisionen nu: Den reviderede plan skal nå gennem arbejdsgruppe, styregruppe og eventuelle udvalg, før kommunalbestyrelsen vedtager den. Indsatser, der ikke er afsluttet, kan videreføres, og tekster og aftaler i den gældende plan tages med over.

Skriv til os, når I vil i gang, så åbner vi revisionen.

Venlig hilsen
{programme}
"""  # noqa: E501  a paragraph of a mail is one line
