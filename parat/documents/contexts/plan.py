"""Say what the operational plan shows: seventeen chapters, six annexes and what the record generates for them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from parat.documents.contexts.cards import ActionCard, ContactFunction, stale_among
from parat.documents.contexts.cover import Context
from parat.documents.contexts.origins import ActionOrigin, PlanScope, SourceFile, TextOrigin
from parat.documents.contexts.overlaps import PolicyOverlap
from parat.documents.contexts.readiness import DimensionResult, Gap
from parat.documents.contexts.training import TrainingNeed
from parat.documents.contexts.workshop import DecisionRow, DevelopmentArea
from parat.documents.danish import long_date
from parat.domain import plan_structure, reference_texts
from parat.domain.contacts import found_by
from parat.domain.reference_texts import Definition, LawText, NationalContact, Term

_TASKS = (1, 2, 3)
_LEVELS = ("opbyggende", "foregribende", "indgribende")


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
    local_texts: dict[str, tuple[str, ...]], internal: Collection[str] | None = None
) -> tuple[Chapter, ...]:
    """Give the seventeen chapters in order, with their local text.

    Internal are those named by their key; when nothing is said, those that the plan's structure keeps internal.
    """
    return tuple(
        Chapter(
            number=int(one.mark),
            key=one.key,
            title=one.title_da,
            public=one.public if internal is None else one.key not in internal,
            local_text=local_texts.get(one.key, ()),
        )
        for one in plan_structure.chapters()
    )


def annexes_with(local_texts: dict[str, tuple[str, ...]], internal: Collection[str] | None = None) -> tuple[Annex, ...]:
    """Give the six annexes in order; internal are those named by their letter, or those of the plan's structure."""
    return tuple(
        Annex(
            letter=one.mark,
            title=one.title_da,
            public=one.public if internal is None else one.mark not in internal,
            local_text=local_texts.get(one.mark, ()),
        )
        for one in plan_structure.annexes()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Show one action of the plan in full.

    `task` is 1-3, or None while nobody has placed it; `provenance` holds ids of the plan's gaps, decisions and
    development areas, or plain words; `policies` names the policies that it was held against. One that is not
    `accepted` is a proposal: it stands in the internal edition alone.
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
    policies: tuple[str, ...] = ()
    accepted: bool = True

    @property
    def unsettled_da(self) -> tuple[str, ...]:
        """Name in Danish what nobody has settled yet."""
        settled = {
            "beskrivelse": self.description,
            "opgave": self.task,
            "niveau": self.level_da,
            "målgruppe": self.target_group,
            "aktiviteter": self.activities,
            "ansvarlig": self.owner_function,
            "deltagere": self.participants,
            "periode": self.start or self.due,
            "ressourcer": self.resources,
            "indikator": self.indicator,
            "udgangspunkt": self.baseline,
            "mål": self.target,
            "risiko": self.risk,
        }
        return tuple(name for name, value in settled.items() if not value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder:
    """Show one party inside or outside the municipality and what the work with it is about."""

    id: str
    name: str
    sector: str = ""
    internal: bool = False
    role_da: str = ""


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


def approved_da(publication: Publication) -> str:
    """Say in Danish who approved the plan and its annexes; empty until the council has adopted it."""
    on = publication.adopted_on
    return f"Kommunalbestyrelsen den {long_date(on)} som bilag til handlingsplanen" if on else ""


@dataclass(frozen=True, slots=True)
class Spread:
    """Count one task's actions on each level; `unplaced` have no level yet."""

    task: int
    constructive: int
    anticipatory: int
    intervening: int
    unplaced: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft(Context):
    """Hold all that the operational plan shows; as it stands it is the internal edition, with every section.

    The chapters are the seventeen of `chapters_with`, in order.
    """

    public_only: bool = False
    chapters: tuple[Chapter, ...] = field(default_factory=lambda: chapters_with({}))
    annexes: tuple[Annex, ...] = field(default_factory=lambda: annexes_with({}))
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
    scope: PlanScope = field(default_factory=PlanScope)
    action_origins: tuple[ActionOrigin, ...] = ()
    text_origins: tuple[TextOrigin, ...] = ()
    source_files: tuple[SourceFile, ...] = ()
    laws: tuple[LawText, ...] = field(default_factory=reference_texts.law_texts)
    definitions: tuple[Definition, ...] = field(default_factory=reference_texts.definitions)
    levels: tuple[Definition, ...] = field(default_factory=reference_texts.levels)
    terms: tuple[Term, ...] = field(default_factory=reference_texts.glossary)
    national_contacts: tuple[NationalContact, ...] = field(default_factory=reference_texts.national_contacts)

    @property
    def origins(self) -> dict[str, str]:
        """Name in Danish what an action can follow from, by its id: gaps, decisions and development areas."""
        gaps = {gap.id: f"udsagn {gap.item_id}" for gap in self.gaps}
        decisions = {decision.id: f"beslutning {decision.number}" for decision in self.decisions}
        areas = {area.id: f"udviklingsområdet »{area.title}«" for area in self.development_areas}
        return areas | decisions | gaps

    @property
    def internal_titles(self) -> tuple[str, ...]:
        """Name the chapters and annexes that the public edition leaves out."""
        chapters = [f"kapitel {one.number} {one.title}" for one in self.chapters if not one.public]
        return (*chapters, *(f"bilag {one.letter} {one.title}" for one in self.annexes if not one.public))

    @property
    def spread(self) -> tuple[Spread, ...]:
        """Count the actions of each task on each of the three levels."""
        placed = [(action.task, action.level_da.casefold()) for action in self.actions]
        counts = [[placed.count((task, level)) for level in (*_LEVELS, "")] for task in _TASKS]
        return tuple(Spread(task, *row) for task, row in zip(_TASKS, counts, strict=True))

    @property
    def stale_contacts(self) -> Collection[str]:
        """Name the functions whose contact was not checked in the six months before the document's date."""
        return stale_among(self.contacts, self.cover.dated)

    @property
    def approved_da(self) -> str:
        """Say in Danish who approved the plan and its annexes; empty until the council has adopted it."""
        return approved_da(self.publication)

    def held_by(self, word: str) -> str:
        """Name the function of the record that a word such as `tovholder` asks for; empty when there is none."""
        return next((one.function for one in self.contacts if found_by(word, one.function)), "")
