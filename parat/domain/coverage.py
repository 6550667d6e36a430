"""Check whether a plan covers what it must before it is approved, and say where something is missing.

The rules are in `coverage_rules` and `coverage_upkeep`, what they look at in `coverage_facts`; nothing here reads a
record or a file. The same facts and day always give the same findings in the same order.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from parat.domain import coverage_rules as content
from parat.domain import coverage_upkeep as upkeep
from parat.domain.coverage_facts import Accepted, Blocks, Finding, PlanFacts, Rule

Acceptances = Mapping[tuple[str, str], Accepted]


def check(plan: PlanFacts, today: date, acceptances: Acceptances | None = None) -> tuple[Finding, ...]:
    """Give every finding, those of one rule together; each accepted one says who accepted it and why.

    An acceptance is about one rule and one subject: it says nothing of a finding whose subject has changed.
    """
    taken = acceptances or {}
    return tuple(
        replace(finding, accepted=taken.get((finding.rule.value, finding.subject))) for finding in _each(plan, today)
    )


def _each(plan: PlanFacts, today: date) -> Iterator[Finding]:
    found = [
        *content.mandatory_areas(plan), *content.incomplete_actions(plan), *content.core_elements(plan),
        *content.tasks(plan), *content.local_picture(plan), *content.age_groups(plan), *upkeep.action_cards(plan),
        *upkeep.unchecked_contacts(plan, today), *upkeep.outdated_laws(plan), *upkeep.open_overlaps(plan),
        *upkeep.unanswered_remarks(plan), *upkeep.pending_changes(plan), *upkeep.cpr_numbers(plan),
        *upkeep.person_names(plan), *upkeep.access_faults(plan), *content.unanswered_proposals(plan),
        *content.unmeasured_actions(plan), *content.earlier_texts(plan), *upkeep.words_in_the_file_alone(plan),
    ]  # fmt: skip
    order = list(Rule)
    seen: dict[str, Finding] = {}
    for finding in sorted(found, key=lambda one: order.index(one.rule)):
        seen.setdefault(finding.name, finding)
    yield from seen.values()


def open_blocking(findings: Iterable[Finding], at_council: bool = True) -> tuple[Finding, ...]:
    """Give the findings that nobody has accepted and that keep the plan from being approved at this reading."""
    stopping = {Blocks.ALWAYS, Blocks.COUNCIL} if at_council else {Blocks.ALWAYS}
    return tuple(one for one in findings if one.accepted is None and one.blocks in stopping)


def remarks(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings that nobody has accepted and that block nothing."""
    return tuple(one for one in findings if one.accepted is None and not one.blocking)


def accepted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings that somebody took responsibility for."""
    return tuple(one for one in findings if one.accepted is not None)


def in_order(findings: Iterable[Finding]) -> tuple[Rule, ...]:
    """Name the rules under which nothing was found, in their order."""
    broken = {one.rule for one in findings}
    return tuple(rule for rule in Rule if rule not in broken)


__all__ = [
    "Acceptances", "Accepted", "Blocks", "Finding", "PlanFacts", "Rule", "accepted", "check", "in_order",
    "open_blocking", "remarks",
]  # fmt: skip
