"""Say how far the training has reached against what was needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

TARGET_PERCENT = Decimal(80)
FEWEST_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class Need:
    """Be how many of a staff group need a module and why, how many took part in a session of it, and how many passed.

    `passed` is None when no test was given.
    """

    id: str
    staff_group: str
    module: str
    needed: int
    trained: int
    passed: int | None = None
    reason: str = ""

    @property
    def percent(self) -> Decimal | None:
        """Give how much of this need is covered."""
        return reach([self]).percent

    @property
    def behind(self) -> bool:
        """Say whether this need is covered less than the target asks for."""
        return not reach([self]).met


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
    return Reach((Decimal(covered(needs) * 100) / needed).quantize(Decimal("0.1"), ROUND_HALF_UP))


def covered(needs: Sequence[Need]) -> int:
    """Give how many of the needed places were filled."""
    return sum(min(need.trained, need.needed) for need in needs)


def grouped(needs: Sequence[Need], by: Callable[[Need], str]) -> dict[str, list[Need]]:
    """Gather the needs by staff group or by module, in the order in which they come."""
    found: dict[str, list[Need]] = {}
    for need in needs:
        found.setdefault(by(need), []).append(need)
    return found


def mean_of(means: Sequence[tuple[int, Decimal | None]]) -> Decimal | None:
    """Give the mean of several sessions' means, each weighed by how many answered; None when nobody did."""
    known = [(count, mean) for count, mean in means if mean is not None and count]
    answered = sum(count for count, _ in known)
    if not answered:
        return None
    total = sum((mean * count for count, mean in known), Decimal(0))
    return (total / answered).quantize(Decimal("0.1"), ROUND_HALF_UP)
