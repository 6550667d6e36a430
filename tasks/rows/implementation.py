"""Fill the implementation workbook's rows from the record."""

from db.schema import Deadline
from db.unit_of_work import Reader
from parat.domain.packets import packet_for
from parat.domain.stages import Stage
from tasks.follow_up import MILESTONE, milestone_id
from tasks.plan import APPROVED
from tasks.rows.actions import actions_of, indicators_of
from tasks.rows.shape import Row, Rows


def implementation_rows(read: Reader, engagement: str) -> Rows:
    """Give the accepted actions, ready for their next reading, and the milestones."""
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
        ],
        "milestones": _milestones(read, engagement),
    }


def _milestones(read: Reader, engagement: str) -> list[Row]:
    """Give the milestones by their numbers, which are kept in their ids alone."""
    stored = {row.id: row for row in read.all(Deadline, Deadline.engagement == engagement, Deadline.kind == MILESTONE)}
    numbers = range(1, (packet_for(Stage.IMPLEMENTATION).sheet("milestones").column("number").maximum or 0) + 1)
    known = ((number, stored.get(milestone_id(engagement, number))) for number in numbers if stored)
    return [
        {
            "number": number,
            "title": row.title,
            "responsible": row.owner or None,
            "due_on": row.due_on,
            "reached_on": row.met_on,
        }
        for number, row in known
        if row is not None
    ]
