"""Take back what waits for a decision about a plan whose content has changed."""

from db.standings import standing_of
from db.unit_of_work import UnitOfWork
from parat.domain.stages import Stage
from tasks.stage_work import withdraw_waiting_gates


def plan_changed(unit: UnitOfWork, engagement: str) -> None:
    """Withdraw the plan's waiting gates, when its stage is open; the next run raises them anew about the new draft."""
    attempt = standing_of(unit.connection, engagement).attempt(Stage.PLAN)
    if attempt is not None and not attempt.ended:
        withdraw_waiting_gates(unit, engagement, Stage.PLAN, attempt.number)
