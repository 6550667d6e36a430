"""Compare assessments: between two rounds of one municipality, and across a programme without naming anybody.

This module brings pandas with it; import it only where the figures are wanted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from db.schema import AssessmentRound, Engagement, Programme
from db.unit_of_work import Reader
from parat.analysis.programme import programme_overview
from parat.analysis.readiness import RoundAnswer, answer_frame, changes, dimension_scores, item_scores
from parat.documents.danish import score
from parat.domain.instrument import Instrument, instrument
from tasks.answers import answered_round, domain_answers
from tasks.run import looking


@dataclass(frozen=True, slots=True)
class DimensionOverview:
    """Be a dimension over all municipalities of a programme; figures under five are None."""

    dimension: str
    title_da: str
    municipalities: int | None
    mean: Decimal | None


def changes_since(read: Reader, engagement: str, before: str, after: str) -> tuple[str, ...]:
    """Say in Danish how each dimension has changed between two rounds; empty when one of them is missing."""
    rows = _rounds(read, [engagement])
    by_name = {row.round: row for row in rows}
    if before not in by_name or after not in by_name:
        return ()
    if by_name[before].instrument_version != by_name[after].instrument_version:
        return ("De to målinger bygger på hver sin udgave af skemaet og sammenlignes derfor ikke.",)
    chosen = instrument(by_name[after].instrument_version)
    table = changes(_scores(read, rows, chosen), "dimension", before, after)
    return tuple(_change_da(chosen, row) for row in table.itertuples() if _is_known(row.change_tenths))


def programme_readiness(slug: str, assessment_round: str = "baseline") -> tuple[DimensionOverview, ...]:
    """Give each dimension's mean over a programme's municipalities; nothing is shown for fewer than five."""
    with looking() as read:
        return readiness_over(read, slug, assessment_round)


def readiness_over(read: Reader, slug: str, assessment_round: str) -> tuple[DimensionOverview, ...]:
    """Give the same in a transaction that is already open."""
    chosen = instrument(read.get(Programme, slug).instrument_version)
    engagements = [row.id for row in read.all(Engagement, Engagement.programme == slug)]
    rows = [row for row in _rounds(read, engagements) if row.instrument_version == chosen.version]
    table = programme_overview(_scores(read, rows, chosen), chosen, assessment_round)
    return tuple(_overview(chosen, row) for row in table.itertuples())


def _rounds(read: Reader, engagements: Iterable[str]) -> list[AssessmentRound]:
    rows = read.all(AssessmentRound, AssessmentRound.engagement.in_(list(engagements)))
    return [row for row in rows if answered_round(read, row.id)]


def _scores(read: Reader, rows: Iterable[AssessmentRound], chosen: Instrument) -> Any:
    answers = (
        RoundAnswer(row.engagement, row.round, answer) for row in rows for answer in domain_answers(read, row.id)
    )
    return dimension_scores(item_scores(answer_frame(answers, chosen), chosen), chosen)


def _change_da(chosen: Instrument, row: Any) -> str:
    before, after = score(_points(row.before_tenths)), score(_points(row.after_tenths))
    title = chosen.dimension(row.dimension).title_da
    if row.change_tenths == 0:
        return f"- {title}: uændret {after}"
    way = "steget" if row.change_tenths > 0 else "faldet"
    return f"- {title}: {way} fra {before} til {after}"


def _overview(chosen: Instrument, row: Any) -> DimensionOverview:
    known = _is_known(row.municipalities) and _is_known(row.mean_tenths)
    return DimensionOverview(
        row.dimension,
        chosen.dimension(row.dimension).title_da,
        int(row.municipalities) if known else None,
        _points(row.mean_tenths) if known else None,
    )


def _points(tenths: Any) -> Decimal:
    return Decimal(int(tenths)) / 10


def _is_known(value: Any) -> bool:
    """Say whether a figure of a table holds a value; a missing one equals nothing, not even itself."""
    return value is not None and str(value) not in ("<NA>", "nan")
