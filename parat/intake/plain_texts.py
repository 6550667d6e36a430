"""Draw the words out of any stored file, so that a name in it is found: Office files, mails, and whatever else."""

import email
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage

_MOST_BYTES = 100_000_000  # what the gate lets in
_DEEPEST = 2
_TAG = re.compile(r"<[^>]*>")
_FOLDED = re.compile(r"\r?\n[ \t]")
_MAIL_ENDING = ".eml"
_ONLY_LOOKS = re.compile(r"(^|/)(styles|fontTable|numbering|theme[0-9]*)\.xml$")


def texts_in(content: bytes, name: str, depth: int = 0) -> Iterator[str]:
    """Give the texts of a file, whatever it is; nothing of it is trusted, and what cannot be read is given as it lies.

    A word that Word has parted over several runs comes whole in one of the texts, and a name in two cells in another.
    """
    yield name
    if depth <= _DEEPEST and content.startswith(b"PK"):
        yield from _in_archive(content, depth)
    elif depth <= _DEEPEST and name.lower().endswith(_MAIL_ENDING):
        yield from _in_mail(content, depth)
    else:
        yield from _in_text(content)


def _in_archive(content: bytes, depth: int) -> Iterator[str]:
    left = _MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                if _ONLY_LOOKS.search(member.filename):
                    continue
                with archive.open(member) as file:
                    part = file.read(left)
                left -= len(part)
                yield from texts_in(part, member.filename, depth + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        yield from _in_text(content)


def _in_mail(content: bytes, depth: int) -> Iterator[str]:
    message = email.message_from_bytes(content, policy=policy.default)
    yield "\n".join(f"{name}: {value}" for name, value in message.items())
    for part in message.walk():
        if isinstance(part, EmailMessage) and not part.is_multipart():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield from texts_in(payload, part.get_filename() or "", depth + 1)
    yield from _in_text(content)


def _in_text(content: bytes) -> Iterator[str]:
    for text in _decoded(content):
        unfolded = _FOLDED.sub("", text)
        yield unfolded
        if "<" in unfolded or "&" in unfolded:
            yield html.unescape(_TAG.sub("", unfolded))
            yield html.unescape(_TAG.sub(" ", unfolded))


def _decoded(content: bytes) -> Iterator[str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield content.decode("utf-16", "replace")
    yield content.decode("utf-8", "replace")
    if not _is_utf8(content):
        yield content.decode("cp1252", "replace")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
