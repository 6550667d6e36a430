"""Find the measures of other policies that an action of the plan runs parallel to, and say why.

Two efforts overlap when they give the same people the same thing. What is compared: the words by their stems and the
parts of compounds, rare words counting most; the concepts behind the words; and the structure: target group with ages,
level, owner, place and time. The same texts always give the same hits.
"""

from collections.abc import Iterator, Sequence

from parat.domain.concepts import Concept
from parat.domain.concepts import concepts as standard_concepts
from parat.domain.effort_profile import Profile, Reader
from parat.domain.efforts import Effort, Hit, Likeness, Match, Strength
from parat.domain.overlap_reasons import explained
from parat.domain.overlap_score import Scorer

__all__ = ["SHOWN", "Effort", "Hit", "Likeness", "Match", "Strength", "find_overlaps"]

SHOWN = 5
_SURE, _STRONG, _POSSIBLE, _WEAK = 0.35, 0.225, 0.06, 0.04
_BESIDE_THE_BEST = 0.4


def find_overlaps(
    actions: Sequence[Effort], measures: Sequence[Effort], concepts: Sequence[Concept] | None = None
) -> tuple[Hit, ...]:
    """Give the hits of each action in the actions' order, best first, at most five for each; weak ones only alone.

    Without concepts the standard list is taken.
    """
    reader = Reader((*actions, *measures), standard_concepts() if concepts is None else concepts)
    scorer = Scorer([reader.read(one) for one in measures], [reader.read(one) for one in actions])
    return tuple(hit for profile in scorer.actions for hit in _hits_of(profile, scorer))


def _hits_of(action: Profile, scorer: Scorer) -> Iterator[Hit]:
    found = sorted(scorer.found(action), key=lambda one: (-one.score, one.measure.effort.id))[:SHOWN]
    better = [one for one in found if one.score >= _POSSIBLE]
    for one in better or [one for one in found if one.score >= _WEAK]:
        yield explained(one, strength_of(one.score, found[0].score))


def strength_of(score: float, best: float) -> Strength:
    """Say how sure a hit is; beside a much better one of the same action it must be sure by itself to be strong."""
    if score >= _SURE or (score >= _STRONG and score >= _BESIDE_THE_BEST * best):
        return Strength.STRONG
    return Strength.POSSIBLE if score >= _POSSIBLE else Strength.WEAK
