"""Write the readiness report of every round that has been answered."""

from collections import Counter
from functools import partial

from db.schema import AssessmentRound, Respondent
from db.unit_of_work import Reader
from parat.documents.contexts import (
    Cover,
    DimensionResult,
    Disagreement,
    Gap,
    ItemResult,
    MissingRole,
    ReadinessReport,
    RespondentRole,
)
from parat.domain import readiness
from parat.domain.identity import natural_id
from parat.domain.instrument import Instrument
from parat.domain.packets.readiness import ROUNDS
from tasks.answers import ROUND_OF_STAGE, answered_between, grade_round, round_id
from tasks.files import Deliverable, write_document
from tasks.run import Run, step
from tasks.stage_work import work_for


@step("Skriv parathedsrapport")
def write_readiness_report(run: Run) -> str:
    """Write the report of each answered round of this stage.

    Run again: equal answers and an equal template leave the report that is there.
    """
    with work_for(run) as unit:
        written = [
            write_document(
                unit, run.engagement, run.actor, _deliverable(name), partial(_report, unit, run.engagement, name)
            )
            for name in ROUND_OF_STAGE[run.stage]
            if unit.find(AssessmentRound, round_id(run.engagement, name))
        ]
        unit.commit()
    return "; ".join(written) or "Ingen svar endnu"


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
    part = "" if name == "baseline" else name
    subtitle = dict(ROUNDS)[name]
    return Deliverable("readiness_report", "Parathedsvurdering", "Til godkendelse", "draft", part, subtitle)


def _report(read: Reader, engagement: str, name: str, cover: Cover) -> ReadinessReport:
    key = round_id(engagement, name)
    row = read.get(AssessmentRound, key)
    chosen, assessment = grade_round(read, row)
    begun, ended = answered_between(read, key)
    return ReadinessReport(
        cover=cover,
        round_da=dict(ROUNDS)[name],
        answered_from=begun,
        answered_to=ended,
        respondents=_respondents(read, key, chosen),
        missing_roles=tuple(
            MissingRole(role_da=chosen.role(role).label_da, reason=why)
            for role, why in sorted(row.missing_roles.items())
        ),
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
        known=score.known,
        low=score.low,
        band_da=score.band_known.label_da if score.band_known else "",
        capped_by=", ".join(score.capped_by),
        answered_items=score.known_reading.scored_items,
        total_items=len(items),
        items=tuple(_item(chosen, assessment, item.id) for item in items),
    )


def _item(chosen: Instrument, assessment: readiness.Assessment, item: str) -> ItemResult:
    score = assessment.item(item)
    return ItemResult(
        id=item,
        statement=chosen.item(item).statement_da,
        critical=chosen.item(item).critical,
        score=score.known,
        low_score=score.low,
        spread=score.spread,
        answers=score.answered,
        undocumented=score.undocumented,
    )
