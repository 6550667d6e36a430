"""Read numbers, dates and choices as Danes write them; what cannot be read for certain is not read at all."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from parat.domain.packets import EARLIEST, LATEST, Choice
from parat.domain.packets.matching import folded, text_in

_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_DECIMAL = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[0-9]{1,3}(?:\.[0-9]{3}){1,4}|[0-9]{1,15})(?:,(?P<fraction>[0-9]{1,15}))?"
)
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?:,[0-9]+)?")
_CLOCK = r"(?:[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})\s*([-./])\s*([0-9]{{1,2}})\s*\2\s*([0-9]{{4}}){_CLOCK}")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_CLOCK}")
_MONTH_NAMED = re.compile(r"(?:den )?([0-9]{1,2})\.? ([a-zæøå]{3,9})\.? ([0-9]{4})")
_SERIAL = re.compile(r"[0-9]{5}")
_TIME = re.compile(r"(?:kl\.? ?)?([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9])(?:[.:]00)?)?")
_PART_OF_A_DAY = re.compile(r"0[.,][0-9]+")
_MINUTES_IN_A_DAY = 24 * 60
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_DAY_ZERO_1900 = date(1899, 12, 30)
_DAY_ZERO_1904 = date(1904, 1, 1)
_YES = frozenset(("ja", "j", "yes", "sand", "true", "1"))
_NO = frozenset(("nej", "n", "no", "falsk", "false", "0"))


def integer_in(text: str) -> int | None:
    """Read a whole number (1.234, 1 234 or 1234); None when it is none."""
    number = decimal_in(text)
    return int(number) if number is not None and number == number.to_integral_value() else None


def decimal_in(text: str) -> Decimal | None:
    """Read a number with decimal comma and thousands points (1.234,5); None when it is none.

    "1.5" is not read: in Danish the point parts thousands, so nobody can know what was meant.
    """
    written = text_in(text).translate(_MINUS)
    if _GROUPED.fullmatch(written):
        written = written.translate(_SPACES)
    match = _DECIMAL.fullmatch(written)
    if match is None:
        return None
    whole, fraction = match["whole"].replace(".", ""), (match["fraction"] or "").rstrip("0")
    return Decimal(f"{match['sign']}{whole}.{fraction}" if fraction else f"{match['sign']}{whole}")


def percent_in(text: str) -> Decimal | None:
    """Read a percentage as the number before the sign (75 % gives 75); None when it is none."""
    return decimal_in(text_in(text).removesuffix("%").rstrip())


def date_in(text: str, since_1904: bool = False) -> date | None:
    """Read a date (24-12-2026, 24.12.2026, 24. december 2026, 2026-12-24, or Excel's day number); None when none.

    The day comes first. Years of two digits are not read, and nothing before 1950 or after 2099 is.
    """
    written = folded(text_in(text))
    found = _written_date(written)
    if found is None and _SERIAL.fullmatch(written):
        found = (_DAY_ZERO_1904 if since_1904 else _DAY_ZERO_1900) + timedelta(days=int(written))
    return found if found and EARLIEST <= found <= LATEST else None


def time_in(text: str) -> str | None:
    """Read a time of day (9, 9.00, 09:00, kl. 9.00, or Excel's part of a day) as HH.MM; None when it is none."""
    written = folded(text_in(text))
    if _PART_OF_A_DAY.fullmatch(written):
        hour, minute = divmod(round(Decimal(written.replace(",", ".")) * _MINUTES_IN_A_DAY) % _MINUTES_IN_A_DAY, 60)
        return f"{hour:02}.{minute:02}"
    found = _TIME.fullmatch(written)
    return f"{int(found[1]):02}.{found[2] or '00'}" if found else None


def yes_no_in(text: str) -> bool | None:
    """Read ja or nej; None when it is neither."""
    written = folded(text_in(text))
    if written in _YES:
        return True
    return False if written in _NO else None


def choice_in(text: str, choices: Sequence[Choice]) -> str | None:
    """Give the stored value of a choice written by its value or its Danish label; None when it is not on the list.

    Of a label like »Kapitel 12 (Opgave 3)« the words before the bracket are enough where no other label has them.
    """
    written = folded(text_in(text))
    by_label = (stored for stored, label in choices if folded(label) == written)
    by_value = (stored for stored, _ in choices if folded(stored) == written)
    by_beginning = [stored for stored, label in choices if folded(label.partition(" (")[0]) == written]
    alone = by_beginning[0] if len(by_beginning) == 1 else None
    return next(by_label, None) or next(by_value, None) or alone


def _written_date(written: str) -> date | None:
    if match := _DAY_FIRST.fullmatch(written):
        return _day(int(match[4]), int(match[3]), int(match[1]))
    if match := _YEAR_FIRST.fullmatch(written):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH_NAMED.fullmatch(written):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    return None


def _month(name: str) -> int:
    return next((number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name)), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
