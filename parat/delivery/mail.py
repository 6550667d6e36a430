"""Write a mail in Danish with what goes with it: as a draft that Outlook opens ready to send, or to be sent at once."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from parat.delivery.calendar import Invitation
from parat.delivery.wording import one_line, plain

INVITATION_FILE = "invite.ics"
_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*]+')
_MISSING = "Mailadressen mangler for: {functions}. Find den, og slet denne linje, før mailen sendes."


@dataclass(frozen=True, slots=True)
class Attached:
    """Be a file that goes with a mail."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """Be a mail before it is known how it goes out; `id` is that of its message in the outbox.

    `without_address` names the functions that it is meant for and whose address is not known.
    """

    id: str
    subject: str
    body: str
    to: tuple[str, ...]
    without_address: tuple[str, ...] = ()
    attached: tuple[Attached, ...] = ()
    invitation: Invitation | None = None


def draft_of(mail: Mail) -> bytes:
    """Write a mail as a file that opens as a draft: the person who sends it is the sender, and may change all of it.

    The invitation is an attachment only: with a calendar in its body, Outlook would take the file for one received.
    The same mail always gives the same bytes.
    """
    message = _message(mail, "parat")
    message["X-Unsent"] = "1"
    body = mail.body
    if mail.without_address:
        body = f"{_MISSING.format(functions=', '.join(mail.without_address))}\n\n{body}"
    _put_body(message, body)
    _attach(message, mail)
    return _written(message, mail.id)


def outgoing(mail: Mail, sender: Address, at: datetime) -> bytes:
    """Write a mail as it is handed to the mail server; the invitation is in its body and attached (RFC 6047)."""
    message = _message(mail, sender.domain)
    message["From"] = sender
    message["Date"] = format_datetime(at)
    _put_body(message, mail.body)
    if mail.invitation:
        method = {"method": mail.invitation.method, "charset": "UTF-8"}
        message.add_alternative(mail.invitation.content, maintype="text", subtype="calendar", params=method)
    _attach(message, mail)
    return _written(message, mail.id)


def _message(mail: Mail, domain: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(mail.subject)
    if mail.to:
        message["To"] = [Address(addr_spec=address) for address in mail.to]
    message["Message-ID"] = f"<{mail.id}@{domain}>"
    return message


def _put_body(message: EmailMessage, body: str) -> None:
    message.set_content(plain(body) + "\n", cte="quoted-printable")


def _attach(message: EmailMessage, mail: Mail) -> None:
    for one in (*mail.attached, *_calendar_files(mail.invitation)):
        maintype, _, subtype = one.media_type.partition("/")
        message.add_attachment(one.content, maintype=maintype, subtype=subtype, filename=_file_name(one.name))


def _file_name(name: str) -> str:
    return one_line(_NOT_IN_A_NAME.sub(" ", name)) or "fil"


def _calendar_files(invitation: Invitation | None) -> Sequence[Attached]:
    """Attach the invitation as a file of its own type: as a second calendar it would be read twice."""
    return [Attached(INVITATION_FILE, "application/ics", invitation.content)] if invitation else []


def _written(message: EmailMessage, identity: str) -> bytes:
    """Write a mail with boundaries that follow from its id, so that it is written the same way again."""
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{hashlib.sha256(f'{identity}:{number}'.encode()).hexdigest()[:32]}")
    return message.as_bytes()
