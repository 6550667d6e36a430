"""Let a file in, or refuse it with its reason, before anything reads it.

Nothing that the file claims about itself is believed: sizes are counted while unpacking.
"""

import io
import itertools
import stat
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePath

from parat.domain.personal_data import masked_text
from parat.intake import gate_errors as refused
from parat.intake.gate_content import refuse_content

MEGABYTE = 1_000_000
UPLOAD_LIMIT = 20 * MEGABYTE
UNPACKED_LIMIT = 100 * MEGABYTE
RATIO_LIMIT = 100
MEMBER_LIMIT = 1_000
ACCEPTED = (".xlsx", ".docx")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LOCAL, _DIRECTORY = b"PK\x03\x04", b"PK\x01\x02"
_CHUNK = 1 << 16
_ENCRYPTED_FLAG = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MACRO_ENDINGS = (".xlsm", ".docm", ".xltm", ".dotm", ".xlam", ".xlsb")
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


def admit(content: bytes, file_name: str) -> dict[str, bytes]:
    """Unpack a file that somebody sent, after every check; raises the refusal that fits.

    Gives the parts by their names. Limits: 20 MB sent, 100 MB unpacked, 100 times its own size, 1,000 parts,
    20,000 rows and 200 columns on a sheet.
    """
    file = masked_text(file_name)
    ending = PurePath(file_name.replace("\\", "/")).suffix.lower()
    _refuse_name(ending, file)
    _refuse_outside(content, file)
    try:
        parts = _unpacked(content, file)
    except _FAULTS as fault:
        raise refused.DamagedFileError(file=file, reason=str(fault) or type(fault).__name__) from fault
    refuse_content(parts, ending, file)
    return parts


def refuse_large(size: int, file: str) -> None:
    """Raise FileTooLargeError for a file of more bytes than are accepted."""
    if size > UPLOAD_LIMIT:
        found = f"{size / MEGABYTE:.1f}"
        allowed = UPLOAD_LIMIT // MEGABYTE
        raise refused.FileTooLargeError(file=file, found=found, found_da=found.replace(".", ","), allowed=allowed)


def _refuse_name(ending: str, file: str) -> None:
    if ending in _MACRO_ENDINGS:
        raise refused.MacroError(file=file, found=ending)
    if ending not in ACCEPTED:
        raise refused.WrongExtensionError(file=file, found=ending or "-", allowed=ACCEPTED)


def _refuse_outside(content: bytes, file: str) -> None:
    if not content:
        raise refused.EmptyFileError(file=file)
    refuse_large(len(content), file)
    if content.startswith(_OLE):
        kind = refused.EncryptedFileError if _ENCRYPTED_STREAM in content else refused.OldOfficeFormatError
        raise kind(file=file)
    if not content.startswith(_LOCAL):
        raise refused.NotAnOfficeFileError(file=file)
    if content.count(_DIRECTORY) > MEMBER_LIMIT:
        raise refused.TooManyMembersError(file=file, allowed=MEMBER_LIMIT)


def _unpacked(content: bytes, file: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
        _refuse_members(members, file)
        parts: dict[str, bytes] = {}
        left = UNPACKED_LIMIT
        ratio_left = RATIO_LIMIT * len(content)
        for member in members:
            part = _read(package, member, min(left, ratio_left))
            if part is None:
                raise _outgrown(left, ratio_left, file)
            left -= len(part)
            ratio_left -= len(part)
            if not member.is_dir():
                parts[member.filename] = part
        return parts


def _outgrown(left: int, ratio_left: int, file: str) -> refused.RefusedFileError:
    if ratio_left < left:
        return refused.SuspiciousRatioError(file=file, allowed=RATIO_LIMIT)
    return refused.UnpacksTooLargeError(file=file, allowed=UNPACKED_LIMIT // MEGABYTE)


def _read(package: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes | None:
    read = bytearray()
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            read += chunk
            if len(read) > most:
                return None
    return bytes(read)


def _refuse_members(members: Sequence[zipfile.ZipInfo], file: str) -> None:
    if len(members) > MEMBER_LIMIT:
        raise refused.TooManyMembersError(file=file, allowed=MEMBER_LIMIT)
    seen: set[str] = set()
    for member in members:
        _refuse_member(member, file)
        if member.filename.casefold() in seen:
            raise refused.DoubledMemberError(file=file, found=member.filename)
        seen.add(member.filename.casefold())
    _refuse_overlaps(members, file)


def _refuse_member(member: zipfile.ZipInfo, file: str) -> None:
    name = member.orig_filename
    if name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/"):
        raise refused.UnsafeMemberNameError(file=file, found=name)
    if member.flag_bits & _ENCRYPTED_FLAG:
        raise refused.EncryptedFileError(file=file)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise refused.SymlinkError(file=file, found=name)
    if member.compress_type not in _METHODS:
        raise refused.DamagedFileError(file=file, reason=f"compression method {member.compress_type} in {name}")


def _refuse_overlaps(members: Sequence[zipfile.ZipInfo], file: str) -> None:
    placed = sorted(members, key=lambda member: member.header_offset)
    for member, following in itertools.pairwise(placed):
        if member.header_offset + len(member.filename) + 30 + member.compress_size > following.header_offset:
            raise refused.OverlappingMembersError(file=file, found=following.filename)
