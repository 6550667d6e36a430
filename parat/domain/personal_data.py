"""Find CPR numbers in text, so that none is ever stored, printed or sent.

Six digits that are a date, a hyphen and four digits are taken for a CPR number. Without the hyphen it is a question:
about one in twenty-seven of all ten-digit numbers begins with a date. The old check digit (modulus 11) clears
nothing, because numbers without it have been given out since 2007.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_HYPHENS = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_SHAPE = re.compile(
    rf"(?<!\d)(?P<day>\d\d)(?P<in1>[ .\-/]?)(?P<month>\d\d)(?P<in2>[ .\-/]?)(?P<year>\d\d)"
    rf"(?P<between>[^\S\n]{{0,3}}[{_HYPHENS}./]?[^\S\n]{{0,3}})(?P<serial>\d{{4}})(?!\d)"
)
_UUID = re.compile(r"(?i)(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])")
_DIGIT = re.compile(r"\d")
_REPLACEMENT_DAYS = 60


@dataclass(frozen=True, slots=True)
class CprHit:
    """Hold one find, digits masked; `certain` means refuse, otherwise ask."""

    masked: str
    certain: bool


def cpr_in(text: str) -> tuple[CprHit, ...]:
    """Find everything in a text that is, or may be, a CPR number."""
    return tuple(CprHit(_masked(match), certain) for match, certain in _finds(text.translate(_INVISIBLE)))


def masked_text(text: str) -> str:
    """Give the text with the digits of everything that may be a CPR number replaced by X."""
    shown = text.translate(_INVISIBLE)
    for match, _ in list(_finds(shown)):
        shown = shown[: match.start()] + _masked(match) + shown[match.end() :]
    return shown


def _finds(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    names = [match.span() for match in _UUID.finditer(text)]
    start = 0
    while match := _SHAPE.search(text, start):
        inside_a_name = any(first <= match.start() < last for first, last in names)
        if _is_a_day(match) and not inside_a_name:
            yield match, _is_certain(match)
            start = match.end()
        else:
            start = match.start() + 2


def _is_certain(match: re.Match[str]) -> bool:
    hyphen = any(sign in match["between"] for sign in _HYPHENS)
    return hyphen and not match["in1"] and not match["in2"] and int(match["day"]) <= _REPLACEMENT_DAYS


def _is_a_day(match: re.Match[str]) -> bool:
    day, month = int(match["day"]) % _REPLACEMENT_DAYS, int(match["month"])
    if not (1 <= month <= 12 and day):
        return False
    return day <= monthrange(_full_year(int(match["year"]), int(match["serial"][0])), month)[1]


def _full_year(year: int, seventh: int) -> int:
    """Give the year of birth by the seventh digit (CPR-kontoret, Personnummeret i CPR-systemet)."""
    if seventh <= 3:
        return 1900 + year
    if seventh in (4, 9):
        return (2000 if year <= 36 else 1900) + year
    return (2000 if year <= 57 else 1800) + year


def _masked(match: re.Match[str]) -> str:
    return _DIGIT.sub("X", match.group())
