"""Fill the training workbook's rows from the record."""

from db.schema import Attendance, Session, SessionEvaluation, TrainingNeed
from db.unit_of_work import Reader
from tasks.rows.shape import Row, Rows
from tasks.training_needs import proposals_for


def training_rows(read: Reader, engagement: str) -> Rows:
    """Give needs, proposals, sessions and what came of them; participants are never written out again."""
    sessions = read.all(Session, Session.engagement == engagement, order=[Session.number])
    numbers = {row.id: row.number for row in sessions}
    present = read.all(Attendance, Attendance.engagement == engagement)
    answers = read.all(SessionEvaluation, SessionEvaluation.engagement == engagement)
    return {
        "needs": [*_needs(read, engagement), *_proposals(read, engagement)],
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


def _needs(read: Reader, engagement: str) -> list[Row]:
    rows = read.all(TrainingNeed, TrainingNeed.engagement == engagement, order=[TrainingNeed.staff_group])
    return [
        {"group": row.staff_group, "module": row.module, "needed": row.needed, "reason": row.reason} for row in rows
    ]


def _proposals(read: Reader, engagement: str) -> list[Row]:
    """Give the proposals without a number: they are no needs until a person has written one."""
    return [
        {"group": one.group.title_da, "module": one.module, "needed": None, "reason": one.reason_da}
        for one in proposals_for(read, engagement)
    ]


def _evaluated(row: SessionEvaluation) -> Row:
    means = {"relevance": row.relevance, "usefulness": row.usefulness, "confidence": row.confidence}
    return {**means, "liked": row.liked or None, "wished": row.wished or None}
