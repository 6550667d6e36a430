"""Hold the catalogue of measures: what a municipality can do about a gap, at least one measure per item."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from parat.domain.resources import names_in, tables_of

VERSION = "2026.1"


class Level(StrEnum):
    """Name the level of prevention: for everybody, for some at risk, or for those already involved."""

    CONSTRUCTIVE = "constructive"
    ANTICIPATORY = "anticipatory"
    INTERVENING = "intervening"


@dataclass(frozen=True, slots=True)
class Measure:
    """Be one measure; `months` is the time it takes, `target` the figure that its indicator should reach.

    `also` names further items that it answers. A `supplement` is for gaps that one measure will hardly close.
    """

    id: str
    item: str
    title: str
    description: str = ""
    activities: tuple[str, ...] = ()
    task: int | None = None
    level: Level | None = None
    target_group: str = ""
    owner_function: str = ""
    participants: tuple[str, ...] = ()
    indicator: str = ""
    target: Decimal | None = None
    effort: str = ""
    months: int = 6
    risk: str = ""
    source: str = ""
    also: tuple[str, ...] = ()
    supplement: bool = False

    @property
    def items(self) -> tuple[str, ...]:
        """Give every item that the measure answers, its own first."""
        return (self.item, *self.also)

    @property
    def dimension(self) -> str:
        """Give the dimension that the measure's item belongs to."""
        return self.item.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Be one version of the catalogue."""

    version: str
    measures: tuple[Measure, ...]

    def of(self, item: str) -> tuple[Measure, ...]:
        """Give the measures for an item, the most usual first; those that belong to another item stand last."""
        own = [measure for measure in self.measures if measure.item == item]
        return (*own, *(measure for measure in self.measures if item in measure.also))


@cache
def catalogue() -> Catalogue:
    """Give the catalogue that is in use."""
    rows = (row for name in names_in("measures", VERSION) for row in tables_of("measures", VERSION, name)["measure"])
    return Catalogue(VERSION, tuple(_measure(row) for row in rows))


def _measure(row: Mapping[str, Any]) -> Measure:
    lists = {name: tuple(row.get(name, ())) for name in ("activities", "participants", "also")}
    return Measure(**{**row, **lists, "level": Level(row["level"]), "target": Decimal(row["target"])})
