"""Find the planned workshops and training sessions of every municipality, and which of them clash."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from db.schema import Assignment, Engagement, Municipality, Session, Workshop
from db.unit_of_work import Reader
from parat.domain.clashes import Clash, Gathering, clashes_in
from parat.domain.workshop_kinds import workshop_kinds
from tasks.cells import time_of_day

_LEADS = ("lead", "leder")


@dataclass(frozen=True, slots=True)
class _Around:
    """Be what is needed to describe the meetings of running engagements: their towns and the one who goes there."""

    towns: Mapping[str, str]
    names: Mapping[str, str]
    alone: Mapping[str, str]

    def name(self, engagement: str) -> str:
        """Give the municipality's name."""
        return self.names.get(engagement, engagement)

    def consultants(self, engagement: str, said: list[str] | None) -> tuple[str, ...]:
        """Give who goes: those who were named, or else the only consultant assigned."""
        if said is not None:
            return tuple(said)
        return (self.alone[engagement],) if engagement in self.alone else ()


def gatherings(read: Reader) -> list[Gathering]:
    """List every workshop and training session that is planned and has a day, in the order of the days."""
    around = _around(read)
    planned = (Workshop.state == "planned", Workshop.held_on.is_not(None))
    meetings = [_workshop(row, row.held_on, around) for row in read.all(Workshop, *planned) if row.held_on]
    sessions = read.all(Session, Session.state == "planned", Session.held_on.is_not(None))
    meetings += [_session(row, row.held_on, around) for row in sessions if row.held_on]
    running = [one for one in meetings if one.engagement in around.towns]
    return sorted(running, key=lambda one: (one.on, one.begins or time.min, one.engagement, one.id))


def clashes_by_meeting(read: Reader) -> dict[str, list[Clash]]:
    """Give the clashes of every planned meeting by its id."""
    found: dict[str, list[Clash]] = {}
    for clash in clashes_in(gatherings(read)):
        for meeting in (clash.first, clash.second):
            found.setdefault(meeting.id, []).append(clash)
    return found


def sole_consultants(read: Reader) -> dict[str, str]:
    """Give, by engagement, the consultant who goes unless another is named: the only one assigned, leads aside."""
    assigned: dict[str, set[str]] = {}
    for row in read.all(Assignment, Assignment.role.not_in(_LEADS)):
        assigned.setdefault(row.engagement, set()).add(row.staff)
    return {key: next(iter(staff)) for key, staff in assigned.items() if len(staff) == 1}


def key_functions_of(row: Workshop) -> tuple[str, ...]:
    """Give who must be able to come: those who were named, or else those of the kind."""
    named = row.key_functions
    return workshop_kinds()[row.kind].key_functions if named is None else tuple(named)


def end_of(row: Workshop) -> time | None:
    """Give when a workshop ends by its kind's agenda; unknown when its beginning is."""
    return _later(time_of_day(row.begins), workshop_kinds()[row.kind].minutes)


def _around(read: Reader) -> _Around:
    names = {row.id: row.name for row in read.all(Municipality)}
    running = read.all(Engagement, Engagement.closed_because.is_(None))
    towns = {row.id: row.municipality for row in running}
    return _Around(towns, {key: names[town] for key, town in towns.items()}, sole_consultants(read))


def _workshop(row: Workshop, on: date, around: _Around) -> Gathering:
    return Gathering(
        id=row.id,
        engagement=row.engagement,
        municipality=around.towns.get(row.engagement, ""),
        called=f"workshop {row.number} of {around.name(row.engagement)}",
        called_da=f"workshop {row.number} i {around.name(row.engagement)}",
        on=on,
        begins=time_of_day(row.begins),
        ends=end_of(row),
        place=row.place,
        consultants=around.consultants(row.engagement, row.consultants),
        functions=key_functions_of(row),
    )


def _session(row: Session, on: date, around: _Around) -> Gathering:
    begins = time_of_day(row.begins)
    return Gathering(
        id=row.id,
        engagement=row.engagement,
        municipality=around.towns.get(row.engagement, ""),
        called=f"training session {row.number} of {around.name(row.engagement)}",
        called_da=f"undervisningsgang {row.number} i {around.name(row.engagement)}",
        on=on,
        begins=begins,
        ends=_later(begins, int(row.hours * 60)) if row.hours else None,
        place=row.place or "",
        consultants=around.consultants(row.engagement, row.consultants),
    )


def _later(begins: time | None, minutes: int) -> time | None:
    """Go some minutes on within the day; what would end after midnight ends with it."""
    if begins is None:
        return None
    ends = datetime.combine(date.min, begins) + timedelta(minutes=minutes)
    return ends.time() if ends.date() == date.min else time.max
