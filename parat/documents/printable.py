"""Refuse characters that no document can show, with the place where they stand."""

import functools
import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any

from parat.documents.errors import TextTooLongError, UnprintableTextError

LONGEST = 2_000_000
_WITHOUT_TEXT = (NoneType, date, int, Decimal, type)

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def refuse_unprintable(value: Any, field: str) -> None:
    """Raise UnprintableTextError when a text anywhere in `value` holds a control character or half a character.

    A text of more than two million letters is refused with TextTooLongError.
    """
    whole = "\n".join(_all_texts(value))
    if len(whole) > LONGEST or _UNPRINTABLE.search(whole):
        _refuse_the_first(value, field)


def _all_texts(value: Any) -> list[str]:
    """Gather the texts without their places: a plan has tens of thousands, and nearly always all can be shown."""
    texts, met = list[str](), [value]
    for one in met:  # it grows while it is read
        if isinstance(one, str):
            texts.append(one)
        elif one and not isinstance(one, _WITHOUT_TEXT):
            met += _within(one)
    return texts


def _within(value: Any) -> Iterable[Any]:
    kind: type = type(value)
    read = _reader_of(kind)
    if read:
        return read(value)
    if isinstance(value, Mapping):
        return (*value, *value.values())
    return value if isinstance(value, tuple | list) else ()


@functools.lru_cache(maxsize=256)
def _reader_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """Give what reads all fields of a dataclass at once; the class itself comes first, so that there are always two."""
    if not is_dataclass(kind):
        return None
    return operator.attrgetter("__class__", "__class__", *(field.name for field in fields(kind)))


def _refuse_the_first(value: Any, field: str) -> None:
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
