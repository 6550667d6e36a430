"""Write dates, numbers and lists the way Danish is written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

LOCALE = "da_DK"
NOTHING = "–"

_MARKED_LINE = re.compile(r"^\s*(?:(?P<bullet>[-–•*])|(?P<number>\d{1,2}[.)]))\s+(?P<text>\S.*)$", re.DOTALL)
_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK_LINE = re.compile(r"\n\s*\n|\r\n\s*\r\n")
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_DANISH_DATE = re.compile(rf"^\s*\d{{1,2}}\.\s+(?:{_MONTHS})\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def long_date(day: date | None, missing: str = NOTHING) -> str:
    """Write a day as "18. oktober 2027"."""
    return format_date(day, "d. MMMM y", locale=LOCALE) if day else missing


@lru_cache(maxsize=4096)
def short_date(day: date | None, missing: str = NOTHING) -> str:
    """Write a day as "18-10-2027"."""
    return format_date(day, "dd-MM-y", locale=LOCALE) if day else missing


@lru_cache(maxsize=4096)
def number(value: Decimal | int | None, missing: str = NOTHING) -> str:
    """Write a number with a decimal comma and points between the thousands."""
    return missing if value is None else str(format_decimal(value, locale=LOCALE))


@lru_cache(maxsize=4096)
def score(value: Decimal | None, missing: str = NOTHING) -> str:
    """Write a score with exactly one decimal, as the instrument does."""
    if value is None:
        return missing
    return str(value.quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")


def listed(items: Iterable[str], missing: str = NOTHING) -> str:
    """Write several things as "a, b og c"."""
    named = [item for item in items if item]
    return format_list(named, locale=LOCALE) if named else missing


def counted(count: int, one: str, several: str) -> str:
    """Write a number with the form of the noun that fits it: "1 indsats", "3 indsatser"."""
    return f"{number(count)} {one if count == 1 else several}"


def filled(text: str, missing: str = NOTHING) -> str:
    """Give the text, or the sign for nothing when it is empty."""
    return text if text.strip() else missing


def named_by(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """Give each id's name, or the id itself when it has none."""
    return [names.get(one, one) for one in ids]


def sentence(text: str) -> str:
    """End a text with a full stop unless it already ends as a sentence does."""
    whole = text.strip()
    return whole if not whole or whole[-1] in ".!?:…" else f"{whole}."


def blocks(texts: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Sort a person's own text into paragraphs and real lists: ("p" | "ul" | "ol", the texts in it).

    A line that begins with a dash or a number is a list item; "18. oktober 2027" is a date and stays a paragraph.
    """
    kind, gathered = "", list[str]()
    for line in _lines(texts):
        found, text = _sorted_line(line)
        if gathered and (found != kind or found == "p"):
            yield kind, gathered
            gathered = []
        kind = found
        gathered.append(text)
    if gathered:
        yield kind, gathered


def is_marked(text: str) -> bool:
    """Say whether a text begins with a typed list mark; "18. oktober 2027" is a date and no mark."""
    return bool(_MARKED_LINE.match(text)) and not _DANISH_DATE.match(text)


def _lines(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        for paragraph in _BLANK_LINE.split(text):
            lines = [line for line in _LINE_END.split(paragraph) if line.strip()]
            if any(is_marked(line) for line in lines):
                yield from lines
            elif lines:
                yield " ".join(lines)


def _sorted_line(line: str) -> tuple[str, str]:
    marked = _MARKED_LINE.match(line)
    if not marked or not is_marked(line):
        return "p", line.strip()
    return ("ul" if marked["bullet"] else "ol"), marked["text"].strip()
