"""Show in the plan what the other policies share with it, which actions meet that, and what was decided."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from db.schema import ExistingMeasure, OverlapDecision, Policy
from db.unit_of_work import Reader
from parat.documents.contexts import PolicyOverlap
from parat.domain.overlap import Strength
from tasks.overlaps import Overlap, overlaps_of
from tasks.policies import Register, register_of

_SAID = {"merge": "Lægges sammen", "refer": "Der henvises", "keep": "Holdes adskilt"}
_WHOLE_PLAN = "Planen som helhed"
_UNDECIDED = "Ikke afgjort"


def overlaps_shown(read: Reader, engagement: str) -> tuple[PolicyOverlap, ...]:
    """Give the table of coherence: every decision, the plain overlaps without one, and each other policy once."""
    register = register_of(read, engagement)
    found = overlaps_of(read, engagement)
    alone = OverlapDecision.engagement == engagement, OverlapDecision.action.is_(None)
    whole = {row.existing_measure: row for row in read.all(OverlapDecision, *alone)}
    rows: list[PolicyOverlap] = []
    for policy in register.policies.values():
        measures = [row for row in register.measures if row.policy == policy.id]
        told = [
            row
            for measure in measures
            for row in _rows(policy, measure, [one for one in found if one.measure.id == measure.id], whole)
        ]
        rows += told or [_policy_alone(policy, register)]
    return tuple(rows)


def _rows(
    policy: Policy, measure: ExistingMeasure, met: list[Overlap], whole: dict[str, OverlapDecision]
) -> Iterator[PolicyOverlap]:
    """Give a row for each decision on a measure, and one for what is plain and undecided."""
    shared = PolicyOverlap(
        id=measure.id,
        policy=policy.title,
        owner_function=measure.owner or policy.owner,
        shared_activity=measure.title,
    )
    own = sorted((one for one in met if one.own), key=_decision_key)
    for _, alike in groupby(own, key=_decision_key):
        same = list(alike)
        if decision := same[0].own:
            yield replace(shared, id=decision.id, actions_da=_actions_da(same), decision_da=_said(decision))
    others = [one for one in met if not one.own and one.strength == Strength.STRONG]
    if decided := whole.get(measure.id):
        yield replace(shared, actions_da=_actions_da(others) or (_WHOLE_PLAN,), decision_da=_said(decided))
    elif others:
        undecided = f"{_UNDECIDED}. Fælles ord: {'; '.join(dict.fromkeys(one.words_da for one in others))}."
        yield replace(shared, actions_da=_actions_da(others), decision_da=undecided, settled=False)


def _actions_da(met: Iterable[Overlap]) -> tuple[str, ...]:
    return tuple(f"{one.action.number} {one.action.title}" for one in met)


def _policy_alone(policy: Policy, register: Register) -> PolicyOverlap:
    compared = sum(row.policy == policy.id for row in register.measures)
    return PolicyOverlap(id=policy.id, policy=policy.title, owner_function=policy.owner, compared=compared)


def _decision_key(one: Overlap) -> tuple[str, str]:
    return (one.own.choice, one.own.reason) if one.own else ("", "")


def _said(decision: OverlapDecision) -> str:
    return f"{_SAID[decision.choice]}: {decision.reason}"
