"""Fill the readiness workbook's rows from the record."""

from db.lookup import engagement_row
from db.schema import Answer, AssessmentRound, Respondent
from db.unit_of_work import Reader
from parat.domain.instrument import instrument
from parat.domain.packets import Value
from tasks.answers import round_id
from tasks.rows.shape import Row, Rows


def readiness_rows(read: Reader, engagement: str, assessment_round: str) -> Rows:
    """Give who answers, the themes and the statements of a round, with the answers that are stored."""
    programme = engagement_row(read, engagement)[2]
    key = round_id(engagement, assessment_round)
    stored = read.find(AssessmentRound, key)
    chosen = instrument(stored.instrument_version if stored else programme.instrument_version)
    respondents = read.all(Respondent, Respondent.assessment_round == key, order=[Respondent.number])
    numbers = {row.id: row.number for row in respondents}
    given: dict[str, dict[str, Value | None]] = {}
    for answer in read.all(Answer, Answer.assessment_round == key):
        row = given.setdefault(
            answer.item, {"documentation": answer.documentation or None, "reason": answer.reason or None}
        )
        row[numbers[answer.respondent]] = answer.value
    return {
        "respondents": [
            {"respondent": row.number, "role": row.role, "sector": row.sector or None, "answered_on": row.answered_on}
            for row in respondents
        ],
        "missing_roles": [
            {"role": role, "reason": why} for role, why in (stored.missing_roles if stored else {}).items()
        ],
        "mapping": [
            {
                "dimension": one.id,
                "title": one.title_da,
                **{f"anchor_{value}": text for value, text in one.anchors_da.items()},
                **_mapped(stored, one.id),
            }
            for one in chosen.dimensions
        ],
        "answers": [
            {
                "item": item.id,
                "statement": item.statement_da,
                "critical": item.critical,
                **{f"anchor_{value}": text for value, text in item.anchors_da.items()},
                **given.get(item.id, {}),
            }
            for item in chosen.items
        ],
    }


def _mapped(stored: AssessmentRound | None, dimension: str) -> Row:
    known = (stored.self_mapping.get(dimension) or {}) if stored else {}
    return {"value": known.get("value") or None, "note": known.get("note") or None}
