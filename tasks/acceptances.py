"""Record that a function takes responsibility for a finding of a plan's check, and take that back."""

from collections.abc import Sequence

from db.schema import Acceptance
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.coverage import Finding, Rule, open_blocking, remarks
from parat.domain.identity import natural_id
from parat.domain.personal_data import cpr_in, masked_text
from tasks.coverage import findings_of
from tasks.coverage_errors import (
    CprInAcceptanceError,
    NoAcceptanceError,
    NobodyAnswersError,
    NoSuchFindingError,
    UnacceptableFindingError,
)
from tasks.run import Actor, retryable, work_by

_NONE = "none"
_SHOWN = 6


@retryable
def accept(engagement: str, name: str, by: str, because: str, actor: Actor) -> tuple[Finding, ...]:
    """Accept a finding by its name `RULE:SUBJECT`, or every open one of a `RULE`; give those that were accepted.

    Run again: what is accepted is no longer open, so the second is refused and changes nothing.
    """
    if not by.strip() or not because.strip():
        raise NobodyAnswersError(engagement=engagement)
    _refuse_cpr(engagement, by, because)
    with work_by(actor, engagement) as unit:
        found = findings_of(unit, engagement, actor.today)
        chosen = _chosen(engagement, name, (*open_blocking(found), *remarks(found)))
        unit.put(*(_row(engagement, one, by.strip(), because.strip(), actor) for one in chosen))
        unit.commit()
    return tuple(chosen)


@retryable
def withdraw(engagement: str, name: str, actor: Actor) -> int:
    """Take an acceptance back by its name, or every one of a rule; give their number.

    Run again: there is nothing left to take back, which is refused.
    """
    with work_by(actor, engagement) as unit:
        rows = [row for row in accepted_rows(unit, engagement) if _fits(name, row.rule, row.subject)]
        if not rows:
            raise NoAcceptanceError(engagement=engagement, found=name, allowed=_named(unit, engagement))
        unit.remove(*rows)
        unit.commit()
    return len(rows)


def accepted_rows(read: Reader, engagement: str) -> list[Acceptance]:
    """List what has been accepted, also of findings that are no longer there."""
    order = [Acceptance.rule, Acceptance.subject]
    return read.all(Acceptance, Acceptance.engagement == engagement, order=order)


def _chosen(engagement: str, name: str, still_open: Sequence[Finding]) -> list[Finding]:
    chosen = [one for one in still_open if _fits(name, one.rule, one.subject)]
    if not chosen:
        names = [one.name for one in still_open]
        shown = (*names[:_SHOWN], *(["..."] if len(names) > _SHOWN else []))
        raise NoSuchFindingError(engagement=engagement, found=name, allowed=shown or _NONE)
    for one in chosen:
        if one.rule is Rule.CPR and one.blocking:
            raise UnacceptableFindingError(engagement=engagement, found=one.name)
    return chosen


def _fits(name: str, rule: str, subject: str) -> bool:
    return name.strip() in (rule, f"{rule}:{subject}")


def _named(unit: UnitOfWork, engagement: str) -> list[str] | str:
    return [f"{row.rule}:{row.subject}" for row in accepted_rows(unit, engagement)] or _NONE


def _refuse_cpr(engagement: str, *texts: str) -> None:
    for text in texts:
        if cpr_in(text):
            raise CprInAcceptanceError(engagement=engagement, found=masked_text(text)[:80])


def _row(engagement: str, finding: Finding, by: str, because: str, actor: Actor) -> Acceptance:
    return Acceptance(
        id=natural_id("acceptance", engagement, finding.rule.value, finding.subject),
        engagement=engagement,
        rule=finding.rule.value,
        subject=finding.subject,
        accepted_by=by,
        reason=because,
        accepted_on=actor.today,
        recorded_by=actor.staff,
    )
