"""Fill the readiness workbook's rows from the record: those of the joint one and of every respondent's own."""

from collections.abc import Iterable, Mapping

from db.lookup import engagement_row
from db.schema import Answer, AssessmentRound, Respondent
from db.unit_of_work import Reader
from parat.domain.instrument import Dimension, Item, instrument
from parat.domain.packets import Value, own_key
from parat.domain.respondents import joined, place_of
from tasks.answers import is_statement, round_id
from tasks.rows.shape import Row, Rows


def readiness_rows(read: Reader, engagement: str, assessment_round: str) -> Rows:
    """Give who was asked, the themes and the statements of a round, with the answers that are stored."""
    programme = engagement_row(read, engagement)[2]
    key = round_id(engagement, assessment_round)
    stored = read.find(AssessmentRound, key)
    chosen = instrument(stored.instrument_version if stored else programme.instrument_version)
    respondents = respondents_of(read, key)
    given = _given(read.all(Answer, Answer.assessment_round == key), respondents)
    return {
        "respondents": [
            {"respondent": row.number, "role": row.role, "sector": row.sector or None, "answered_on": row.answered_on}
            for row in respondents
        ],
        "missing_roles": [
            {"role": role, "reason": why} for role, why in (stored.missing_roles if stored else {}).items()
        ],
        "mapping": [_theme(one, stored, given.get(one.id, {})) for one in chosen.dimensions],
        "answers": [_statement(one, given.get(one.id, {})) for one in chosen.items],
    }


def respondents_of(read: Reader, key: str) -> list[Respondent]:
    """Give the respondents of a round in the order of their numbers."""
    rows = read.all(Respondent, Respondent.assessment_round == key)
    return sorted(rows, key=lambda row: place_of(row.number))


def shared_text(rows: Iterable[Answer], column: str) -> str:
    """Give what a shared cell of the joint workbook shows for those who answered its row, by their numbers."""
    return joined(_text_of(row, column) for row in rows)


def _given(rows: Iterable[Answer], respondents: list[Respondent]) -> dict[str, Row]:
    """Give the answers by item, as the cells of the item's row."""
    by_item: dict[str, dict[str, Answer]] = {}
    for row in rows:
        by_item.setdefault(row.item, {})[row.respondent] = row
    return {item: _cells(item, found, respondents) for item, found in by_item.items()}


def _cells(item: str, found: Mapping[str, Answer], respondents: list[Respondent]) -> Row:
    columns = shared_columns(item)
    answered = [(row.number, found[row.id]) for row in respondents if row.id in found]
    cells: dict[str, Value | None] = {number: answer.value for number, answer in answered}
    for column in columns:
        cells[column] = shared_text((answer for _, answer in answered), column) or None
        cells |= {own_key(column, number): _text_of(answer, column) or None for number, answer in answered}
    return cells


def shared_columns(item: str) -> tuple[str, ...]:
    """Name the shared columns of an item's row."""
    return ("documentation", "reason") if is_statement(item) else ("remark",)


def _text_of(answer: Answer, column: str) -> str:
    return answer.documentation if column == "documentation" else answer.reason


def _theme(one: Dimension, stored: AssessmentRound | None, given: Row) -> Row:
    known = (stored.self_mapping.get(one.id) or {}) if stored else {}
    earlier = {"value": known.get("value") or None, "note": known.get("note") or None}
    return {"dimension": one.id, "title": one.title_da, **_anchors(one), **earlier, **given}


def _statement(one: Item, given: Row) -> Row:
    return {"item": one.id, "statement": one.statement_da, "critical": one.critical, **_anchors(one), **given}


def _anchors(one: Dimension | Item) -> Row:
    return {f"anchor_{value}": text for value, text in one.anchors_da.items()}
