"""Refuse characters that no document can show, with the place where they stand."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from parat.documents.errors import TextTooLongError, UnprintableTextError

LONGEST = 2_000_000

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def refuse_unprintable(value: Any, field: str) -> None:
    """Raise UnprintableTextError when a text anywhere in `value` holds a control character or half a character.

    A text of more than two million letters is refused with TextTooLongError.
    """
    for place, text in _texts(value, field):
        if len(text) > LONGEST:
            raise TextTooLongError(letters=f"{len(text):,}", most=f"{LONGEST:,}", field=place)
        found = _UNPRINTABLE.search(text)
        if found:
            raise UnprintableTextError(character=_named(found.group()), field=f"{place}, tegn {found.start() + 1}")


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple | list):
        for position, item in enumerate(value, start=1):
            yield from _texts(item, f"{place}[{position}]")
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _texts(name, place)
            yield from _texts(item, f"{place}[{name}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), f"{place}.{field.name}")


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
