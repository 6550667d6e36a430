"""Find the measures of other policies that an action of the plan runs parallel to, and say why.

Two efforts overlap when they give the same people the same thing. What is compared: the words by their stems and the
parts of compounds, rare words counting most; the concepts behind the words; and the structure: target group with ages,
level, owner, place and time. The same texts always give the same hits.
"""

from collections.abc import Iterator, Mapping, Sequence

from parat.domain.concepts import Concept
from parat.domain.concepts import concepts as standard_concepts
from parat.domain.effort_profile import Reader
from parat.domain.efforts import Effort, Hit, Likeness, Match, Strength
from parat.domain.overlap_reasons import explained
from parat.domain.overlap_score import Found, Scorer

__all__ = ["SHOWN", "Effort", "Hit", "Likeness", "Match", "Strength", "find_overlaps"]

SHOWN = 5
_SURE, _STRONG, _POSSIBLE, _WEAK = 0.5, 0.20, 0.08, 0.05
_BESIDE_THE_ACTIONS_BEST, _BESIDE_THE_MEASURES_BEST = 0.75, 0.9


def find_overlaps(
    actions: Sequence[Effort], measures: Sequence[Effort], concepts: Sequence[Concept] | None = None
) -> tuple[Hit, ...]:
    """Give the hits of each action in the actions' order, best first, at most five for each; weak ones only alone.

    Without concepts the standard list is taken.
    """
    reader = Reader((*actions, *measures), standard_concepts() if concepts is None else concepts)
    scorer = Scorer([reader.read(one) for one in measures], [reader.read(one) for one in actions])
    found = [sorted(scorer.found(one), key=lambda it: (-it.score, it.measure.effort.id)) for one in scorer.actions]
    best: dict[str, float] = {}
    for one in (it for of_action in found for it in of_action):
        best[one.measure.effort.id] = max(one.score, best.get(one.measure.effort.id, 0.0))
    return tuple(hit for of_action in found for hit in _hits_of(of_action[:SHOWN], best))


def _hits_of(found: Sequence[Found], best: Mapping[str, float]) -> Iterator[Hit]:
    better = [one for one in found if one.score >= _POSSIBLE]
    for one in better or [one for one in found if one.score >= _WEAK]:
        yield explained(one, strength_of(one, found[0].score, best[one.measure.effort.id]))


def strength_of(found: Found, actions_best: float, measures_best: float) -> Strength:
    """Say how sure a hit is; to be strong it rests on purpose and people and is among the best of both, or is sure."""
    score = found.score
    among = score >= max(_STRONG, _BESIDE_THE_ACTIONS_BEST * actions_best, _BESIDE_THE_MEASURES_BEST * measures_best)
    if found.rests_on_purpose_and_people and (score >= _SURE or among):
        return Strength.STRONG
    return Strength.POSSIBLE if score >= _POSSIBLE else Strength.WEAK
