"""Make a mail of a message at the moment it goes out: addresses by function, files by checksum, the invitation."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from db.schema import Contact, Outbox
from db.unit_of_work import Reader
from parat.delivery.addresses import sender_in, usable
from parat.delivery.calendar import Invitation, Person, invitation_to
from parat.delivery.mail import Attached, Mail
from parat.documents.store import DocumentStore
from parat.settings import settings
from tasks.files import documents
from tasks.outbox import meeting_of
from tasks.packets import packet_store

Addresses = dict[str, tuple[str, ...]]


def addresses_of(read: Reader, engagement: str, functions: list[str], today: date) -> Addresses:
    """Give the work addresses of each function, in the order asked for; none for a function without a usable one.

    A contact whose day of deletion has come counts as deleted.
    """
    kept = read.all(Contact, Contact.engagement == engagement, Contact.delete_on > today, order=[Contact.sector])
    found: Addresses = {}
    for function in functions:
        of_it = (usable(row.work_mail) for row in kept if row.function.casefold() == function.casefold())
        found[function] = tuple(dict.fromkeys(filter(None, of_it)))
    return found


def without_address(addresses: Addresses) -> tuple[str, ...]:
    """Name the functions that no mail can reach."""
    return tuple(function for function, known in addresses.items() if not known)


def mail_of(row: Outbox, addresses: Addresses) -> Mail:
    """Make the mail of a message; raise a StoredDataError when an attached file is gone or was changed."""
    return Mail(
        id=row.id,
        subject=row.subject,
        body=row.body,
        to=tuple(dict.fromkeys(address for known in addresses.values() for address in known)),
        without_address=without_address(addresses),
        attached=tuple(_attached(row)),
        invitation=_invitation(row, addresses),
    )


def _attached(row: Outbox) -> Iterator[Attached]:
    for one in row.attachments:
        content = _store(one["store"]).content_of(one["path"], one["sha256"])
        yield Attached(one["name"], one["media_type"], content)


def _store(name: str) -> DocumentStore:
    return packet_store() if name == "packets" else documents()


def _invitation(row: Outbox, addresses: Addresses) -> Invitation | None:
    meeting = meeting_of(row)
    if meeting is None:
        return None
    attendees = [Person(function, address) for function, known in addresses.items() for address in known]
    return invitation_to(meeting, row.queued_at, _organizer(settings().mail_from), attendees)


@cache
def _organizer(mail_from: str | None) -> Person | None:
    if mail_from is None:
        return None
    sender = sender_in(mail_from)
    return Person(sender.display_name, sender.addr_spec)
