"""Say what a municipality's readiness may be held up against: the mean of the others, and never one of them.

A mean is published over the municipalities that were in it when it was last renewed, with the scores that they had
then. It is renewed when at least five more have answered, so that two publications never differ by one municipality
(docs/decisions/0013-benchmark-without-naming.md).
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

FEWEST_SHOWN = 5
Figures = Mapping[str, Decimal]
_TENTH = Decimal("0.1")


def renewed(kept: Figures, now: Figures) -> Figures:
    """Give the figures to publish over: those kept, until five more municipalities have one; the first time, six.

    Six, because each of them is to have five others beside it. Figures of municipalities that have none now are kept.
    """
    needed = FEWEST_SHOWN if kept else FEWEST_SHOWN + 1
    return {**kept, **now} if len(now.keys() - kept.keys()) >= needed else kept


def mean_beside(figures: Figures, engagement: str | None = None) -> Decimal | None:
    """Give the mean of the others to one decimal; None when they are fewer than five. Without an engagement, of all."""
    others = [figure for key, figure in figures.items() if key != engagement]
    if len(others) < FEWEST_SHOWN:
        return None
    return (sum(others, Decimal(0)) / len(others)).quantize(_TENTH, ROUND_HALF_UP)
