"""Check a plan by command, accept what stays open, answer proposals, and be refused at a gate until then."""

import json

import pytest

from db.engine import engine_for
from db.prepare import prepare
from db.schema import Acceptance, Action, Contact, Gate
from db.unit_of_work import reader
from parat.domain.coverage import open_blocking
from parat.domain.errors import ParatError
from parat.domain.stages import Ruling
from parat.example import story
from parat.example.tales import tale_of
from parat.settings import settings
from tasks.coverage import findings_of
from tasks.coverage_errors import UncoveredPlanError
from tasks.decisions import Verdict, decide
from tasks.programmes import ContactDetails, add_contact
from tasks.run import Actor, work_by

pytestmark = pytest.mark.slow
CODE, STAFF = "9917", "k05"  # its plan waits for the working group
MISSING = "action_cards:beredskab"


@pytest.fixture
def key(database_url, monkeypatch):
    """Tell the tale of one municipality until its draft waits, with contacts that were checked today."""
    monkeypatch.setenv("PARAT_STAFF", STAFF)
    prepare(settings().database_url)
    story._begin()
    tale = tale_of(CODE)
    story.tell(tale)
    for row in rows(Contact, Contact.engagement == tale.key):
        add_contact(tale.key, ContactDetails(row.function, row.sector), Actor(STAFF, "cli"))
    return tale.key


@pytest.fixture
def uncovered(key):
    """Let the function that the acute cards call be gone."""
    with work_by(Actor(STAFF, "cli"), key) as unit:
        unit.remove(*unit.all(Contact, Contact.engagement == key, Contact.function == "beredskabschef"))
        unit.commit()
    return key


def rows(kind, *where, order=()):
    with reader(engine_for(settings().database_url)) as read:
        return read.all(kind, *where, order=order)


def approve(key):
    decide(key, "working_group", Verdict(Ruling.APPROVE, "working_group"), Actor(STAFF, "cli"))


def test_a_plan_of_which_nothing_is_missing_is_approved(key, did):
    assert "0 findings block every approval." in did("coverage", CODE)
    approve(key)
    assert rows(Gate, Gate.engagement == key, Gate.gate == "working_group")[-1].ruling == "approve"


def test_the_gate_refuses_and_says_what_is_missing_and_what_to_do(uncovered, refuses):
    said = refuses("IND-460", 3, "decide", "working_group", CODE, "approve", "--by", "working_group")
    assert f"{MISSING} (An action card has nobody to send people to)" in said
    assert f"parat coverage accept {uncovered}" in said


def test_the_refusal_reads_as_plain_danish_too(uncovered):
    with pytest.raises(UncoveredPlanError) as refused:
        approve(uncovered)
    assert "ét forhold skal afklares først: Bilag A Action cards for" in refused.value.in_danish()


def test_a_function_takes_responsibility_and_the_gate_opens(uncovered, did):
    said = did("coverage", "accept", CODE, MISSING, "--by", "beredskabschef i nabokommunen", "--because", "Fælles vagt")
    assert f"Accepted for {uncovered}: {MISSING}" in said
    (row,) = rows(Acceptance)
    assert (row.accepted_by, row.reason, row.recorded_by) == ("beredskabschef i nabokommunen", "Fælles vagt", STAFF)
    assert "Accepted by beredskabschef i nabokommunen" in did("coverage", "show", CODE)
    approve(uncovered)


def test_an_acceptance_that_is_withdrawn_closes_the_gate_again(uncovered, did, refuses):
    did("coverage", "accept", CODE, MISSING, "--by", "direktør", "--because", "Afklares")
    did("coverage", "withdraw", CODE, "action_cards")
    with reader(engine_for(settings().database_url)) as read:
        assert open_blocking(findings_of(read, uncovered, Actor(STAFF, "cli").today))
    refuses("IND-465", 3, "coverage", "withdraw", CODE, MISSING)


def test_the_gate_can_be_waived_with_a_reason_instead(uncovered, did):
    did("decide", "working_group", CODE, "waive", "--by", "working_group", "--reason", "Behandles i styregruppen")
    assert rows(Gate, Gate.engagement == uncovered, Gate.gate == "working_group")[-1].ruling == "waive"


def test_what_the_check_does_not_find_cannot_be_accepted(uncovered, refuses):
    said = refuses("IND-462", 3, "coverage", "accept", CODE, "cpr", "--by", "direktør", "--because", "Nej")
    assert MISSING in said
    refuses("IND-464", 3, "coverage", "accept", CODE, MISSING, "--by", " ", "--because", "Nej")


def test_the_report_is_written_where_it_is_asked_for(key, did, in_folder):
    target = did("coverage", "show", CODE, "--to", in_folder).strip()
    assert target.endswith(".docx")
    assert "Dækningskontrol" in target


def test_findings_are_given_as_json(uncovered, did):
    found = json.loads(did("coverage", "show", CODE, "--json"))
    assert [(one["rule"], one["blocks"]) for one in found if one["blocks"] != "never"] == [("action_cards", "always")]


def test_before_there_is_a_plan_there_is_nothing_to_check(enrolled, parat):
    assert "(IND-461)" in parat("coverage", "show", enrolled).err


def test_every_proposal_is_listed_with_its_reason_until_it_is_answered(key, did):
    assert "No proposal waits for an answer." in did("proposal", "list", CODE)
    listed = json.loads(did("proposal", "list", CODE, "--all", "--json"))
    assert {one["choice"] for one in listed} <= {"approved", "rejected"}
    assert all(one["because"] for one in listed)


def test_an_answer_is_changed_with_a_reason_and_the_waiting_gate_is_raised_about_the_new_draft(key, did, refuses):
    before = rows(Gate, Gate.engagement == key, Gate.gate == "working_group")[-1].document_sha256
    row = next(row for row in rows(Action, Action.engagement == key, order=[Action.number]) if row.choice == "rejected")
    refuses("IND-468", 3, "proposal", "accept", CODE, row.number)
    did("proposal", "accept", CODE, row.number, "--because", "Efterspurgt i høringen", "--owner", "Skolechef")
    changed = next(one for one in rows(Action) if one.id == row.id)
    assert (changed.choice, changed.owner, changed.choice_reason) == ("approved", "Skolechef", "Efterspurgt i høringen")
    waiting = rows(Gate, Gate.engagement == key, Gate.gate == "working_group")[-1]
    assert waiting.ruling is None
    assert waiting.document_sha256 != before


def test_the_same_answer_again_changes_nothing(key, did):
    row = next(row for row in rows(Action, Action.engagement == key) if row.choice == "approved")
    did("proposal", "accept", CODE, row.number)  # the path goes on, and writes what the new contacts change
    before = did("audit", "verify", key)
    did("proposal", "accept", CODE, row.number)
    assert did("audit", "verify", key) == before


def test_a_number_that_no_proposal_has_is_refused(key, refuses):
    refuses("IND-467", 3, "proposal", "reject", CODE, 999, "--because", "Findes ikke")


def test_a_cpr_number_in_an_acceptance_from_a_form_is_refused(uncovered):
    from tasks.acceptances import accept

    with pytest.raises(ParatError) as refused:
        accept(uncovered, MISSING, "direktør", "Se 010190-1234", Actor(STAFF, "ui"))
    assert refused.value.code == "IND-466"
    assert "0101" not in str(refused.value)
