"""Say how far the training has reached against what was needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

TARGET_PERCENT = Decimal(80)


@dataclass(frozen=True, slots=True)
class Need:
    """Be how many of a staff group need a module, and how many took part in a session of it."""

    id: str
    staff_group: str
    module: str
    needed: int
    trained: int


@dataclass(frozen=True, slots=True)
class Reach:
    """Be how much of the need is covered, in percent; None when no need is written down."""

    percent: Decimal | None

    @property
    def met(self) -> bool:
        """Say whether the target is met: four fifths of those who need a module have had it."""
        return self.percent is not None and self.percent >= TARGET_PERCENT


def reach(needs: Sequence[Need]) -> Reach:
    """Give the share of needed places that were filled; more people than needed in one row do not help another."""
    needed = sum(need.needed for need in needs)
    if not needed:
        return Reach(None)
    trained = sum(min(need.trained, need.needed) for need in needs)
    return Reach((Decimal(trained * 100) / needed).quantize(Decimal("0.1"), ROUND_HALF_UP))
