"""Read Office packages safely, and write them so that equal content gives equal bytes."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parat.ooxml.archive import zipped
from parat.ooxml.errors import UnreadablePackageError, UnsafePackageError

CONTENT_TYPES = "[Content_Types].xml"

_ENCRYPTED = 0x1
_CHUNK = 65_536
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_DECLARED_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']""")
_KNOWN_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii"})
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class PackageLimits:
    """Say how much an Office package may hold: members, and unpacked bytes of one member and of all."""

    members: int = 2_000
    member_bytes: int = 50_000_000
    total_bytes: int = 100_000_000


_ORDINARY = PackageLimits()


def read_package(content: bytes, limits: PackageLimits = _ORDINARY, place: str = "package") -> dict[str, bytes]:
    """Unpack an Office file into its parts, refusing what no honest file holds.

    What is read is bounded while it is read: the sizes that the file claims are never trusted. Names that are
    absolute, climb with `..` or occur twice, encrypted members and any DOCTYPE are refused.
    Raises UnreadablePackageError or UnsafePackageError, which name `place`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return dict(_parts(package, limits, place))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as fault:
        raise UnreadablePackageError(reason=str(fault) or type(fault).__name__, place=place) from fault


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts into an Office file: the same parts always give the same bytes.

    Members are sorted (content types first, as Office writes them) with a fixed date, level and attributes.
    """
    return zipped((name, parts[name]) for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)))


def _parts(package: zipfile.ZipFile, limits: PackageLimits, place: str) -> Iterator[tuple[str, bytes]]:
    members = [member for member in package.infolist() if not member.is_dir()]
    if len(members) > limits.members:
        raise UnsafePackageError(
            reason=f"{len(members)} members, at most {limits.members} are read",
            reason_da=f"{len(members)} dele, højst {limits.members} læses",
            place=place,
        )
    _refuse_names([member.filename for member in members], place)
    left = limits.total_bytes
    for member in members:
        part = _unpacked(package, member, min(limits.member_bytes, left), place)
        left -= len(part)
        _refuse_doctype(member.filename, part, place)
        yield member.filename, part


def _refuse_names(names: list[str], place: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise UnsafePackageError(
                reason=f"the member name {name!r}", reason_da=f"navnet »{name}« på en del", place=place
            )
        if name.casefold() in seen:
            raise UnsafePackageError(
                reason=f"two members named {name!r}", reason_da=f"to dele med navnet »{name}«", place=place
            )
        seen.add(name.casefold())


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, place: str) -> bytes:
    if member.flag_bits & _ENCRYPTED:
        raise UnsafePackageError(reason="a password", reason_da="en adgangskode", place=place)
    part = bytearray()
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            part += chunk
            if len(part) > most:
                raise UnsafePackageError(
                    reason=f"{member.filename} unpacks to more than {most} bytes",
                    reason_da=f"{member.filename} fylder mere end {most} bytes, når den pakkes ud",
                    place=place,
                )
    return bytes(part)


def _refuse_doctype(name: str, part: bytes, place: str) -> None:
    if not name.casefold().endswith(_XML_SUFFIXES):
        return
    if any(doctype in part for doctype in _DOCTYPES):
        raise UnsafePackageError(reason=f"a DOCTYPE in {name}", reason_da=f"en DOCTYPE i {name}", place=place)
    declared = _DECLARED_ENCODING.match(part.removeprefix(_BYTE_ORDER_MARK)[:200])
    if declared and declared.group(1).lower() not in _KNOWN_ENCODINGS:
        encoding = declared.group(1).decode("ascii", "replace")
        raise UnsafePackageError(
            reason=f"the encoding {encoding} in {name}", reason_da=f"tegnsættet {encoding} i {name}", place=place
        )
