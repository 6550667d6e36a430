"""Fill a packet's rows from the record, so that nobody types what is already known."""

from collections.abc import Callable, Mapping

from db.unit_of_work import Reader
from parat.domain.stages import Stage
from tasks.rows.application import application_rows
from tasks.rows.implementation import implementation_rows
from tasks.rows.plan import plan_rows
from tasks.rows.readiness import readiness_rows
from tasks.rows.shape import Row, Rows
from tasks.rows.training import training_rows
from tasks.rows.workshops import workshop_rows

__all__ = ["Row", "Rows", "rows_for"]

_ROWS: Mapping[Stage, Callable[[Reader, str], Rows]] = {
    Stage.APPLICATION: application_rows,
    Stage.WORKSHOPS: workshop_rows,
    Stage.TRAINING: training_rows,
    Stage.PLAN: plan_rows,
    Stage.IMPLEMENTATION: implementation_rows,
}


def rows_for(read: Reader, engagement: str, stage: Stage, assessment_round: str) -> Rows:
    """Give the rows of a stage's workbook by sheet, each row by column key."""
    if stage is Stage.READINESS:
        return readiness_rows(read, engagement, assessment_round)
    return _ROWS[stage](read, engagement)
