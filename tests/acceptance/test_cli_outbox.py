"""See what waits to be sent, send it, and take a message back, as a consultant does."""

import json
from email import message_from_bytes, policy

import pytest
from sqlalchemy import text

from db.engine import engine_for
from db.schema import Outbox
from db.unit_of_work import Signature, unit_of_work
from parat.cli.exit_codes import ExitCode
from parat.settings import settings
from tasks.outbox import Message, queue
from tasks.run import Actor
from tasks.sending import claim_outbox
from tests.acceptance.conftest import CODE, KEY, TOWN
from tests.acceptance.test_cli_help import HEAVY, loaded_by
from tests.post_office import HOST, free_port, post_office

LEADER = "leder@nattergalevang.example"
REMINDER = Message("reminder", "R1", ("projektleder",), "Påmindelse om svar", "Kære projektleder")


@pytest.fixture
def queued(enrolled, did):
    """A message to the project lead, whose address is known."""
    did("agreement", TOWN, "--on", "2026-02-01")
    did("contact", "add", TOWN, "--function", "projektleder", "--mail", LEADER)
    return write_down(REMINDER)


def write_down(message) -> str:
    actor = Actor("k07", "cli")
    with unit_of_work(engine_for(settings().database_url), Signature("k07", "cli", "test"), KEY) as unit:
        row = queue(unit, KEY, message, actor)
        unit.commit()
    return row.id


def stored() -> Outbox:
    with unit_of_work(engine_for(settings().database_url), Signature("k07", "cli", "test"), KEY) as unit:
        (row,) = unit.all(Outbox)
    return row


@pytest.fixture
def office(monkeypatch):
    monkeypatch.setenv("PARAT_MAIL_FROM", "plan@example.dk")
    with post_office() as opened:
        monkeypatch.setenv("PARAT_SMTP_URL", opened.url())
        yield opened


def test_an_empty_outbox_says_so(enrolled, did):
    assert did("outbox", "list") == "Nothing waits to be sent.\n"
    assert did("outbox", "list", "--all") == "The outbox is empty.\n"
    assert did("outbox", "send") == "Nothing was sent.\n"


def test_what_waits_is_listed_by_function_and_never_by_address(queued, did):
    said = did("outbox", "list", TOWN)
    assert "Påmindelse om svar" in said
    assert "projektleder" in said
    assert "waits" in said
    assert LEADER not in said + did("outbox", "list", "--all", "--json")


def test_the_list_can_be_read_by_programs(queued, did):
    (row,) = json.loads(did("outbox", "list", CODE, "--json"))
    assert (row["message"], row["engagement"], row["to"]) == (queued, KEY, ["projektleder"])
    assert (row["kind"], row["number"], row["state"], row["sent_how"]) == ("reminder", 1, "waiting", None)


def test_a_draft_is_written_where_the_command_says(queued, did):
    said = did("outbox", "send", TOWN)
    (draft,) = (settings().home / "outbox").iterdir()
    assert str(draft.parent) in said
    assert "1 sent, 0 held." in said
    assert message_from_bytes(draft.read_bytes(), policy=policy.default)["To"] == LEADER
    assert did("outbox", "list") == "Nothing waits to be sent.\n"
    assert "written as a draft" in did("outbox", "list", "--all")


def test_with_a_mail_server_the_mail_is_sent(queued, did, office):
    assert "sent by mail" in did("outbox", "send")
    assert office.box.to == [[LEADER]]


def test_a_message_without_an_address_is_held_and_the_command_says_why(queued, parat, did, office):
    write_down(Message("reminder", "R2", ("SSP-konsulent",), "Til SSP", "Hej"))
    said = parat("outbox", "send")
    assert (said.code, "1 sent, 1 held." in said.out) == (ExitCode.INPUT, True)
    assert "(IND-343)" in said.err
    assert "held: no work address is stored for SSP-konsulent" in did("outbox", "list")
    (row,) = json.loads(did("outbox", "list", "--json"))
    assert row["state"] == "held"


def test_a_mail_server_that_is_gone_is_told_and_nothing_is_lost(queued, parat, did, monkeypatch):
    monkeypatch.setattr("tasks.run._PAUSES_SECONDS", (0,))
    monkeypatch.setenv("PARAT_MAIL_FROM", "plan@example.dk")
    monkeypatch.setenv("PARAT_SMTP_URL", f"smtp://afsender:hemmelig@{HOST}:{free_port()}")
    said = parat("outbox", "send")
    assert (said.code, "(MID-340)" in said.err) == (ExitCode.TEMPORARY, True)
    assert "hemmelig" not in said.out + said.err
    assert "waits" in did("outbox", "list")


def test_a_message_is_taken_back_by_the_beginning_of_its_id(queued, did):
    assert "is taken back" in did("outbox", "withdraw", queued[:8], "--reason", "Aftalt i telefonen")
    assert did("outbox", "send") == "Nothing was sent.\n"
    assert "taken back: Aftalt i telefonen" in did("outbox", "list", "--all")
    assert stored().withdrawn_because == "Aftalt i telefonen"


def test_a_message_is_not_taken_back_twice(queued, did, refuses):
    did("outbox", "withdraw", queued[:8], "--reason", "Fejl")
    refuses("TRI-341", ExitCode.STAGE, "outbox", "withdraw", queued[:8], "--reason", "Fejl")


def test_a_message_that_was_sent_is_not_taken_back(queued, did, refuses):
    did("outbox", "send")
    refuses("TRI-340", ExitCode.STAGE, "outbox", "withdraw", queued[:8], "--reason", "Fejl")


def test_an_id_that_no_message_has_is_refused(queued, refuses):
    assert "no message" in refuses("IND-341", ExitCode.INPUT, "outbox", "withdraw", "zz", "--reason", "Fejl")


def test_a_reason_with_a_cpr_number_is_refused(queued, refuses):
    refuses("IND-082", ExitCode.INPUT, "outbox", "withdraw", queued, "--reason", "Om 010190-1234")


def test_looking_into_the_outbox_loads_nothing_heavy(queued):
    assert loaded_by("outbox", "list") & (HEAVY - {"psycopg"}) == set()


def test_the_doctor_says_how_a_sender_that_was_killed_is_followed_up(queued, did):
    claim_outbox(KEY, Actor("k07", "cli"))
    with engine_for(settings().database_url).begin() as connection:
        connection.execute(text("UPDATE claim SET lease_until = '2026-01-01 00:00:00+00:00'"))
    assert f"parat outbox send {KEY}" in did("doctor")


def test_the_doctor_says_that_drafts_are_written(enrolled, did):
    assert f"written as drafts in {settings().home / 'outbox'}" in did("doctor")


def test_the_doctor_tries_the_mail_server_and_shows_only_its_host(enrolled, did, office):
    assert f"{HOST}:{office.port} answers, not encrypted" in did("doctor")


def test_the_doctor_says_what_is_wrong_with_the_mail_server(enrolled, parat, monkeypatch):
    port = free_port()
    monkeypatch.setenv("PARAT_MAIL_FROM", "plan@example.dk")
    monkeypatch.setenv("PARAT_SMTP_URL", f"smtp://afsender:hemmelig@{HOST}:{port}")
    said = parat("doctor")
    assert (said.code, f"Mail server {HOST}:{port}" in said.out) == (ExitCode.TEMPORARY, True)
    assert "hemmelig" not in said.out + said.err
    assert "afsender" not in said.out + said.err


def test_the_doctor_asks_whom_mails_are_from(enrolled, parat, office, monkeypatch):
    monkeypatch.delenv("PARAT_MAIL_FROM")
    assert "(DRI-053)" in parat("doctor").out
