"""A municipality's line says why its plan is revised, and when the contingency plan must be adopted again."""

from datetime import date
from decimal import Decimal

import pytest

from parat.domain.portfolio import ContingencyClock, Facts, RevisionClock, portfolio_row
from parat.domain.stages import STANDARD, Start
from parat.domain.standing import Standing

TODAY = date(2027, 2, 1)


def words(**facts):
    standing = Standing("p/9901", STANDARD, Start.NEW)
    return portfolio_row(standing, Facts("9901", "A", Decimal(0), Decimal(0), (), **facts), TODAY).clocks_da


@pytest.mark.parametrize(
    ("adopted_on", "said"),
    [
        (None, "Det er ikke oplyst, hvornår den generelle beredskabsplan er vedtaget"),
        (date(2026, 1, 1), "Den generelle beredskabsplan skal vedtages igen senest den 31-12-2033"),
        (date(2025, 12, 31), "Den generelle beredskabsplan skal vedtages igen senest den 31-12-2029"),
        (date(2021, 12, 31), "Den generelle beredskabsplan skulle have været vedtaget igen senest den 31-12-2025"),
    ],
)
def test_the_contingency_plan_is_due_once_in_each_council_term(adopted_on, said):
    assert words(contingency=ContingencyClock(adopted_on)) == (said,)


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("term", "Planen revideres, fordi fristen for revision nærmer sig"),
        ("event: Branden i klubben", "Planen revideres før tid på grund af en hændelse: Branden i klubben"),
        ("law: § 15: nye ord", "Planen revideres før tid, fordi loven er ændret: § 15: nye ord"),
    ],
)
def test_a_plan_that_was_opened_again_says_why_before_its_days(because, said):
    found = words(reopened_because=because, revision=RevisionClock(date(2030, 3, 1)))
    assert found == (said, "Planen skal være revideret senest den 01-03-2030")
