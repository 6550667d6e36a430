"""Find meetings that cannot both be held: one consultant in two places, one room or one function asked for twice.

The rule is kept simple. A meeting without a time takes its whole day. In one municipality two meetings clash when their
times overlap. A consultant who is in two municipalities on one day needs the hour from 12 to 13 to travel: one meeting
must end by noon and the other begin at one o'clock or later.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import combinations

_MORNING_ENDS = time(12)
_AFTERNOON_BEGINS = time(13)


class ClashKind(StrEnum):
    """Name what two meetings both ask for."""

    CONSULTANT = "consultant"
    PLACE = "place"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True)
class Gathering:
    """Be a planned workshop or training session: where, when, and who must be there.

    `id` is the workshop's or the session's, `municipality` the code, `called` how people know it, in both languages.
    """

    id: str
    engagement: str
    municipality: str
    called: str
    called_da: str
    on: date
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    consultants: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Be two meetings that both need `what` at the same time."""

    kind: ClashKind
    what: str
    first: Gathering
    second: Gathering

    def other(self, identity: str) -> Gathering:
        """Give the one of the two that is not the meeting with this id."""
        return self.second if self.first.id == identity else self.first


def clashes_in(meetings: Iterable[Gathering]) -> list[Clash]:
    """List every clash, in the order of the days."""
    ordered = sorted(meetings, key=lambda one: (one.on, one.begins or time.min, one.id))
    by_day: dict[date, list[Gathering]] = {}
    for meeting in ordered:
        by_day.setdefault(meeting.on, []).append(meeting)
    return [clash for group in by_day.values() for pair in combinations(group, 2) for clash in _between(*pair)]


def _between(first: Gathering, second: Gathering) -> Iterator[Clash]:
    together, here = _overlap(first, second), first.municipality == second.municipality
    if together if here else not _time_to_travel(first, second):
        yield from (Clash(ClashKind.CONSULTANT, who, first, second) for who in _shared(first, second, "consultants"))
    if together and here:
        if first.place.strip() and _plain(first.place) == _plain(second.place):
            yield Clash(ClashKind.PLACE, first.place, first, second)
        yield from (Clash(ClashKind.FUNCTION, who, first, second) for who in _shared(first, second, "functions"))


def _overlap(first: Gathering, second: Gathering) -> bool:
    return _begins(first) < _ends(second) and _begins(second) < _ends(first)


def _time_to_travel(first: Gathering, second: Gathering) -> bool:
    earlier, later = sorted((first, second), key=_begins)
    return _ends(earlier) <= _MORNING_ENDS and _begins(later) >= _AFTERNOON_BEGINS


def _begins(meeting: Gathering) -> time:
    return meeting.begins or time.min


def _ends(meeting: Gathering) -> time:
    return meeting.ends if meeting.begins and meeting.ends else time.max


def _shared(first: Gathering, second: Gathering, field: str) -> Iterator[str]:
    wanted = {_plain(one) for one in getattr(second, field)}
    return (one for one in getattr(first, field) if _plain(one) in wanted)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
