"""Name facts by what they are, so that the same fact always has the same id."""

import hashlib
import uuid

_PARAT = uuid.UUID("6f1d7d0e-5a6b-5e0c-9a53-7a0d5c1b2e01").bytes
_NO_VERSION = ~(0xF << 76 | 0x3 << 62)
_VERSION_5 = 0x5 << 76 | 0x2 << 62
_SEPARATOR = "\x1f"


def natural_id(kind: str, *parts: str | int) -> str:
    """Give the id of a fact: uuid5 of its kind and its natural key, as 36 characters.

    `kind` is the name of the record's table; the parts are what makes the fact the one it is, in a fixed order.
    """
    digest = hashlib.sha1(_PARAT + _SEPARATOR.join((kind, *map(str, parts))).encode(), usedforsecurity=False).digest()
    bits = (int.from_bytes(digest[:16], "big") & _NO_VERSION) | _VERSION_5
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def engagement_key(programme: str, code: str) -> str:
    """Give the key of one municipality in one programme: `<programme>/<code>`."""
    return f"{programme}/{code}"


def programme_of(engagement: str) -> str:
    """Give the programme's slug in an engagement key."""
    return engagement.rpartition("/")[0]
