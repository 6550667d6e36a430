"""An adopted plan is opened again with what still holds, once, and reminded of in time."""

from datetime import date, timedelta

import pytest

from db.portfolio import portfolio_line
from db.schema import (
    Action,
    AnnexText,
    Chapter,
    Contact,
    Engagement,
    ExistingMeasure,
    Indicator,
    Outbox,
    OverlapDecision,
    Packet,
    Plan,
    Policy,
    Reading,
    Stakeholder,
)
from parat.domain.calendar import add_months
from parat.domain.identity import natural_id
from parat.domain.statute import Asked, Held
from tasks.adopted import PlanAdoptedError
from tasks.clock import KIND, remind_of_revision, remind_of_revisions
from tasks.clock_facts import duty_of
from tasks.duty import FutureAdoptionError, NoContingencyPlanError, WantedDuty, set_duty
from tasks.plan import plan_id
from tasks.programme_errors import CallNotOpenError
from tasks.programmes import Call, date_agreement, new_programme
from tasks.revision import Because, Reopening, plan_to_revise, revise
from tasks.revision_errors import (
    CprInRevisionError,
    NothingToReviseError,
    OtherEngagementError,
    ReasonMissingError,
    SameProgrammeError,
)
from tasks.run import looking
from tasks.tracing import trace
from tests.db.builders import DAY, KEY, PROGRAMME, a_contact, an_engagement, store
from tests.db.plans import MEETING, adopted, an_action, before_council, on, published

pytestmark = pytest.mark.slow
DUE = add_months(MEETING, 48)
NEW, NEXT = "revision-2030", "revision-2030/9904"
TERM = Reopening(NEW, title="Revision 2030")
EVERYTHING = (Engagement, Plan, Action, Indicator, Chapter, AnnexText, Policy, ExistingMeasure, OverlapDecision,
              Stakeholder, Contact)  # fmt: skip


def rows(kind, *where):
    with looking() as read:
        return read.all(kind, *where)


def all_rows():
    return {kind.__tablename__: sorted(map(_said, rows(kind))) for kind in EVERYTHING}


def of(key):
    """Give what the record holds of one engagement's plan."""
    own = {kind.__tablename__: rows(kind, kind.engagement == key) for kind in (Action, Policy, Stakeholder)}
    return {name: sorted(map(_said, found)) for name, found in own.items()}


def _said(row):
    return str([(column.name, getattr(row, column.name)) for column in row.__table__.columns])


def read_as(record, number, state):
    """Let the newest reading of an action say how it stands."""
    packet = natural_id("packet", KEY, "test")
    store(
        record,
        Packet(
            id=packet, engagement=KEY, stage="implementation", direction="received", attempt=1, number=1, round="",
            generation="g", file_name="o.xlsx", path="o.xlsx", sha256="0" * 64, on=MEETING,
        ),
        Reading(
            id=natural_id("reading", KEY, number), engagement=KEY, action=natural_id("action", KEY, "test", number),
            read_on=MEETING, state=state, note="", deviation="", place="A1", packet=packet,
        ),
    )  # fmt: skip


def test_open_actions_come_along_as_proposals_that_name_where_they_come_from(record):
    published(record)
    read_as(record, 1, "in_progress")
    read_as(record, 2, "done")
    opened = revise(KEY, TERM, on(DUE - timedelta(days=400)))
    (action,) = rows(Action, Action.engagement == NEXT)
    assert (action.title, action.choice, action.carried_from) == ("Kurser", "proposed", an_action(1, "").id)
    assert action.proposed_because == f"Videreført fra planen vedtaget den {MEETING:%d.%m.%Y}: status i gang."
    assert {(one.title, one.because_da) for one in opened.carried.left} == {
        ("Mentorer", "Gennemført"), ("Afvist", "Afvist"),
    }  # fmt: skip
    assert rows(Indicator, Indicator.action == action.id)[0].text == "Antal kurser"


def test_an_action_is_traced_to_the_one_it_goes_on_from_and_back(record):
    published(record)
    revise(KEY, TERM, on(DUE))
    old = an_action(1, "").id
    new = rows(Action, Action.carried_from == old)[0].id
    assert old in {link.id for link in trace(new).back}
    assert new in {link.id for link in trace(old).forward}


def test_a_policy_leads_on_to_its_measures_and_the_decisions_on_them(record):
    published(record)
    (policy,) = rows(Policy, Policy.engagement == KEY)
    (measure,) = rows(ExistingMeasure, ExistingMeasure.policy == policy.id)
    (decision,) = rows(OverlapDecision, OverlapDecision.existing_measure == measure.id)
    assert {measure.id, decision.id} <= {link.id for link in trace(policy.id).forward}
    assert policy.id in {link.id for link in trace(decision.id).back}


