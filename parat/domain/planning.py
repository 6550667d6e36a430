"""Propose actions from gaps and workshop decisions, and say how much each presses.

The same gaps, decisions and day always give the same proposals in the same order.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from textwrap import shorten

from parat.domain.calendar import add_months, working_day_from
from parat.domain.catalogue import Catalogue, Measure
from parat.domain.priorities import HIGH, rank
from parat.domain.readiness import Gap

_TITLE_LENGTH = 120
_HARDLY_CLOSED_BELOW = Decimal(2)


@dataclass(frozen=True, slots=True)
class Decision:
    """Be what a workshop decided; `item` names the readiness item that it answers, if any."""

    id: str
    text: str
    owner_function: str
    due: date | None
    becomes_action: bool
    item: str | None = None


@dataclass(frozen=True, slots=True)
class FailedStep:
    """Be a step of a scenario that failed: what was missing, said by those who played it."""

    scenario_da: str
    step: int
    note: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Be what people found of an item: the priority they confirmed (None when nobody did), and steps that failed."""

    priority: str | None = None
    failed: tuple[FailedStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Be a proposed action with all its fields and the reason for it.

    `key` is unique among the proposals of one engagement: the decision's id, or else the measure's.
    """

    key: str
    title: str
    description: str
    activities: tuple[str, ...]
    task: int | None
    level: str | None
    target_group: str
    owner_function: str
    participants: tuple[str, ...]
    starts_on: date | None
    due_on: date | None
    resources: str
    indicator: str
    baseline: Decimal | str | None
    target: Decimal | str | None
    risk: str
    mandatory: bool
    reason_da: str
    source_gap_items: tuple[str, ...]
    source_decision: str | None
    measure: str | None


def propose(
    gaps: Iterable[Gap],
    decisions: Iterable[Decision],
    catalogue: Catalogue,
    today: date,
    judged: Mapping[str, Judgement] | None = None,
) -> tuple[Proposal, ...]:
    """Propose an action per gap and measure, and one per decision that becomes an action; mandatory gaps first.

    A supplement of the catalogue is proposed for a gap that one measure will hardly close: a mandatory one, one of
    high priority, or one with a score below 2. A measure that answers several gaps is proposed once, for all of them.

    A decision on a gap's item takes the place of the catalogue's proposal: its words, owner and due date count,
    the measure fills in the rest. A second decision on the same item keeps to its own words. `judged` says by item
    what people found: a confirmed priority moves a gap in the queue, a failed step is named in the reason.
    """
    deciding = list({decision.id: decision for decision in decisions if decision.becomes_action}.values())
    found = judged or {}
    by_item = _ranked(gaps, found)
    with_gap = (
        replace(proposal, reason_da=f"{_reason(gap, judgement)} {proposal.reason_da}".strip())
        for gap, judgement in ((gap, found.get(item, Judgement())) for item, gap in by_item.items())
        for proposal in _for_gap(gap, judgement, deciding, catalogue, today)
    )
    rest = _for_the_rest([one for one in deciding if one.item not in by_item], catalogue, today)
    return (*_each_once(with_gap), *rest)


def still_to_answer(proposals: Iterable[Proposal], answered: Collection[str]) -> tuple[Proposal, ...]:
    """Leave out what the catalogue proposes for gaps that accepted actions answer already; decisions always stay."""
    return tuple(
        one
        for one in proposals
        if one.source_decision is not None or not one.source_gap_items or not set(one.source_gap_items) <= set(answered)
    )


def _each_once(proposals: Iterable[Proposal]) -> Iterable[Proposal]:
    """Make one of the proposals of the same measure, with the reasons and the gaps of all."""
    by_key: dict[str, Proposal] = {}
    for one in proposals:
        known = by_key.get(one.key)
        by_key[one.key] = one if known is None else _joined(known, one)
    return by_key.values()


def _joined(first: Proposal, second: Proposal) -> Proposal:
    return replace(
        first,
        mandatory=first.mandatory or second.mandatory,
        reason_da=f"{first.reason_da} {second.reason_da}",
        source_gap_items=(*first.source_gap_items, *second.source_gap_items),
    )


def _ranked(gaps: Iterable[Gap], judged: Mapping[str, Judgement]) -> dict[str, Gap]:
    by_item: dict[str, Gap] = {}
    for gap in sorted(gaps, key=lambda gap: _rank(gap, judged.get(gap.item, Judgement()))):
        by_item.setdefault(gap.item, gap)
    return by_item


def _rank(gap: Gap, judgement: Judgement) -> tuple[bool, int, bool, Decimal, str]:
    reckoned = -(gap.priority or Decimal(0))
    return (not gap.mandatory, rank(judgement.priority), gap.unresolved, reckoned, gap.item)


def _for_gap(
    gap: Gap, judgement: Judgement, deciding: Sequence[Decision], catalogue: Catalogue, today: date
) -> Iterator[Proposal]:
    known = [one for one in catalogue.of(gap.item) if not one.supplement or _is_hard(gap, judgement)]
    measures = known or [Measure("", gap.item, f"Udviklingsområde {gap.item}")]
    decided = [decision for decision in deciding if decision.item == gap.item]
    if decided:
        proposals = _merged(decided, measures[0], today)
    else:
        proposals = (_from_measure(measure, today) for measure in measures)
    for proposal in proposals:
        yield replace(
            proposal,
            key=proposal.key or gap.item,
            mandatory=gap.mandatory,
            source_gap_items=(gap.item,),
        )


def _is_hard(gap: Gap, judgement: Judgement) -> bool:
    low = gap.score is not None and gap.score < _HARDLY_CLOSED_BELOW
    return gap.mandatory or low or judgement.priority == HIGH


def _for_the_rest(decisions: Sequence[Decision], catalogue: Catalogue, today: date) -> Iterator[Proposal]:
    for item in dict.fromkeys(decision.item for decision in decisions):
        measures = catalogue.of(item) if item else ()
        own = [decision for decision in decisions if decision.item == item]
        yield from _merged(own, measures[0] if measures else None, today)


def _merged(decisions: Sequence[Decision], measure: Measure | None, today: date) -> Iterator[Proposal]:
    """Join the first decision with the measure; the others take only its place in the plan."""
    for number, decision in enumerate(decisions):
        filling = measure if number == 0 else measure and _place_of(measure)
        yield _from_decision(decision, filling, today)


def _from_measure(measure: Measure, today: date) -> Proposal:
    starts_on = working_day_from(today)
    return Proposal(
        key=measure.id,
        title=measure.title,
        description=measure.description,
        activities=measure.activities,
        task=measure.task,
        level=measure.level,
        target_group=measure.target_group,
        owner_function=measure.owner_function,
        participants=measure.participants,
        starts_on=starts_on,
        due_on=working_day_from(add_months(starts_on, measure.months)),
        resources=measure.effort,
        indicator=measure.indicator,
        baseline=None,
        target=measure.target,
        risk=measure.risk,
        mandatory=False,
        reason_da="",
        source_gap_items=(),
        source_decision=None,
        measure=measure.id or None,
    )


def _from_decision(decision: Decision, measure: Measure | None, today: date) -> Proposal:
    filled = _from_measure(measure or Measure("", decision.item or "", ""), today)
    due_on = _due(decision, filled if measure else None)
    return replace(
        filled,
        key=decision.id,
        title=filled.title or shorten(decision.text, _TITLE_LENGTH, placeholder=" …"),
        description=f"{decision.text} {filled.description}".strip(),
        owner_function=decision.owner_function or filled.owner_function,
        starts_on=min(filter(None, (filled.starts_on, due_on)), default=None),
        due_on=due_on,
        reason_da=f"Besluttet på workshop: »{decision.text}«",
        source_decision=decision.id,
    )


def _due(decision: Decision, filled: Proposal | None) -> date | None:
    if decision.due is not None:
        return working_day_from(decision.due)
    return filled.due_on if filled else None


def _place_of(measure: Measure) -> Measure:
    return Measure(
        "", measure.item, "", task=measure.task, level=measure.level, target_group=measure.target_group,
        months=measure.months,
    )  # fmt: skip


def _reason(gap: Gap, judgement: Judgement) -> str:
    failed = (_failed_da(step) for step in judgement.failed)
    return " ".join(part for part in (_reason_of_score(gap), *failed) if part)


def _failed_da(step: FailedStep) -> str:
    return f"Trin {step.step} i scenariet »{step.scenario_da}« fejlede: »{step.note}«"


def _reason_of_score(gap: Gap) -> str:
    if gap.score is None and not gap.unresolved:
        return ""
    if gap.unresolved:
        return f"Ingen kunne besvare udsagn {gap.item}. Begynd med at afklare forholdet."
    score = str(gap.score).replace(".", ",")
    if gap.mandatory:
        return f"Udsagn {gap.item} er kritisk og har scoren {score}. Det er et obligatorisk udviklingsområde."
    return f"Udsagn {gap.item} har scoren {score}, og alt under 3,0 peger på et behov."
