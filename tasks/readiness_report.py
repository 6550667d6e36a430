"""Write the readiness report of every round that has been answered, and its summary on one page."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache, partial

from db.schema import AssessmentRound, Engagement, Respondent
from db.unit_of_work import Reader
from parat.documents.contexts import (
    Cover,
    DimensionResult,
    Disagreement,
    Gap,
    ReadinessReport,
    RespondentRole,
)
from parat.documents.contexts.readiness import ReadinessSummary
from parat.domain import readiness
from parat.domain.identity import natural_id
from parat.domain.instrument import Instrument
from parat.domain.packets.readiness import ROUNDS
from tasks.answers import ROUND_OF_STAGE, answered_between, answered_round, domain_answers, grade_round, round_id
from tasks.benchmark import means_of_others, renew_benchmark
from tasks.files import Deliverable, PageNumbers, Planned, find_page_numbers, write_documents
from tasks.mapping import mapping_result
from tasks.readiness_shown import (
    item_shown,
    known_of,
    missing_roles_shown,
    own_levels_shown,
    proposals_shown,
    strengths_shown,
    undocumented_shown,
)
from tasks.readiness_summary import summary_deliverable, summary_of
from tasks.round_changes import development_since, earlier_round, rounds_before
from tasks.run import Run, looking, step
from tasks.stage_work import work_for

_NO_COVER = Cover(
    municipality="", official_name="", programme_title="", title="", generation=0, state_da="", dated=date.min
)


@step("Skriv parathedsrapport")
def write_readiness_report(run: Run) -> str:
    """Write the report and the summary of each answered round of this stage.

    Run again: equal answers and an equal template leave the papers that are there.
    """
    renew_benchmarks_of(run)
    return write_reports(run, find_page_numbers(run, readiness_papers(run)))


def renew_benchmarks_of(run: Run) -> None:
    """Take the programme's new answers into what this stage's rounds are compared with, when enough have come."""
    with looking() as read:
        slug = read.get(Engagement, run.engagement).programme
        found = (answered_round(read, round_id(run.engagement, name)) for name in ROUND_OF_STAGE[run.stage])
        rows = [row for row in found if row]
    for row in rows:
        renew_benchmark(slug, row.round, row.instrument_version, run.actor)


def readiness_papers(run: Run) -> Callable[[Reader], Iterator[Planned]]:
    """Give what a run's report and summary show, to be read in whatever transaction is open."""
    return partial(_papers, run)


def write_reports(run: Run, pages: PageNumbers) -> str:
    """Write the report and the summary of each answered round with the pages that were found for them."""
    with work_for(run) as unit:
        written = write_documents(unit, run.engagement, run.actor, _papers(run, unit), pages)
        unit.commit()
    return written or "Ingen svar endnu"


def _papers(run: Run, read: Reader) -> Iterator[Planned]:
    for name in ROUND_OF_STAGE[run.stage]:
        if answered_round(read, round_id(run.engagement, name)):
            shown = cache(partial(_report, read, run.engagement, name))
            yield _deliverable(name), partial(_report_under, shown)
            yield summary_deliverable(name), partial(_summary_under, name, shown)


def _report_under(shown: Callable[[], ReadinessReport], cover: Cover) -> ReadinessReport:
    return replace(shown(), cover=cover)


def _summary_under(name: str, shown: Callable[[], ReadinessReport], cover: Cover) -> ReadinessSummary:
    return summary_of(name, replace(shown(), cover=cover))


def dimension_results(chosen: Instrument, assessment: readiness.Assessment) -> tuple[DimensionResult, ...]:
    """Show each dimension with its items as the documents do."""
    return tuple(_dimension(chosen, assessment, one.id) for one in chosen.dimensions)


