"""Fill the training workbook's rows from the record."""

from db.schema import Attendance, Session, SessionEvaluation, TrainingNeed
from db.unit_of_work import Reader
from tasks.rows.shape import Row, Rows


def training_rows(read: Reader, engagement: str) -> Rows:
    """Give the needs, the sessions and what came of them; participants are never written out again."""
    sessions = read.all(Session, Session.engagement == engagement, order=[Session.number])
    numbers = {row.id: row.number for row in sessions}
    needs = read.all(TrainingNeed, TrainingNeed.engagement == engagement, order=[TrainingNeed.staff_group])
    present = read.all(Attendance, Attendance.engagement == engagement)
    answers = read.all(SessionEvaluation, SessionEvaluation.engagement == engagement)
    return {
        "needs": [{"group": row.staff_group, "module": row.module, "needed": row.needed} for row in needs],
        "sessions": [
            {
                "session": row.number,
                "module": row.module,
                "held_on": row.held_on,
                "begins": row.begins,
                "place": row.place,
                "hours": row.hours,
                "status": row.state,
            }
            for row in sessions
        ],
        "attendance": [
            {"session": numbers[row.session], "group": row.staff_group, "attended": row.present, "passed": row.passed}
            for row in sorted(present, key=lambda row: (numbers[row.session], row.staff_group))
        ],
        "evaluation": [
            {"session": numbers[row.session], "answered": row.answered, **_evaluated(row)}
            for row in sorted(answers, key=lambda row: numbers[row.session])
        ],
    }


def _evaluated(row: SessionEvaluation) -> Row:
    means = {"relevance": row.relevance, "usefulness": row.usefulness, "confidence": row.confidence}
    return {**means, "liked": row.liked or None, "wished": row.wished or None}
