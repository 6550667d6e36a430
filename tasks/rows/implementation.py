"""Fill the implementation workbook's rows from the record."""

from db.unit_of_work import Reader
from tasks.plan import APPROVED
from tasks.rows.actions import actions_of, indicators_of
from tasks.rows.shape import Rows


def implementation_rows(read: Reader, engagement: str) -> Rows:
    """Give the accepted actions, ready for their next reading."""
    indicators = indicators_of(read, engagement)
    accepted = [row for row in actions_of(read, engagement) if row.choice == APPROVED]
    return {
        "follow_up": [
            {
                "action_id": row.id,
                "number": row.number,
                "title": row.title,
                "responsible": row.owner,
                "due_on": row.due_on,
                "indicator": indicators[row.id].text,
                "target": indicators[row.id].target,
            }
            for row in accepted
        ]
    }