def gaps_shown(chosen: Instrument, assessment: readiness.Assessment, key: str) -> tuple[Gap, ...]:
    """Show the gaps of a round as the documents do, under the ids that the record gives them."""
    return tuple(
        Gap(
            id=natural_id("gap", key, gap.item),
            item_id=gap.item,
            statement=chosen.item(gap.item).statement_da,
            dimension_title=chosen.dimension(gap.dimension).title_da,
            score=gap.score,
            mandatory=gap.mandatory,
            unclarified=gap.unresolved,
        )
        for gap in assessment.gaps
    )


def _deliverable(name: str) -> Deliverable:
    first = name == "baseline"
    state_da, part = ("Til godkendelse", "") if first else ("Til orientering", name)
    return Deliverable("readiness_report", "Parathedsvurdering", state_da, "draft", part, dict(ROUNDS)[name])


def _report(read: Reader, engagement: str, name: str) -> ReadinessReport:
    """Gather what a round's report shows, once for all that is written about it; its cover comes with each paper."""
    key = round_id(engagement, name)
    row = read.get(AssessmentRound, key)
    chosen, assessment = graded = grade_round(read, row)
    begun, ended = answered_between(read, key)
    before = rounds_before(read, engagement, name)
    return ReadinessReport(
        cover=_NO_COVER,
        round_da=dict(ROUNDS)[name],
        first_round=name == "baseline",
        answered_from=begun,
        answered_to=ended,
        respondents=_respondents(read, key, chosen),
        missing_roles=missing_roles_shown(chosen, row),
        dimensions=_beside_others(dimension_results(chosen, assessment), means_of_others(read, row)),
        gaps=gaps_shown(chosen, assessment, key),
        disagreements=tuple(_disagreements(chosen, assessment, key)),
        earlier=tuple(earlier_round(read, one, chosen) for one in before),
        strengths=strengths_shown(chosen, assessment),
        proposals=proposals_shown(chosen, assessment),
        own_levels=own_levels_shown(chosen, assessment, mapping_result(read, key)),
        undocumented=undocumented_shown(read, chosen, assessment, key),
        development=development_since(read, before[0], graded) if before else None,
    )


def _beside_others(
    dimensions: tuple[DimensionResult, ...], means: Mapping[str, Decimal | None]
) -> tuple[DimensionResult, ...]:
    return tuple(replace(one, others=means[one.id]) for one in dimensions)


def _disagreements(chosen: Instrument, assessment: readiness.Assessment, key: str) -> Iterator[Disagreement]:
    for one in assessment.disagreements:
        yield Disagreement(
            id=natural_id("disagreement", key, one.item),
            item_id=one.item,
            statement=chosen.item(one.item).statement_da,
            lowest=one.lowest,
            highest=one.highest,
        )


def _respondents(read: Reader, key: str, chosen: Instrument) -> tuple[RespondentRole, ...]:
    rows = read.all(Respondent, Respondent.assessment_round == key)
    asked = Counter(row.role for row in rows)
    given = {answer.respondent for answer in domain_answers(read, key)}
    answered = Counter(row.role for row in rows if row.answered_on is not None and row.id in given)
    return tuple(
        RespondentRole(
            role_da=role.label_da, asked=asked[role.key], answered=answered[role.key], observer=role.observer
        )
        for role in chosen.roles
        if asked[role.key]
    )


def _dimension(chosen: Instrument, assessment: readiness.Assessment, dimension: str) -> DimensionResult:
    score = assessment.dimension(dimension)
    items = chosen.dimension(dimension).items
    return DimensionResult(
        id=dimension,
        title=chosen.dimension(dimension).title_da,
        known=known_of(score),
        low=score.low if score.low_reading.sufficient else None,
        band_da=score.band_known.label_da if score.band_known else "",
        band_low_da=_other_band(score),
        capped_by=", ".join(score.capped_by),
        answered_items=score.known_reading.scored_items,
        total_items=len(items),
        items=tuple(item_shown(chosen, assessment, item.id) for item in items),
    )


def _other_band(score: readiness.DimensionScore) -> str:
    """Name the band of the low reading where it is another than the headline's."""
    low = score.low_reading.band
    return low.label_da if low and score.band_known and low != score.band_known else ""
