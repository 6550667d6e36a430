"""Propose how much a gap presses; a person confirms it, or judges otherwise.

The rule of the instrument: mandatory first, then by (4 - score) x weight. A failed step of a scenario has no score.
"""

from collections.abc import Iterable
from decimal import Decimal

from parat.domain.assessment import HIGHEST

HIGH, MEDIUM, LOW, NOT_NOW = "high", "medium", "low", "not_now"
_HIGH_FROM, _MEDIUM_FROM = Decimal(3), Decimal(2)
_ORDER = (HIGH, MEDIUM, LOW, NOT_NOW)


def proposed_priority(score: Decimal | None, weight: Decimal, mandatory: bool, critical: bool) -> str:
    """Propose a priority: what is mandatory is high; without a score it is high when the item is critical.

    (4 - score) x weight gives high from 3 and medium from 2.
    """
    if mandatory or (score is None and critical):
        return HIGH
    if score is None:
        return MEDIUM
    presses = (HIGHEST - score) * weight
    return HIGH if presses >= _HIGH_FROM else MEDIUM if presses >= _MEDIUM_FROM else LOW


def strongest(priorities: Iterable[str | None]) -> str | None:
    """Give the strongest of several confirmed priorities; None when one is not confirmed and none is high."""
    given = list(priorities)
    if HIGH in given or None not in given:
        return min((one for one in given if one is not None), key=_ORDER.index, default=None)
    return None


def rank(priority: str | None) -> int:
    """Give a confirmed priority's place in the queue; what nobody has judged stands with the medium ones."""
    return _ORDER.index(priority or MEDIUM)
