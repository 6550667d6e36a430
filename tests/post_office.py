"""Be a mail server on this machine that takes, refuses, delays or forgets mails as a test wants it."""

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"
USER, PASSWORD = "afsender", "hemmelig/kode"
IN_URL = "afsender:hemmelig%2Fkode@"


@dataclass
class Box:
    """Keep what came in, and answer as the test wants."""

    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    to: list[list[str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    data_answer: str = "250 OK"

    async def handle_EHLO(self, _server, session, _envelope, name, responses):  # noqa: N802  aiosmtpd's name
        session.host_name = name
        self.names.append(name)
        return responses

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802  aiosmtpd's name
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802  aiosmtpd's name
        if self.data_answer.startswith("2"):
            self.raw.append(envelope.original_content)
            self.mails.append(message_from_bytes(envelope.original_content, policy=policy.default))
            self.to.append(list(envelope.rcpt_tos))
        return self.data_answer


@dataclass(frozen=True)
class Office:
    """Be the server as a test sees it."""

    box: Box
    port: int

    def url(self, scheme: str = "smtp", login: str = "", query: str = "?starttls=no") -> str:
        return f"{scheme}://{login}{HOST}:{self.port}{query}"


@contextmanager
def post_office(**settings: Any) -> Iterator[Office]:
    """Open the mail server with aiosmtpd's own settings, such as tls_context, ssl_context or authenticator."""
    box, port = Box(), free_port()
    controller = Controller(box, hostname=HOST, port=port, **settings)
    controller.start()
    try:
        yield Office(box, port)
    finally:
        controller.stop()


def knows_only_us(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
    """Let in who knows the password."""
    known = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=given == known, handled=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@contextmanager
def dumb_server(greeting: bytes = b"", one_letter_each: float = 0) -> Iterator[int]:
    """Open a port that takes calls and says nothing, or a letter at a time, and give its number."""
    ended = threading.Event()
    listening = socket.create_server((HOST, 0))

    def answer() -> None:
        with listening:
            calls = []
            while not ended.is_set():
                try:
                    call, _ = listening.accept()
                except OSError:
                    break
                calls.append(call)
                threading.Thread(target=_dribble, args=(call, greeting, one_letter_each, ended), daemon=True).start()
            for call in calls:
                call.close()

    address = listening.getsockname()
    threading.Thread(target=answer, daemon=True).start()
    try:
        yield address[1]
    finally:
        ended.set()
        with suppress(OSError), socket.create_connection(address):  # it may have ended by itself
            pass


def _dribble(call: socket.socket, greeting: bytes, pause: float, ended: threading.Event) -> None:
    for letter in greeting:
        if ended.wait(pause):
            return
        try:
            call.sendall(bytes([letter]))
        except OSError:
            return


def a_certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Make a certificate for this machine: the file to trust, and what the server shows."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "post office")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    public, private = folder / "certificate.pem", folder / "key.pem"
    public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    shown = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    shown.load_cert_chain(public, private)
    return public, shown
