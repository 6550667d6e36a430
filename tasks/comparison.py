"""Work out with pandas how far a programme's municipalities have moved between two rounds.

This module brings pandas with it; import it only where the figures are wanted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from db.schema import AssessmentRound
from db.unit_of_work import Reader
from parat.analysis.readiness import RoundAnswer, known_changes
from parat.domain.instrument import instrument
from tasks.answers import domain_answers, round_id

_FIRST = "baseline"
Pair = tuple[AssessmentRound, AssessmentRound]


def changes_over(read: Reader, engagements: Iterable[str], later: str) -> dict[str, dict[str, Decimal]]:
    """Give for each theme how far each municipality has moved since the first round, where that can be told."""
    alike: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
    for before, after in _pairs(read, engagements, later):
        alike[before.instrument_version, after.instrument_version].append((before, after))
    found: dict[str, dict[str, Decimal]] = {}
    for pairs in alike.values():
        for engagement, dimension, change in _changes(read, pairs):
            found.setdefault(dimension, {})[engagement] = change
    return found


def _pairs(read: Reader, engagements: Iterable[str], later: str) -> Iterable[Pair]:
    for engagement in engagements:
        before, after = (read.find(AssessmentRound, round_id(engagement, name)) for name in (_FIRST, later))
        if before and after:
            yield before, after


def _changes(read: Reader, pairs: list[Pair]) -> Iterator[tuple[str, str, Decimal]]:
    """Compare pairs of rounds whose versions are the same two."""
    rows = (row for pair in pairs for row in pair)
    answers = (RoundAnswer(row.engagement, row.round, one) for row in rows for one in domain_answers(read, row.id))
    before, after = ((row.round, instrument(row.instrument_version)) for row in pairs[0])
    return known_changes(answers, before, after)
