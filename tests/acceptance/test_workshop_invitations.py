"""Who comes to a workshop is told: once when it has a day, again when it is moved, and when it is cancelled."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from db.schema import Outbox, Workshop
from parat.delivery.calendar import invitation_to
from tasks.outbox import meeting_of
from tests.acceptance.conftest import KEY, TOWN
from tests.acceptance.test_cli_documents import WORKSHOP
from tests.acceptance.test_cli_workshops import DAY, LATER, in_workshops, rows_of, workshop

__all__ = ["in_workshops"]
SET = ("workshop", "set", TOWN, 1, "--kind", "start", "--on", DAY, "--at", "9.00", "--place", "Rådhuset")


@pytest.fixture
def invited(in_workshops, did):
    """A planned workshop whose invitation has gone out to the project lead and an SSP consultant."""
    did("contact", "add", TOWN, "--function", "projektleder", "--mail", "projektleder@nattergalevang.example")
    did("contact", "add", TOWN, "--function", "SSP-konsulent", "--mail", "ssp@nattergalevang.example")
    did(*SET)
    did("outbox", "send")
    return in_workshops


def messages():
    """What was written down about workshops and did not give way to something newer, the oldest first."""
    rows = sorted(rows_of(Outbox), key=lambda row: row.queued_at)
    return [row for row in rows if row.kind.startswith("workshop_") and row.withdrawn_at is None]


def event_of(row):
    content = invitation_to(meeting_of(row), row.queued_at).content
    calendar = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    return calendar["METHOD"], event


def test_a_workshop_with_a_day_is_told_of_with_both_papers_and_the_calendar(invited):
    (row,) = messages()
    assert row.to_functions == ["projektleder", "SSP-konsulent"]
    assert [one["name"] for one in row.attachments] == [
        f"Invitation til workshop 1 {TOWN}.docx", f"Program til workshop 1 {TOWN}.docx",
    ]  # fmt: skip
    _, event = event_of(row)
    assert (event["SUMMARY"], event["LOCATION"]) == ("Workshop 1: Opstart og udviklingsområder", "Rådhuset")
    assert event.decoded("DTSTART").date() == DAY
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=270)
    assert event["UID"] == f"{workshop(1).id}@parat"


def test_nobody_is_told_twice_of_what_has_not_changed(invited, did):
    before = [row.id for row in messages()]
    did(*SET)
    did("contact", "add", TOWN, "--function", "projektleder", "--mail", "projektleder@nattergalevang.example")
    assert [row.id for row in messages()] == before


def test_a_move_is_told_with_the_same_meeting_and_a_higher_number(invited, did):
    did("workshop", "move", TOWN, 1, "--on", LATER)
    first, second = (event_of(row)[1] for row in messages())
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second.decoded("DTSTART").date() == LATER
    row = messages()[-1]
    assert row.subject.startswith("Ændring: Workshop 1")
    assert "Før var det" in row.body


def test_a_workshop_moved_twice_before_anything_is_sent_is_told_of_once(invited, did):
    did("workshop", "move", TOWN, 1, "--on", LATER)
    did("workshop", "move", TOWN, 1, "--on", LATER, "--place", "Kulturhuset")
    _, last = messages()
    assert meeting_of(last).place == "Kulturhuset"
    assert "Sted: Rådhuset" in last.body.partition("Før var det")[2]


def test_a_workshop_moved_away_and_back_before_anything_is_sent_is_not_told_of(invited, did):
    did("workshop", "move", TOWN, 1, "--on", LATER)
    did("workshop", "move", TOWN, 1, "--on", DAY)
    assert [row.sent_at is not None for row in messages()] == [True]


def test_a_cancelled_workshop_is_called_off_with_the_same_meeting(invited, did):
    did("workshop", "move", TOWN, 1, "--on", LATER)
    did("outbox", "send")
    did("workshop", "cancel", TOWN, 1, "--reason", "Konsulenten er syg")
    *_, moved, cancelled = messages()
    method, event = event_of(cancelled)
    assert (method, event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert event["UID"] == event_of(moved)[1]["UID"]
    assert event["SEQUENCE"] > event_of(moved)[1]["SEQUENCE"]
    assert event.decoded("DTSTART").date() == LATER
    assert "Begrundelse: Konsulenten er syg." in cancelled.body
    assert cancelled.to_functions == ["projektleder", "SSP-konsulent"]


def test_a_workshop_cancelled_before_its_invitation_was_sent_is_not_told_of(in_workshops, did):
    did(*SET)
    did("workshop", "cancel", TOWN, 1, "--reason", "Aflyst")
    assert messages() == []


def test_a_workshop_taken_out_of_the_workbook_is_called_off(invited, did, returned):
    file = returned("workshops", {})
    book = load_workbook(file)
    for row in book["Workshops"].iter_rows():
        if str(row[0].value) == "1":
            for cell in row:
                cell.value = None
    book.save(file)
    did("import", file)
    assert rows_of(Workshop) == []
    assert messages()[-1].kind == "workshop_cancellation"


def test_a_workshop_that_was_held_tells_nobody_anything(in_workshops, did, returned):
    did(*SET)
    did("import", returned("workshops", {**WORKSHOP, "workshops": {(1,): {"status": "held"}}}))
    assert messages() == []


def test_those_named_for_a_workshop_are_invited_though_no_contact_is_known(in_workshops, did):
    did(*SET, "--key-function", "Borgmester")
    assert messages()[-1].to_functions == ["projektleder", "Borgmester"]


def test_somebody_named_later_is_invited_alone(invited, did):
    did("workshop", "set", TOWN, 1, "--key-function", "SSP-konsulent", "--key-function", "Borgmester")
    assert messages()[-1].to_functions == ["Borgmester"]
    assert messages()[-1].subject.startswith("Invitation: ")
    did("outbox", "send")
    before = len(messages())
    did(*SET)
    assert len(messages()) == before


def test_the_mail_reads_as_a_letter(invited):
    (row,) = messages()
    assert row.subject.startswith(f"Invitation: Workshop 1: Opstart og udviklingsområder ({TOWN} Kommune, ")
    assert "Formålet er at samle parterne om et fælles udgangspunkt" in row.body
    assert "Tidspunkt: kl. 9.00-13.30" in row.body
    assert row.body.endswith(f"Konsulenterne i »Kommunale handlingsplaner 2027«\npå vegne af {TOWN} Kommune")


def test_the_audit_chain_still_holds(invited, did):
    did("workshop", "cancel", TOWN, 1, "--reason", "Konsulenten er syg")
    did("audit", "verify", KEY)
