"""Read the answers of a readiness assessment, and grade them."""

from collections.abc import Mapping
from datetime import date

from db.schema import Answer, AssessmentRound, Gap, Respondent, Score
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.danish import counted
from parat.domain import readiness
from parat.domain.identity import natural_id
from parat.domain.instrument import Instrument, instrument
from parat.domain.labels import Kind, label
from parat.domain.stages import Stage
from tasks.run import Run, step
from tasks.stage_work import work_for

ROUND_OF_STAGE = {Stage.READINESS: ("baseline",), Stage.IMPLEMENTATION: ("adoption", "followup12")}


def round_id(engagement: str, assessment_round: str) -> str:
    """Give the id of an assessment round."""
    return natural_id("assessment_round", engagement, assessment_round)


@step("Beregn parathed")
def grade_answers(run: Run) -> str:
    """Grade the stage's rounds and store scores and gaps.

    Run again: the same answers give the same scores and gaps under the same ids.
    """
    with work_for(run) as unit:
        graded = [_grade_round(unit, run, name) for name in ROUND_OF_STAGE[run.stage]]
        unit.commit()
    return "; ".join(sentence for sentence in graded if sentence) or "Ingen svar endnu"


def answered_round(read: Reader, key: str) -> AssessmentRound | None:
    """Give a round whose statements somebody has answered; None when there is none, or it was only asked or mapped."""
    row = read.find(AssessmentRound, key)
    return row if row and read.has(Answer, Answer.assessment_round == key, Answer.item.contains(".")) else None


def assessment_in(read: Reader, key: str) -> tuple[Instrument, readiness.Assessment] | None:
    """Grade a stored round by its own instrument; None when it has not been answered."""
    row = answered_round(read, key)
    return None if row is None else grade_round(read, row)


def grade_round(read: Reader, row: AssessmentRound) -> tuple[Instrument, readiness.Assessment]:
    """Grade a round by the instrument it was begun with."""
    chosen = instrument(row.instrument_version)
    return chosen, readiness.grade(chosen, domain_answers(read, row.id))


def domain_answers(read: Reader, key: str) -> list[readiness.Answer]:
    """Give the stored answers of a round's statements as the scoring rules know them; the short mapping is left out."""
    return [answer for answer in _stored_answers(read, key) if is_statement(answer.item)]


def mapping_answers(read: Reader, key: str) -> list[readiness.Answer]:
    """Give the stored answers of a round's short mapping, whose items are the themes."""
    return [answer for answer in _stored_answers(read, key) if not is_statement(answer.item)]


def is_statement(item: str) -> bool:
    """Tell a statement of the extended assessment (D1.1) from a theme of the short mapping (D1)."""
    return "." in item


def _stored_answers(read: Reader, key: str) -> list[readiness.Answer]:
    roles = {row.id: row.role for row in read.all(Respondent, Respondent.assessment_round == key)}
    rows = read.all(Answer, Answer.assessment_round == key)
    return [
        readiness.Answer(
            row.item,
            row.respondent,
            roles[row.respondent],
            int(row.value) if row.value.isdigit() else row.value,
            row.reason,
            row.documentation,
        )
        for row in rows
    ]


def answered_between(read: Reader, key: str) -> tuple[date | None, date | None]:
    """Give the first and the last day on which somebody answered."""
    days = [row.answered_on for row in read.all(Respondent, Respondent.assessment_round == key) if row.answered_on]
    return (min(days), max(days)) if days else (None, None)


def _grade_round(unit: UnitOfWork, run: Run, name: str) -> str:
    row = answered_round(unit, round_id(run.engagement, name))
    if row is None:
        return ""
    gaps = counted(store_grades(unit, row), "udviklingspunkt", "udviklingspunkter")
    return f"{gaps} i runden »{label(Kind.ROUND, name)}«"


def store_grades(unit: UnitOfWork, row: AssessmentRound) -> int:
    """Grade a round by its own instrument, store its scores and gaps, and give the number of gaps."""
    assessment = grade_round(unit, row)[1]
    unit.replace(Score, Score.assessment_round == row.id, [_score(row.id, score) for score in assessment.dimensions])
    _store_gaps(unit, row.engagement, row.id, assessment.gaps)
    return len(assessment.gaps)


def _store_gaps(unit: UnitOfWork, engagement: str, key: str, gaps: tuple[readiness.Gap, ...]) -> None:
    """Store the gaps with the priority a person gave them; one that a new answer has closed is kept, marked closed."""
    of_answers = (Gap.assessment_round == key, Gap.scenario_answer.is_(None))
    known = {row.id: row for row in unit.all(Gap, *of_answers)}
    found = [_stored_gap(engagement, key, gap, known) for gap in gaps]
    open_ids = {row.id for row in found}
    closed = [row for row in known.values() if row.id not in open_ids]
    for row in closed:
        row.closed = True
    unit.put(*found, *closed)


def _stored_gap(engagement: str, key: str, gap: readiness.Gap, known: Mapping[str, Gap]) -> Gap:
    identity = natural_id("gap", key, gap.item)
    before = known.get(identity)
    return Gap(
        id=identity,
        engagement=engagement,
        assessment_round=key,
        item=gap.item,
        score=gap.score,
        mandatory=gap.mandatory,
        unresolved=gap.unresolved,
        priority=before.priority if before else None,
        priority_reason=before.priority_reason if before else None,
    )


def _score(key: str, score: readiness.DimensionScore) -> Score:
    return Score(
        id=natural_id("score", key, score.dimension),
        assessment_round=key,
        dimension=score.dimension,
        known=score.known,
        low=score.low,
        capped_by=", ".join(score.capped_by) or None,
        sufficient=score.sufficient,
    )
