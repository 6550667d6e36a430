"""Work out with pandas how far a programme's municipalities have moved between two rounds.

This module brings pandas with it; import it only where the figures are wanted.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from db.schema import AssessmentRound
from db.unit_of_work import Reader
from parat.analysis.readiness import RoundAnswer, answer_frame, dimension_changes, item_scores
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
        table = _changes(read, pairs)
        for engagement, dimension, tenths in zip(
            table["engagement"], table["dimension"], table["change_tenths"], strict=True
        ):
            found.setdefault(dimension, {})[engagement] = Decimal(int(tenths)).scaleb(-1)
    return found


def _pairs(read: Reader, engagements: Iterable[str], later: str) -> Iterable[Pair]:
    for engagement in engagements:
        before, after = (read.find(AssessmentRound, round_id(engagement, name)) for name in (_FIRST, later))
        if before and after:
            yield before, after


def _changes(read: Reader, pairs: list[Pair]) -> pd.DataFrame:
    """Compare pairs of rounds whose versions are the same two."""
    befores, afters = zip(*pairs, strict=True)
    items = pd.concat([_items(read, befores), _items(read, afters)])
    rounds = [(rows[0].round, instrument(rows[0].instrument_version)) for rows in (befores, afters)]
    return dimension_changes(items, *rounds).dropna(subset=["change_tenths"])


def _items(read: Reader, rows: tuple[AssessmentRound, ...]) -> pd.DataFrame:
    """Score the items of rounds that have one version."""
    chosen = instrument(rows[0].instrument_version)
    given = (RoundAnswer(row.engagement, row.round, answer) for row in rows for answer in domain_answers(read, row.id))
    return item_scores(answer_frame(given, chosen), chosen)
