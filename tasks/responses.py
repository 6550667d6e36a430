"""Give where a round of the readiness assessment stands: who was asked, who has answered, and who is missing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.lookup import engagement_row
from db.schema import Answer, AssessmentRound, Respondent
from db.unit_of_work import Reader
from parat.domain.instrument import Instrument, instrument
from parat.domain.respondents import AskedRespondent, Progress
from tasks.answers import is_statement, round_id
from tasks.role_cover import uncovered_roles
from tasks.rows.readiness import respondents_of


@dataclass(frozen=True, slots=True)
class Responses:
    """Be a round as it stands.

    `closed` gives each role that was left out its reason; `missing` names the required roles from which nobody has
    answered to the end yet. `opened_on` is None before anybody was asked.
    """

    round: str
    instrument: Instrument
    opened_on: date | None
    respondents: tuple[AskedRespondent, ...]
    closed: Mapping[str, str]
    missing: tuple[str, ...]

    @property
    def awaited(self) -> tuple[AskedRespondent, ...]:
        """Give those from whom answers are still expected: a role that was closed is not."""
        return tuple(
            one
            for one in self.respondents
            if one.progress is not Progress.ANSWERED and one.asked_on is not None and one.role not in self.closed
        )


def responses_of(read: Reader, engagement: str, assessment_round: str) -> Responses:
    """Give a round as it stands."""
    row = read.find(AssessmentRound, round_id(engagement, assessment_round))
    if row is None:
        chosen = instrument(engagement_row(read, engagement)[2].instrument_version)
        return Responses(assessment_round, chosen, None, (), {}, chosen.required_roles)
    chosen = instrument(row.instrument_version)
    given = Counter(
        (one.respondent, is_statement(one.item)) for one in read.all(Answer, Answer.assessment_round == row.id)
    )
    asked = tuple(_asked(one, chosen, given) for one in respondents_of(read, row.id))
    return Responses(assessment_round, chosen, row.opened_on, asked, row.missing_roles, uncovered_roles(read, row))


def _asked(row: Respondent, chosen: Instrument, given: Mapping[tuple[str, bool], int]) -> AskedRespondent:
    return AskedRespondent(
        number=row.number,
        role=row.role,
        sector=row.sector,
        asked_on=row.asked_on,
        due_on=row.due_on,
        answered_on=row.answered_on,
        reminded_on=row.reminded_on,
        reminders=row.reminders or 0,
        themes=given.get((row.id, False), 0),
        all_themes=len(chosen.dimensions),
        statements=given.get((row.id, True), 0),
        all_statements=len(chosen.items),
    )
