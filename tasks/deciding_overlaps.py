"""Write down what a person decides about an overlap between the plan and another policy."""

from dataclasses import dataclass

from db.schema import Action, ExistingMeasure, OverlapDecision
from db.unit_of_work import Reader
from parat.domain.packets.matching import folded
from parat.domain.packets.policies import OVERLAP_DECISIONS
from parat.domain.personal_data import cpr_in, masked_text
from parat.domain.stages import Stage
from tasks.plan_moved import plan_changed
from tasks.policies import overlap_id, register_of
from tasks.policy_errors import CprInPolicyError, ReasonMissingError, UnknownActionError, UnknownMeasureError
from tasks.programme_errors import UnknownChoiceError
from tasks.run import Actor, retryable, work_by
from tasks.stage_work import open_attempt_of

SHORT = 8
_LEAST_OF_AN_ID = 4
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class OverlapRuling:
    """Be a decision: on an action by its number, 0 for the plan as a whole, and a measure by id or title."""

    action: int
    measure: str
    choice: str
    because: str


@retryable
def decide_overlap(engagement: str, ruling: OverlapRuling, actor: Actor) -> bool:
    """Store the decision with its reason, and say whether it was new.

    Raise UnknownChoiceError, ReasonMissingError, CprInPolicyError, UnknownActionError, UnknownMeasureError or a stage
    error. Run again: the same decision changes nothing, another one replaces it.
    """
    _check(engagement, ruling)
    with work_by(actor, engagement) as unit:
        open_attempt_of(unit, engagement, Stage.PLAN)
        action = _action(unit, engagement, ruling.action)
        measure = measure_named(unit, engagement, ruling.measure)
        row = OverlapDecision(
            id=overlap_id(measure.id, action),
            engagement=engagement,
            existing_measure=measure.id,
            action=action,
            choice=ruling.choice,
            reason=ruling.because.strip(),
        )
        changed = bool(unit.put(row))
        if changed:
            plan_changed(unit, engagement)
        unit.commit()
    return changed


def measure_named(read: Reader, engagement: str, text: str) -> ExistingMeasure:
    """Find a measure by its id or the beginning of that, or by its title or a part of it; raise UnknownMeasureError."""
    measures = register_of(read, engagement).measures
    wanted = folded(text)
    by_id = [row for row in measures if len(wanted) >= _LEAST_OF_AN_ID and row.id.startswith(wanted)]
    whole = [row for row in measures if folded(row.title) == wanted]
    part = [row for row in measures if wanted and wanted in folded(row.title)]
    found = next((rows for rows in (by_id, whole, part) if len(rows) == 1), None)
    if found is None:
        near = [f"{row.id[:SHORT]} {row.title}" for row in (whole or part or measures)[:_NEAREST]]
        raise UnknownMeasureError(
            engagement=engagement, found=masked_text(text)[:80], near="; ".join(near) or "none is stored"
        )
    return found[0]


def _check(engagement: str, ruling: OverlapRuling) -> None:
    allowed = [key for key, _ in OVERLAP_DECISIONS]
    if ruling.choice not in allowed:
        raise UnknownChoiceError(found=ruling.choice, allowed=allowed, place="decision")
    if not ruling.because.strip():
        raise ReasonMissingError(engagement=engagement, measure=masked_text(ruling.measure)[:80])
    if found := cpr_in(ruling.because):
        raise CprInPolicyError(engagement=engagement, place="reason", masked=found[0].masked)


def _action(read: Reader, engagement: str, number: int) -> str | None:
    """Give the id of the action with this number, None for the plan as a whole."""
    if number == 0:
        return None
    rows = read.all(Action, Action.engagement == engagement, Action.number == number)
    if not rows:
        raise UnknownActionError(engagement=engagement, found=number)
    return rows[0].id
