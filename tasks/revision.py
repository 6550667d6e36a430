"""Open a plan again: a new forløb in another programme that takes with it what still holds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.lookup import engagement_row, municipality_of
from db.schema import Contact, Engagement, Programme
from db.unit_of_work import UnitOfWork
from parat.domain.identity import engagement_key, natural_id
from parat.domain.personal_data import cpr_in, masked_text
from parat.domain.stages import Evidence, Start
from tasks.carried import Carried, carry_over
from tasks.evidence import establish
from tasks.programmes import PROJECT_LEAD, Call, Enrolment, new_programme, set_programme_state, take_in
from tasks.revision_errors import (
    CprInRevisionError,
    NothingToReviseError,
    OtherEngagementError,
    ReasonMissingError,
    SameProgrammeError,
)
from tasks.run import Actor, looking, named, work_by


class Because(StrEnum):
    """Say why a plan is opened again: its time is up, something happened, or the law changed."""

    TERM = "term"
    EVENT = "event"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Reopening:
    """Be why and where a plan is opened again; a title begins the programme when it is not there yet."""

    programme: str
    because: Because = Because.TERM
    reason: str = ""
    title: str = ""

    @property
    def written(self) -> str:
        """Give why, as the record keeps it: the kind, then the words."""
        return f"{self.because}: {self.reason.strip()}".rstrip(": ")


@dataclass(frozen=True, slots=True)
class Revision:
    """Be a revision as it was opened: what came along, what did not and why, and how many contacts came."""

    engagement: str
    previous: str
    already: bool
    carried: Carried
    contacts: int


def revise(previous: str, reopening: Reopening, actor: Actor) -> Revision:
    """Open a new forløb that revises an adopted plan, and carry over what still holds, in one transaction.

    Contacts come along once the new forløb has its data-processing agreement: give the same again then. Raise
    NothingToReviseError, SameProgrammeError, ReasonMissingError, OtherEngagementError, or what enrolling raises.
    Run again: what was carried over is left as people have changed it since.
    """
    _check(previous, reopening)
    if reopening.title:
        _begin_programme(reopening, actor)
    return named("revise", lambda: _revise(previous, reopening, actor))


def _revise(previous: str, reopening: Reopening, actor: Actor) -> Revision:
    with looking() as read:
        old, town, _ = engagement_row(read, previous)
        call = read.get(Programme, reopening.programme)
    key = engagement_key(call.id, old.municipality)
    with work_by(actor, key) as unit:
        stored = unit.find(Engagement, key)
        if stored is not None and stored.previous_engagement != previous:
            raise OtherEngagementError(engagement=key, previous=previous)
        carried = Carried()
        if stored is None:
            enrolment = Enrolment(
                Start.REVISION, old.adopted_on, previous=previous, political_steps=tuple(old.political_steps),
                is_example=town.is_example,
            )  # fmt: skip
            take_in(unit, call, municipality_of(town), enrolment, actor)
            unit.change(Engagement, key, reopened_because=reopening.written)
            carried = carry_over(unit, old, key)
        contacts = _carry_contacts(unit, previous, key, actor)
        unit.commit()
    return Revision(key, previous, stored is not None, carried, contacts)


def _begin_programme(reopening: Reopening, actor: Actor) -> None:
    """Begin the programme and open its call, unless it is there."""
    with looking() as read:
        if read.find(Programme, reopening.programme) is not None:
            return
    new_programme(reopening.programme, Call(reopening.title), actor)
    set_programme_state(reopening.programme, "open", actor)


def _check(previous: str, reopening: Reopening) -> None:
    with looking() as read:
        old = read.get(Engagement, previous)
    if cpr_in(reopening.reason):
        raise CprInRevisionError(engagement=previous, found=masked_text(reopening.reason)[:80])
    if old.programme == reopening.programme:
        raise SameProgrammeError(engagement=previous, programme=reopening.programme)
    if old.adopted_on is None:
        raise NothingToReviseError(engagement=previous)
    if reopening.because is not Because.TERM and not reopening.reason.strip():
        raise ReasonMissingError(engagement=previous, because=reopening.because)


def _carry_contacts(unit: UnitOfWork, previous: str, key: str, actor: Actor) -> int:
    """Carry contacts whose time is not up, once the new forløb may hold persons; those it has are left alone."""
    if unit.get(Engagement, key).agreement_on is None:
        return 0
    known = {row.id for row in unit.all(Contact, Contact.engagement == key)}
    kept = unit.all(Contact, Contact.engagement == previous, Contact.delete_on >= actor.today)
    new = [row for row in (_contact(row, key) for row in kept) if row.id not in known]
    unit.add(*new)
    if any(row.function.casefold() == PROJECT_LEAD for row in new):
        establish(unit, key, {Evidence.LEAD_NAMED: True}, actor)
    return len(new)


def _contact(row: Contact, key: str) -> Contact:
    return Contact(
        id=natural_id("contact", key, row.function.casefold(), row.sector.casefold()),
        engagement=key,
        function=row.function,
        sector=row.sector,
        name=row.name,
        work_mail=row.work_mail,
        checked_on=row.checked_on,
        delete_on=row.delete_on,
    )


def plan_to_revise(municipality: str, programme: str) -> str | None:
    """Give the forløb whose adopted plan a revision in a programme starts from: the one adopted last elsewhere."""
    with looking() as read:
        rows = read.all(
            Engagement,
            Engagement.municipality == municipality,
            Engagement.programme != programme,
            Engagement.adopted_on.is_not(None),
        )
        here = read.find(Engagement, engagement_key(programme, municipality))
    if here is not None and here.previous_engagement:
        return here.previous_engagement
    newest = max(rows, key=lambda row: row.adopted_on or date.min, default=None)
    return newest.id if newest else None
