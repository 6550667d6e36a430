"""An invitation says when and where in Danish time, whatever words it is made of, and opens in Outlook and Gmail."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.delivery.calendar import Person, invitation_to
from tests.hostile.payloads import CONTROL, SHOWN
from tests.unit.delivery.builders import LEAD, STAMPED, US, a_meeting, read_back, the_event, written

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SWITCHES = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30), date(2026, 10, 24), date(2026, 10, 25)]
WINTER, SUMMER = date(2026, 1, 14), date(2026, 7, 1)


def offset_by_the_file(content: bytes, moment: datetime) -> timedelta:
    """Find the offset as a mail program does that knows only what stands in the file."""
    (zone,) = read_back(content).timezones
    return zone.to_tz(lookup_tzid=False).utcoffset(moment)


def test_the_same_meeting_is_written_the_same_way_again():
    assert written(a_meeting()) == written(a_meeting())


def test_an_invitation_is_a_request_from_the_organizer_that_can_be_answered():
    event = the_event(written(a_meeting()))
    assert event["organizer"] == "mailto:plan@example.dk"
    assert event["attendee"] == "mailto:leder@sandvig.example"
    assert event["attendee"].params["CN"] == "projektleder"
    assert event["attendee"].params["RSVP"] == "TRUE"
    assert read_back(written(a_meeting()))["method"] == "REQUEST"


def test_what_a_mail_program_must_have_is_there():
    content = written(a_meeting())
    assert read_back(content)["prodid"] == "-//parat//handlingsplaner//DA"
    assert read_back(content)["version"] == "2.0"
    event = the_event(content)
    assert (event["uid"], event["sequence"], event["status"]) == ("w1@parat", 0, "CONFIRMED")
    assert event["dtstamp"].dt == STAMPED


def test_nothing_but_standard_properties_is_written():
    assert re.findall(rb"^X-.*", written(a_meeting()), re.MULTILINE) == []


def test_the_words_come_back_as_they_were():
    event = the_event(written(a_meeting(text="Først; så dette,\nog dette: \\n er ingen linje.")))
    assert (event["summary"], event["location"]) == ("Workshop 1", "Rådhuset, sal 2")
    assert event["description"] == "Først; så dette,\nog dette: \\n er ingen linje."


def test_a_meeting_is_at_its_hour_in_denmark():
    event = the_event(written(a_meeting()))
    assert event["dtstart"].dt == datetime(2026, 6, 10, 9, tzinfo=COPENHAGEN)
    assert event["dtend"].dt == datetime(2026, 6, 10, 15, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(("day", "utc"), [(WINTER, 8), (SUMMER, 7)])
def test_nine_o_clock_is_nine_o_clock_in_winter_and_in_summer(day, utc):
    event = the_event(written(a_meeting(day=day)))
    assert event["dtstart"].dt.astimezone(UTC).hour == utc


@pytest.mark.parametrize("year", range(2026, 2037))
@pytest.mark.parametrize("day", [*SWITCHES, WINTER, SUMMER])
def test_a_mail_program_that_knows_no_zones_reckons_as_denmark_does(year, day):
    moment = datetime.combine(day.replace(year=year), time(12))
    content = written(a_meeting(day=moment.date()))
    assert offset_by_the_file(content, moment) == moment.replace(tzinfo=COPENHAGEN).utcoffset()


def test_without_a_time_of_day_it_is_the_whole_day():
    content = written(a_meeting(begins=None, ends=None))
    event = the_event(content)
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 6, 10), date(2026, 6, 11))
    assert read_back(content).timezones == []


@pytest.mark.parametrize("ends", [None, time(9), time(8)])
def test_without_a_usable_end_it_takes_an_hour(ends):
    assert the_event(written(a_meeting(ends=ends)))["dtend"].dt == datetime(2026, 6, 10, 10, tzinfo=COPENHAGEN)


def test_a_moved_meeting_keeps_its_name_and_counts_up():
    first, second = a_meeting(), a_meeting(day=date(2026, 6, 17), moved=1)
    assert the_event(written(first))["uid"] == the_event(written(second))["uid"]
    assert the_event(written(second))["sequence"] == 1


def test_a_cancelled_meeting_says_so_twice():
    content = written(a_meeting(cancelled=True, moved=2))
    assert read_back(content)["method"] == "CANCEL"
    assert the_event(content)["status"] == "CANCELLED"


def test_without_an_organizer_it_is_published_and_names_nobody():
    invitation = invitation_to(a_meeting(), STAMPED, None, [LEAD])
    assert (invitation.method, b"mailto" in invitation.content) == ("PUBLISH", False)


def test_what_is_not_known_leaves_no_empty_line():
    assert b"LOCATION" not in written(a_meeting(place=""))


def lines_hold(content: bytes) -> bool:
    lines = content.split(b"\r\n")
    return lines[-1] == b"" and all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOWN, ids=lambda name: ascii(name)[1:41])
def test_whatever_the_words_are_the_meeting_stays_the_one_it_is(name):
    text = SHOWN[name]
    content = written(
        a_meeting(title=text, place=text, text=text), Person(text, US.address), [Person(text, LEAD.address)]
    )
    event = the_event(content)
    assert lines_hold(content)
    assert (event["uid"], event["attendee"]) == ("w1@parat", "mailto:leder@sandvig.example")
    assert len(read_back(content).events) == 1
    assert words(str(event.get("description", ""))) == words(text)


def words(text: str) -> list[str]:
    return "".join(sign for sign in text if sign.isprintable() or sign.isspace()).split()


@pytest.mark.parametrize("sign", CONTROL, ids=lambda sign: f"U+{ord(sign):04X}")
def test_control_characters_are_left_out(sign):
    event = the_event(written(a_meeting(title=f"a{sign}b", text=f"a{sign}b")))
    assert event["summary"] in ("ab", "a b", f"a{sign}b")
    assert lines_hold(written(a_meeting(title=f"a{sign}b")))


def test_a_line_break_in_a_title_makes_no_second_property():
    content = written(a_meeting(title="Workshop\r\nATTENDEE:mailto:x@x.example\nEND:VEVENT"))
    assert the_event(content)["summary"] == "Workshop ATTENDEE:mailto:x@x.example END:VEVENT"
    assert b"\r\nATTENDEE:mailto:x" not in content


def test_a_function_with_signs_of_the_format_is_one_name():
    content = written(a_meeting(), US, [Person('leder; "SSP", 1:1^n', LEAD.address)])
    assert the_event(content)["attendee"].params["CN"] == "leder; 'SSP', 1:1^n"


def test_a_megabyte_of_words_is_written_and_read_back():
    text = "Ærø, ø; å 🎉 " * 60_000
    assert the_event(written(a_meeting(text=text)))["description"] == text.strip()


@given(text=st.text(max_size=300))
def test_any_text_at_all_leaves_one_meeting(text):
    content = written(a_meeting(title=text, place=text, text=text))
    assert lines_hold(content)
    assert the_event(content)["uid"] == "w1@parat"


def test_a_meeting_that_was_written_down_is_read_as_it_was():
    from parat.delivery.meetings import read_meeting

    for meeting in (a_meeting(), a_meeting(begins=None, ends=None), a_meeting(cancelled=True, moved=3)):
        assert read_meeting(meeting.written()) == meeting
        assert read_meeting(replace(meeting, text="æ\n🎉").written()).text == "æ\n🎉"
