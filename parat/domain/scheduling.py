"""Say on which days a municipality can be asked to a workshop, and propose days for a set of them.

A workshop takes people out of schools, day care and town hall at once. It is therefore put on a working day outside the
school holidays, unless the municipality says that it works then.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType

from parat.domain.calendar import days_off
from parat.domain.workshop_kinds import WorkshopKind, workshop_kinds

DAYS_APART = 14
USUAL_WEEKDAYS = frozenset({1, 2, 3})
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
_DAY = timedelta(days=1)
_JULY = 7


class Period(StrEnum):
    """Name a time of the year in which no workshop is held unless the municipality says so."""

    WEEK_7 = "week-7"
    WEEK_8 = "week-8"
    JULY = "july"
    WEEK_42 = "week-42"
    CHRISTMAS = "christmas"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Be the reason why a day cannot be taken, for the operator and in Danish."""

    reason: str
    reason_da: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Be days in a row that were passed over for one reason."""

    first: date
    last: date
    why: Obstacle


@dataclass(frozen=True, slots=True)
class Wishes:
    """Be what a proposal keeps to: the first day, the weekdays (0 is Monday), and the periods that may be used.

    `busy` holds days that are taken, each with the reason.
    """

    begin: date
    weekdays: frozenset[int] = USUAL_WEEKDAYS
    allowed: frozenset[str] = frozenset()
    busy: Mapping[date, Obstacle] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Proposal:
    """Be a day proposed for a workshop, the first day it could have been and why not earlier, and what was skipped."""

    kind: str
    day: date
    earliest: date
    because: str
    skipped: tuple[Skipped, ...]


_CLOSED: Mapping[Period, Obstacle] = {
    Period.WEEK_7: Obstacle("winter holidays (week 7)", "vinterferie (uge 7)"),
    Period.WEEK_8: Obstacle("winter holidays (week 8)", "vinterferie (uge 8)"),
    Period.JULY: Obstacle("summer holidays (July)", "sommerferie (juli)"),
    Period.WEEK_42: Obstacle("autumn holidays (week 42)", "efterårsferie (uge 42)"),
    Period.CHRISTMAS: Obstacle("Christmas (20 December to 2 January)", "jul og nytår (20. december til 2. januar)"),
}
_BY_WEEK = {7: Period.WEEK_7, 8: Period.WEEK_8, 42: Period.WEEK_42}
_WEEKEND = Obstacle("a weekend", "weekend")
_NOT_WISHED = Obstacle("not one of the weekdays asked for", "ikke en af de ønskede ugedage")


def period_of(day: date) -> Period | None:
    """Give the period that a day lies in: July, the weeks 7, 8 and 42, and 20 December to 2 January, both included.

    Schools break up around 20 December and begin again after 2 January; between those days nobody comes. In which of
    the weeks 7 and 8 a municipality has its winter holidays differs, so neither is used unasked.
    """
    if (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 2):
        return Period.CHRISTMAS
    return Period.JULY if day.month == _JULY else _BY_WEEK.get(day.isocalendar().week)


def obstacle_on(day: date, allowed: Collection[str] = ()) -> Obstacle | None:
    """Say why no workshop can be held on a day, or None when one can.

    Days that many have off by custom count here, 1 May too, although deadlines run on it.
    """
    period = period_of(day)
    if period is not None and period not in allowed:
        return _CLOSED[period]
    if name := days_off(day.year).get(day):
        return Obstacle(f"a day off ({name})", f"fridag ({name})")
    return None if day.weekday() < len(WEEKDAYS) else _WEEKEND


def nearest_days(day: date, allowed: Collection[str], not_before: date) -> tuple[date | None, date]:
    """Give the last possible day before a day, unless it would lie before `not_before`, and the first one after."""
    earlier = (day - _DAY * back for back in range(1, (day - not_before).days + 1))
    before = next((one for one in earlier if obstacle_on(one, allowed) is None), None)
    return before, _first_free(max(day + _DAY, not_before), lambda one: obstacle_on(one, allowed))


def workshops_done(states: Collection[str]) -> bool:
    """Say whether workshops were held and none is still to come."""
    return "held" in states and set(states) <= {"held", "cancelled"}


def propose(kinds: Collection[str], settled: Mapping[str, date], wishes: Wishes) -> tuple[Proposal, ...]:
    """Propose a day for each kind, in the usual order, two weeks apart and after the kinds that it builds on.

    `settled` holds the days of the kinds that are held or planned already; these are not proposed again.
    """
    found: list[Proposal] = []
    days = dict(settled)
    for kind in workshop_kinds().values():
        if kind.key in kinds and kind.key not in settled:
            earliest, because = _earliest(kind, days, wishes.begin)
            day = _first_free(earliest, lambda one: _wished_obstacle(one, wishes))
            found.append(Proposal(kind.key, day, earliest, because, tuple(_skipped(earliest, day, wishes))))
            days[kind.key] = day
    return tuple(found)


def _earliest(kind: WorkshopKind, days: Mapping[str, date], begin: date) -> tuple[date, str]:
    """Give the first day that a kind can have, and what holds it back the most."""
    order = list(workshop_kinds())
    reasons = [(begin, "the first day asked for")]
    if before := [days[key] for key in order[: order.index(kind.key)] if key in days]:
        reasons.append((max(before) + _DAY * DAYS_APART, f"{DAYS_APART} days after the workshop before it"))
    for key, weeks in kind.after.items():
        if key in days:
            title = workshop_kinds()[key].title_da
            reasons.append((days[key] + timedelta(weeks=weeks), f"{weeks} weeks after «{title}»"))
    return max(reasons, key=lambda one: one[0])


def _wished_obstacle(day: date, wishes: Wishes) -> Obstacle | None:
    if obstacle := obstacle_on(day, wishes.allowed):
        return obstacle if obstacle is not _WEEKEND else _NOT_WISHED
    return wishes.busy.get(day) if day.weekday() in wishes.weekdays else _NOT_WISHED


def _skipped(earliest: date, day: date, wishes: Wishes) -> Iterator[Skipped]:
    passed = [earliest + _DAY * step for step in range((day - earliest).days)]
    for why, group in groupby(passed, key=lambda one: _wished_obstacle(one, wishes)):
        days = list(group)
        if why is not None:
            yield Skipped(days[0], days[-1], why)


def _first_free(day: date, obstacle: Callable[[date], Obstacle | None]) -> date:
    while obstacle(day) is not None:
        day += _DAY
    return day
