"""Say what the law asks of a plan, by dated sets of rules, and which of it a plan's record can show.

Two clocks run: a plan is revised at the latest four years after it was adopted (barnets lov § 15, stk. 3), and where
its acute part lies in the general contingency plan, that one is adopted anew in each council term (beredskabsloven
§ 25).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any

from parat.domain.calendar import add_months
from parat.domain.resources import names_in, tables_of

REMINDERS_MONTHS = (12, 6, 3)
_RULES_OF_PROGRAMME = {"2017": "2017", "2026": "2024"}


class Asked(StrEnum):
    """Name what is asked of a plan, in the law's order."""

    WRITTEN = "written"
    ADOPTED = "adopted"
    PUBLISHED = "published"
    REVISED = "revised"


class Held(StrEnum):
    """Say whether what is asked is there, is not there yet, or should have been there by now."""

    HELD = "held"
    MISSING = "missing"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Rule:
    """Be one rule in Danish with where it was read; status S read there, I inferred, OK own knowledge to be checked."""

    key: str
    text_da: str
    source: str
    url: str
    status: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Be the rules of a time; `by_law` is False where the programme asks what no law did.

    `duty_from` is the day from which every municipality must have a plan, `valid_to` None while the rules hold.
    """

    version: str
    title_da: str
    valid_from: date
    valid_to: date | None
    by_law: bool
    duty_from: date | None
    revision_years: int
    rules: tuple[Rule, ...]

    def revision_due(self, adopted_on: date) -> date:
        """Give the last day on which a plan adopted on a day may stand without being revised."""
        return add_months(adopted_on, 12 * self.revision_years)

    def text_of(self, key: str) -> str:
        """Give a rule's words; empty where these rules say nothing of it."""
        return next((rule.text_da for rule in self.rules if rule.key == key), "")


@dataclass(frozen=True, slots=True)
class Term:
    """Be the time for which a council is elected; the status is that of a rule."""

    begins: date
    ends: date
    status: str

    @property
    def name(self) -> str:
        """Name the term by its years."""
        return f"{self.begins.year}-{self.ends.year}"


@dataclass(frozen=True, slots=True)
class Proof:
    """Be what shows that something is so: the words in Danish, and the id of the row that holds it."""

    words_da: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class PlanOnRecord:
    """Be what the record shows of a plan; a proof is None where there is none.

    `earlier_due_on` is by when the plan before this one had to be revised; `revised_by` names the plan that has taken
    this one's place, and `revision_runs` the engagement in which it is being revised.
    """

    written: Proof | None = None
    adopted: Proof | None = None
    published: Proof | None = None
    adopted_on: date | None = None
    earlier_due_on: date | None = None
    revised_by: Proof | None = None
    revision_runs: Proof | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """Be one of the four things asked of a plan: whether it holds, on what proof, and by when."""

    asked: Asked
    held: Held
    proof: Proof
    due_on: date | None


@cache
def rule_sets() -> tuple[RuleSet, ...]:
    """Give every set of rules, the oldest first."""
    names = [name for name in names_in() if name.startswith("rules-") and name.endswith(".toml")]
    return tuple(sorted((_rule_set(tables_of(name)) for name in names), key=lambda one: one.valid_from))


def rules_of_programme(rule_set: str) -> RuleSet:
    """Give the rules that a programme follows, by the year that it names."""
    version = _RULES_OF_PROGRAMME[rule_set]
    return next(one for one in rule_sets() if one.version == version)


def rules_on(day: date) -> RuleSet | None:
    """Give the rules that held on a day; None before the first."""
    return next((one for one in reversed(rule_sets()) if one.valid_from <= day <= (one.valid_to or date.max)), None)


def four_checks(plan: PlanOnRecord, rules: RuleSet, today: date) -> tuple[Checked, ...]:
    """Check that a plan is written, adopted, published and revised in time; a due day ends with its day."""
    by = plan.earlier_due_on or rules.duty_from
    there = {Asked.WRITTEN: plan.written, Asked.ADOPTED: plan.adopted, Asked.PUBLISHED: plan.published}
    first = (_there(asked, proof, by, today) for asked, proof in there.items())
    return (*first, _revised(plan, rules, today))


def reminder_due(due_on: date, today: date) -> int | None:
    """Say which reminder of a revision the day has come for: 12, 6 or 3 months before; None before the first."""
    reached = [months for months in REMINDERS_MONTHS if add_months(due_on, -months) <= today]
    return min(reached, default=None)


@cache
def council_terms() -> tuple[Term, ...]:
    """Give the terms for which councils are elected, the oldest first."""
    table = tables_of("council-terms.toml")
    return tuple(Term(row["from"], row["to"], table["status"]) for row in table["term"])


def term_of(day: date) -> Term | None:
    """Give the council term of a day; None for a day outside the terms that are known."""
    return next((term for term in council_terms() if term.begins <= day <= term.ends), None)


def contingency_check(adopted_on: date | None, today: date) -> tuple[Held, date | None]:
    """Say whether the general contingency plan was adopted in time, and by when the next adoption is due.

    Once in each council term: what the term before adopted holds until this one ends. Beyond the terms that are known
    no day is given.
    """
    now = term_of(today)
    if adopted_on is None or now is None:
        return Held.MISSING, now.ends if now else None
    if adopted_on >= now.begins:
        return Held.HELD, next((later.ends for term, later in pairwise(council_terms()) if term == now), None)
    before = term_of(adopted_on)
    follows = before is not None and (before, now) in pairwise(council_terms())
    return (Held.HELD, now.ends) if follows else (Held.OVERDUE, _term_after(before))


def _term_after(term: Term | None) -> date | None:
    return next((later.ends for one, later in pairwise(council_terms()) if one == term), None)


def _there(asked: Asked, proof: Proof | None, by: date | None, today: date) -> Checked:
    if proof is not None:
        return Checked(asked, Held.HELD, proof, None)
    late = by is not None and by < today
    return Checked(asked, Held.OVERDUE if late else Held.MISSING, Proof(""), by)


def _revised(plan: PlanOnRecord, rules: RuleSet, today: date) -> Checked:
    if plan.revised_by is not None:
        return Checked(Asked.REVISED, Held.HELD, plan.revised_by, None)
    due_on = rules.revision_due(plan.adopted_on) if plan.adopted_on else plan.earlier_due_on
    proof = plan.revision_runs or Proof("")
    if due_on is None:
        return Checked(Asked.REVISED, Held.MISSING, proof, None)
    held = Held.OVERDUE if due_on < today else Held.HELD
    return Checked(Asked.REVISED, held, proof, due_on)


def _rule_set(table: dict[str, Any]) -> RuleSet:
    rules: Sequence[dict[str, str]] = table["rule"]
    return RuleSet(
        version=table["version"],
        title_da=table["title_da"],
        valid_from=table["valid_from"],
        valid_to=table.get("valid_to"),
        by_law=table["by_law"],
        duty_from=table.get("duty_from"),
        revision_years=table["revision_years"],
        rules=tuple(Rule(**row) for row in rules),
    )
