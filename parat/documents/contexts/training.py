"""Say what the training plan, record, evaluation and certificates show; only a certificate names anybody."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from parat.documents.contexts.cover import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingNeed:
    """Show how many of a staff group need one module and why, how many have had it, and how many passed its test.

    `behind` says that fewer have had it than the target asks for; `passed` is None when no test was given.
    """

    id: str
    staff_group: str
    module: str
    needed: int
    trained: int = 0
    due: date | None = None
    percent: Decimal | None = None
    behind: bool = False
    passed: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingProposed:
    """Show what readiness proposes and nobody has said yes or no to; `sectors` can give the number."""

    id: str
    staff_group: str
    module: str
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CameUnasked:
    """Show who took part in a module that their staff group was not said to need."""

    id: str
    staff_group: str
    module: str
    participants: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedReason:
    """Show why a module is needed: the words beside the need, once for each module."""

    id: str
    module: str
    reason: str


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
    unasked: tuple[CameUnasked, ...] = ()
    local_text: tuple[str, ...] = ()

    @property
    def covered(self) -> int:
        """Give how many of the needed places were filled; more people than needed in one row do not help another."""
        return sum(min(need.trained, need.needed) for need in self.needs)

    @property
    def behind(self) -> tuple[TrainingNeed, ...]:
        """Give the needs that are covered less than the target asks for."""
        return tuple(need for need in self.needs if need.behind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleShown:
    """Show one module: what it is for, what it holds, its form and its usual length in hours."""

    id: str
    title: str
    purpose: str
    content: tuple[str, ...] = ()
    form_da: str = ""
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """Show one session, planned, held or cancelled, with what is known of its day, time, place and length."""

    id: str
    number: int
    module: str
    held_on: date | None = None
    begins: time | None = None
    place: str = ""
    hours: Decimal | None = None
    state_da: str = ""
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPlan(Context):
    """Hold all that the training plan shows; `unplanned` names needed modules that no session is planned for.

    `proposals` wait for an answer, `declined` were proposed and are not wanted.
    """

    target_percent: Decimal
    needs: tuple[TrainingNeed, ...] = ()
    sessions: tuple[PlannedSession, ...] = ()
    modules: tuple[ModuleShown, ...] = ()
    unplanned: tuple[str, ...] = ()
    reasons: tuple[NeedReason, ...] = ()
    proposals: tuple[TrainingProposed, ...] = ()
    declined: tuple[TrainingNeed, ...] = ()
    local_text: tuple[str, ...] = ()

    @property
    def lacking(self) -> tuple[PlannedSession, ...]:
        """Give the planned sessions without a day, a time or a place."""
        return tuple(
            one for one in self.sessions if one.planned and not (one.held_on and one.begins and one.place.strip())
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReach:
    """Show how much of one staff group's or one module's need is covered, in percent."""

    id: str
    title: str
    needed: int
    trained: int
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswers:
    """Show what the participants said of one session, means from 1 to 5; nothing when fewer than five answered."""

    id: str
    held_on: date
    module: str
    participants: int
    passed: int | None = None
    answered: int | None = None
    too_few: bool = False
    relevance: Decimal | None = None
    usefulness: Decimal | None = None
    confidence: Decimal | None = None
    liked: str = ""
    wished: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationNote(Context):
    """Hold all that the evaluation of the training shows; percentages are of the people who need training."""

    target_percent: Decimal
    reached_percent: Decimal | None = None
    needs: tuple[TrainingNeed, ...] = ()
    groups: tuple[GroupReach, ...] = ()
    modules: tuple[GroupReach, ...] = ()
    sessions: tuple[SessionAnswers, ...] = ()
    waiver: TrainingWaiver | None = None
    relevance: Decimal | None = None
    usefulness: Decimal | None = None
    confidence: Decimal | None = None
    answered: int = 0
    local_text: tuple[str, ...] = ()

    @property
    def behind(self) -> tuple[TrainingNeed, ...]:
        """Give the needs that are covered less than the target asks for."""
        return tuple(need for need in self.needs if need.behind)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedModule:
    """Show one module that a participant has taken part in."""

    id: str
    title: str
    held_on: date
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Context):
    """Hold what one participant's certificate says: personal data, made on demand and kept nowhere."""

    name: str
    function: str = ""
    modules: tuple[CertifiedModule, ...] = ()

    @property
    def hours(self) -> Decimal | None:
        """Give the hours of all modules; None when one of them is not known."""
        known = [one.hours for one in self.modules if one.hours is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(self.modules) else None