def test_texts_policies_measures_and_parties_come_along_with_their_decisions(record):
    published(record)
    revise(KEY, TERM, on(DUE))
    (text,) = rows(Chapter, Chapter.plan == plan_id(NEXT))
    (measure,) = rows(ExistingMeasure, ExistingMeasure.engagement == NEXT)
    (decision,) = rows(OverlapDecision, OverlapDecision.engagement == NEXT)
    (policy,) = rows(Policy, Policy.engagement == NEXT)
    assert (text.local_text, policy.title, measure.policy) == ("Vores sted.", "Børnepolitik", policy.id)
    assert (decision.existing_measure, decision.choice, decision.reason) == (measure.id, "refer", "Samme unge.")
    assert [one.name for one in rows(Stakeholder, Stakeholder.engagement == NEXT)] == ["SSP"]
    assert rows(Plan, Plan.engagement == NEXT)[0].title == "Plan mod ekstremisme"


def test_the_new_engagement_knows_which_plan_it_revises_and_why(record):
    published(record)
    revise(KEY, Reopening(NEW, Because.EVENT, "En ny boligafdeling.", "Revision 2030"), on(DUE))
    (row,) = rows(Engagement, Engagement.id == NEXT)
    assert (row.start, row.previous_engagement, row.existing_plan_on) == ("revision", KEY, MEETING)
    assert row.reopened_because == "event: En ny boligafdeling."


def test_a_second_time_nothing_is_carried_over_again_and_what_people_changed_stays(record):
    published(record)
    revise(KEY, TERM, on(DUE))
    with_change = rows(Action, Action.engagement == NEXT)[0]
    with_change.title = "Rettet"
    store(record, with_change, chain=NEXT)
    before = all_rows()
    assert revise(KEY, TERM, on(DUE)).already
    assert all_rows() == before


def test_the_earlier_plan_stays_as_it_is(record):
    published(record)
    before = of(KEY)
    revise(KEY, TERM, on(DUE))
    assert of(KEY) == before


def test_contacts_come_along_once_the_new_agreement_is_there(record):
    published(record, a_contact(delete_on=DUE + timedelta(days=90)), a_contact(function="gammel"))
    assert revise(KEY, TERM, on(DUE)).contacts == 0
    date_agreement(NEXT, DUE, on(DUE))
    assert revise(KEY, TERM, on(DUE)).contacts == 1
    assert [row.function for row in rows(Contact, Contact.engagement == NEXT)] == ["projektleder"]
    assert revise(KEY, TERM, on(DUE)).contacts == 0


@pytest.mark.parametrize(
    ("reopening", "error"),
    [
        (Reopening(PROGRAMME), SameProgrammeError),
        (Reopening(NEW, Because.LAW, "  ", "Revision"), ReasonMissingError),
        (Reopening(NEW, Because.EVENT, "Sagen 010190-1234", "Revision"), CprInRevisionError),
    ],
)
def test_a_revision_that_cannot_be_so_opens_nothing(record, reopening, error):
    published(record)
    before = all_rows()
    with pytest.raises(error):
        revise(KEY, reopening, on(DUE))
    assert all_rows() == before


def test_a_plan_that_was_not_adopted_is_not_revised(record):
    before_council(record)
    with pytest.raises(NothingToReviseError):
        revise(KEY, TERM, on(DUE))


def test_a_programme_whose_call_is_closed_takes_no_revision(record):
    published(record)
    new_programme(NEW, Call("Revision 2030"), on(DUE))
    with pytest.raises(CallNotOpenError):
        revise(KEY, Reopening(NEW), on(DUE))
    assert rows(Engagement, Engagement.id == NEXT) == []


def test_another_engagement_in_the_new_programme_is_left_alone(record):
    published(record)
    new_programme(NEW, Call("Revision 2030"), on(DUE))
    store(record, an_engagement(NEXT), chain=NEXT)
    with pytest.raises(OtherEngagementError):
        revise(KEY, Reopening(NEW), on(DUE))


def test_the_plan_to_revise_is_the_one_adopted_last_elsewhere(record):
    published(record)
    assert plan_to_revise("9904", NEW) == KEY
    assert plan_to_revise("9904", PROGRAMME) is None
    revise(KEY, TERM, on(DUE))
    assert plan_to_revise("9904", NEW) == KEY


def queued():
    return [row for row in rows(Outbox) if row.kind == KIND]


