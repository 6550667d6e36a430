"""Let mails go out: through the mail server when one is set up, and otherwise as drafts that a person sends."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from db.lookup import engagement_row
from db.schema import Outbox
from db.unit_of_work import Reader
from parat.delivery.addresses import sender_in
from parat.delivery.drafts import draft_name, write_draft
from parat.delivery.errors import MailSenderMissingError
from parat.delivery.mail import Mail, outgoing
from parat.delivery.mail_server import MailServer, Session, mail_server, session_with
from parat.domain.errors import ParatError
from parat.settings import settings
from tasks.outbox_errors import NoAddressError
from tasks.outbox_mail import Addresses, without_address
from tasks.run import named

DRAFT, SMTP = "eml", "smtp"


class Way(Protocol):
    """Be a way for mails to go out."""

    how: str

    def fault(self, row: Outbox, addresses: Addresses) -> ParatError | None:
        """Say why a message cannot go this way now, if it cannot."""
        ...

    def deliver(self, row: Outbox, mail: Mail, addresses: Addresses) -> tuple[str, ...]:
        """Let a mail go out, and name the functions that it did not reach."""
        ...

    def close(self) -> None:
        """Let go of what was opened."""
        ...


@dataclass(slots=True)
class Drafts:
    """Write mails as drafts that a person opens and sends."""

    folder: Path
    code: str
    municipality: str
    how: str = DRAFT

    def fault(self, row: Outbox, addresses: Addresses) -> ParatError | None:
        """Find none: a draft names the functions whose addresses the person must find."""
        return None

    def deliver(self, row: Outbox, mail: Mail, addresses: Addresses) -> tuple[str, ...]:
        """Write the draft; raise DraftNotWrittenError."""
        write_draft(self.folder, draft_name(self.code, self.municipality, mail, row.number), mail)
        return ()

    def close(self) -> None:
        """Let go of nothing."""


@dataclass(slots=True)
class ByServer:
    """Hand mails over to the mail server, which is spoken to when the first one goes out."""

    server: MailServer
    mail_from: str | None
    how: str = SMTP
    _session: Session | None = None
    _open: ExitStack = field(default_factory=ExitStack)

    def fault(self, row: Outbox, addresses: Addresses) -> ParatError | None:
        """Hold a message back until every function that it is for has an address: it is sent once."""
        missing = without_address(addresses)
        if missing or not addresses:
            return NoAddressError(functions=missing or ("nobody",), engagement=row.engagement)
        return None

    def deliver(self, row: Outbox, mail: Mail, addresses: Addresses) -> tuple[str, ...]:
        """Hand the mail over; raise what the mail server has against it."""
        if self.mail_from is None:
            raise MailSenderMissingError
        if self._session is None:
            self._session = named("reach_mail_server", lambda: self._open.enter_context(session_with(self.server)))
        sender = sender_in(self.mail_from)
        refused = self._session.hand_over(sender.addr_spec, mail.to, outgoing(mail, sender, datetime.now(UTC)))
        return tuple(function for function, known in addresses.items() if refused & set(known))

    def close(self) -> None:
        """Say goodbye to the mail server."""
        self._open.close()


def way_now(read: Reader, engagement: str) -> Way:
    """Give the way for an engagement's mails; those of the example are never handed to a mail server."""
    _, municipality, programme = engagement_row(read, engagement)
    url = settings().smtp_url
    if url and not (programme.is_example or municipality.is_example):
        return ByServer(mail_server(url), settings().mail_from)
    return Drafts(settings().home / "outbox", municipality.id, municipality.name)
