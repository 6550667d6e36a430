"""Give the plan the gaps it answers: from the assessment and scenario training, with what people judged of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.schema import AssessmentRound, Gap, ScenarioAnswer
from db.unit_of_work import Reader
from parat.domain import readiness
from parat.domain.instrument import Instrument, instrument
from parat.domain.planning import FailedStep, Judgement
from parat.domain.priorities import NOT_NOW, strongest
from parat.domain.scenarios import scenarios
from tasks.answers import assessment_in, round_id
from tasks.scenario_training import open_gaps


@dataclass(frozen=True, slots=True)
class JudgedGaps:
    """Be the gaps that the plan answers, the judgement of each item, and the id of the gap that stands for it."""

    gaps: tuple[readiness.Gap, ...]
    judged: Mapping[str, Judgement]
    ids: Mapping[str, str]


def judged_gaps(read: Reader, engagement: str) -> JudgedGaps:
    """Give the baseline's gaps and the steps that failed; what people put off is left out unless it is mandatory."""
    baseline = read.find(AssessmentRound, round_id(engagement, "baseline"))
    if baseline is None:
        return JudgedGaps((), {}, {})
    graded = assessment_in(read, baseline.id)
    scored = graded[1].gaps if graded else ()
    by_item: defaultdict[str, list[Gap]] = defaultdict(list)
    for row in sorted(open_gaps(read, engagement), key=lambda row: row.scenario_answer is not None):
        by_item[row.item].append(row)
    judged = {item: _judgement(read, rows) for item, rows in by_item.items()}
    failed = _failed_only(instrument(baseline.instrument_version), by_item, {gap.item for gap in scored})
    wanted = [gap for gap in (*scored, *failed) if gap.mandatory or not _put_off(judged, gap.item)]
    return JudgedGaps(tuple(wanted), judged, {item: rows[0].id for item, rows in by_item.items()})


def _judgement(read: Reader, rows: Sequence[Gap]) -> Judgement:
    failed = [read.get(ScenarioAnswer, row.scenario_answer) for row in rows if row.scenario_answer]
    steps = tuple(FailedStep(scenarios()[one.scenario].title_da, one.step, one.note) for one in failed)
    return Judgement(strongest(row.priority for row in rows), steps)


def _failed_only(chosen: Instrument, by_item: Mapping[str, Sequence[Gap]], known: set[str]) -> list[readiness.Gap]:
    """Make gaps of items that only scenario training found: they have no score that shows it."""
    from_steps = (item for item, rows in by_item.items() if rows[0].scenario_answer and item not in known)
    items = map(chosen.item, from_steps)
    return [readiness.Gap(item.id, item.dimension, None, item.critical, False, False, None) for item in items]


def _put_off(judged: Mapping[str, Judgement], item: str) -> bool:
    return judged.get(item, Judgement()).priority == NOT_NOW
