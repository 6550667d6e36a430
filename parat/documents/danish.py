"""Write dates, numbers and lists the way Danish is written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from parat.domain.calendar import add_months, add_working_days

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
def weekday_date(day: date | None, missing: str = NOTHING) -> str:
    """Write a day as "mandag den 18. oktober 2027"."""
    return format_date(day, "EEEE 'den' d. MMMM y", locale=LOCALE) if day else missing


@lru_cache(maxsize=4096)
def month_year(day: date | None, missing: str = NOTHING) -> str:
    """Write the month of a day as "oktober 2027"."""
    return format_date(day, "MMMM y", locale=LOCALE) if day else missing


@lru_cache(maxsize=4096)
def date_range(first: date | None, last: date | None, missing: str = NOTHING) -> str:
    """Write two days as "3. maj til 10. juni 2027"; what both have in common is written once."""
    if not first or not last or first == last:
        return long_date(first or last, missing)
    if first.year != last.year:
        return f"{long_date(first)} til {long_date(last)}"
    shared = "d." if first.month == last.month else "d. MMMM"
    return f"{format_date(first, shared, locale=LOCALE)} til {long_date(last)}"


@lru_cache(maxsize=4096)
def clock(moment: time | None, missing: str = NOTHING) -> str:
    """Write a time of day as "kl. 9.30"."""
    return f"kl. {moment.hour}.{moment.minute:02}" if moment else missing


@lru_cache(maxsize=4096)
def time_range(first: time | None, last: time | None, missing: str = NOTHING) -> str:
    """Write two times of a day as "kl. 9.00-12.00"; without the last one, "kl. 9.00"."""
    if first is None or last is None:
        return clock(first, missing)
    return f"{clock(first)}-{last.hour}.{last.minute:02}"


def working_days_after(day: date, count: int) -> date:
    """Give the day that lies so many Danish working days after a day; write it with long_date."""
    return add_working_days(day, count)


def months_after(day: date, count: int) -> date:
    """Give the day that lies so many months after a day; write it with long_date."""
    return add_months(day, count)


@lru_cache(maxsize=4096)
def number(value: Decimal | int | None, missing: str = NOTHING) -> str:
    """Write a number with a decimal comma and points between the thousands."""
    return missing if value is None else str(format_decimal(value, locale=LOCALE))


@lru_cache(maxsize=4096)
def percent(value: Decimal | int | None, missing: str = NOTHING) -> str:
    """Write a percentage as "25 pct.", which is never parted at the end of a line; the value is 25 and not 0.25."""
    return missing if value is None else f"{number(value)}\N{NO-BREAK SPACE}pct."


@lru_cache(maxsize=4096)
def money(kroner: Decimal | int | None, missing: str = NOTHING) -> str:
    """Write an amount as "12.500 kr.", with øre only when there are any."""
    if kroner is None:
        return missing
    whole = kroner == int(kroner)
    return f"{format_decimal(kroner, '#,##0' if whole else '#,##0.00', locale=LOCALE)} kr."


@lru_cache(maxsize=4096)
def hours(count: Decimal | int | None, missing: str = NOTHING) -> str:
    """Write a number of hours as "1 time", "0,5 time" or "7,5 timer"."""
    return missing if count is None else f"{number(count)} {'time' if 0 < count <= 1 else 'timer'}"


def working_days(count: int) -> str:
    """Write a number of working days as "1 arbejdsdag" or "5 arbejdsdage"."""
    return counted(count, "arbejdsdag", "arbejdsdage")


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


def either(items: Iterable[str], missing: str = NOTHING) -> str:
    """Write several possibilities as "a, b eller c"."""
    named = [item for item in items if item]
    return format_list(named, style="or", locale=LOCALE) if named else missing


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


def capitalised(text: str) -> str:
    """Begin a text with a large letter and leave the rest, so that SSP stays SSP."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Begin a text with a small letter, as inside a sentence; SSP stays SSP."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def genitive(name: str) -> str:
    """Write whose something is: "Egeby Kommunes", and after s, x or z with an apostrophe."""
    whole = name.rstrip()
    return whole and whole + ("’" if whole[-1] in "sxzSXZ" else "s")


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
