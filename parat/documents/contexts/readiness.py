"""Say what a readiness report and its summary show: counts, scores and gaps, never who answered what."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parat.documents.contexts.cover import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentRole:
    """Count the people asked and answering in one role; an observer is shown and left out of the scores."""

    role_da: str
    asked: int
    answered: int
    observer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRole:
    """Name a required role that nobody filled, and why it was closed without an answer."""

    role_da: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """Show one statement's result; `spread` is highest minus lowest.

    `score` is None when nobody could answer, or when the statement is `irrelevant`: nobody found that it applies.
    """

    id: str
    statement: str
    critical: bool = False
    score: Decimal | None = None
    spread: int | None = None
    answers: int = 0
    undocumented: bool = False
    irrelevant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionResult:
    """Show one dimension's result, computed twice: `known` leaves "ved ikke" out, `low` counts it as 0.

    A score of None means too thin a basis. `capped_by` names the critical statement that holds the score down. `others`
    is the mean of the programme's other municipalities, where it may be shown.
    """

    id: str
    title: str
    known: Decimal | None
    low: Decimal | None
    band_da: str = ""
    band_low_da: str = ""
    capped_by: str = ""
    others: Decimal | None = None
    answered_items: int = 0
    total_items: int = 0
    items: tuple[ItemResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Show one gap; `unclarified` when nobody could answer, `mandatory` when a critical statement is at 1 or below."""

    id: str
    item_id: str
    statement: str
    dimension_title: str
    score: Decimal | None = None
    mandatory: bool = False
    unclarified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Show one statement on which the answers lie two steps or more apart."""

    id: str
    item_id: str
    statement: str
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRound:
    """Show an earlier round beside this one: a score for each dimension, in the order of the report's dimensions.

    `incomparable` names the dimensions whose statements are not the same in both versions; they have no score here.
    """

    round_da: str
    scores: tuple[Decimal | None, ...]
    incomparable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChange:
    """Show a theme's score then and now, over the statements that are the same in both; `left_out` are the others."""

    id: str
    title: str
    before: Decimal | None = None
    after: Decimal | None = None
    left_out: tuple[str, ...] = ()

    @property
    def change(self) -> Decimal | None:
        """Give by how much the score has changed, where both are known."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChange:
    """Show a statement's score then and now; `differs` says why the two are not compared."""

    id: str
    statement: str
    before: Decimal | None = None
    after: Decimal | None = None
    change: Decimal | None = None
    differs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """Show what has changed since an earlier round: every theme, the statements that moved most, and those apart."""

    since_da: str
    themes: tuple[ThemeChange, ...]
    moved: tuple[StatementChange, ...] = ()
    incomparable: tuple[StatementChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Undocumented:
    """Count a statement's answers of 3 or 4, and those of them for which no document is named."""

    id: str
    statement: str
    lacking: int
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedArea:
    """Show a theme that the workshop may take up, with the statements behind it; the municipality decides."""

    id: str
    title: str
    item_ids: tuple[str, ...]
    mandatory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLevel:
    """Show the level that the short mapping gave a theme, beside the score of the extended assessment.

    `meaning` is what the nearest step of the scale looks like in practice; `dont_know` counts those who did not know.
    """

    id: str
    title: str
    level: Decimal | None
    score: Decimal | None = None
    meaning: str = ""
    dont_know: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessReport(Context):
    """Hold all that the readiness report shows for one round; strengths are the statements at 3.0 or above."""

    round_da: str
    first_round: bool = True
    answered_from: date | None = None
    answered_to: date | None = None
    respondents: tuple[RespondentRole, ...] = ()
    missing_roles: tuple[MissingRole, ...] = ()
    dimensions: tuple[DimensionResult, ...] = ()
    gaps: tuple[Gap, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    earlier: tuple[EarlierRound, ...] = ()
    strengths: tuple[ItemResult, ...] = ()
    proposals: tuple[ProposedArea, ...] = ()
    own_levels: tuple[OwnLevel, ...] = ()
    undocumented: tuple[Undocumented, ...] = ()
    development: Development | None = None
    local_text: tuple[str, ...] = ()

    @property
    def beside_others(self) -> bool:
        """Say whether any theme may be shown beside the mean of the other municipalities."""
        return any(dimension.others is not None for dimension in self.dimensions)

    @property
    def unclarified(self) -> tuple[Gap, ...]:
        """Give the statements that nobody could answer."""
        return tuple(gap for gap in self.gaps if gap.unclarified)

    @property
    def widest_disagreements(self) -> tuple[Disagreement, ...]:
        """Give the disagreements with those first in which the answers lie farthest apart."""
        return tuple(sorted(self.disagreements, key=lambda one: one.lowest - one.highest))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessSummary(Context):
    """Hold what stands on the one page about a round; `gaps` are the foremost, the counts are of all of them."""

    round_da: str
    first_round: bool = True
    answered_from: date | None = None
    answered_to: date | None = None
    asked: int = 0
    answered: int = 0
    missing_roles: tuple[MissingRole, ...] = ()
    dimensions: tuple[DimensionResult, ...] = ()
    earlier: tuple[EarlierRound, ...] = ()
    strengths: tuple[ItemResult, ...] = ()
    gaps: tuple[Gap, ...] = ()
    proposals: tuple[ProposedArea, ...] = ()
    gap_count: int = 0
    mandatory_count: int = 0
    disagreement_count: int = 0
    undocumented_count: int = 0
    next_step: str = ""
