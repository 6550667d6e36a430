"""Write down what is to be sent, together with its cause: a message that was not yet sent gives way to a newer one."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Literal

from db.audit import content_hash
from db.schema import Generation, Outbox, Packet
from db.unit_of_work import Reader, UnitOfWork
from parat.delivery.meetings import Meeting, read_meeting
from parat.delivery.wording import one_line, plain
from parat.domain.calendar import COPENHAGEN
from parat.domain.identity import natural_id
from parat.domain.personal_data import cpr_in
from tasks.outbox_errors import CprInMessageError, MessageSentError, MessageWithdrawnError
from tasks.run import Actor, retryable, work_by

Store = Literal["documents", "packets"]
_LONGEST_SUBJECT = 300
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".html": "text/html",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """Be a stored file that goes with a message, under the name that the receiver sees."""

    name: str
    path: str
    sha256: str
    store: Store = "documents"

    def stored(self) -> dict[str, str]:
        """Give the attachment as the record keeps it."""
        ending = PurePosixPath(self.path).suffix
        return {**asdict(self), "media_type": _MEDIA_TYPES.get(ending, "application/octet-stream")}


@dataclass(frozen=True, slots=True)
class Message:
    """Be a message in Danish: what kind, about which fact, to which functions, and what goes with it."""

    kind: str
    subject_id: str
    to_functions: tuple[str, ...]
    subject: str
    body: str
    attachments: tuple[Attachment, ...] = ()
    calendar: Meeting | None = None


def document_attached(version: Generation, name: str) -> Attachment:
    """Attach a version of a document as `name`, without its ending."""
    return Attachment(f"{name}{PurePosixPath(version.path).suffix}", version.path, version.sha256)


def packet_attached(packet: Packet) -> Attachment:
    """Attach a workbook that was made to be sent out."""
    return Attachment(packet.file_name, packet.path, packet.sha256, "packets")


def queue(unit: UnitOfWork, engagement: str, message: Message, actor: Actor) -> Outbox | None:
    """Write a message down in the transaction of its cause, and give its row; it is sent later, once.

    One about the same subject that was not yet sent gives way, so that nobody gets two; a cancellation of a meeting to
    which no invitation was sent is not sent either. Raise CprInMessageError.
    Run again: equal content of the newest message writes nothing and gives None.
    """
    message = _plain(message, engagement)
    digest = content_hash(asdict(message))
    earlier = _about(unit, engagement, message)
    if _is_newest(earlier, message, digest):
        return None
    kept = [row for row in earlier if not may_give_way(row)]
    let_give_way(unit, earlier)
    if _is_newest(kept, message, digest) or _is_needless(kept, message):
        return None
    row = _row(engagement, message, digest, earlier, actor)
    unit.add(row)
    return row


def drop_waiting(unit: UnitOfWork, engagement: str, kind: str, subject_id: str) -> None:
    """Let what waits about a subject give way, because what it says no longer holds."""
    about = (Outbox.engagement == engagement, Outbox.kind == kind, Outbox.subject_id == subject_id)
    let_give_way(unit, unit.all(Outbox, *about))


def let_give_way(unit: UnitOfWork, rows: Iterable[Outbox]) -> None:
    """Take back what waits among messages, because it is overtaken; what is on its way is left alone."""
    for row in rows:
        if may_give_way(row):
            unit.change(Outbox, row.id, withdrawn_at=datetime.now(UTC))


def withdraw_message(unit: UnitOfWork, identity: str, reason: str) -> None:
    """Take back a message that was not yet sent; raise MessageSentError or MessageWithdrawnError."""
    row = unit.get(Outbox, identity)
    if row.withdrawn_at is not None:
        raise MessageWithdrawnError(message=identity)
    if not unit.change(Outbox, identity, only_while=_UNSENT, withdrawn_at=datetime.now(UTC), withdrawn_because=reason):
        raise MessageSentError(message=identity)


@retryable
def withdraw_from_outbox(engagement: str, identity: str, reason: str, actor: Actor) -> None:
    """Take back a message at a person's word; the same content is then not written down again.

    Run again: the second time is refused and changes nothing.
    """
    with work_by(actor, engagement) as unit:
        withdraw_message(unit, identity, reason)
        unit.commit()


def is_waiting(row: Outbox) -> bool:
    """Say whether a message is still to be sent."""
    return row.sent_at is None and row.withdrawn_at is None


def may_give_way(row: Outbox) -> bool:
    """Say whether a message is still to be sent, and is not on its way now."""
    return is_waiting(row) and row.taken_at is None


def gave_way(row: Outbox) -> bool:
    """Say whether a message gave way to a newer one; one that a person took back did not."""
    return row.withdrawn_at is not None and row.withdrawn_because is None


def meeting_of(row: Outbox) -> Meeting | None:
    """Give the meeting that a message invites to."""
    return read_meeting(row.calendar) if row.calendar else None


def pending(read: Reader, engagement: str | None = None) -> list[Outbox]:
    """List what waits to be sent, the oldest first."""
    of_one = () if engagement is None else (Outbox.engagement == engagement,)
    waits = (Outbox.sent_at.is_(None), Outbox.withdrawn_at.is_(None))
    return read.all(Outbox, *waits, *of_one, order=[Outbox.queued_at, Outbox.number])


_UNSENT = {"sent_at": None, "taken_at": None, "withdrawn_at": None}


def _plain(message: Message, engagement: str) -> Message:
    """Give a message without characters that no mail can carry; raise CprInMessageError."""
    meeting = message.calendar
    texts = (message.subject, message.body, *((meeting.title, meeting.place, meeting.text) if meeting else ()))
    for hit in (hit for text in texts for hit in cpr_in(text) if hit.certain):
        raise CprInMessageError(kind=message.kind, engagement=engagement, masked=hit.masked)
    calendar = replace(meeting, moved=0) if meeting else None
    functions = tuple(dict.fromkeys(filter(None, map(one_line, message.to_functions))))
    subject, body = one_line(message.subject)[:_LONGEST_SUBJECT], plain(message.body)
    return replace(message, subject=subject, body=body, to_functions=functions, calendar=calendar)


def _about(read: Reader, engagement: str, message: Message) -> list[Outbox]:
    """List the earlier messages about the same subject, and about the same meeting whatever their kind."""
    of_subject = read.all(
        Outbox,
        Outbox.engagement == engagement,
        Outbox.subject_id == message.subject_id,
        order=[Outbox.queued_at, Outbox.number],
    )
    return [row for row in of_subject if row.kind == message.kind or (message.calendar and row.calendar)]


def _is_newest(earlier: list[Outbox], message: Message, digest: str) -> bool:
    """Say whether the newest message, past those that gave way to a newer one, says just this."""
    standing = [row for row in earlier if not gave_way(row)]
    return bool(standing) and (standing[-1].kind, standing[-1].content_hash) == (message.kind, digest)


def _is_needless(kept: list[Outbox], message: Message) -> bool:
    cancels = message.calendar is not None and message.calendar.cancelled
    return cancels and not any(row.withdrawn_at is None for row in kept)


def _row(engagement: str, message: Message, digest: str, earlier: list[Outbox], actor: Actor) -> Outbox:
    number = 1 + sum(row.kind == message.kind for row in earlier)
    return Outbox(
        id=natural_id("outbox", engagement, message.kind, message.subject_id, number),
        engagement=engagement,
        kind=message.kind,
        subject_id=message.subject_id,
        number=number,
        to_functions=list(message.to_functions),
        subject=message.subject,
        body=message.body,
        attachments=[one.stored() for one in message.attachments],
        calendar=_renewed(message.calendar, earlier).written() if message.calendar else None,
        content_hash=digest,
        queued_at=_moment(actor),
    )


def _renewed(meeting: Meeting, earlier: list[Outbox]) -> Meeting:
    before = [sent.moved for row in earlier if (sent := meeting_of(row))]
    return replace(meeting, moved=max(before, default=-1) + 1)


def _moment(actor: Actor) -> datetime:
    """Give this moment of the actor's day, which is another one while the example's years are played."""
    return datetime.combine(actor.today, datetime.now(COPENHAGEN).timetz())
