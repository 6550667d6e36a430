"""Say what the report on a whole programme shows: counts over its municipalities, and no score of any one of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parat.documents.contexts.cover import Context

FEW_DA = "færre end 5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """Count the municipalities by how their application ended."""

    capacity: int
    enrolled: int = 0
    applied: int = 0
    selected: int = 0
    waiting: int = 0
    refused: int = 0
    declined: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCount:
    """Count how far the municipalities of the programme have come with one stage."""

    id: str
    label_da: str
    not_begun: int = 0
    under_way: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOf:
    """Show what a municipality has made public of its plan."""

    id: str
    municipality: str
    adopted_on: date
    published_on: date | None = None
    address: str = ""
    revised_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionMean:
    """Show a dimension's mean over the municipalities; None when too few stand behind it.

    `change` is the mean change of those who have answered both rounds, over the statements that are the same in both.
    """

    id: str
    title: str
    municipalities: int | None = None
    mean: Decimal | None = None
    after_municipalities: int | None = None
    after: Decimal | None = None
    change: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleReach:
    """Show how many need a module and have had it; None when fewer than five municipalities stand behind it."""

    id: str
    module: str
    needed: int | None = None
    trained: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedArea:
    """Count the municipalities that work on a theme; None when they are fewer than five."""

    id: str
    title: str
    municipalities: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskActions:
    """Count the actions of one task over all plans, by state; the states stand in the order of `states_da`."""

    id: str
    title: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeReport(Context):
    """Hold all that the report on a programme shows.

    `needs_counted`, `areas_counted` and `plans_counted` say how many municipalities stand behind `modules`, `areas` and
    `tasks`; with fewer than five, those are empty.
    """

    opens_on: date
    closes_on: date
    participation: Participation
    stages: tuple[StageCount, ...] = ()
    plans: tuple[PlanOf, ...] = ()
    dimensions: tuple[DimensionMean, ...] = ()
    needs_counted: int = 0
    modules: tuple[ModuleReach, ...] = ()
    reach_percent: Decimal | None = None
    areas_counted: int = 0
    areas: tuple[SharedArea, ...] = ()
    states_da: tuple[str, ...] = ()
    tasks: tuple[TaskActions, ...] = ()
    plans_counted: int = 0
    lacking: tuple[str, ...] = ()
