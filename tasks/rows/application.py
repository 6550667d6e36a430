"""Fill the application workbook's rows from the record."""

from db.lookup import engagement_row
from db.unit_of_work import Reader
from tasks.application import answers_in
from tasks.rows.shape import Row, Rows


def application_rows(read: Reader, engagement: str) -> Rows:
    """Give what the application says; before it has come, what is known of the municipality's present plan."""
    row = engagement_row(read, engagement)[0]
    known: Row = {"existing_plan": True, "existing_plan_on": row.existing_plan_on} if row.existing_plan_on else {}
    filled = answers_in(read, engagement) or known
    return {"application": [filled] if filled else []}
