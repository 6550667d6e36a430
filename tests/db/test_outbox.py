"""The outbox: a message is written down with its cause, once, and gives way to a newer one."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from db.schema import Outbox
from parat.delivery.meetings import Meeting
from tasks.outbox import (
    Attachment,
    Message,
    meeting_of,
    pending,
    queue,
    withdraw_from_outbox,
)
from tasks.outbox_errors import CprInMessageError, MessageSentError, MessageWithdrawnError
from tasks.run import Actor, looking, work_by
from tests.db.builders import KEY, count, store_an_engagement, verify

ACTOR = Actor("k01", "cli", "koersel-1")
REMINDER = Message("reminder", "R1", ("projektleder",), "Påmindelse", "Kære projektleder")
MEETING = Meeting("w1", date(2026, 6, 10), "Workshop 1", time(9), time(15), "Rådhuset", "Opstart")
INVITATION = Message("invitation", "w1", ("projektleder",), "Invitation", "Kom", calendar=MEETING)
CANCELLATION = replace(INVITATION, kind="cancellation", subject="Aflyst", calendar=replace(MEETING, cancelled=True))


@pytest.fixture
def engaged(record):
    store_an_engagement(record)
    return record


def written_down(message: Message) -> Outbox | None:
    with work_by(ACTOR, KEY) as unit:
        row = queue(unit, KEY, message, ACTOR)
        unit.commit()
    return row


def marked(row: Outbox, **values) -> None:
    with work_by(ACTOR, KEY) as unit:
        unit.change(Outbox, row.id, **values)
        unit.commit()


def sent(row: Outbox) -> None:
    marked(row, sent_at=datetime.now(UTC), sent_how="eml")


def waiting() -> list[str]:
    with looking() as read:
        return [row.id for row in pending(read, KEY)]


def test_what_is_undone_leaves_no_message(engaged):
    with work_by(ACTOR, KEY) as unit:
        assert queue(unit, KEY, REMINDER, ACTOR)
    assert count(engaged, "outbox") == 0


def test_the_same_message_again_writes_and_audits_nothing(engaged):
    first = written_down(REMINDER)
    lines = verify(engaged)
    assert written_down(REMINDER) is None
    assert (waiting(), verify(engaged)) == ([first.id], lines)


def test_a_message_that_was_not_sent_gives_way_to_a_newer_one(engaged):
    first, second = written_down(REMINDER), written_down(replace(REMINDER, body="Ny frist"))
    assert (waiting(), second.number) == ([second.id], 2)
    assert first.id != second.id


def test_a_message_that_was_sent_stays_and_a_newer_one_waits(engaged):
    sent(written_down(REMINDER))
    assert waiting() == []
    second = written_down(replace(REMINDER, body="Ny frist"))
    assert waiting() == [second.id]


def test_going_back_to_what_was_sent_takes_the_newer_one_back_and_sends_nothing(engaged):
    sent(written_down(REMINDER))
    written_down(replace(REMINDER, body="Ny frist"))
    assert written_down(REMINDER) is None
    assert waiting() == []


def test_a_message_that_is_being_sent_does_not_give_way(engaged):
    first = written_down(REMINDER)
    marked(first, taken_at=datetime.now(UTC))
    second = written_down(replace(REMINDER, body="Ny frist"))
    assert waiting() == [first.id, second.id]


def test_messages_about_different_facts_do_not_touch_each_other(engaged):
    first, second = written_down(REMINDER), written_down(replace(REMINDER, subject_id="R2"))
    assert set(waiting()) == {first.id, second.id}


def test_a_renewed_invitation_is_a_higher_number_of_the_same_meeting(engaged):
    sent(written_down(INVITATION))
    moved = written_down(replace(INVITATION, calendar=replace(MEETING, day=date(2026, 6, 17))))
    assert (meeting_of(moved).id, meeting_of(moved).moved) == ("w1", 1)


def test_a_cancellation_outnumbers_every_invitation_though_it_is_of_another_kind(engaged):
    sent(written_down(INVITATION))
    sent(written_down(replace(INVITATION, calendar=replace(MEETING, place="Biblioteket"))))
    assert meeting_of(written_down(CANCELLATION)).moved == 2


def test_a_meeting_to_which_nobody_was_invited_is_cancelled_without_a_word(engaged):
    written_down(INVITATION)
    assert written_down(CANCELLATION) is None
    assert waiting() == []


def test_a_meeting_that_is_taken_up_again_is_a_new_invitation(engaged):
    sent(written_down(INVITATION))
    sent(written_down(CANCELLATION))
    assert meeting_of(written_down(INVITATION)).moved == 2


def test_a_message_that_a_person_took_back_does_not_come_again_by_itself(engaged):
    row = written_down(REMINDER)
    withdraw_from_outbox(KEY, row.id, "Aftalt mundtligt", ACTOR)
    assert written_down(REMINDER) is None
    assert waiting() == []


def test_what_was_sent_or_is_being_sent_cannot_be_taken_back(engaged):
    row = written_down(REMINDER)
    for values in ({"taken_at": datetime.now(UTC)}, {"sent_at": datetime.now(UTC), "sent_how": "smtp"}):
        marked(row, **values)
        with pytest.raises(MessageSentError):
            withdraw_from_outbox(KEY, row.id, "Fejl", ACTOR)


def test_taking_back_twice_is_refused(engaged):
    row = written_down(REMINDER)
    withdraw_from_outbox(KEY, row.id, "Aftalt mundtligt", ACTOR)
    with pytest.raises(MessageWithdrawnError):
        withdraw_from_outbox(KEY, row.id, "Aftalt mundtligt", ACTOR)


def test_a_message_with_a_cpr_number_is_refused_and_the_number_not_repeated(engaged):
    with pytest.raises(CprInMessageError) as refused:
        written_down(replace(REMINDER, body="Borgeren 010190-1234 kommer"))
    assert "1234" not in str(refused.value)
    assert count(engaged, "outbox") == 0


def test_characters_that_no_mail_carries_are_left_out(engaged):
    row = written_down(replace(REMINDER, subject="Påmindelse\r\nBcc: x\x00", body="a\x00b\r\nc\x1b"))
    assert (row.subject, row.body) == ("Påmindelse Bcc: x", "ab\nc")


def test_an_attachment_is_named_with_its_checksum_and_media_type(engaged):
    row = written_down(replace(REMINDER, attachments=(Attachment("Brev.docx", "p/9904/brev.docx", "0" * 64),)))
    (kept,) = row.attachments
    assert (kept["store"], kept["sha256"], kept["media_type"][-8:]) == ("documents", "0" * 64, "document")
