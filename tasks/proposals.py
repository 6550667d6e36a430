"""Record what a person makes of a proposed action: accepted, accepted with changes, or rejected with a reason."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.schema import Action
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.personal_data import cpr_in, masked_text
from parat.domain.stages import Evidence
from tasks.adopted import refuse_adopted
from tasks.evidence import establish
from tasks.plan import APPROVED, PROPOSED, REJECTED
from tasks.plan_moved import plan_changed
from tasks.proposal_errors import CprInProposalError, NoSuchProposalError, UnreasonedChoiceError
from tasks.run import Actor, retryable, work_by


@dataclass(frozen=True, slots=True)
class Answer:
    """Be what a person makes of a proposal; an owner or a date that is given takes the proposed one's place."""

    choice: str
    because: str = ""
    owner: str = ""
    due_on: date | None = None


def proposals_of(read: Reader, engagement: str, also_answered: bool = False) -> list[Action]:
    """List the proposals that wait for an answer, in their order; or every action, answered ones too."""
    rows = read.all(Action, Action.engagement == engagement, order=[Action.number])
    return [row for row in rows if also_answered or row.choice == PROPOSED]


@retryable
def answer_proposal(engagement: str, number: int, answer: Answer, actor: Actor) -> Action:
    """Store a person's answer to a proposal and give the action as it stands then.

    A rejection needs a reason, and so does an answer that takes the place of another. Gates that wait on the draft are
    raised anew, for it will read differently. Run again: the same answer changes nothing.
    """
    _refuse_cpr(engagement, answer.because, answer.owner)
    with work_by(actor, engagement) as unit:
        row = _numbered(unit, engagement, number)
        values = _values(row, answer)
        if all(getattr(row, name) == value for name, value in values.items()):
            return row
        refuse_adopted(unit, engagement)
        _refuse_unreasoned(row, answer)
        unit.change(Action, row.id, **values)
        chosen = unit.has(Action, Action.engagement == engagement, Action.choice == APPROVED)
        establish(unit, engagement, {Evidence.ACTIONS_ACCEPTED: chosen}, actor)
        plan_changed(unit, engagement)
        stored = unit.get(Action, row.id)
        unit.commit()
    return stored


def _values(row: Action, answer: Answer) -> dict[str, Any]:
    changed: dict[str, Any] = {"choice": answer.choice, "choice_reason": answer.because.strip() or row.choice_reason}
    if answer.owner.strip():
        changed["owner"] = answer.owner.strip()
    if answer.due_on is not None:
        changed["due_on"] = answer.due_on
    return changed


def _refuse_unreasoned(row: Action, answer: Answer) -> None:
    other = row.choice not in (PROPOSED, answer.choice)
    if (answer.choice == REJECTED or other) and not answer.because.strip():
        raise UnreasonedChoiceError(engagement=row.engagement, found=row.number)


def _refuse_cpr(engagement: str, *texts: str) -> None:
    for text in texts:
        if cpr_in(text):
            raise CprInProposalError(engagement=engagement, found=masked_text(text)[:80])


def _numbered(unit: UnitOfWork, engagement: str, number: int) -> Action:
    rows = proposals_of(unit, engagement, also_answered=True)
    found = next((row for row in rows if row.number == number), None)
    if found is None:
        raise NoSuchProposalError(
            engagement=engagement,
            found=number,
            allowed=[row.number for row in rows if row.choice == PROPOSED] or "none",
        )
    return found
