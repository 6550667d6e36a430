"""Read what the record shows of a plan's duties, and where its two clocks stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.documents import newest_generations
from db.lookup import engagement_row
from db.schema import Engagement, Gate, Generation
from db.unit_of_work import Reader
from parat.domain.stages import COUNCIL, PUBLICATION, Ruling
from parat.domain.statute import (
    Checked,
    Held,
    PlanOnRecord,
    Proof,
    RuleSet,
    contingency_check,
    four_checks,
    rules_of_programme,
)
from tasks.plan_facts import SEPARATE, plan_of

_DRAFT = "plan_draft"


@dataclass(frozen=True, slots=True)
class Contingency:
    """Be the second clock: when the general contingency plan was adopted, whether in time, and when it is due again."""

    adopted_on: date | None
    held: Held
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Duty:
    """Be what the law asks of a municipality's plan and what the record shows of it on a day.

    `contingency` is None where the acute part stands in the plan itself, or nobody has said where it stands.
    """

    engagement: str
    rules: RuleSet
    checks: tuple[Checked, ...]
    form: str
    covers_adults: bool
    acute_elsewhere: bool
    contingency: Contingency | None


def duty_of(read: Reader, engagement: str, today: date) -> Duty:
    """Say what is asked of a municipality's plan, and on what proof each of it holds."""
    row, _, programme = engagement_row(read, engagement)
    rules = rules_of_programme(programme.rule_set)
    plan = plan_of(read, engagement)
    return Duty(
        engagement=engagement,
        rules=rules,
        checks=four_checks(_on_record(read, row, rules), rules, today),
        form=plan.form or SEPARATE,
        covers_adults=plan.covers_adults,
        acute_elsewhere=bool(plan.acute_elsewhere),
        contingency=_contingency(plan.contingency_adopted_on, today) if plan.acute_elsewhere else None,
    )


def revision_of(read: Reader, engagement: str) -> Engagement | None:
    """Give the engagement in which a plan is being revised or was revised; None where there is none that stands."""
    rows = read.all(Engagement, Engagement.previous_engagement == engagement, Engagement.closed_because.is_(None))
    return _best(rows)


def _best(rows: Iterable[Engagement]) -> Engagement | None:
    """Prefer the revision that was adopted."""
    return max(rows, key=lambda row: (row.adopted_on or date.min, row.enrolled_on), default=None)


def _contingency(adopted_on: date | None, today: date) -> Contingency:
    return Contingency(adopted_on, *contingency_check(adopted_on, today))


def _on_record(read: Reader, row: Engagement, rules: RuleSet) -> PlanOnRecord:
    revision = revision_of(read, row.id)
    revised = revision is not None and revision.adopted_on is not None
    return PlanOnRecord(
        written=_written(read, row),
        adopted=_adopted(read, row),
        published=_published(read, row),
        adopted_on=row.adopted_on,
        earlier_due_on=rules.revision_due(row.existing_plan_on) if row.existing_plan_on else None,
        revised_by=_revised(revision) if revision and revised else None,
        revision_runs=_runs(revision) if revision and not revised else None,
    )


def _written(read: Reader, row: Engagement) -> Proof | None:
    """Show the version that was adopted, or else the newest one."""
    gate = _passed(read, row.id, COUNCIL.key)
    of_gate = (Generation.engagement == row.id, Generation.sha256 == (gate.document_sha256 if gate else ""))
    found = read.all(Generation, *of_gate, order=[Generation.number]) or newest_generations(read, row.id, _DRAFT)
    if not found:
        return None
    one = found[0]
    return Proof(f"Version {one.number} af {one.dated:%d-%m-%Y}, sha256 {one.sha256[:16]}", one.id)


def _adopted(read: Reader, row: Engagement) -> Proof | None:
    gate = _passed(read, row.id, COUNCIL.key)
    if row.adopted_on is None or gate is None:
        return None
    return Proof(f"Kommunalbestyrelsens møde den {row.adopted_on:%d-%m-%Y}, punkt {row.adopted_item}", gate.id)


def _published(read: Reader, row: Engagement) -> Proof | None:
    gate = _passed(read, row.id, PUBLICATION.key)
    if row.published_on is None or gate is None:
        return None
    return Proof(f"{row.published_at} den {row.published_on:%d-%m-%Y}", gate.id)


def _passed(read: Reader, engagement: str, gate: str) -> Gate | None:
    """Give the newest approval at a gate, from whichever attempt."""
    approved = (Gate.engagement == engagement, Gate.gate == gate, Gate.ruling == Ruling.APPROVE.value)
    rows = read.all(Gate, *approved, order=[Gate.attempt])
    return rows[-1] if rows else None


def _revised(revision: Engagement) -> Proof:
    return Proof(f"Revideret: {revision.id}, vedtaget den {revision.adopted_on:%d-%m-%Y}", revision.id)


def _runs(revision: Engagement) -> Proof:
    return Proof(f"Revisionen er i gang: {revision.id}, begyndt den {revision.enrolled_on:%d-%m-%Y}", revision.id)
