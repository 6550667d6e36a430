"""Workshops are planned by the command: proposed, set, moved and cancelled, and what clashes is shown."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from db.engine import engine_for
from db.schema import Engagement, EvidenceRow, Gate, StageAttempt, Workshop
from db.unit_of_work import reader
from parat.documents.danish import weekday_date
from parat.domain.scheduling import obstacle_on
from parat.domain.stages import Ruling
from parat.settings import settings
from tasks.portfolio import portfolio
from tasks.run import today_in_denmark
from tests.acceptance.conftest import KEY, TOWN
from tests.acceptance.test_cli_documents import WORKSHOP, answers

FIRST_MONTH = today_in_denmark() + timedelta(days=60)


def possible_day(after=FIRST_MONTH):
    return next(day for day in (after + timedelta(days=step) for step in range(90)) if obstacle_on(day) is None)


DAY = possible_day()
LATER = possible_day(DAY + timedelta(days=1))
SUNDAY = DAY + timedelta(days=6 - DAY.weekday())
NEXT_JULY = date(today_in_denmark().year + 1, 7, 6)


@pytest.fixture
def in_workshops(in_readiness, did, returned):
    did("import", returned("readiness", answers(), name="parathed.xlsx"))
    did("decide", "report", TOWN, "approve", "--by", "project_lead")
    return in_readiness


def rows_of(kind):
    with reader(engine_for(settings().database_url)) as read:
        return read.all(kind)


def workshop(number):
    return next(row for row in rows_of(Workshop) if row.number == number)


def told(did, *whose):
    return json.loads(did("workshop", "list", *whose, "--json"))


def test_a_proposal_stores_nothing_until_it_is_applied(in_workshops, did):
    said = did("workshop", "propose", TOWN, "--from", DAY)
    assert "Scenarietræning" in said
    assert "Nothing is stored" in said
    assert rows_of(Workshop) == []


def test_a_proposal_that_is_applied_plans_the_whole_set_on_days_that_can_be_taken(in_workshops, did):
    did("workshop", "propose", TOWN, "--from", DAY, "--at", "9.00", "--place", "Rådhuset", "--apply")
    rows = sorted(rows_of(Workshop), key=lambda row: row.number)
    assert [row.kind for row in rows] == ["start", "concerns", "measures", "scenario"]
    assert all(obstacle_on(row.held_on) is None and row.held_on.weekday() in (1, 2, 3) for row in rows)
    assert {(row.begins, row.place, row.state) for row in rows} == {("09.00", "Rådhuset", "planned")}


def test_a_proposal_applied_twice_plans_nothing_twice(in_workshops, did):
    did("workshop", "propose", TOWN, "--from", DAY, "--apply")
    before = [(row.number, row.held_on) for row in rows_of(Workshop)]
    assert "Every kind asked for" in did("workshop", "propose", TOWN, "--from", DAY, "--apply")
    assert [(row.number, row.held_on) for row in rows_of(Workshop)] == before


def test_only_the_kinds_and_weekdays_asked_for_are_proposed(in_workshops, did):
    did("workshop", "propose", TOWN, "--from", DAY, "--kinds", "start", "--weekdays", "fri", "--apply")
    (row,) = rows_of(Workshop)
    assert (row.kind, row.held_on.weekday()) == ("start", 4)


def test_a_planned_workshop_is_in_the_workbook_that_goes_out(in_workshops, did, in_folder):
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", DAY, "--place", "Biblioteket")
    from openpyxl import load_workbook

    sent = did("packet", "workshops", TOWN).strip()
    cells = {str(cell.value) for row in load_workbook(sent)["Workshops"].iter_rows() for cell in row}
    assert {"Biblioteket", "Opstart og udviklingsområder"} <= cells


def test_setting_the_same_again_changes_and_audits_nothing(in_workshops, did):
    words = ("workshop", "set", TOWN, 1, "--kind", "start", "--on", DAY, "--at", "9", "--consultant", "k07")
    did(*words)
    before = did("audit", "verify", KEY)
    assert "nothing was changed" in did(*words)
    assert did("audit", "verify", KEY) == before


def test_what_is_left_out_stays_as_it_is(in_workshops, did):
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", DAY, "--at", "9", "--key-function", "Projektleder")
    did("workshop", "move", TOWN, 1, "--on", LATER, "--place", "Kulturhuset")
    row = workshop(1)
    assert (row.held_on, row.begins, row.place, row.key_functions) == (LATER, "09.00", "Kulturhuset", ["Projektleder"])


@pytest.mark.parametrize("day", [SUNDAY, NEXT_JULY, date(2025, 3, 4)], ids=["sunday", "july", "passed"])
def test_a_day_on_which_no_workshop_is_held_is_refused_with_the_nearest_ones(in_workshops, refuses, day):
    said = refuses("IND-350", 3, "workshop", "set", TOWN, 1, "--kind", "start", "--on", day)
    assert f"{day:%d-%m-%Y}" in said
    assert "The nearest possible: " in said


def test_such_a_day_is_taken_with_a_reason_and_listed_with_it(in_workshops, did):
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", SUNDAY, "--anyway", "Byrådet holder seminar")
    (row,) = told(did, TOWN)
    assert (row["not_possible"], row["reason"]) == ("a weekend", "Byrådet holder seminar")
    assert "kept: Byrådet holder seminar" in did("workshop", "list", TOWN)


def test_moving_to_an_ordinary_day_takes_the_reason_away(in_workshops, did):
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", SUNDAY, "--anyway", "Byrådet holder seminar")
    did("workshop", "move", TOWN, 1, "--on", DAY)
    assert workshop(1).reason == ""


def test_a_municipality_that_works_in_july_is_planned_there(in_workshops, did):
    assert "no exceptions" in did("workshop", "times", TOWN)
    assert "july" in did("workshop", "times", TOWN, "--allow", "july", "--allow", "week-8")
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", possible_july_day())
    assert "no exceptions" in did("workshop", "times", TOWN, "--none")
    (engagement,) = rows_of(Engagement)
    assert engagement.allowed_times == []


def possible_july_day():
    return next(day for day in (NEXT_JULY + timedelta(days=step) for step in range(7)) if day.weekday() == 2)


def test_two_workshops_of_one_consultant_on_one_day_are_shown(in_workshops, did):
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", DAY, "--consultant", "k07", "--place", "Rådhuset")
    said = did("workshop", "set", TOWN, 2, "--kind", "concerns", "--on", DAY, "--consultant", "k07", "--at", "13")
    both = f"! {DAY}: workshop 1 of {TOWN} and workshop 2 of {TOWN} both need consultant k07"
    assert said.count(both) == did("workshop", "list").count(both) == 1
    clashes = {(one["kind"], one["what"]) for row in told(did, TOWN) for one in row["clashes"]}
    assert {("consultant", "k07"), ("function", "Projektleder")} <= clashes


def test_other_scenarios_are_chosen_for_a_workshop(in_workshops, did):
    did("workshop", "set", TOWN, 1, "--kind", "scenario", "--on", DAY)
    assert told(did, TOWN)[0]["scenarios"] == ["S2", "S3", "S4"]
    did("workshop", "set", TOWN, 1, "--scenario", "S5", "--scenario", "S1")
    assert told(did, TOWN)[0]["scenarios"] == workshop(1).scenarios == ["S5", "S1"]


def test_a_workshop_that_is_moved_clashes_no_more(in_workshops, did):
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", DAY)
    did("workshop", "set", TOWN, 2, "--kind", "concerns", "--on", DAY)
    did("workshop", "move", TOWN, 2, "--on", LATER)
    assert [row["clashes"] for row in told(did)] == [[], []]


def test_the_only_consultant_assigned_goes_unless_another_is_named(in_workshops, did):
    did("assign", TOWN, "k07", "--role", "consultant", "--hours", 40)
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", DAY)
    assert workshop(1).consultants == ["k07"]


def test_a_training_session_that_day_is_passed_over_in_a_proposal(in_workshops, did, returned):
    session = {"session": 1, "module": "signs", "held_on": DAY, "status": "planned"}
    did("import", returned("training", {"sessions": [session]}, name="uddannelse.xlsx"))
    weekday = DAY.strftime("%a").lower()
    said = did("workshop", "propose", TOWN, "--from", DAY, "--kinds", "start", "--weekdays", weekday)
    assert f"passed over: {DAY}, there is training session 1 of {TOWN}" in said


def test_a_cancelled_workshop_stays_with_its_reason(in_workshops, did):
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", DAY)
    did("workshop", "cancel", TOWN, 1, "--reason", "Konsulenten er syg")
    assert "nothing was changed" in did("workshop", "cancel", TOWN, 1, "--reason", "Konsulenten er syg")
    assert (workshop(1).state, workshop(1).reason) == ("cancelled", "Konsulenten er syg")


@pytest.mark.parametrize(
    ("code", "words"),
    [("IND-351", ("move", TOWN, 7, "--on", DAY)), ("IND-351", ("cancel", TOWN, 7, "--reason", "Syg")),
     ("IND-353", ("set", TOWN, 1, "--on", DAY)), ("IND-042", ("set", TOWN, 1, "--kind", "party")),
     ("IND-042", ("set", TOWN, 1, "--kind", "start", "--consultant", "k99")),
     ("IND-042", ("set", TOWN, 1, "--kind", "scenario", "--scenario", "S9")),
     ("IND-042", ("propose", TOWN, "--from", DAY, "--kinds", "party", "--apply")),
     ("IND-357", ("cancel", TOWN, 1, "--reason", ""))],
)  # fmt: skip
def test_what_cannot_be_planned_is_refused_and_nothing_is_stored(in_workshops, did, refuses, code, words):
    if code == "IND-357":
        did("workshop", "set", TOWN, 1, "--kind", "start")
    refuses(code, 3, "workshop", *words)


def test_a_workshop_that_was_held_or_cancelled_is_planned_no_more(in_workshops, did, refuses, returned):
    did("import", returned("workshops", WORKSHOP))
    assert "another number" in refuses("IND-352", 3, "workshop", "move", TOWN, 1, "--on", DAY)
    refuses("IND-352", 3, "workshop", "cancel", TOWN, 1, "--reason", "Syg")


def test_no_more_workshops_are_planned_than_the_workbook_has_lines_for(in_workshops, did, refuses):
    for number in range(1, 13):
        did("workshop", "set", TOWN, number, "--kind", "start")
    refuses("IND-354", 3, "workshop", "set", TOWN, 13, "--kind", "start")


def test_no_cpr_number_gets_into_the_plan(in_workshops, refuses):
    refuses("IND-082", 3, "workshop", "set", TOWN, 1, "--kind", "start", "--place", "Hos 010190-1234")


def test_workshops_are_not_planned_before_their_stage_may_run(in_readiness, refuses):
    refuses("TRI-001", 4, "workshop", "set", TOWN, 1, "--kind", "start", "--on", DAY)


def test_a_new_workshop_takes_back_the_decision_on_the_minutes(in_workshops, did, returned):
    did("import", returned("workshops", WORKSHOP))
    assert [row.gate for row in rows_of(Gate) if row.ruling is None] == ["minutes"]
    did("workshop", "set", TOWN, 2, "--kind", "concerns", "--on", DAY)
    assert [row.gate for row in rows_of(Gate) if row.ruling is None] == []
    (done,) = [row for row in rows_of(EvidenceRow) if row.name == "workshops_done"]
    assert not done.holds
    did("workshop", "cancel", TOWN, 2, "--reason", "Samles i den første")
    assert [row.gate for row in rows_of(Gate) if row.ruling is None] == ["minutes"]


def test_planning_opens_the_stage_when_nothing_has_opened_it(in_readiness, did, returned):
    did("import", returned("readiness", answers(), name="parathed.xlsx"))
    from tasks import decisions, workshop_plan
    from tasks.decisions import Verdict
    from tasks.run import Actor

    actor = Actor("k07", "cli")
    decisions.decide(KEY, "report", Verdict(Ruling.APPROVE, "project_lead"), actor)
    workshop_plan.set_workshop(KEY, 1, workshop_plan.Wanted("start", DAY), actor)
    assert [row.number for row in rows_of(StageAttempt) if row.stage == "workshops"] == [1]


def test_an_older_workbook_that_comes_back_does_not_undo_what_was_planned_since(in_workshops, did, returned):
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", DAY, "--place", "Rådhuset", "--consultant", "k07")
    older = returned("workshops", {"workshops": {(1,): {"place": "Kulturhuset"}}})
    did("workshop", "move", TOWN, 1, "--on", LATER)
    did("workshop", "set", TOWN, 2, "--kind", "concerns", "--on", LATER)
    did("import", older)
    row = workshop(1)
    assert (row.held_on, row.place, row.consultants) == (LATER, "Kulturhuset", ["k07"])
    assert workshop(2).held_on == LATER


def test_the_managers_page_says_in_danish_what_is_planned_and_what_clashes(in_workshops, did):
    did("workshop", "set", TOWN, 1, "--kind", "start", "--on", SUNDAY, "--at", "9", "--anyway", "Seminar")
    did("workshop", "set", TOWN, 2, "--kind", "concerns", "--on", SUNDAY, "--anyway", "Seminar", "--place", "Rådhuset")
    (row,) = portfolio(datetime.now(UTC)).rows
    first, note, clash, *_ = row.workshops_da
    assert first == f"Workshop 1: Opstart og udviklingsområder, {weekday_date(SUNDAY)} kl. 9.00-13.30"
    assert note == "Bemærk: Workshop 1 ligger på en dag, der ellers ikke bruges: weekend"
    assert clash == f"Sammenfald: funktionen Projektleder skal også bruges til workshop 2 i {TOWN}"
