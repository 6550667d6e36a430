"""Begin and finish a stage's run: claim it, open its attempt, raise what waits for a person, end what is done."""

import hashlib
from dataclasses import dataclass, replace

from db import claims
from db.documents import newest_generations
from db.schema import Gate, StageAttempt
from db.standings import standing_of
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.calendar import add_working_days
from parat.domain.identity import natural_id
from parat.domain.stages import GateRule, Stage
from parat.domain.standing import (
    Attempt,
    GateStanding,
    Standing,
    Wait,
    gate_to_raise,
    gates_of,
    missing_to_end,
    waits_of,
)
from tasks.run import Actor, Run, looking, named, work_by
from tasks.stage_work import attempt_id, check_may_run, claimed, new_attempt

ENDED, WAITING = "ended", "waiting"


@dataclass(frozen=True, slots=True)
class StageOutcome:
    """Be how a stage's run ended: the stage is over, or it waits for something."""

    stage: Stage
    label_da: str
    state: str
    wait: Wait | None


def begin_stage(engagement: str, stage: Stage, actor: Actor) -> Run:
    """Give a stage's run when its time has come; raise a stage error otherwise.

    Nothing is written yet: the run's first transaction opens the attempt and takes the claim. Run again: so does
    the next run, on the open attempt.
    """
    check_may_run(standing_now(engagement), stage)
    return Run(engagement, stage, actor)


def finish_stage(run: Run) -> StageOutcome:
    """Raise the next gate or end the stage when it is done, and give the claim back.

    Run again: a gate is raised once in an attempt, and an ended attempt stays ended.
    """

    def work() -> StageOutcome:
        with work_by(run.actor, run.engagement) as unit:
            standing, claim = claimed(unit, run, standing_of(unit.connection, run.engagement))
            standing = settle(unit, standing, run.stage, run.actor, with_documents=True)
            unit.commit_and_release(claim)
            return outcome_of(standing, run.stage)

    return named("finish_stage", work)


def abandon_stage(run: Run) -> None:
    """Give the claim back after an error, so that the stage can be started again at once."""
    if run.claim is None:
        return
    with work_by(run.actor, run.engagement) as unit:
        claims.release(unit.connection, run.claim, must_hold=False)
        unit.commit()


def settle(unit: UnitOfWork, standing: Standing, stage: Stage, actor: Actor, with_documents: bool) -> Standing:
    """Write down what follows from the facts: the next gate raised, the attempt ended; give the new standing.

    A gate about a document is raised only `with_documents`: when the stage's steps have just written it anew.
    """
    attempt = standing.attempt(stage)
    if attempt is None or attempt.ended:
        return standing
    gate = gate_to_raise(stage, standing)
    if gate and (with_documents or gate.document is None):
        standing = _raise_gate(unit, standing, gate, attempt, actor)
    elif with_documents:
        _point_at_newest(unit, standing, attempt)
    return _end_when_done(unit, standing, attempt, actor)


def _point_at_newest(unit: UnitOfWork, standing: Standing, attempt: Attempt) -> None:
    """Let a gate that waits be about the version that was just written."""
    for gate in gates_of(attempt.stage, standing):
        raised = standing.gate(gate.key)
        if raised is not None and raised.ruling is None and gate.document is not None:
            identity = natural_id("gate", standing.engagement, attempt.stage, attempt.number, gate.key)
            newest = document_checksum(unit, standing.engagement, gate.document)
            if unit.get(Gate, identity).document_sha256 != newest:
                unit.change(Gate, identity, document_sha256=newest)


def _raise_gate(unit: UnitOfWork, standing: Standing, gate: GateRule, attempt: Attempt, actor: Actor) -> Standing:
    row = _raised(gate, standing, attempt, actor)
    row.document_sha256 = document_checksum(unit, standing.engagement, gate.document)
    unit.add(row)
    raised = GateStanding(gate.key, attempt.stage, attempt.number, None, row.due_on, row.raised_on)
    return replace(standing, gates=(*standing.gates, raised))


def _end_when_done(unit: UnitOfWork, standing: Standing, attempt: Attempt, actor: Actor) -> Standing:
    if missing_to_end(attempt.stage, standing):
        return standing
    identity = attempt_id(standing.engagement, attempt.stage, attempt.number)
    unit.change(StageAttempt, identity, ended_on=actor.today, ended_by="done")
    others = (one for one in standing.attempts if one != attempt)
    return replace(standing, attempts=(*others, replace(attempt, ended=True)))


def open_next_attempt(unit: UnitOfWork, standing: Standing, stage: Stage, actor: Actor) -> None:
    """End the open attempt because changes were asked for, and open the next."""
    attempt = standing.attempt(stage)
    number = attempt.number if attempt else 0
    unit.change(StageAttempt, attempt_id(standing.engagement, stage, number), ended_on=actor.today, ended_by="changes")
    unit.add(new_attempt(standing.engagement, stage, number + 1, actor))


def outcome_of(standing: Standing, stage: Stage) -> StageOutcome:
    """Say how a stage stands after a run."""
    wait = next((wait for wait in waits_of(standing) if wait.stage is stage), None)
    label = standing.process.rule(stage).label_da
    return StageOutcome(stage, label, ENDED if standing.ended(stage) else WAITING, wait)


def standing_now(engagement: str) -> Standing:
    """Read where an engagement stands."""
    with looking() as read:
        return standing_of(read.connection, engagement)


def _raised(gate: GateRule, standing: Standing, attempt: Attempt, actor: Actor) -> Gate:
    return Gate(
        id=natural_id("gate", standing.engagement, attempt.stage, attempt.number, gate.key),
        engagement=standing.engagement,
        stage=attempt.stage.value,
        attempt=attempt.number,
        gate=gate.key,
        raised_on=actor.today,
        due_on=add_working_days(actor.today, gate.days),
    )


def document_checksum(unit: Reader, engagement: str, kind: str | None) -> str | None:
    """Give the checksum of the newest file of a kind; of several parts, the checksum of theirs in order."""
    if kind is None:
        return None
    checksums = [row.sha256 for row in newest_generations(unit, engagement, kind)]
    if len(checksums) < 2:
        return checksums[0] if checksums else None
    return hashlib.sha256("".join(checksums).encode()).hexdigest()