def test_each_reminder_is_queued_once_for_an_engagement_that_has_ended(record):
    published(record, a_contact(), a_contact(function="tovholder for infohus"))
    for months, expected in ((13, 0), (12, 1), (6, 2), (3, 3), (0, 3)):
        for _ in range(2):
            remind_of_revisions(on(add_months(DUE, -months)))
        assert len(queued()) == expected
    assert [row.withdrawn_at is None for row in sorted(queued(), key=lambda row: row.queued_at)] == [False, False, True]
    assert queued()[0].to_functions == ["projektleder", "tovholder for infohus"]


def test_a_reminder_says_the_day_and_the_law_in_danish(record):
    published(record)
    remind_of_revision(KEY, on(add_months(DUE, -6)))
    (row,) = queued()
    assert row.subject == "Sandvig Kommune: Planen skal være revideret senest den 1. april 2030"
    assert "altså om et halvt år" in row.body
    assert "barnets lov § 15, stk. 3" in row.body


def test_a_reminder_that_comes_long_after_its_day_claims_no_number_of_months(record):
    published(record)
    remind_of_revision(KEY, on(add_months(DUE, -4)))
    (row,) = queued()
    assert "Den skal være revideret senest den 1. april 2030. " in row.body
    assert "halvt år" not in row.body


def test_nobody_is_reminded_of_a_revision_that_runs(record):
    published(record)
    revise(KEY, TERM, on(add_months(DUE, -14)))
    assert remind_of_revisions(on(add_months(DUE, -3))).count == 0


@pytest.mark.parametrize(("months", "waits", "overdue"), [(13, "", False), (12, "Revision af planen", False),
                                                            (-1, "Revision af planen", True)])  # fmt: skip
def test_the_day_shows_on_the_portfolio_from_a_year_ahead(record, months, waits, overdue):
    published(record, closed_because=None)
    store(record, *_closed())
    today = add_months(DUE, -months)
    with looking() as read:
        row = portfolio_line(read, KEY, today)
    assert (row.revision.due_on, row.overdue) == (DUE, overdue)
    assert row.revision_overdue is overdue
    assert (row.waits_da == waits) is bool(waits)


def _closed():
    with looking() as read:
        row = read.get(Engagement, KEY)
    row.closed_because = "Programmet er slut"
    return [row]


def test_while_the_revision_runs_the_old_line_says_where(record):
    published(record)
    revise(KEY, TERM, on(DUE))
    with looking() as read:
        row = portfolio_line(read, KEY, DUE + timedelta(days=1))
        checks = {one.asked: one for one in duty_of(read, KEY, DUE + timedelta(days=1)).checks}
    assert row.revision.words_da.endswith(f"revisionen er i gang ({NEXT})")
    assert not row.overdue
    assert (checks[Asked.REVISED].held, checks[Asked.REVISED].proof.row) == (Held.OVERDUE, NEXT)


def test_the_four_checks_name_the_rows_that_prove_them(record):
    published(record)
    with looking() as read:
        checks = duty_of(read, KEY, MEETING).checks
    assert [one.held for one in checks] == [Held.HELD] * 4
    assert checks[0].proof.words_da.startswith("Version ")
    assert checks[1].proof.words_da == f"Kommunalbestyrelsens møde den {MEETING:%d-%m-%Y}, punkt 7"
    assert checks[1].proof.row == natural_id("gate", KEY, "plan", 1, "council")
    assert checks[3].due_on == DUE


def test_the_second_clock_runs_when_the_acute_part_lies_elsewhere(record):
    before_council(record)
    set_duty(KEY, WantedDuty("joint", False, True, date(2023, 5, 1)), on(MEETING))
    with looking() as read:
        duty = duty_of(read, KEY, date(2026, 6, 1))
    assert (duty.form, duty.covers_adults) == ("joint", False)
    assert (duty.contingency.held, duty.contingency.due_on) == (Held.HELD, date(2029, 12, 31))


def test_what_a_plan_is_by_law_is_written_down_once(record):
    before_council(record)
    assert set_duty(KEY, WantedDuty(form="joint"), on(MEETING))
    assert not set_duty(KEY, WantedDuty(form="joint"), on(MEETING))


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        (WantedDuty(contingency_adopted_on=DAY), NoContingencyPlanError),
        (WantedDuty(acute_elsewhere=True, contingency_adopted_on=MEETING + timedelta(days=1)), FutureAdoptionError),
    ],
)
def test_a_contingency_plan_that_cannot_be_so_is_refused(record, wanted, error):
    before_council(record)
    with pytest.raises(error):
        set_duty(KEY, wanted, on(MEETING))
    assert rows(Plan)[0].contingency_adopted_on is None


def test_an_adopted_plan_does_not_become_another_kind_of_plan(record):
    adopted(record)
    with pytest.raises(PlanAdoptedError):
        set_duty(KEY, WantedDuty(form="joint"), on(MEETING))
