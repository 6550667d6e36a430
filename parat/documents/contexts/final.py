"""Say what the final report shows: the aim, the path, what changed, what was done and what goes on."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from parat.documents.contexts.cover import Context
from parat.documents.contexts.plan import GatePassed, Publication
from parat.documents.contexts.readiness import ThemeChange
from parat.documents.contexts.status import AreaProgress, Deviation, StatusCount
from parat.documents.contexts.training import TrainingWaiver


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePassed:
    """Show when a stage began and ended, and how many tries it took."""

    id: str
    label_da: str
    began_on: date
    ended_on: date | None = None
    attempts: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionChange(ThemeChange):
    """Show a dimension's score at the start and now, and its band now; None where the basis was too thin."""

    band_after_da: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Hold the two assessments side by side; `incomparable_because` says why there are not two to compare."""

    before_da: str
    after_da: str = ""
    before_on: date | None = None
    after_on: date | None = None
    dimensions: tuple[DimensionChange, ...] = ()
    incomparable_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopCounts:
    """Count the workshops, those who took part, and what came of them."""

    held: int = 0
    cancelled: int = 0
    participants: int = 0
    decisions: int = 0
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingReach:
    """Say how far the training reached; `percent` is None when no need was written down."""

    target: Decimal
    percent: Decimal | None = None
    sessions: int = 0
    participants: int = 0
    waiver: TrainingWaiver | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalReport(Context):
    """Hold all that the report at the end of the path shows; `lessons` is the municipality's own text."""

    purpose: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    stages: tuple[StagePassed, ...] = ()
    gates: tuple[GatePassed, ...] = ()
    publication: Publication = field(default_factory=Publication)
    readiness: Readiness | None = None
    workshops: WorkshopCounts = WorkshopCounts()
    training: TrainingReach | None = None
    actions: int = 0
    counts: tuple[StatusCount, ...] = ()
    areas: tuple[AreaProgress, ...] = ()
    indicators: int = 0
    measured: int = 0
    reached: int = 0
    followed_up_on: date | None = None
    deviations: tuple[Deviation, ...] = ()
    unfinished: tuple[str, ...] = ()
    anchoring: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
