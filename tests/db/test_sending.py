"""What waits in the outbox goes out once, by one sender, to those whose addresses are known at that moment."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from sqlalchemy import text

from db.errors import StageBusyError
from db.schema import Outbox, Staff
from parat.crash_points import CRASH_AT
from parat.delivery.errors import MailPostponedError, MailSenderMissingError, MailServerSilentError
from parat.delivery.meetings import Meeting
from parat.documents.errors import StoredFileChangedError
from parat.settings import settings
from tasks import run
from tasks.files import documents
from tasks.outbox import Attachment, Message, pending, queue
from tasks.outbox_errors import NoAddressError
from tasks.run import Actor, looking, work_by
from tasks.sending import claim_outbox, mark_sent, send_all, take_message
from tests.db.builders import KEY, a_contact, a_municipality, a_programme, an_engagement, count, store, verify
from tests.post_office import HOST, free_port, post_office

ACTOR = Actor("k01", "cli", "koersel-1", today=date(2026, 6, 1))
ROOT = Path(__file__).parents[2]
LEADER, NAME = "leder-9f3a@sandvig.example", "Kanarie Kanariesen"
FROM = "handlingsplaner-7c@raadgiver.example"
REMINDER = Message("reminder", "R1", ("projektleder",), "Påmindelse", "Kære projektleder")
INVITATION = Message(
    "invitation", "w1", ("projektleder",), "Invitation", "Kom",
    calendar=Meeting("w1", date(2026, 6, 10), "Workshop 1"),
)  # fmt: skip


@pytest.fixture
def engaged(record):
    """A municipality that is no example, with a project lead whose address is known."""
    store(record, Staff(id="k01", name="Prøve", role="lead"), chain="record")
    real = a_municipality()
    real.is_example = False
    lead = a_contact(NAME, work_mail=LEADER)
    store(record, a_programme(is_example=False), real, an_engagement(), lead)
    return record


@pytest.fixture
def office(monkeypatch):
    """A mail server that the settings name."""
    monkeypatch.setenv("PARAT_MAIL_FROM", f"Handlingsplaner <{FROM}>")
    with post_office() as opened:
        monkeypatch.setenv("PARAT_SMTP_URL", opened.url())
        yield opened


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(run, "_PAUSES_SECONDS", (0, 0))


def written_down(*messages: Message) -> list[Outbox]:
    with work_by(ACTOR, KEY) as unit:
        rows = [queue(unit, KEY, message, ACTOR) for message in messages]
        unit.commit()
    return rows


def waiting() -> list[str]:
    with looking() as read:
        return [row.subject for row in pending(read)]


def drafts() -> list[Path]:
    return sorted((settings().home / "outbox").glob("*"))


def opened(path: Path):
    return message_from_bytes(path.read_bytes(), policy=policy.default)


def test_without_a_mail_server_a_draft_is_written_and_the_message_is_done(engaged):
    written_down(REMINDER)
    (outcome,) = send_all(ACTOR).outcomes
    assert (outcome.how, waiting()) == ("eml", [])
    (draft,) = drafts()
    assert draft.name.startswith("9904-sandvig-paamindelse-1-")
    assert (opened(draft)["To"], opened(draft)["X-Unsent"]) == (LEADER, "1")


def test_sending_again_sends_nothing(engaged, office):
    written_down(REMINDER, INVITATION)
    assert send_all(ACTOR).count == 2
    lines = verify(engaged)
    assert send_all(ACTOR).outcomes == ()
    assert (len(office.box.mails), verify(engaged)) == (2, lines)


def test_a_mail_goes_to_the_address_that_is_known_when_it_is_sent(engaged, office):
    written_down(REMINDER)
    store(engaged, a_contact(work_mail="ny@sandvig.example"))
    send_all(ACTOR)
    assert office.box.to == [["ny@sandvig.example"]]
    assert office.box.mails[0]["From"] == f"Handlingsplaner <{FROM}>"


def test_a_function_is_found_whatever_its_capitals(engaged, office):
    written_down(replace(REMINDER, to_functions=("Projektleder",)))
    send_all(ACTOR)
    assert office.box.to == [[LEADER]]


def test_an_invitation_names_whom_to_answer_and_who_is_asked(engaged, office):
    written_down(INVITATION)
    send_all(ACTOR)
    (calendar,) = (part for part in office.box.mails[0].walk() if part.get_content_subtype() == "calendar")
    words = calendar.get_payload(decode=True).decode().replace("\r\n ", "")
    assert f"ORGANIZER;CN=Handlingsplaner:mailto:{FROM}" in words
    assert f"mailto:{LEADER}" in words
    assert NAME not in words


def test_a_message_to_a_function_without_an_address_is_held_with_the_reason(engaged, office):
    written_down(replace(REMINDER, to_functions=("projektleder", "SSP-konsulent")))
    (held,) = send_all(ACTOR).held
    assert isinstance(held.held_by, NoAddressError)
    assert "SSP-konsulent" in str(held.held_by)
    assert (office.box.mails, waiting()) == ([], ["Påmindelse"])


def test_a_held_message_goes_out_when_the_address_is_there(engaged, office):
    written_down(replace(REMINDER, to_functions=("SSP-konsulent",)))
    send_all(ACTOR)
    ssp = a_contact(function="SSP-konsulent", work_mail="ssp@sandvig.example")
    ssp.id = "ssp"
    store(engaged, ssp)
    assert send_all(ACTOR).count == 1
    assert office.box.to == [["ssp@sandvig.example"]]


def test_a_held_message_does_not_hold_the_others(engaged, office):
    written_down(replace(REMINDER, to_functions=("SSP-konsulent",)), INVITATION)
    sent = send_all(ACTOR)
    assert (sent.count, len(sent.held), waiting()) == (1, 1, ["Påmindelse"])


def test_a_draft_to_a_function_without_an_address_says_whose_address_is_to_be_found(engaged):
    written_down(replace(REMINDER, to_functions=("projektleder", "SSP-konsulent")))
    send_all(ACTOR)
    draft = opened(drafts()[0])
    assert draft["To"] == LEADER
    assert "Mailadressen mangler for: SSP-konsulent." in draft.get_content()


def test_a_contact_whose_day_of_deletion_has_come_gets_nothing(engaged, office):
    store(engaged, a_contact(work_mail=LEADER, delete_on=ACTOR.today))
    written_down(REMINDER)
    assert send_all(ACTOR).count == 0


def test_the_example_is_never_handed_to_a_mail_server(engaged, office):
    store(engaged, a_programme(is_example=True))
    written_down(REMINDER)
    assert send_all(ACTOR).outcomes[0].how == "eml"
    assert (office.box.mails, len(drafts())) == ([], 1)


def test_a_stored_file_goes_with_the_message(engaged, office):
    stored = documents().put(KEY, "brev.docx", b"PK brev")
    written_down(replace(REMINDER, attachments=(Attachment("Brev.docx", stored.relative_path, stored.sha256),)))
    send_all(ACTOR)
    (attached,) = office.box.mails[0].iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("Brev.docx", b"PK brev")


def test_a_stored_file_that_was_changed_is_not_sent_and_holds_only_its_own_message(engaged, office):
    stored = documents().put(KEY, "brev.docx", b"PK brev")
    documents().path_of(stored.relative_path).write_bytes(b"andet")
    changed = (Attachment("Brev.docx", stored.relative_path, stored.sha256),)
    written_down(replace(REMINDER, attachments=changed), INVITATION)
    sent = send_all(ACTOR)
    assert isinstance(sent.held[0].held_by, StoredFileChangedError)
    assert (sent.count, waiting()) == (1, ["Påmindelse"])


def test_a_mail_server_that_is_gone_leaves_everything_waiting(engaged, impatient, monkeypatch):
    monkeypatch.setenv("PARAT_MAIL_FROM", FROM)
    monkeypatch.setenv("PARAT_SMTP_URL", f"smtp://{HOST}:{free_port()}?starttls=no")
    written_down(REMINDER, INVITATION)
    sent = send_all(ACTOR)
    assert [type(error) for error in sent.stopped_by] == [MailServerSilentError]
    assert (sent.count, waiting()) == (0, ["Påmindelse", "Invitation"])
    assert held_claims(engaged) == 0


def test_what_went_out_before_the_mail_server_went_away_is_told_and_not_sent_again(engaged, office, monkeypatch):
    written_down(REMINDER, INVITATION)
    monkeypatch.setattr("parat.delivery.mail_server.Session.hand_over", failing_after(1))
    sent = send_all(ACTOR)
    assert ([one.subject for one in sent.outcomes], len(sent.stopped_by)) == (["Påmindelse"], 1)
    assert waiting() == ["Invitation"]


def failing_after(times: int):
    calls = []

    def hand_over(*_):
        calls.append(1)
        if len(calls) > times:
            raise MailServerSilentError(host="x", reason="it broke off")
        return frozenset()

    return hand_over


def test_a_postponed_mail_waits_while_the_others_go(engaged, office):
    office.box.refused[LEADER] = "451 Greylisted"
    store(engaged, ssp_contact())
    written_down(REMINDER, replace(INVITATION, to_functions=("SSP-konsulent",)))
    sent = send_all(ACTOR)
    assert isinstance(sent.held[0].held_by, MailPostponedError)
    assert (sent.count, waiting()) == (1, ["Påmindelse"])


def test_a_function_that_a_mail_did_not_reach_is_named(engaged, office):
    office.box.refused[LEADER] = "550 No such user"
    store(engaged, ssp_contact())
    written_down(replace(REMINDER, to_functions=("projektleder", "SSP-konsulent")))
    (outcome,) = send_all(ACTOR).outcomes
    assert (outcome.how, outcome.not_reached) == ("smtp", ("projektleder",))


def ssp_contact():
    ssp = a_contact(function="SSP-konsulent", work_mail="ssp@sandvig.example")
    ssp.id = "ssp"
    return ssp


def test_mail_from_nobody_is_refused(engaged, office, monkeypatch):
    monkeypatch.delenv("PARAT_MAIL_FROM")
    written_down(REMINDER)
    assert [type(error) for error in send_all(ACTOR).stopped_by] == [MailSenderMissingError]
    assert waiting() == ["Påmindelse"]


def test_while_one_sends_another_is_told_who_and_sends_nothing(engaged, office):
    written_down(REMINDER)
    claim_outbox(KEY, ACTOR)
    sent = send_all(replace(ACTOR, staff="k02"))
    assert [type(error) for error in sent.stopped_by] == [StageBusyError]
    assert "k01" in str(sent.stopped_by[0])
    assert office.box.mails == []


def test_two_who_send_at_once_never_send_twice(engaged, office):
    for round_number in range(5):
        written_down(*(replace(REMINDER, subject_id=f"{round_number}-{number}") for number in range(4)))
        ready = threading.Barrier(2)

        def send(ready=ready):
            ready.wait()
            send_all(ACTOR)

        senders = [threading.Thread(target=send) for _ in range(2)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        send_all(ACTOR)
    ids = [mail["Message-ID"] for mail in office.box.mails]
    assert (len(ids), len(set(ids)), waiting()) == (20, 20, [])


def test_a_sender_that_was_overtaken_writes_nothing(engaged):
    (row,) = written_down(REMINDER)
    claim = claim_outbox(KEY, ACTOR)
    with engaged.begin() as connection:
        connection.execute(text("UPDATE claim SET fence = fence + 1"))
    from db.errors import ClaimLostError

    for act in (lambda: take_message(row, ACTOR, claim), lambda: mark_sent(row, "smtp", ACTOR, claim)):
        with pytest.raises(ClaimLostError):
            act()
    assert waiting() == ["Påmindelse"]


def held_claims(record) -> int:
    with record.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM claim WHERE holder IS NOT NULL")).scalar_one()


@pytest.mark.crash
@pytest.mark.parametrize("point", ["take_message:after_commit", "mark_sent:before_work"])
def test_a_killed_sender_leaves_one_draft(engaged, point):
    written_down(REMINDER)
    assert killed_at(point) < 0
    send_all(ACTOR)
    assert (len(drafts()), waiting(), count(engaged, "outbox"), held_claims(engaged)) == (1, [], 1, 0)


@pytest.mark.crash
@pytest.mark.parametrize(
    ("point", "times"),
    [("take_message:before_commit", 1), ("take_message:after_commit", 1), ("mark_sent:before_work", 2),
     ("mark_sent:before_commit", 2), ("mark_sent:after_commit", 1)],
)  # fmt: skip
def test_a_killed_sender_hands_a_mail_over_again_only_when_that_was_not_written_down(engaged, office, point, times):
    written_down(REMINDER)
    assert killed_at(point) < 0
    send_all(ACTOR)
    ids = [mail["Message-ID"] for mail in office.box.mails]
    assert (len(ids), len(set(ids)), waiting()) == (times, 1, [])


def killed_at(point: str) -> int:
    return in_a_process("outbox", "send", **{CRASH_AT: point}).returncode


def in_a_process(*words: str, **environment: str):
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PARAT_STAFF": "k01", **environment}
    return subprocess.run(
        [sys.executable, "-m", "parat.cli", *words], env=surroundings, capture_output=True, check=False
    )


def test_no_address_and_no_name_leaves_the_places_meant_for_them(engaged, office, caplog):
    written_down(INVITATION, replace(REMINDER, to_functions=("projektleder",)))
    office.box.refused[LEADER] = f"550 <{LEADER}> is unknown"
    ended = in_a_process("outbox", "send")
    said = ended.stdout + ended.stderr + in_a_process("outbox", "list", "--all", "--json").stdout
    with engaged.connect() as connection:
        for table in ("audit", "outbox", "claim"):
            said += repr(connection.execute(text(f"SELECT * FROM {table}")).all()).encode()
    assert b"550" in said
    for canary in (LEADER, NAME, FROM):
        assert canary.encode() not in said
        assert canary not in caplog.text
