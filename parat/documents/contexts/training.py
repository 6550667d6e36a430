"""Say what a training record shows: needs, sessions, reach and an eventual waiver."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parat.documents.contexts.cover import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingNeed:
    """Show how many of a staff group need one module and how many have had it."""

    id: str
    staff_group: str
    module: str
    needed: int
    trained: int = 0
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSession:
    """Show one session held; `passed` is None when no test was given."""

    id: str
    held_on: date
    module: str
    form_da: str = ""
    place: str = ""
    staff_groups: tuple[str, ...] = ()
    participants: int = 0
    passed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingWaiver:
    """Show that the target was waived: by which function, when and why."""

    decided_by: str
    decided_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRecord(Context):
    """Hold all that the training record shows; target and reach are percentages of the people who need training."""

    target_percent: Decimal
    reached_percent: Decimal | None = None
    needs: tuple[TrainingNeed, ...] = ()
    sessions: tuple[TrainingSession, ...] = ()
    waiver: TrainingWaiver | None = None
    local_text: tuple[str, ...] = ()
