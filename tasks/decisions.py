"""Record what a person decided at a gate: once, with who, when, why and on which file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from db.documents import newest_generations
from db.lookup import engagement_row
from db.schema import Deadline, Engagement, Gate, Generation, Staff
from db.standings import standing_of
from db.unit_of_work import UnitOfWork
from parat.domain.identity import natural_id, programme_of
from parat.domain.personal_data import cpr_in, masked_text
from parat.domain.stage_errors import EngagementClosedError, GateNotWaitingError
from parat.domain.stages import COUNCIL, PUBLICATION, Decider, GateRule, Ruling, Stage
from parat.domain.standing import Standing, check_ruling
from parat.domain.statute import rules_of_programme
from tasks.coverage_gate import refuse_uncovered
from tasks.decision_errors import (
    CprInDecisionError,
    DocumentChangedError,
    GateDecidedError,
    NotAdoptedError,
    WrongDeciderError,
)
from tasks.evidence import establish
from tasks.hearing_over import take_back_mails
from tasks.letters import write_award, write_rejection
from tasks.proofs import TAKEN_ON, check_address, days_given
from tasks.run import Actor, named, work_by
from tasks.seats import move_seats
from tasks.stage_run import document_checksum, open_next_attempt, settle

REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Be what was decided: the ruling, the function that decided, why, and the proofs that go with it.

    `on` is the day it was taken, as a person wrote it, when it is entered later.
    """

    ruling: Ruling
    decided_by: str
    reason: str = ""
    proof: Mapping[str, str] = field(default_factory=dict)
    on: str = ""

    @property
    def given(self) -> dict[str, str]:
        """Give the proofs that hold something."""
        return {name: value.strip() for name, value in self.proof.items() if value.strip()}


@dataclass(frozen=True, slots=True)
class Decided:
    """Be a decision as it was recorded."""

    engagement: str
    gate: str
    gate_label_da: str
    stage: Stage
    ruling: Ruling


def decide(engagement: str, gate: str, verdict: Verdict, actor: Actor) -> Decided:
    """Record a decision and what follows from it, in one transaction.

    Run again: the second decision on the same gate is refused and changes nothing.
    """

    def work() -> Decided:
        with work_by(actor, engagement) as unit:
            standing = standing_of(unit.connection, engagement)
            stage, rule, row = _waiting(standing, gate)
            _refuse_decided(unit, standing, gate, row)
            unit.get(Staff, actor.staff)
            _check_words(verdict, rule, engagement)
            check_address(verdict.given, rule, engagement)
            check_ruling(rule, verdict.ruling, standing, verdict.given, verdict.reason)
            _check_document(unit, engagement, rule, row)
            days = days_given(unit, standing, rule, {**verdict.given, TAKEN_ON: verdict.on.strip()}, actor.today)
            if rule.checked and verdict.ruling is Ruling.APPROVE:
                refuse_uncovered(unit, engagement, rule, actor.today)
            _record(unit, row, verdict, days.taken_on, actor)
            _follow(unit, standing, rule, verdict, days.proofs)
            _take_seat(unit, engagement, rule, verdict.ruling)
            _mark_document(unit, engagement, rule, verdict.ruling)
            if verdict.ruling is Ruling.REQUEST_CHANGES:
                _ask_anew(unit, standing, stage, actor)
            elif verdict.ruling not in (Ruling.REJECT, *rule.shown_in_document):
                settle(unit, _ruled(standing, gate, verdict.ruling), stage, actor, with_documents=False)
            _write_letter(unit, engagement, rule, verdict, actor)
            unit.commit()
            return Decided(engagement, gate, rule.label_da, stage, verdict.ruling)

    return named("decide", work)


def _waiting(standing: Standing, gate: str) -> tuple[Stage, GateRule, str]:
    """Give the stage, the rule and the row's id of a gate that was raised; raise a stage error for another."""
    if standing.closed_because is not None:
        raise EngagementClosedError(engagement=standing.engagement, reason=standing.closed_because)
    stage_rule, rule = standing.process.gate(gate)
    raised = standing.gate(gate)
    if raised is None and gate == PUBLICATION.key and not standing.passed(COUNCIL.key):
        raise NotAdoptedError(engagement=standing.engagement)
    if raised is None:
        raise GateNotWaitingError(engagement=standing.engagement, gate=gate)
    return stage_rule.stage, rule, natural_id("gate", standing.engagement, stage_rule.stage, raised.attempt, gate)


def _ruled(standing: Standing, gate: str, ruling: Ruling) -> Standing:
    decided = standing.gate(gate)
    gates = (replace(one, ruling=ruling) if one == decided else one for one in standing.gates)
    return replace(standing, gates=tuple(gates))


def _refuse_decided(unit: UnitOfWork, standing: Standing, gate: str, identity: str) -> None:
    raised = standing.gate(gate)
    if raised is not None and raised.ruling is not None:
        raise _decided(unit.get(Gate, identity))


