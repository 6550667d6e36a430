"""Say what has changed between two versions of the instrument, and how far two rounds may be compared.

What changed is read from the versions themselves. A theme's change is reckoned over the statements that are the same
in both, by the same rules as its score.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from parat.domain.assessment import Assessment, DimensionScore, ItemScore
from parat.domain.instrument import Dimension, Instrument, Item
from parat.domain.readiness import dimension_scores


class Difference(StrEnum):
    """Be a way in which an item is not the same in two versions."""

    NEW = "new"
    GONE = "gone"
    STATEMENT = "other statement"
    ANCHORS = "other anchors"
    DIMENSION = "other dimension"
    NOW_CRITICAL = "now critical"
    NOT_CRITICAL = "no longer critical"
    WEIGHT = "other weight"


_IN_DANISH = {
    Difference.NEW: "nyt udsagn",
    Difference.GONE: "udgået udsagn",
    Difference.STATEMENT: "ny ordlyd",
    Difference.ANCHORS: "nye trinbeskrivelser",
    Difference.DIMENSION: "flyttet til et andet tema",
    Difference.NOW_CRITICAL: "nu et kritisk udsagn",
    Difference.NOT_CRITICAL: "ikke længere et kritisk udsagn",
    Difference.WEIGHT: "ny vægt",
}


@dataclass(frozen=True, slots=True)
class ItemChange:
    """Be how an item's score has changed; `differs` says in Danish why the two may not be compared."""

    item: str
    dimension: str
    before: Decimal | None
    after: Decimal | None
    differs: str = ""

    @property
    def change(self) -> Decimal | None:
        """Give by how much the score has changed, where both are known and may be compared."""
        return None if self.differs or self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class DimensionChange:
    """Be how a dimension's score has changed over the items that are the same in both rounds.

    A score is None where too few of those items have one. `left_out` names the items of either version that are not
    the same in the other.
    """

    dimension: str
    before: Decimal | None
    after: Decimal | None
    left_out: tuple[str, ...] = ()

    @property
    def change(self) -> Decimal | None:
        """Give by how much the score has changed, where both are known."""
        return None if self.before is None or self.after is None else self.after - self.before


def differences(before: Instrument, after: Instrument) -> Mapping[str, tuple[Difference, ...]]:
    """Say of each item that is not the same in both versions what differs, in the order of the items."""
    if before.version == after.version:
        return {}
    old, new = ({item.id: item for item in one.items} for one in (before, after))
    found = {
        key: tuple(_differs(old.get(key), new.get(key))) for key in (*new, *(key for key in old if key not in new))
    }
    return {key: why for key, why in found.items() if why}


def comparable_items(before: Instrument, after: Instrument) -> frozenset[str]:
    """Name the items whose scores may be compared between two versions."""
    changed = differences(before, after)
    return frozenset(item.id for item in after.items if item.id not in changed)


def narrowed(chosen: Instrument, items: frozenset[str]) -> Instrument:
    """Give the instrument with some of its items alone."""
    if len(items) == len(chosen.items):
        return chosen
    kept = (replace(one, items=tuple(item for item in one.items if item.id in items)) for one in chosen.dimensions)
    return replace(chosen, dimensions=tuple(kept))


def item_changes(before: tuple[Instrument, Assessment], after: tuple[Instrument, Assessment]) -> tuple[ItemChange, ...]:
    """Compare two rounds item by item: those of the later version, and then those that are gone."""
    why = differences(before[0], after[0])
    then, now = ({score.item: score for score in one[1].items} for one in (before, after))
    items = (*after[0].items, *(item for item in before[0].items if item.id not in now))
    return tuple(_item_change(item, then.get(item.id), now.get(item.id), why.get(item.id, ())) for item in items)


def dimension_changes(
    before: tuple[Instrument, Assessment], after: tuple[Instrument, Assessment]
) -> tuple[DimensionChange, ...]:
    """Compare two rounds theme by theme, in the order of the later version."""
    kept = comparable_items(before[0], after[0])
    then, now = (_scores(*one, kept) for one in (before, after))
    return tuple(
        DimensionChange(one.id, then.get(one.id), now.get(one.id), tuple(_left_out(one.id, before[0], after[0])))
        for one in after[0].dimensions
    )


def _differs(old: Item | None, new: Item | None) -> Iterator[Difference]:
    if old is None or new is None:
        yield Difference.GONE if new is None else Difference.NEW
        return
    if old.statement_da != new.statement_da:
        yield Difference.STATEMENT
    if old.anchors_da != new.anchors_da:
        yield Difference.ANCHORS
    if old.dimension != new.dimension:
        yield Difference.DIMENSION
    if old.critical != new.critical:
        yield Difference.NOW_CRITICAL if new.critical else Difference.NOT_CRITICAL
    if old.weight != new.weight:
        yield Difference.WEIGHT


def _left_out(dimension: str, before: Instrument, after: Instrument) -> Iterator[str]:
    belonging = {item.id for item in _items_of(dimension, before)} | {item.id for item in _items_of(dimension, after)}
    return (item for item in differences(before, after) if item in belonging)


def _items_of(dimension: str, chosen: Instrument) -> tuple[Item, ...]:
    found: Iterator[Dimension] = (one for one in chosen.dimensions if one.id == dimension)
    return next((one.items for one in found), ())


def _scores(chosen: Instrument, assessment: Assessment, kept: frozenset[str]) -> dict[str, Decimal | None]:
    scores = dimension_scores([score for score in assessment.items if score.item in kept], narrowed(chosen, kept))
    return {one.dimension: _known(one) for one in scores}


def _known(score: DimensionScore) -> Decimal | None:
    return score.known if score.sufficient else None


def _item_change(
    item: Item, then: ItemScore | None, now: ItemScore | None, differs: Sequence[Difference]
) -> ItemChange:
    why = ", ".join(_IN_DANISH[one] for one in differs)
    return ItemChange(item.id, item.dimension, then.known if then else None, now.known if now else None, why)
