"""The outbox is sent from its form and every morning; the server learns neither address nor name."""

from dataclasses import replace

import pytest

from db.schema import Contact
from flows.catalogue import OUTBOX
from flows.daily import daily
from flows.outbox import in_words, outbox, stopped
from parat.delivery.errors import MailServerSilentError
from parat.settings import settings
from tasks.outbox import Message, pending, queue
from tasks.outbox_errors import NoAddressError
from tasks.run import looking, work_by
from tasks.sending import Outcome, Sent
from tests.flow.conftest import ACTOR, PROGRAMME

KEY = f"{PROGRAMME}/9905"
LEADER, NAME = "kanarie-41f7@kommune.example", "Kanarie Kanariesen"
REMINDER = Message("reminder", "R1", ("projektleder",), "Påmindelse om svar", "Kære projektleder")
SILENT = MailServerSilentError(host="mail.example:587", reason="no answer in time")


def written_down(subject_id):
    with work_by(ACTOR, KEY) as unit:
        contact = Contact(
            id="canary", engagement=KEY, function="projektleder", sector="", name=NAME, work_mail=LEADER,
            checked_on=ACTOR.today, delete_on=ACTOR.today.replace(year=ACTOR.today.year + 1),
        )  # fmt: skip
        unit.put(contact)
        queue(unit, KEY, replace(REMINDER, subject_id=subject_id), ACTOR)
        unit.commit()


def waiting():
    with looking() as read:
        return pending(read, KEY)


@pytest.mark.server
def test_the_form_sends_what_waits(serving):
    written_down("form")
    run = serving.run(OUTBOX, staff="k07")
    assert (run.kind, run.message, waiting()) == ("COMPLETED", "1 besked sendt", [])


@pytest.mark.server
def test_the_daily_review_sends_what_waits(serving, monkeypatch):
    monkeypatch.setattr("flows.daily.who_can_go_on", list)
    written_down("daily")
    run = serving.call(daily)
    assert ("1 besked sendt" in run.message, waiting()) == (True, [])


@pytest.mark.server
def test_a_mail_server_that_is_gone_shows_on_the_run(serving, monkeypatch):
    monkeypatch.setattr("flows.outbox.send_all", lambda _: Sent((), (SILENT,)))
    monkeypatch.setattr("flows.daily.who_can_go_on", list)
    run = serving.call(outbox, staff="k07")
    assert (run.kind, "(MID-340)" in run.message) == ("FAILED", True)
    assert "udbakken blev ikke tømt" in serving.call(daily).message


@pytest.mark.server
def test_the_server_learns_neither_address_nor_name(serving):
    written_down("canary")
    run = serving.run(OUTBOX, staff="k07")
    assert run.kind == "COMPLETED"
    home = settings().home
    files = [path for folder in ("prefect", "logs") for path in (home / folder).rglob("*") if path.is_file()]
    said = [path for path in files if any(word.encode() in path.read_bytes() for word in (LEADER, NAME))]
    assert (bool(files), said) == (True, [])


def test_what_became_of_the_messages_is_said_in_one_line():
    held = Outcome("1", KEY, "Brev", held_by=NoAddressError(functions=["SSP-konsulent"], engagement=KEY))
    assert in_words(Sent((Outcome("2", KEY, "Brev", how="eml"), held, held))) == (
        f"1 besked sendt, 2 venter; {KEY}: der er ingen arbejdsmail for SSP-konsulent, så beskeden venter. "
        "Registrér kontaktens arbejdsmail, og send igen. (IND-343)"
    )


def test_another_sender_who_is_at_it_is_no_fault():
    from db.errors import StageBusyError

    busy = StageBusyError(engagement=KEY, stage="outbox", staff="k07", since="now", until="soon")
    assert stopped(Sent((), (busy,))) == ""
    assert "mailserveren kunne ikke bruges" in stopped(Sent((), (busy, SILENT)))
