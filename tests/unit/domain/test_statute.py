"""What the law asks of a plan on a day: dated sets of rules, four checks, two clocks."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parat.domain.statute import (
    REMINDERS_MONTHS,
    Asked,
    Held,
    PlanOnRecord,
    Proof,
    contingency_check,
    council_terms,
    four_checks,
    reminder_due,
    rule_sets,
    rules_of_programme,
    rules_on,
    term_of,
)
from tasks.programmes import RULE_SETS

TODAY_RULES, OF_2017 = rules_of_programme("2026"), rules_of_programme("2017")
THERE = Proof("Der er et bevis.", "row")
WHOLE = PlanOnRecord(written=THERE, adopted=THERE, published=THERE, adopted_on=date(2024, 2, 29))
DAYS = st.dates(date(2018, 1, 1), date(2033, 12, 31))


def held(plan, today, rules=TODAY_RULES):
    return {one.asked: one.held for one in four_checks(plan, rules, today)}


def test_every_programme_follows_rules_that_there_are():
    assert {rules_of_programme(year).version for year in RULE_SETS} == {one.version for one in rule_sets()}


@pytest.mark.parametrize("rules", rule_sets(), ids=lambda rules: rules.version)
def test_every_rule_says_where_it_was_read_and_how_well_it_is_known(rules):
    for rule in rules.rules:
        assert rule.text_da.endswith(".")
        assert rule.source
        assert rule.url.startswith("https://")
        assert rule.status in ("S", "T", "I", "OK")


@pytest.mark.parametrize(
    ("day", "version"),
    [("2016-12-31", None), ("2017-01-01", "2017"), ("2023-12-31", "2017"), ("2024-01-01", "2024"),
     ("2031-05-01", "2024")],
)  # fmt: skip
def test_a_day_has_the_rules_that_held_then(day, version):
    found = rules_on(date.fromisoformat(day))
    assert (found.version if found else None) == version


@given(st.dates(date(2017, 1, 1), date(2040, 1, 1)))
def test_no_two_sets_of_rules_hold_on_one_day(day):
    assert sum(one.valid_from <= day <= (one.valid_to or date.max) for one in rule_sets()) == 1


def test_in_2017_no_law_asked_for_a_plan_and_today_one_does():
    assert (OF_2017.by_law, OF_2017.duty_from) == (False, None)
    assert (TODAY_RULES.by_law, TODAY_RULES.duty_from) == (True, date(2024, 4, 1))


@pytest.mark.parametrize(
    ("adopted", "due"),
    [("2024-03-19", "2028-03-19"), ("2024-02-29", "2028-02-29"), ("2096-02-29", "2100-02-28"),
     ("2023-12-31", "2027-12-31")],
)  # fmt: skip
def test_a_plan_is_revised_at_the_latest_four_years_after_its_adoption(adopted, due):
    assert TODAY_RULES.revision_due(date.fromisoformat(adopted)) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("today", "state"), [("2028-02-28", "held"), ("2028-02-29", "held"), ("2028-03-01", "overdue")]
)
def test_the_last_day_is_still_in_time(today, state):
    assert held(WHOLE, date.fromisoformat(today))[Asked.REVISED] == state


def test_a_plan_that_was_revised_is_never_overdue():
    revised = PlanOnRecord(**{**_fields(WHOLE), "revised_by": THERE})
    assert held(revised, date(2040, 1, 1))[Asked.REVISED] is Held.HELD


def test_a_revision_that_runs_is_shown_and_does_not_stop_the_clock():
    running = PlanOnRecord(**{**_fields(WHOLE), "revision_runs": Proof("I gang.", "ny")})
    check = four_checks(running, TODAY_RULES, date(2028, 3, 1))[-1]
    assert (check.held, check.proof.row) == (Held.OVERDUE, "ny")


def test_a_municipality_without_any_plan_has_been_late_since_april_2024():
    assert set(held(PlanOnRecord(), date(2026, 1, 1)).values()) == {Held.OVERDUE, Held.MISSING}
    assert held(PlanOnRecord(), date(2024, 4, 1))[Asked.ADOPTED] is Held.MISSING
    assert held(PlanOnRecord(), date(2024, 4, 2))[Asked.ADOPTED] is Held.OVERDUE


def test_under_the_rules_of_2017_nobody_without_a_plan_is_late():
    assert set(held(PlanOnRecord(), date(2018, 6, 1), OF_2017).values()) == {Held.MISSING}


def test_the_plan_before_gives_the_new_one_its_time():
    revising = PlanOnRecord(earlier_due_on=date(2028, 3, 19))
    assert held(revising, date(2028, 3, 19))[Asked.ADOPTED] is Held.MISSING
    assert held(revising, date(2028, 3, 20))[Asked.ADOPTED] is Held.OVERDUE
    assert held(revising, date(2028, 3, 20))[Asked.REVISED] is Held.OVERDUE


def test_each_proof_stands_beside_what_it_shows():
    assert [(one.asked, one.proof.row) for one in four_checks(WHOLE, TODAY_RULES, date(2025, 1, 1))] == [
        (Asked.WRITTEN, "row"), (Asked.ADOPTED, "row"), (Asked.PUBLISHED, "row"), (Asked.REVISED, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "months"),
    [("2027-02-27", None), ("2027-02-28", 12), ("2027-08-28", 12), ("2027-08-29", 6), ("2027-11-28", 6),
     ("2027-11-29", 3), ("2028-02-29", 3), ("2030-01-01", 3)],
)  # fmt: skip
def test_a_reminder_is_due_12_6_and_3_months_before_a_leap_day(today, months):
    assert reminder_due(date(2028, 2, 29), date.fromisoformat(today)) == months


@given(st.dates(date(2018, 1, 1), date(2090, 1, 1)))
def test_as_the_day_draws_near_the_reminders_come_in_their_order(due):
    seen = [reminder_due(due, due - timedelta(days=left)) for left in range(400, -1, -1)]
    assert list(dict.fromkeys(seen)) == [None, *REMINDERS_MONTHS]


@pytest.mark.parametrize(
    ("adopted", "today", "state", "due"),
    [
        (None, "2026-05-01", "missing", "2029-12-31"),
        ("2026-01-01", "2026-05-01", "held", "2033-12-31"),
        ("2025-12-31", "2026-05-01", "held", "2029-12-31"),
        ("2022-01-01", "2029-12-31", "held", "2029-12-31"),
        ("2021-12-31", "2026-01-01", "overdue", "2025-12-31"),
        ("2010-06-01", "2026-01-01", "overdue", None),
        ("2031-06-01", "2032-01-01", "held", None),
        ("2031-06-01", "2036-01-01", "missing", None),
    ],
)
def test_the_contingency_plan_is_adopted_once_in_each_term(adopted, today, state, due):
    found = contingency_check(date.fromisoformat(adopted) if adopted else None, date.fromisoformat(today))
    assert found == (state, date.fromisoformat(due) if due else None)


@given(DAYS)
def test_every_day_of_the_terms_has_one_term(day):
    term = term_of(day)
    assert term is not None
    assert term.begins <= day <= term.ends
    assert term.name == f"{term.begins.year}-{term.begins.year + 3}"


def test_the_terms_follow_each_other_without_a_gap():
    terms = council_terms()
    assert all(one.ends + timedelta(days=1) == after.begins for one, after in pairwise(terms))


def _fields(plan):
    return {name: getattr(plan, name) for name in plan.__dataclass_fields__}
