"""Say whether every required role has answered the readiness assessment, or was closed with a reason."""

from collections.abc import Container, Iterable

from db.schema import AssessmentRound, Respondent
from db.unit_of_work import Reader
from parat.domain.instrument import instrument
from parat.domain.stages import Evidence
from tasks.answers import domain_answers

_FACT_OF = {"baseline": Evidence.ROLES_COVERED, "followup12": Evidence.REASSESSED}


def answered_roles(respondents: Iterable[Respondent], with_answers: Container[str]) -> set[str]:
    """Name the roles of which somebody has answered to the end; `with_answers` are the ids of who gave an answer."""
    return {one.role for one in respondents if one.answered_on is not None and one.id in with_answers}


def uncovered_roles(read: Reader, row: AssessmentRound) -> tuple[str, ...]:
    """List the required roles from which nobody has answered to the end, and which were not closed with a reason."""
    given = {answer.respondent for answer in domain_answers(read, row.id)}
    answered = answered_roles(read.all(Respondent, Respondent.assessment_round == row.id), given)
    required = instrument(row.instrument_version).required_roles
    return tuple(role for role in required if role not in answered and role not in row.missing_roles)


def roles_covered(read: Reader, key: str) -> dict[Evidence, bool]:
    """Say it as the fact that the round's stage asks for; the round at adoption is asked for by none."""
    row = read.get(AssessmentRound, key)
    fact = _FACT_OF.get(row.round)
    return {fact: not uncovered_roles(read, row) and bool(domain_answers(read, key))} if fact else {}
