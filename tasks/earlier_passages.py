"""Look up the passages of the plan that a municipality had before; reading its file is done elsewhere."""

from db.schema import ExistingText
from db.unit_of_work import Reader


def passages_of(read: Reader, engagement: str) -> list[ExistingText]:
    """Give the passages of a municipality's earlier plan, in order."""
    return read.all(ExistingText, ExistingText.engagement == engagement, order=[ExistingText.number])


def unsettled_passages(read: Reader, engagement: str) -> list[ExistingText]:
    """Give the passages that nobody has taken into the plan or left out, so that none of them is lost."""
    return [row for row in passages_of(read, engagement) if not row.confirmed]
