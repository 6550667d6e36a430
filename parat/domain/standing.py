"""Answer from where an engagement stands: may this stage open, which gate comes next, what does it wait for.

The functions here are the whole stage machine. They read a `Standing` and never touch a database.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from parat.domain.calendar import add_months
from parat.domain.stage_errors import CannotRuleError
from parat.domain.stages import (
    DEFAULT_POLITICAL_STEPS,
    EVIDENCE_DA,
    EVIDENCE_EN,
    Evidence,
    GateRule,
    Process,
    Ruling,
    Stage,
    StageRule,
    Start,
)

MONTHS_TO_REASSESSMENT = 12
REASSESSMENT_DA = "12-måneders parathedsskema"
_TIME_FOR_A_FACT = timedelta(weeks=2)


@dataclass(frozen=True, slots=True)
class Attempt:
    """Be one try at a stage; a gate that asks for changes opens the next."""

    stage: Stage
    number: int
    ended: bool
    opened_on: date


@dataclass(frozen=True, slots=True)
class GateStanding:
    """Be a gate that was raised: waiting while it has no ruling."""

    key: str
    stage: Stage
    attempt: int
    ruling: Ruling | None
    due_on: date
    raised_on: date

    @property
    def passed(self) -> bool:
        """Say whether the path may go on behind this gate."""
        return self.ruling in (Ruling.APPROVE, Ruling.WAIVE)


@dataclass(frozen=True, slots=True)
class OpenConflicts:
    """Be how many cells a returned file and the record say differently, and since when somebody must settle them."""

    stage: Stage
    count: int
    since: date


@dataclass(frozen=True, slots=True)
class Standing:
    """Be where one engagement stands: what the machine needs to know, and nothing more."""

    engagement: str
    process: Process
    start: Start
    political_steps: tuple[str, ...] = DEFAULT_POLITICAL_STEPS
    closed_because: str | None = None
    attempts: tuple[Attempt, ...] = ()
    gates: tuple[GateStanding, ...] = ()
    evidence: frozenset[Evidence] = field(default_factory=frozenset)
    conflicts: tuple[OpenConflicts, ...] = ()

    def attempt(self, stage: Stage) -> Attempt | None:
        """Give the newest attempt at a stage."""
        newest = None
        for attempt in self.attempts:
            if attempt.stage is stage and (newest is None or attempt.number > newest.number):
                newest = attempt
        return newest

    def gate(self, key: str) -> GateStanding | None:
        """Give the gate as raised in its stage's newest attempt."""
        for gate in self.gates:
            if gate.key == key:
                attempt = self.attempt(gate.stage)
                if attempt and attempt.number == gate.attempt:
                    return gate
        return None

    def conflicts_of(self, stage: Stage) -> OpenConflicts | None:
        """Give what must be settled before a stage can go on; None when there is nothing."""
        return next((found for found in self.conflicts if found.stage is stage), None)

    def passed(self, key: str) -> bool:
        """Say whether the newest ruling at a gate lets the path go on."""
        gate = self.gate(key)
        return gate is not None and gate.passed

    def ended(self, stage: Stage) -> bool:
        """Say whether the newest attempt at a stage has ended."""
        attempt = self.attempt(stage)
        return attempt is not None and attempt.ended


class WaitsFor(StrEnum):
    """Say what kind of thing a stage waits for."""

    DECISION = "decision"
    INPUT = "input"
    EVIDENCE = "evidence"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Wait:
    """Be one thing that an engagement waits for, with the Danish words that managers read."""

    kind: WaitsFor
    stage: Stage
    key: str
    label_da: str
    since: date
    due_on: date | None


def missing_to_open(stage: Stage, standing: Standing) -> tuple[str, ...]:
    """List in English what is missing before a stage may open; empty when it may."""
    rule = standing.process.rule(stage)
    gates = [f"approval at the gate {key}" for key in rule.opens_after_gates if not standing.passed(key)]
    return (*gates, *_missing(_opening_evidence(rule, standing), standing))


def may_open(stage: Stage, standing: Standing) -> bool:
    """Say whether a stage may open now."""
    return standing.closed_because is None and not missing_to_open(stage, standing)


def gates_of(stage: Stage, standing: Standing) -> tuple[GateRule, ...]:
    """Give the gates that this engagement passes in a stage, in their order."""
    gates = standing.process.rule(stage).gates
    return tuple(gate for gate in gates if not gate.optional or gate.key in standing.political_steps)


def gate_to_raise(stage: Stage, standing: Standing) -> GateRule | None:
    """Give the next gate of an open stage when it may be raised and none before it waits.

    None is raised while a returned file and the record say different things: nobody approves what is not settled.
    """
    if standing.conflicts_of(stage):
        return None
    for gate in gates_of(stage, standing):
        if standing.passed(gate.key):
            continue
        if standing.gate(gate.key) is None and not _missing_for_gate(gate, standing):
            return gate
        return None
    return None


def gate_in_hand(stage: Stage, standing: Standing) -> GateRule | None:
    """Give the gate that a stage waits at, or that the run at hand raises."""
    for gate in gates_of(stage, standing):
        raised = standing.gate(gate.key)
        if raised is not None and raised.ruling is None:
            return gate
    return gate_to_raise(stage, standing)


