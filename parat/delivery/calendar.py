"""Write an invitation to one meeting, or its cancellation, as an iCalendar that Outlook and Gmail understand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vRecur

from parat.delivery.meetings import Meeting
from parat.delivery.wording import one_line, plain
from parat.domain.calendar import COPENHAGEN

PRODUCT = "-//parat//handlingsplaner//DA"
_ZONE = "Europe/Copenhagen"
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)
# The clock's own time, as the format asks for it: no zone yet, since these lines are what makes one.
_FIRST_SUMMER, _FIRST_WINTER = datetime(1996, 3, 31, 2), datetime(1996, 10, 27, 3)  # noqa: DTZ001
_USUAL_LENGTH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Person:
    """Be somebody of whom only the function and the work address are known."""

    function: str
    address: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """Be a calendar file, and the method that says what a mail program is to do with it."""

    method: str
    content: bytes


def invitation_to(
    meeting: Meeting, stamped: datetime, organizer: Person | None = None, attendees: Sequence[Person] = ()
) -> Invitation:
    """Write a meeting, or its cancellation; the same input always gives the same bytes.

    Without an organizer nobody can be answered: the meeting is then only published, and opens as an appointment.
    """
    method = "CANCEL" if meeting.cancelled else "REQUEST" if organizer else "PUBLISH"
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if meeting.begins:
        calendar.add_component(_zone())
    calendar.add_component(_event(meeting, stamped, _people(organizer, attendees)))
    return Invitation(method, calendar.to_ical())


def _event(meeting: Meeting, stamped: datetime, people: Sequence[tuple[str, vCalAddress]]) -> Event:
    event = Event()
    event.add("uid", f"{meeting.id}@parat")
    event.add("sequence", meeting.moved)
    event.add("dtstamp", stamped)
    begins, ends = _span(meeting)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    for name, text in _texts(meeting):
        event.add(name, text)
    for name, address in people:
        event.add(name, address)
    return event


def _texts(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Give what is known in words; an empty property would show as an empty line."""
    texts = {
        "summary": one_line(meeting.title),
        "location": one_line(meeting.place),
        "description": plain(meeting.text),
    }
    return ((name, text) for name, text in texts.items() if text)


def _span(meeting: Meeting) -> tuple[date, date]:
    """Give when a meeting begins and ends; one that would end before it begins takes an hour."""
    if meeting.begins is None:
        return meeting.day, meeting.day + timedelta(days=1)
    begins = datetime.combine(meeting.day, meeting.begins, COPENHAGEN)
    ends = _at(meeting.day, meeting.ends)
    return begins, ends if ends is not None and ends > begins else begins + _USUAL_LENGTH


def _at(day: date, hour: time | None) -> datetime | None:
    return datetime.combine(day, hour, COPENHAGEN) if hour else None


def _people(organizer: Person | None, attendees: Sequence[Person]) -> Sequence[tuple[str, vCalAddress]]:
    return list(_addresses(organizer, attendees)) if organizer else []


def _addresses(organizer: Person, attendees: Sequence[Person]) -> Iterator[tuple[str, vCalAddress]]:
    yield "organizer", _address(organizer)
    for person in attendees:
        address = _address(person)
        address.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"})
        yield "attendee", address


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.address}")
    if name := one_line(person.function).replace('"', "'"):
        address.params["CN"] = name
    return address


def _zone() -> Timezone:
    """Describe Danish time by the rule that has held since 1996, so that the file does not depend on the machine."""
    zone = Timezone()
    zone.add("tzid", _ZONE)
    zone.add_component(_switch(TimezoneStandard(), _FIRST_WINTER, (_SUMMER, _WINTER), "CET"))
    zone.add_component(_switch(TimezoneDaylight(), _FIRST_SUMMER, (_WINTER, _SUMMER), "CEST"))
    return zone


def _switch(
    part: TimezoneStandard | TimezoneDaylight, first: datetime, offsets: tuple[timedelta, timedelta], name: str
) -> TimezoneStandard | TimezoneDaylight:
    part.add("dtstart", first)
    part.add("tzoffsetfrom", offsets[0])
    part.add("tzoffsetto", offsets[1])
    part.add("tzname", name)
    part.add("rrule", vRecur(freq="yearly", bymonth=first.month, byday="-1SU"))
    return part
