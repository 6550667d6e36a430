"""Say in plain Danish why two efforts overlap, with the words and the sentences that show it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parat.domain.effort_profile import Profile
from parat.domain.efforts import Hit, Likeness, Match, Strength

if TYPE_CHECKING:
    from parat.domain.overlap_score import Found, Scorer

_WORDS = 6


def explained(found: "Found", strength: Strength, scorer: "Scorer") -> Hit:
    """Make a hit of what was found."""
    matches = tuple(_matches(found, scorer))[:_WORDS]
    sentences = _best_sentences(found, scorer)
    return Hit(
        found.action.effort.id,
        found.measure.effort.id,
        strength,
        round(found.score, 4),
        matches,
        sentences,
        tuple(_reasons(found, matches)),
    )


def _matches(found: "Found", scorer: "Scorer") -> Iterator[Match]:
    mine, theirs = scorer.vector(found.action), scorer.vector(found.measure)
    shared = sorted(mine.keys() & theirs.keys(), key=lambda one: (-mine[one] * theirs[one], one))
    told: set[tuple[str, str]] = set()
    for feature in shared:
        match = _match(feature, found.action, found.measure)
        pair = (match.action.casefold(), match.measure.casefold())
        if pair not in told:
            told.add(pair)
            yield match


def _match(feature: str, action: Profile, measure: Profile) -> Match:
    mine, theirs = action.spots[feature][0].surface, measure.spots[feature][0].surface
    if mine.casefold() == theirs.casefold():
        return Match(mine, theirs, Likeness.WORD)
    if feature.startswith("@"):
        return Match(mine, theirs, Likeness.CONCEPT, feature[1:])
    return Match(mine, theirs, Likeness.STEM)


def _best_sentences(found: "Found", scorer: "Scorer") -> tuple[str, str]:
    return found.action.sentences[0].text, found.measure.sentences[0].text


def _reasons(found: "Found", matches: tuple[Match, ...]) -> Iterator[str]:
    yield "Begge nævner " + ", ".join(f"»{one.measure}«" for one in matches[:3]) + "."
