"""See where everybody stands, list what was entered, and let a municipality leave."""

import json

import pytest

from db.engine import engine_for
from db.schema import Gate
from db.unit_of_work import Signature, unit_of_work
from parat.settings import settings
from tests.acceptance.conftest import CODE, KEY, SLUG, TOWN

REASON = "Kommunen har ingen projektleder"


@pytest.fixture
def withdrawn(applied, did):
    did("withdraw", TOWN, "--reason", REASON)
    return applied


@pytest.fixture
def in_two_programmes(enrolled, did):
    did("programme", "new", "plan-2031", "--title", "Næste")
    did("programme", "open", "plan-2031")
    did("enrol", TOWN, "--start", "new", "--programme", "plan-2031")


def test_open_stages_are_given_by_their_keys_and_in_danish(in_readiness, did):
    (row,) = json.loads(did("status", "--json"))
    assert (row["stages"], row["stage_da"]) == (["readiness"], "Parathedsvurdering")


def test_hours_are_exact_decimals(enrolled, did, k07):
    did("assign", TOWN, k07, "--role", "consultant", "--hours", "60,1")
    did("hours", "add", TOWN, "--on", "2026-03-01", "--hours", "0,1", "--for", "Møde")
    did("hours", "add", TOWN, "--on", "2026-03-02", "--hours", "0,2", "--for", "Møde")
    (row,) = json.loads(did("status", "--json"))
    assert (row["hours_used"], row["hours_budget"]) == ("0.3", "60.1")


def test_every_wait_says_whether_it_is_overdue(applied, did):
    assert [gate["overdue"] for gate in json.loads(did("gates", "--json"))] == [False]
    make_overdue()
    assert [gate["overdue"] for gate in json.loads(did("gates", "--json"))] == [True]
    assert "2026-01-02 !" in did("gates")
    assert "2026-01-02 !" in did("status")


def make_overdue():
    from datetime import date

    with unit_of_work(engine_for(settings().database_url), Signature("k07", "cli", "test"), KEY) as unit:
        (gate,) = unit.all(Gate)
        unit.change(Gate, gate.id, due_on=date(2026, 1, 2))
        unit.commit()


def test_one_municipality_shows_since_when_it_waits_and_what_to_do_next(applied, did):
    said = did("status", TOWN)
    assert "Next action: Træf beslutning: Udvælg kommunen" in said
    assert "(Ansøgning, since 20" in said


def test_with_one_programme_the_table_does_not_name_it(enrolled, did):
    assert SLUG not in did("status")


def test_with_several_programmes_the_table_names_them(in_two_programmes, did):
    assert {SLUG, "plan-2031"} <= set(did("status").split())


def test_a_municipality_that_leaves_waits_for_nothing(withdrawn, did):
    assert did("gates") == "Nothing waits for a decision.\n"
    (row,) = json.loads(did("status", "--json"))
    assert (row["waits_for"], row["stages"], row["waits"]) == ("Afsluttet", [], [])


def test_a_closed_path_is_not_said_to_be_open_and_says_why_it_ended(withdrawn, did):
    said = did("status", TOWN)
    assert "open since" not in said
    assert f"Afsluttet: {REASON}" in said


def test_the_reason_is_told_only_to_those_who_ask_for_the_municipality(withdrawn, did):
    assert REASON not in did("status") + did("status", "--json")
    assert json.loads(did("status", TOWN, "--json"))["closed_because"] == REASON


def test_leaving_twice_changes_nothing_and_says_so(withdrawn, did):
    assert f"already closed ({REASON})" in did("withdraw", TOWN, "--reason", "Noget andet")
    assert f"Afsluttet: {REASON}" in did("status", TOWN)


def test_nobody_leaves_without_a_reason(applied, parat, did):
    assert parat("withdraw", TOWN, "--reason", " ").code == 2
    assert "Waits for: Udvælg kommunen" in did("status", TOWN)


def test_programmes_are_listed_with_their_seats(enrolled, did):
    assert f"{SLUG} " in did("programme", "list")
    (row,) = json.loads(did("programme", "list", "--json"))
    assert (row["programme"], row["state"], row["selected"], row["capacity"]) == (SLUG, "open", 0, 25)


def test_colleagues_are_listed_by_id_and_by_name_only_when_asked(open_programme, did):
    assert "Kollega" not in did("staff", "list") + did("staff", "list", "--json")
    assert "Kollega" in did("staff", "list", "--names")
    assert json.loads(did("staff", "list", "--json")) == [{"staff": "k07", "role": "lead", "active": True}]


def test_contacts_are_listed_by_function_and_by_name_only_when_asked(in_readiness, did):
    did("contact", "add", TOWN, "--function", "SSP-konsulent", "--sector", "Skole", "--name", "Prøve Prøvesen")
    rows = json.loads(did("contact", "list", TOWN, "--json"))
    assert [(row["function"], row["sector"]) for row in rows] == [("SSP-konsulent", "Skole"), ("projektleder", "")]
    assert set(rows[0]) == {"function", "sector", "checked_on", "delete_on"}
    assert "Prøvesen" not in did("contact", "list", CODE)
    assert "Prøvesen" in did("contact", "list", CODE, "--names")


def test_where_nothing_was_entered_the_lists_say_how_to_begin(record, did):
    assert "parat programme new" in did("programme", "list")
    assert "parat staff add" in did("staff", "list")


def test_a_municipality_without_contacts_has_an_empty_list(enrolled, did):
    assert did("contact", "list", TOWN) == f"No contact of {KEY} is stored.\n"
