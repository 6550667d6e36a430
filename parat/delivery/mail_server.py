"""Hand mails to the mail server that the settings name: encrypted, within set times, and without telling secrets.

The standard library's smtplib is enough; see docs/decisions/0014-outbox-and-calendar.md.
"""

import smtplib
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Timer
from typing import TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from parat.delivery.errors import (
    MailCertificateError,
    MailLoginRefusedError,
    MailNotEncryptedError,
    MailPostponedError,
    MailRefusedError,
    MailServerSilentError,
)
from parat.domain.errors import ParatError

ANSWER_SECONDS = 15.0
WHOLE_SECONDS = 60.0
_OURS = "[127.0.0.1]"  # the name of this machine is nobody else's business
_PERMANENT = 500
_PORTS = {"smtp": 587, "smtps": 465}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Be a mail server, and how to get in there."""

    host: str
    port: int
    encrypted_at_once: bool
    starttls: bool
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def shown(self) -> str:
        """Name the server without its secrets."""
        return f"{self.host}:{self.port}"


def mail_server(url: str) -> MailServer:
    """Read smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465, which the settings have checked."""
    parts = urlsplit(url)
    at_once = parts.scheme == "smtps"
    starttls = not at_once and parse_qs(parts.query).get("starttls") != ["no"]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname or "", parts.port or _PORTS[parts.scheme], at_once, starttls, user, password)


class Session:
    """Be a conversation with the mail server, in which one mail after the other is handed over."""

    def __init__(self, server: MailServer, smtp: smtplib.SMTP) -> None:
        self._server, self._smtp = server, smtp

    def hand_over(self, sender: str, to: Sequence[str], content: bytes) -> frozenset[str]:
        """Hand a mail over, and give those of its addresses that the server refused while it took the rest.

        Raise MailRefusedError, MailPostponedError or MailServerSilentError.
        """
        refused = _told_plainly(self._server, self._smtp, lambda: self._smtp.sendmail(sender, list(to), content))
        return frozenset(refused)


@contextmanager
def session_with(server: MailServer) -> Iterator[Session]:
    """Get in touch with the mail server; raise a setup error, or MailServerSilentError when it does not answer."""
    smtp = _unconnected(server)
    try:
        _told_plainly(server, smtp, lambda: _enter(server, smtp))
        yield Session(server, smtp)
        with suppress(smtplib.SMTPException, OSError):  # everything is handed over: a rude goodbye is none of ours
            _within(smtp, smtp.quit)
    finally:
        smtp.close()


def _unconnected(server: MailServer) -> smtplib.SMTP:
    if server.encrypted_at_once:
        return smtplib.SMTP_SSL(timeout=ANSWER_SECONDS, context=ssl.create_default_context(), local_hostname=_OURS)
    return smtplib.SMTP(timeout=ANSWER_SECONDS, local_hostname=_OURS)


def _enter(server: MailServer, smtp: smtplib.SMTP) -> None:
    smtp._host = server.host  # type: ignore[attr-defined]  # noqa: SLF001  the name its certificate must carry
    smtp.connect(server.host, server.port)
    smtp.ehlo_or_helo_if_needed()
    if server.starttls:
        if not smtp.has_extn("starttls"):
            raise MailNotEncryptedError(host=server.shown)
        smtp.starttls(context=ssl.create_default_context())
    if server.user:
        smtp.login(server.user, server.password)


def _told_plainly(server: MailServer, smtp: smtplib.SMTP, talk: Callable[[], T]) -> T:
    """Translate the library's errors, once, into ours; what the server writes may hold addresses and is left out."""
    try:
        return _within(smtp, talk)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise _translated(server.shown, error) from None


def _within(smtp: smtplib.SMTP, talk: Callable[[], T]) -> T:
    """Break a conversation off when it takes too long in all, also with a server that sends a letter at a time."""
    watch = Timer(WHOLE_SECONDS, _cut, (smtp,))
    watch.daemon = True
    watch.start()
    try:
        return talk()
    finally:
        watch.cancel()


def _cut(smtp: smtplib.SMTP) -> None:
    if smtp.sock is not None:
        with suppress(OSError):
            smtp.sock.shutdown(2)


def _translated(host: str, error: Exception) -> ParatError:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _refusal(host, max(code for code, _ in error.recipients.values()))
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= _PERMANENT:
        return MailLoginRefusedError(host=host)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return MailLoginRefusedError(host=host)
    if isinstance(error, smtplib.SMTPResponseException):
        return _refusal(host, error.smtp_code)
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailCertificateError(host=host, reason=error.verify_message.rstrip("."))
    return MailServerSilentError(host=host, reason=_reason(error))


def _refusal(host: str, code: int) -> ParatError:
    kind = MailRefusedError if code >= _PERMANENT else MailPostponedError
    return kind(host=host, code=code)


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "no answer in time"
    if isinstance(error, ssl.SSLError):
        return "no encryption could be agreed on"
    return str(getattr(error, "strerror", None) or "it broke off")
