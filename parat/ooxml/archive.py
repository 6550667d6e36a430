"""Write zip files so that equal members give equal bytes; a small member that comes again is packed only once."""

import functools
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LEVEL = 6
_RAW = -zlib.MAX_WBITS
_KEPT, _KEPT_BYTES = 128, 65_536
_VERSION, _DEFLATED, _UTF8 = 20, 8, 0x800
_MIDNIGHT, _FIRST_DAY = 0, 0x21  # 1 January 1980, the first day that a zip file knows
_READ_AND_WRITE = 0o600 << 16
_HEADER = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class _Packed:
    checksum: int
    size: int
    deflated: bytes


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack the members in the order given, with a fixed date, level and attributes, into one zip file."""
    files, directory, at = list[bytes](), list[bytes](), 0
    for name, content in members:
        packed = _kept(content) if len(content) <= _KEPT_BYTES else _packed(content)
        encoded = name.encode()
        said = (
            0 if name.isascii() else _UTF8,
            _DEFLATED,
            _MIDNIGHT,
            _FIRST_DAY,
            packed.checksum,
            len(packed.deflated),
            packed.size,
            len(encoded),
            0,
        )
        files += (_HEADER.pack(b"PK\x03\x04", _VERSION, *said), encoded, packed.deflated)
        directory += (
            _ENTRY.pack(b"PK\x01\x02", _VERSION, _VERSION, *said, 0, 0, 0, _READ_AND_WRITE, at),
            encoded,
        )
        at += _HEADER.size + len(encoded) + len(packed.deflated)
    count, size = len(directory) // 2, sum(map(len, directory))
    return b"".join((*files, *directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, size, at, 0)))


def _packed(content: bytes) -> _Packed:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return _Packed(zlib.crc32(content), len(content), packer.compress(content) + packer.flush())


_kept = functools.lru_cache(maxsize=_KEPT)(_packed)
