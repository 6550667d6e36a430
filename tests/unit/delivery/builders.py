"""Build meetings and mails: each names only what its test is about."""

from datetime import UTC, date, datetime, time
from email import message_from_bytes, policy

from icalendar import Calendar

from parat.delivery.calendar import Person, invitation_to
from parat.delivery.mail import Mail
from parat.delivery.meetings import Meeting

STAMPED = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)
US, LEAD = Person("Handlingsplaner", "plan@example.dk"), Person("projektleder", "leder@sandvig.example")


def a_meeting(**changes) -> Meeting:
    values = {
        "id": "w1", "day": date(2026, 6, 10), "title": "Workshop 1", "begins": time(9), "ends": time(15),
        "place": "Rådhuset, sal 2", "text": "Opstart og udviklingsområder",
    }  # fmt: skip
    return Meeting(**{**values, **changes})


def written(meeting: Meeting, organizer: Person | None = US, attendees=(LEAD,)) -> bytes:
    return invitation_to(meeting, STAMPED, organizer, attendees).content


def read_back(content: bytes) -> Calendar:
    return Calendar.from_ical(content)


def the_event(content: bytes):
    (event,) = read_back(content).events
    return event


def a_mail(**changes) -> Mail:
    values = {
        "id": "6f1d7d0e-5a6b-5e0c-9a53-7a0d5c1b2e01", "subject": "Påmindelse om svar",
        "body": "Kære projektleder\n\nVi mangler jeres svar.", "to": ("leder@sandvig.example",),
    }  # fmt: skip
    return Mail(**{**values, **changes})


def parsed(content: bytes):
    return message_from_bytes(content, policy=policy.default)
