"""Give the actions of a plan and their indicators, as the workbooks show them."""

from db.schema import Action, Indicator
from db.unit_of_work import Reader


def actions_of(read: Reader, engagement: str) -> list[Action]:
    """Give the actions in the order of their numbers."""
    return read.all(Action, Action.engagement == engagement, order=[Action.number])


def indicators_of(read: Reader, engagement: str) -> dict[str, Indicator]:
    """Give each action's indicator by the action's id."""
    actions = {row.id for row in actions_of(read, engagement)}
    return {row.action: row for row in read.all(Indicator, Indicator.action.in_(actions))}