def _decided(row: Gate) -> GateDecidedError:
    return GateDecidedError(
        engagement=row.engagement, gate=row.gate, ruling=row.ruling, decided_by=row.decided_by,
        staff=row.recorded_by, on=row.decided_on,
    )  # fmt: skip


def _check_words(verdict: Verdict, rule: GateRule, engagement: str) -> None:
    """Refuse a decision by somebody else than the gate asks for, and words that hold a CPR number."""
    if verdict.decided_by != rule.decider:
        raise WrongDeciderError(engagement=engagement, gate=rule.key, found=verdict.decided_by, decider=rule.decider)
    for text in (verdict.reason, *verdict.proof.values()):
        if cpr_in(text):
            raise CprInDecisionError(engagement=engagement, gate=rule.key, found=masked_text(text)[:80])


def _check_document(unit: UnitOfWork, engagement: str, rule: GateRule, row: str) -> None:
    """Refuse a decision on a document that has been written anew since the gate was raised."""
    if rule.document is None:
        return
    if unit.get(Gate, row).document_sha256 != document_checksum(unit, engagement, rule.document):
        raise DocumentChangedError(engagement=engagement, gate=rule.key)


def _record(unit: UnitOfWork, row: str, verdict: Verdict, taken_on: date, actor: Actor) -> None:
    done = unit.change(
        Gate,
        row,
        only_while={"ruling": None},
        ruling=verdict.ruling.value,
        decided_by=verdict.decided_by,
        recorded_by=actor.staff,
        decided_on=taken_on,
        decided_at=datetime.now(UTC),
        reason=verdict.reason,
        proof=verdict.given,
    )
    if not done:
        raise _decided(unit.get(Gate, row))


def _follow(unit: UnitOfWork, standing: Standing, rule: GateRule, verdict: Verdict, dates: Mapping[str, date]) -> None:
    """Write what the decision means for the engagement itself."""
    if rule.decider is Decider.HEARING_PARTIES:
        take_back_mails(unit, standing.engagement)
    if verdict.ruling is Ruling.REJECT:
        unit.change(Engagement, standing.engagement, closed_because=verdict.reason.strip())
    elif verdict.ruling is Ruling.APPROVE and rule.key == "council":
        _adopt(unit, standing.engagement, dates["meeting_on"], verdict.given["item_number"])
    elif verdict.ruling is Ruling.APPROVE and rule.key == "publication":
        address = verdict.given["address"]
        unit.change(Engagement, standing.engagement, published_on=dates["published_on"], published_at=address)


def _take_seat(unit: UnitOfWork, engagement: str, rule: GateRule, ruling: Ruling) -> None:
    """Count the municipalities that the programme has selected; a seat that is given up is free again."""
    taken = 1 if rule.key == "selection" and ruling is Ruling.APPROVE else 0
    given_up = 1 if rule.key == "commitment" and ruling is Ruling.REJECT else 0
    if not taken and not given_up:
        return
    move_seats(unit, programme_of(engagement), taken - given_up)


def _write_letter(unit: UnitOfWork, engagement: str, rule: GateRule, verdict: Verdict, actor: Actor) -> None:
    """Write to the municipality what was decided about its application; a wish for changes has its letter later."""
    if rule.key == "selection" and verdict.ruling is Ruling.APPROVE:
        write_award(unit, engagement, verdict.decided_by, actor)
    elif rule.key == "selection" and verdict.ruling is Ruling.REJECT:
        write_rejection(unit, engagement, verdict.decided_by, verdict.reason, actor)


def _mark_document(unit: UnitOfWork, engagement: str, rule: GateRule, ruling: Ruling) -> None:
    """Let the newest version of the gate's document say that it was approved or published."""
    if rule.document is None or ruling is not Ruling.APPROVE:
        return
    state = "published" if rule.key == "publication" else "approved"
    for generation in newest_generations(unit, engagement, rule.document):
        unit.change(Generation, generation.id, state=state)


def _ask_anew(unit: UnitOfWork, standing: Standing, stage: Stage, actor: Actor) -> None:
    """Open the next attempt; what the stage's file established must be established again."""
    open_next_attempt(unit, standing, stage, actor)
    needs = {need for gate in standing.process.rule(stage).gates for need in gate.redone}
    establish(unit, standing.engagement, dict.fromkeys(sorted(needs), False), actor)


def _adopt(unit: UnitOfWork, engagement: str, on: date, item: str) -> None:
    """Write down the adoption and when the plan must be revised; the plan that it takes the place of was revised."""
    row, _, programme = engagement_row(unit, engagement)
    due = rules_of_programme(programme.rule_set).revision_due(on)
    unit.change(Engagement, engagement, adopted_on=on, adopted_item=item, revision_due_on=due)
    unit.put(
        Deadline(
            id=natural_id("deadline", engagement, REVISION),
            engagement=engagement,
            kind=REVISION,
            title="Senest revideret",
            owner="Kommunalbestyrelsen",
            due_on=due,
        )
    )
    earlier = row.previous_engagement and unit.find(Deadline, natural_id("deadline", row.previous_engagement, REVISION))
    if earlier:
        unit.change(Deadline, earlier.id, met_on=on)
