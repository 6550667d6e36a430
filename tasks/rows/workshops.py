"""Fill the workshops workbook's rows from the record."""

from db.schema import Decision, DevelopmentArea, OpenQuestion, Workshop
from db.unit_of_work import Reader
from tasks.rows.scenario_training import priority_rows, step_rows
from tasks.rows.shape import Rows


def workshop_rows(read: Reader, engagement: str) -> Rows:
    """Give the workshops with what they decided."""
    workshops = read.all(Workshop, Workshop.engagement == engagement, order=[Workshop.number])
    numbers = {row.id: row.number for row in workshops}
    decisions = read.all(Decision, Decision.engagement == engagement, order=[Decision.workshop, Decision.number])
    areas = read.all(DevelopmentArea, DevelopmentArea.engagement == engagement, order=[DevelopmentArea.number])
    questions = read.all(OpenQuestion, OpenQuestion.engagement == engagement, order=[OpenQuestion.number])
    return {
        "workshops": [
            {
                "number": row.number,
                "kind": row.kind,
                "held_on": row.held_on,
                "begins": row.begins,
                "place": row.place or None,
                "status": row.state,
                "reason": row.reason or None,
                "key_functions": "; ".join(row.key_functions or ()) or None,
                "scenarios": ", ".join(row.scenarios or ()) or None,
            }
            for row in workshops
        ],
        "participants": [
            {"workshop": row.number, "function": one["function"], "sector": one["sector"]}
            for row in workshops
            for one in row.attendance
        ],
        "decisions": [
            {
                "workshop": numbers[row.workshop],
                "number": row.number,
                "text": row.text,
                "responsible": row.owner,
                "due_on": row.due_on,
                "becomes_action": row.becomes_action,
                "item": row.item,
            }
            for row in decisions
        ],
        "areas": [
            {"number": row.number, "title": row.title, "items": ", ".join(row.items) or None, "priority": row.priority}
            for row in areas
        ],
        "questions": [
            {"number": row.number, "text": row.text, "responsible": row.owner or None, "due_on": row.due_on}
            for row in questions
        ],
        "scenario_steps": step_rows(read, engagement, workshops),
        "priorities": priority_rows(read, engagement),
    }