def missing_to_end(stage: Stage, standing: Standing) -> tuple[str, ...]:
    """List in English what is missing before a stage may end; empty when it may."""
    gates = [f"approval at the gate {gate.key}" for gate in gates_of(stage, standing) if not standing.passed(gate.key)]
    unsettled = ("the conflicts of its files settled",) if standing.conflicts_of(stage) else ()
    return (*gates, *unsettled, *_missing(standing.process.rule(stage).ends_with, standing))


def check_ruling(gate: GateRule, ruling: Ruling, standing: Standing, given: Iterable[str], reason: str) -> None:
    """Raise CannotRuleError unless this decision may be taken at this gate now.

    `given` names the proofs that come with it; a waiver, a rejection and a wish for changes need a reason.
    """
    missing = _missing_for_ruling(gate, ruling, standing, set(given), reason)
    if missing:
        raise CannotRuleError(
            engagement=standing.engagement, gate=gate.key, ruling=ruling, missing=missing, allowed=gate.rulings
        )


def waits_of(standing: Standing) -> tuple[Wait, ...]:
    """List what an engagement waits for, in the order of the path: decisions, files and missing facts."""
    if standing.closed_because is not None:
        return ()
    waits = (_wait_of(rule, standing) for rule in standing.process.stages)
    return tuple(wait for wait in waits if wait is not None)


def finished(standing: Standing) -> bool:
    """Say whether every stage of the path has ended."""
    return all(standing.ended(rule.stage) for rule in standing.process.stages)


def _opening_evidence(rule: StageRule, standing: Standing) -> tuple[Evidence, ...]:
    return rule.opens_with + (rule.opens_revision_with if standing.start is Start.REVISION else ())


def _missing(needs: Iterable[Evidence], standing: Standing) -> tuple[str, ...]:
    return tuple(EVIDENCE_EN[need] for need in needs if need not in standing.evidence)


def _missing_for_gate(gate: GateRule, standing: Standing) -> tuple[str, ...]:
    stages = [f"the end of the stage {stage}" for stage in gate.needs_ended if not standing.ended(stage)]
    return (*stages, *_missing(gate.needs, standing))


def _missing_for_ruling(
    gate: GateRule, ruling: Ruling, standing: Standing, given: set[str], reason: str
) -> tuple[str, ...]:
    if ruling not in gate.rulings:
        return ("this gate does not take it",)
    if ruling is not Ruling.APPROVE:
        return () if reason.strip() else ("a reason is missing",)
    return (
        *(f"{proof} is missing" for proof in gate.proof if proof not in given),
        *_missing(gate.approve_needs, standing),
    )


def _wait_of(rule: StageRule, standing: Standing) -> Wait | None:
    attempt = standing.attempt(rule.stage)
    if attempt is None:
        return _wait_to_open(rule, standing)
    if attempt.ended:
        return None
    unsettled = standing.conflicts_of(rule.stage)
    if unsettled:
        label = f"{unsettled.count} uoverensstemmelse{'r' * (unsettled.count > 1)} skal afgøres"
        return Wait(WaitsFor.CONFLICT, rule.stage, rule.stage, label, unsettled.since, None)
    waiting = next((gate for gate in standing.gates if _waits(gate, attempt)), None)
    if waiting:
        label = standing.process.gate(waiting.key)[1].label_da
        return Wait(WaitsFor.DECISION, rule.stage, waiting.key, label, waiting.raised_on, waiting.due_on)
    return _wait_for_input(rule, attempt, standing)


def _wait_for_input(rule: StageRule, attempt: Attempt, standing: Standing) -> Wait:
    """Name the file that brings what is lacking, and when it is due; or the stage that must end first."""
    gate = next((gate for gate in gates_of(rule.stage, standing) if not standing.passed(gate.key)), None)
    needs = (*(gate.needs if gate else ()), *rule.ends_with)
    lacking = next((need for need in needs if need not in standing.evidence), None)
    unended = [stage for stage in (gate.needs_ended if gate else ()) if not standing.ended(stage)]
    if lacking is None and unended:
        label = f"{standing.process.rule(unended[0]).label_da} er ikke afsluttet"
        return Wait(WaitsFor.EVIDENCE, rule.stage, unended[0], label, attempt.opened_on, None)
    if lacking is Evidence.REASSESSED:
        due = add_months(attempt.opened_on, MONTHS_TO_REASSESSMENT)
        return Wait(WaitsFor.INPUT, rule.stage, Stage.READINESS, REASSESSMENT_DA, attempt.opened_on, due)
    due = attempt.opened_on + timedelta(weeks=rule.input_weeks)
    return Wait(WaitsFor.INPUT, rule.stage, rule.stage, rule.input_da, attempt.opened_on, due)


def _waits(gate: GateStanding, attempt: Attempt) -> bool:
    return gate.stage is attempt.stage and gate.attempt == attempt.number and gate.ruling is None


def _wait_to_open(rule: StageRule, standing: Standing) -> Wait | None:
    """Speak of a stage that has not opened only when its gates are passed and a fact alone holds it back."""
    lacking = [need for need in _opening_evidence(rule, standing) if need not in standing.evidence]
    gates_passed = rule.opens_after_gates and all(standing.passed(key) for key in rule.opens_after_gates)
    if not lacking or not gates_passed:
        return None
    since = max((gate.raised_on for gate in standing.gates), default=date.min)
    due = since + _TIME_FOR_A_FACT if since > date.min else None
    return Wait(WaitsFor.EVIDENCE, rule.stage, lacking[0], EVIDENCE_DA[lacking[0]], since, due)
