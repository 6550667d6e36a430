"""Write the readiness report of every round that has been answered, and its summary on one page."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from db.schema import AssessmentRound, Respondent
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
from tasks.answers import ROUND_OF_STAGE, answered_between, answered_round, grade_round, round_id
from tasks.files import Deliverable, Planned, find_page_numbers, write_documents
from tasks.readiness_shown import (
    earlier_rounds,
    item_shown,
    known_of,
    missing_roles_shown,
    own_levels_shown,
    proposals_shown,
    strengths_shown,
)
from tasks.readiness_summary import summary_deliverable, summary_of
from tasks.run import Run, step
from tasks.stage_work import work_for


@step("Skriv parathedsrapport")
def write_readiness_report(run: Run) -> str:
    """Write the report and the summary of each answered round of this stage.

    Run again: equal answers and an equal template leave the papers that are there.
    """
    papers = partial(_papers, run)
    pages = find_page_numbers(run, papers)
    with work_for(run) as unit:
        written = write_documents(unit, run.engagement, run.actor, papers(unit), pages)
        unit.commit()
    return written or "Ingen svar endnu"


def _papers(run: Run, read: Reader) -> Iterator[Planned]:
    for name in ROUND_OF_STAGE[run.stage]:
        if answered_round(read, round_id(run.engagement, name)):
            report = partial(_report, read, run.engagement, name)
            yield _deliverable(name), report
            yield summary_deliverable(name), partial(_summary, name, report)


def _summary(name: str, report: Callable[[Cover], ReadinessReport], cover: Cover) -> ReadinessSummary:
    return summary_of(name, report(cover))


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


def _report(read: Reader, engagement: str, name: str, cover: Cover) -> ReadinessReport:
    key = round_id(engagement, name)
    row = read.get(AssessmentRound, key)
    chosen, assessment = grade_round(read, row)
    begun, ended = answered_between(read, key)
    return ReadinessReport(
        cover=cover,
        round_da=dict(ROUNDS)[name],
        first_round=name == "baseline",
        answered_from=begun,
        answered_to=ended,
        respondents=_respondents(read, key, chosen),
        missing_roles=missing_roles_shown(chosen, row),
        dimensions=dimension_results(chosen, assessment),
        gaps=gaps_shown(chosen, assessment, key),
        local_text=_changes(read, engagement, name),
        disagreements=tuple(
            Disagreement(
                id=natural_id("disagreement", key, one.item),
                item_id=one.item,
                statement=chosen.item(one.item).statement_da,
                lowest=one.lowest,
                highest=one.highest,
            )
            for one in assessment.disagreements
        ),
        earlier=earlier_rounds(read, engagement, name),
        strengths=strengths_shown(chosen, assessment),
        proposals=proposals_shown(chosen, assessment),
        own_levels=own_levels_shown(chosen, row.self_mapping),
    )


def _changes(read: Reader, engagement: str, name: str) -> tuple[str, ...]:
    """Say how a later round differs from the first."""
    if name == "baseline":
        return ()
    from tasks.comparison import changes_since  # pandas takes half a second

    lines = changes_since(read, engagement, "baseline", name)
    return ("Ændring siden udgangspunktet:", *lines) if lines else ()


def _respondents(read: Reader, key: str, chosen: Instrument) -> tuple[RespondentRole, ...]:
    rows = read.all(Respondent, Respondent.assessment_round == key)
    asked = Counter(row.role for row in rows)
    answered = Counter(row.role for row in rows if row.answered_on is not None)
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
        capped_by=", ".join(score.capped_by),
        answered_items=score.known_reading.scored_items,
        total_items=len(items),
        items=tuple(item_shown(chosen, assessment, item.id) for item in items),
    )
