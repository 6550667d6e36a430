"""Keep what a programme's assessments are compared with, and give the mean that stands beside one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from db.schema import AssessmentRound, Benchmark, Engagement, EvidenceRow, Programme, Score
from db.unit_of_work import Reader
from parat.domain.benchmark import Figures, mean_beside, renewed
from parat.domain.identity import natural_id
from parat.domain.instrument import instrument
from parat.domain.stages import Evidence
from tasks.run import Actor, looking, work_by

_FIRST = "baseline"
_ALL_ANSWERED = {_FIRST: Evidence.ROLES_COVERED, "followup12": Evidence.REASSESSED}
_CHANGE = "change:"
Measures = dict[str, dict[str, Decimal]]


@dataclass(frozen=True, slots=True)
class DimensionMean:
    """Be a theme's mean over a programme; None where it is not shown. `change` is the mean change since the first."""

    dimension: str
    title_da: str
    municipalities: int | None
    mean: Decimal | None
    change: Decimal | None


def renew_benchmark(slug: str, assessment_round: str, version: str, actor: Actor) -> bool:
    """Take in what has been answered since the last time, when that is enough; say whether anything was stored.

    Run again: with the same answers nothing more is due, and nothing is stored.
    """
    key = natural_id("benchmark", slug, assessment_round, version)
    with looking() as read:
        kept = _kept(read, key)
        found = _renewed(kept, _now(read, slug, assessment_round, version, kept))
    if found == kept:
        return False
    with work_by(actor, slug) as unit:
        if _kept(unit, key) != kept:
            return False  # another run has renewed it meanwhile
        row = Benchmark(id=key, programme=slug, round=assessment_round, instrument_version=version)
        row.scores = _written(found)
        unit.put(row)
        unit.commit()
    return True


def renew_benchmarks(slug: str, actor: Actor) -> None:
    """Do so for every round and version that a programme's municipalities have answered."""
    with looking() as read:
        engagements = [row.id for row in read.all(Engagement, Engagement.programme == slug)]
        rows = read.all(AssessmentRound, AssessmentRound.engagement.in_(engagements))
    for name, version in sorted({(row.round, row.instrument_version) for row in rows}):
        renew_benchmark(slug, name, version, actor)


def means_of_others(read: Reader, row: AssessmentRound) -> dict[str, Decimal | None]:
    """Give each theme's mean over the programme's other municipalities in the same round; None where it is hidden."""
    slug = read.get(Engagement, row.engagement).programme
    kept = _kept(read, natural_id("benchmark", slug, row.round, row.instrument_version))
    chosen = instrument(row.instrument_version)
    return {one.id: mean_beside(kept.get(one.id, {}), row.engagement) for one in chosen.dimensions}


def readiness_over(read: Reader, slug: str, assessment_round: str) -> tuple[DimensionMean, ...]:
    """Give each theme's mean over a programme's municipalities, by the version that most of them have answered."""
    programme = read.get(Programme, slug)
    rows = read.all(Benchmark, Benchmark.programme == slug, Benchmark.round == assessment_round)
    most = max(rows, key=lambda row: (_size(row), row.instrument_version), default=None)
    kept = _read(most.scores) if most else {}
    chosen = instrument(most.instrument_version if most else programme.instrument_version)
    return tuple(_mean(kept, one.id, one.title_da) for one in chosen.dimensions)


def _mean(kept: Measures, dimension: str, title_da: str) -> DimensionMean:
    figures = kept.get(dimension, {})
    mean = mean_beside(figures)
    change = mean_beside(kept.get(_CHANGE + dimension, {}))
    return DimensionMean(dimension, title_da, None if mean is None else len(figures), mean, change)


def _size(row: Benchmark) -> int:
    return max((len(figures) for figures in row.scores.values()), default=0)


def _now(read: Reader, slug: str, name: str, version: str, kept: Measures) -> Measures:
    """Give the scores of every round that all have answered, and how far it has moved since the first."""
    rows = {row.id: row.engagement for row in _answered_rounds(read, slug, name, version)}
    found: Measures = {}
    for score in read.all(Score, Score.assessment_round.in_(rows), Score.sufficient.is_(True)):
        if score.known is not None:
            found.setdefault(score.dimension, {})[rows[score.assessment_round]] = score.known
    if name != _FIRST and _may_be_due(kept, rows.values()):
        from tasks.comparison import changes_over  # pandas takes half a second

        found |= {_CHANGE + key: figures for key, figures in changes_over(read, rows.values(), name).items()}
    return found


def _may_be_due(kept: Measures, engagements: Iterable[str]) -> bool:
    known = [figures for key, figures in kept.items() if key.startswith(_CHANGE)] or [{}]
    everybody = dict.fromkeys(engagements, Decimal(0))
    return any(renewed(figures, everybody) != figures for figures in known)


def _answered_rounds(read: Reader, slug: str, name: str, version: str) -> list[AssessmentRound]:
    engagements = [row.id for row in read.all(Engagement, Engagement.programme == slug)]
    if name in _ALL_ANSWERED:
        fact = (EvidenceRow.name == _ALL_ANSWERED[name].value, EvidenceRow.holds.is_(True))
        engagements = [row.engagement for row in read.all(EvidenceRow, EvidenceRow.engagement.in_(engagements), *fact)]
    return read.all(
        AssessmentRound,
        AssessmentRound.engagement.in_(engagements),
        AssessmentRound.round == name,
        AssessmentRound.instrument_version == version,
    )


def _renewed(kept: Measures, now: Measures) -> Measures:
    both = {*kept, *now}
    found: dict[str, Figures] = {key: renewed(kept.get(key, {}), now.get(key, {})) for key in sorted(both)}
    return {key: dict(figures) for key, figures in found.items() if figures}


def _kept(read: Reader, key: str) -> Measures:
    row = read.find(Benchmark, key)
    return _read(row.scores) if row else {}


def _read(stored: Mapping[str, Mapping[str, str]]) -> Measures:
    return {key: {one: Decimal(figure) for one, figure in figures.items()} for key, figures in stored.items()}


def _written(found: Measures) -> dict[str, dict[str, str]]:
    return {key: {one: str(figure) for one, figure in sorted(figures.items())} for key, figures in found.items()}
