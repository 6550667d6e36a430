"""Say what the operational plan shows: seventeen chapters, five annexes and what the record generates for them."""

from dataclasses import dataclass, field
from datetime import date

from parat.documents.contexts.cover import Context
from parat.documents.contexts.readiness import DimensionResult, Gap
from parat.documents.contexts.training import TrainingNeed
from parat.documents.contexts.workshop import DecisionRow, DevelopmentArea
from parat.domain import plan_structure


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Hold one chapter's local text, a paragraph a string; empty when nobody has written it yet."""

    number: int
    key: str
    title: str
    public: bool = True
    local_text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Hold one annex's local text."""

    letter: str
    title: str
    public: bool = True
    local_text: tuple[str, ...] = ()


def chapters_with(
    local_texts: dict[str, tuple[str, ...]], internal: frozenset[str] = frozenset()
) -> tuple[Chapter, ...]:
    """Give the seventeen chapters in order, with the local text and the publicity of those named by their key."""
    return tuple(
        Chapter(
            number=int(one.mark),
            key=one.key,
            title=one.title_da,
            public=one.key not in internal,
            local_text=local_texts.get(one.key, ()),
        )
        for one in plan_structure.chapters()
    )


def annexes_with(
    local_texts: dict[str, tuple[str, ...]], internal: frozenset[str] = frozenset({"C"})
) -> tuple[Annex, ...]:
    """Give the five annexes in order; the contact list is internal unless something else is said."""
    return tuple(
        Annex(
            letter=one.mark,
            title=one.title_da,
            public=one.mark not in internal,
            local_text=local_texts.get(one.mark, ()),
        )
        for one in plan_structure.annexes()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Show one action of the plan in full.

    `task` is 1-3, or None while nobody has placed it; `provenance` holds ids of the plan's gaps, decisions and
    development areas, or plain words.
    """

    id: str
    number: str
    title: str
    task: int | None = None
    level_da: str = ""
    target_group: str = ""
    description: str = ""
    activities: tuple[str, ...] = ()
    owner_function: str = ""
    participants: tuple[str, ...] = ()
    start: date | None = None
    due: date | None = None
    resources: str = ""
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    status_da: str = "Ikke startet"
    risk: str = ""
    documentation: str = ""
    reason: str = ""
    provenance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOverlap:
    """Show one policy, what it shares with this plan, and what was decided about the overlap."""

    id: str
    policy: str
    owner_function: str = ""
    shared_activity: str = ""
    decision_da: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder:
    """Show one party inside or outside the municipality and what the work with it is about."""

    id: str
    name: str
    sector: str = ""
    internal: bool = False
    role_da: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFunction:
    """Show how to reach a function, by its own mailbox or number, and when that was last checked."""

    id: str
    function: str
    unit: str = ""
    mailbox: str = ""
    phone: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePassed:
    """Show one decision on the plan's road: which step, by which function, when and what."""

    id: str
    label_da: str
    decision_da: str
    decided_by: str
    decided_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Show when the plan was adopted and published, and until when it holds; empty dates are not yet so."""

    adopted_on: date | None = None
    agenda_item: str = ""
    published_on: date | None = None
    address: str = ""
    revised_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCard:
    """Show one role's card for an acute situation."""

    id: str
    role: str
    track_da: str = ""
    task: str = ""
    steps: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    notes: str = ""
    revised_on: date | None = None
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft(Context):
    """Hold all that the operational plan shows.

    The chapters are the seventeen of `chapters_with`, in order. `public_only` leaves internal chapters and annexes
    out: the edition that is published.
    """

    chapters: tuple[Chapter, ...] = field(default_factory=lambda: chapters_with({}))
    annexes: tuple[Annex, ...] = field(default_factory=lambda: annexes_with({}))
    public_only: bool = False
    dimensions: tuple[DimensionResult, ...] = ()
    gaps: tuple[Gap, ...] = ()
    development_areas: tuple[DevelopmentArea, ...] = ()
    actions: tuple[Action, ...] = ()
    overlaps: tuple[PolicyOverlap, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    training_needs: tuple[TrainingNeed, ...] = ()
    contacts: tuple[ContactFunction, ...] = ()
    action_cards: tuple[ActionCard, ...] = ()
    gates: tuple[GatePassed, ...] = ()
    publication: Publication = Publication()
    decisions: tuple[DecisionRow, ...] = ()

    @property
    def origins(self) -> dict[str, str]:
        """Name in Danish what an action can follow from, by its id: gaps, decisions and development areas."""
        gaps = {gap.id: f"udsagn {gap.item_id}" for gap in self.gaps}
        decisions = {decision.id: f"beslutning {decision.number}" for decision in self.decisions}
        areas = {area.id: f"udviklingsområdet »{area.title}«" for area in self.development_areas}
        return areas | decisions | gaps
