"""Fill the rows of the sheet of hearing answers from the record."""

from db.schema import HearingAnswer
from db.unit_of_work import Reader
from tasks.hearing_answers import hearing_answers
from tasks.rows.shape import Row


def hearing_rows(read: Reader, engagement: str) -> list[Row]:
    """Give the answers as they are stored, in the order of their numbers."""
    return [_heard(row) for row in hearing_answers(read, engagement)]


def _heard(row: HearingAnswer) -> Row:
    return {
        "number": row.number,
        "party": row.party,
        "received_on": row.received_on,
        "section": row.section or None,
        "about": row.about,
        "comment": row.comment,
        "answer": row.answer or None,
        "changes_plan": row.changes_plan,
    }
