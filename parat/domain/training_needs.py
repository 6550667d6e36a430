"""Propose which staff group needs which module, from what the readiness assessment found; a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from parat.domain.instrument import Instrument
from parat.domain.packets.matching import folded
from parat.domain.resources import tables_of
from parat.domain.training_modules import training_modules

GROUPS_VERSION = "2026.1"


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """Be a staff group: the sectors it comes from, and the modules that concern it."""

    key: str
    title_da: str
    sectors: tuple[str, ...]
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundGap:
    """Be an item below 3.0, one without a score that nobody could answer, or one that a scenario showed to fail."""

    item: str
    score: Decimal | None
    failed_in_scenario: bool = False


@dataclass(frozen=True, slots=True)
class ProposedNeed:
    """Be a proposal: a group, a module, and why; it is no need until a person has written a number to it."""

    group: StaffGroup
    module: str
    items: tuple[str, ...]
    reason_da: str


@cache
def staff_groups() -> tuple[StaffGroup, ...]:
    """Give the staff groups in the order in which they are proposed."""
    rows = tables_of(f"staff-groups-{GROUPS_VERSION}.toml")["group"]
    return tuple(StaffGroup(row["key"], row["title"], tuple(row["sectors"]), tuple(row["modules"])) for row in rows)


def group_called(title_da: str) -> StaffGroup | None:
    """Give the staff group of this name, however it is spelled; None when it is the municipality's own."""
    return next((group for group in staff_groups() if folded(group.title_da) == folded(title_da)), None)


def proposed_needs(gaps: Sequence[FoundGap], chosen: Instrument) -> tuple[ProposedNeed, ...]:
    """Propose every module that mends one of these gaps to every group that it concerns."""
    because = {key: _mended(gaps, module.items) for key, module in training_modules().items()}
    return tuple(
        ProposedNeed(group, module, tuple(gap.item for gap in because[module]), _reason(because[module], chosen))
        for group in staff_groups()
        for module in group.modules
        if because[module]
    )


def _mended(gaps: Sequence[FoundGap], items: Sequence[str]) -> list[FoundGap]:
    return sorted((gap for gap in gaps if gap.item in items), key=lambda gap: gap.item)


def _reason(gaps: Sequence[FoundGap], chosen: Instrument) -> str:
    return "; ".join(f"{gap.item} »{chosen.item(gap.item).statement_da.rstrip('.')}«: {_found(gap)}" for gap in gaps)


def _found(gap: FoundGap) -> str:
    if gap.failed_in_scenario:
        return "holdt ikke i scenarietræningen"
    if gap.score is None:
        return "ingen kunne svare"
    return f"scoren er {gap.score:.1f}".replace(".", ",")
