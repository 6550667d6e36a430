"""Propose what training is needed, from the gaps that the readiness assessment found."""

from db.schema import AssessmentRound, Gap, TrainingNeed
from db.unit_of_work import Reader
from parat.domain.instrument import instrument
from parat.domain.training_needs import FoundGap, ProposedNeed, proposed_needs


def proposals_for(read: Reader, engagement: str) -> list[ProposedNeed]:
    """Give what the assessment at the start proposes and nobody has said yes or no to."""
    rounds = read.all(AssessmentRound, AssessmentRound.engagement == engagement, AssessmentRound.round == "baseline")
    rows = read.all(TrainingNeed, TrainingNeed.engagement == engagement)
    decided = {(row.staff_group.casefold(), row.module) for row in rows}
    return [one for row in rounds for one in _proposed(read, row) if _pair(one) not in decided]


def _proposed(read: Reader, row: AssessmentRound) -> tuple[ProposedNeed, ...]:
    gaps = read.all(Gap, Gap.assessment_round == row.id, Gap.closed.is_(False))
    found = [FoundGap(gap.item, gap.score, gap.scenario_answer is not None) for gap in gaps]
    return proposed_needs(found, instrument(row.instrument_version))


def _pair(one: ProposedNeed) -> tuple[str, str]:
    return one.group.title_da.casefold(), one.module
