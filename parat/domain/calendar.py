"""Reckon in Danish working days and months, and give the date in Denmark."""

import calendar
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_SATURDAY = 5
_MAY_DAY = (5, 1)


@cache
def days_off(year: int) -> Mapping[date, str]:
    """Name the public holidays of a year and the days that many have off by custom: 1 May, 5 June, 24 and 31 December.

    The library calls the latter optional, because no law closes a town hall on them. Great Prayer Day ended with 2023.
    """
    from holidays import country_holidays  # 40 ms, and most commands ask for no working day

    return dict(country_holidays("DK", years=year, categories=("public", "optional"), language="da"))


@cache
def holidays(year: int) -> frozenset[date]:
    """Give the days of a year on which a town hall is closed: public holidays, 5 June, 24 and 31 December.

    1 May is an ordinary working day unless a public holiday falls on it.
    """
    from holidays import country_holidays

    public = country_holidays("DK", years=year)
    return frozenset(day for day in days_off(year) if day in public or (day.month, day.day) != _MAY_DAY)


def is_working_day(day: date) -> bool:
    """Say whether a municipality works on this day."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def working_day_from(day: date) -> date:
    """Give the day itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def next_working_day(day: date) -> date:
    """Give the first working day after a day."""
    return working_day_from(day + timedelta(days=1))


def add_working_days(day: date, count: int) -> date:
    """Go a number of working days forward; the day itself is not counted, and 0 moves a holiday forward."""
    day = working_day_from(day) if count == 0 else day
    for _ in range(count):
        day = next_working_day(day)
    return day


def add_months(day: date, months: int) -> date:
    """Go whole months forward; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def day_in_denmark(now: datetime) -> date:
    """Give the date in Copenhagen at a moment; the moment must carry its time zone."""
    if now.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return now.astimezone(COPENHAGEN).date()
