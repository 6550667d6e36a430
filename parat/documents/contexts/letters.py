"""Say what a letter shows: whom it goes to, who sends it, and what the letters about an application tell."""

from dataclasses import dataclass
from datetime import date

from parat.documents.contexts.cover import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Context):
    """Be a letter from the programme; both address and signature name functions and never persons, a line a string."""

    recipient: tuple[str, ...] = ()
    signed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Show one answer of the application as it was received; `answer` is empty when it is missing."""

    id: str
    label: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationReceipt(Letter):
    """Hold what the receipt shows: `form_number` counts the forms received, `lacking` the questions unanswered."""

    received_on: date
    form_number: int = 1
    noted: tuple[Noted, ...] = ()
    lacking: int = 0
    decision_expected_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingAnswer:
    """Name one question of the form that lacks its answer, and what is asked for there."""

    id: str
    label: str
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeficiencyLetter(Letter):
    """Hold what must still be sent: answers that are missing, or what those who select want to know more about."""

    received_on: date
    missing: tuple[MissingAnswer, ...] = ()
    wanted: tuple[str, ...] = ()
    reply_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLetter(Letter):
    """Hold what is awarded, and what the municipality must do; an `agreement_on` of None is not signed yet."""

    decided_on: date
    decided_by: str
    revises_plan_of: date | None = None
    own_hours: int | None = None
    reply_by: date
    reply_days: int
    agreement_on: date | None = None
    lead_named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionLetter(Letter):
    """Hold a rejection with its reason; `appeal` says how to complain, and is empty while nobody has written it."""

    decided_on: date
    decided_by: str
    reason: tuple[str, ...] = ()
    appeal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingListLetter(Letter):
    """Hold that an application is complete and that every seat of the programme is taken."""

    received_on: date | None = None
    seats: int
    reply_days: int
