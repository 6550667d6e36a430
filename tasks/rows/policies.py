"""Fill the sheets of policies and their measures from the record."""

from db.schema import ExistingMeasure, OverlapDecision, Policy
from db.unit_of_work import Reader
from tasks.rows.shape import Rows


def policy_rows(read: Reader, engagement: str) -> Rows:
    """Give the policies and their measures as they are stored."""
    policies = read.all(Policy, Policy.engagement == engagement, order=[Policy.title])
    titles = {row.id: row.title for row in policies}
    measures = read.all(ExistingMeasure, ExistingMeasure.engagement == engagement, order=[ExistingMeasure.title])
    overlaps = {
        row.existing_measure: row for row in read.all(OverlapDecision, OverlapDecision.engagement == engagement)
    }
    return {
        "policies": [
            {"policy": row.title, "owner": row.owner or None, "adopted_on": row.adopted_on} for row in policies
        ],
        "measures": [
            {
                "policy": titles[row.policy],
                "measure": row.title,
                "decision": overlaps[row.id].choice if row.id in overlaps else None,
                "reason": overlaps[row.id].reason if row.id in overlaps else None,
            }
            for row in measures
        ],
    }
