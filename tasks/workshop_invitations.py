"""Queue what those who come to a workshop are told: an invitation, what has changed, or that it is cancelled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from db.documents import newest_generations
from db.lookup import engagement_row
from db.schema import Contact, Outbox, Workshop
from db.unit_of_work import UnitOfWork
from parat.delivery.meetings import Meeting
from parat.domain.contacts import found_by
from parat.domain.identity import natural_id
from parat.domain.workshop_kinds import workshop_kinds
from tasks.cells import time_of_day
from tasks.gatherings import end_of, key_functions_of
from tasks.outbox import (
    Attachment,
    Message,
    document_attached,
    gave_way,
    let_give_way,
    may_give_way,
    meeting_of,
    queue,
)
from tasks.programmes import PROJECT_LEAD
from tasks.run import Actor
from tasks.workshop_mails import Behind, cancellation_text, change_text, invitation_text, subject_of

INVITATION, CANCELLATION = "workshop_invitation", "workshop_cancellation"


@dataclass(frozen=True, slots=True)
class _Told:
    """Be what was written so far about one workshop, the oldest first, without what gave way to something newer."""

    rows: tuple[Outbox, ...]

    @property
    def gone_out(self) -> tuple[Outbox, ...]:
        """Give what was sent, or taken back by a person, who wants it left at that."""
        return tuple(row for row in self.rows if not may_give_way(row))

    @property
    def last_known(self) -> Meeting | None:
        """Give the meeting as those invited know it."""
        sent = [row for row in self.gone_out if row.withdrawn_at is None]
        return meeting_of(sent[-1]) if sent else None

    def knowing(self, meeting: Meeting) -> set[str]:
        """Give the functions that were told just this last."""
        known: set[str] = set()
        for row in reversed(self.gone_out):
            if not _same(meeting_of(row), meeting):
                break
            known.update(name.casefold() for name in row.to_functions)
        return known


def queue_invitations(unit: UnitOfWork, engagement: str, actor: Actor) -> int:
    """Queue an invitation for each workshop with a day to come, and what follows when one is moved or cancelled.

    Gives how many messages were written down. Run again: people who know it are not told twice. A workshop that was
    held queues nothing, and what still waits about it is taken back.
    """
    told = _told(unit, engagement)
    workshops = {row.id: row for row in unit.all(Workshop, Workshop.engagement == engagement, order=[Workshop.number])}
    queued = [
        queue(unit, engagement, message, actor)
        for row in workshops.values()
        for message in _due(unit, row, told.get(row.id, _Told(())), actor)
    ]
    gone = (told[identity] for identity in told.keys() - workshops.keys())
    queued += [
        queue(unit, engagement, one, actor) for lost in gone for one in _called_off(unit, engagement, lost, actor)
    ]
    return sum(row is not None for row in queued)


def _told(unit: UnitOfWork, engagement: str) -> dict[str, _Told]:
    rows = unit.all(
        Outbox,
        Outbox.engagement == engagement,
        Outbox.kind.in_((INVITATION, CANCELLATION)),
        order=[Outbox.queued_at, Outbox.number],
    )
    standing = [row for row in rows if not gave_way(row)]
    subjects = dict.fromkeys(row.subject_id for row in standing)
    return {one: _Told(tuple(row for row in standing if row.subject_id == one)) for one in subjects}


def _due(unit: UnitOfWork, row: Workshop, told: _Told, actor: Actor) -> Iterator[Message]:
    if row.state == "held":
        let_give_way(unit, told.rows)
    elif row.state == "cancelled":
        yield from _called_off(unit, row.engagement, told, actor, row.reason)
    elif row.held_on is None:
        yield from _called_off(unit, row.engagement, told, actor)
    elif row.held_on >= actor.today:
        yield from _invited(unit, row, _meeting(row, row.held_on), told)


def _invited(unit: UnitOfWork, row: Workshop, meeting: Meeting, told: _Told) -> Iterator[Message]:
    known = told.knowing(meeting)
    receivers = tuple(name for name in _receivers(unit, row) if name.casefold() not in known)
    if not receivers:
        let_give_way(unit, told.rows)
        return
    behind, before = _behind(unit, row.engagement), told.last_known
    changed = before is not None and not before.cancelled and not _same(before, meeting)
    yield Message(
        kind=INVITATION,
        subject_id=row.id,
        to_functions=receivers,
        subject=subject_of(behind, meeting, "Ændring" if changed else "Invitation"),
        body=change_text(behind, meeting, before)
        if before is not None and changed
        else invitation_text(behind, meeting, workshop_kinds()[row.kind].purpose_da),
        attachments=tuple(_papers(unit, row)),
        calendar=meeting,
    )


def _called_off(
    unit: UnitOfWork, engagement: str, told: _Told, actor: Actor, reason: str | None = None
) -> Iterator[Message]:
    """Call off a meeting that people were invited to; one that nobody has heard of only gives way in the outbox."""
    newest = meeting_of(told.rows[-1]) if told.rows else None
    if newest is None or newest.cancelled or newest.day < actor.today:
        return
    before, behind = told.last_known or newest, _behind(unit, engagement)
    yield Message(
        kind=CANCELLATION,
        subject_id=newest.id,
        to_functions=tuple(dict.fromkeys(name for one in told.rows for name in one.to_functions)),
        subject=subject_of(behind, before, "Aflyst"),
        body=cancellation_text(behind, before, reason),
        calendar=replace(before, cancelled=True, text=""),
    )


def _behind(unit: UnitOfWork, engagement: str) -> Behind:
    _, municipality, programme = engagement_row(unit, engagement)
    return Behind(municipality.official_name, programme.title)


def _meeting(row: Workshop, day: date) -> Meeting:
    kind = workshop_kinds()[row.kind]
    return Meeting(
        id=row.id,
        day=day,
        title=f"Workshop {row.number}: {kind.title_da}",
        begins=time_of_day(row.begins),
        ends=end_of(row),
        place=row.place,
        text=f"{kind.purpose_da} Program og invitation er vedhæftet mailen.",
    )


def _same(one: Meeting | None, other: Meeting) -> bool:
    return one is not None and _facts(one) == _facts(other)


def _facts(meeting: Meeting) -> tuple[object, ...]:
    return meeting.day, meeting.begins, meeting.ends, meeting.place, meeting.cancelled


def _receivers(unit: UnitOfWork, row: Workshop) -> tuple[str, ...]:
    """Name the project lead and the key functions; of those that nobody named, the ones that have a contact."""
    contacts = [
        one.function for one in unit.all(Contact, Contact.engagement == row.engagement, order=[Contact.function])
    ]
    usual = (name for wanted in key_functions_of(row) for name in contacts if found_by(wanted, name))
    named = usual if row.key_functions is None else row.key_functions
    lead = next((name for name in contacts if name.casefold() == PROJECT_LEAD), PROJECT_LEAD)
    return tuple({name.casefold(): name for name in (lead, *named)}.values())


def _papers(unit: UnitOfWork, row: Workshop) -> Iterator[Attachment]:
    _, municipality, _ = engagement_row(unit, row.engagement)
    for kind, word in (("workshop_invitation", "Invitation"), ("workshop_programme", "Program")):
        document = natural_id("document", row.engagement, kind, str(row.number))
        for version in newest_generations(unit, row.engagement, kind):
            if version.document == document:
                yield document_attached(version, f"{word} til workshop {row.number} {municipality.name}")
