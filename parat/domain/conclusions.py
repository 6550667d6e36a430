"""Draw out what an assessment says first: strengths, the gaps that weigh most, and areas to propose."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from parat.domain.assessment import Assessment, Gap, ItemScore

STRENGTH_FROM = Decimal("3.0")
MOST_GAPS = 5
MOST_AREAS = 5


@dataclass(frozen=True, slots=True)
class ProposedArea:
    """Be a theme that the workshop may take up, with the gaps in it; it is a proposal and never a decision."""

    dimension: str
    gaps: tuple[Gap, ...]

    @property
    def mandatory(self) -> bool:
        """Say whether a critical item makes the theme one that must be taken up."""
        return any(gap.mandatory for gap in self.gaps)

    @property
    def weight(self) -> Decimal:
        """Give how much the gaps weigh together."""
        return sum((gap.priority or Decimal(0) for gap in self.gaps), Decimal(0))


def strengths_in(assessment: Assessment) -> tuple[ItemScore, ...]:
    """Give the items at 3.0 or above, the documented ones first, then the highest."""
    strong = [score for score in assessment.items if score.known is not None and score.known >= STRENGTH_FROM]
    return tuple(sorted(strong, key=lambda score: (score.undocumented, -(score.known or 0))))


def proposed_areas(gaps: Iterable[Gap]) -> tuple[ProposedArea, ...]:
    """Gather the gaps by theme: the themes that must be taken up, and then the heaviest, five unless more must."""
    by_dimension: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_dimension.setdefault(gap.dimension, []).append(gap)
    areas = [ProposedArea(dimension, tuple(found)) for dimension, found in by_dimension.items()]
    ranked = sorted(areas, key=lambda area: (not area.mandatory, -area.weight))
    return tuple(ranked[: max(sum(area.mandatory for area in areas), MOST_AREAS)])
