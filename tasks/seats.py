"""Count the seats of a programme: one is taken by selection, and free again when a municipality leaves."""

from db.errors import SimultaneousChangeError
from db.schema import Programme
from db.unit_of_work import UnitOfWork
from tasks.decision_errors import NoSeatError


def move_seats(unit: UnitOfWork, programme: str, change: int) -> None:
    """Take or give back seats in the open transaction; raise NoSeatError when there is none left."""
    row = unit.get(Programme, programme)
    now = row.selected + change
    if now > row.capacity:
        raise NoSeatError(programme=programme, capacity=row.capacity)
    if not unit.change(Programme, programme, only_while={"selected": row.selected}, selected=max(now, 0)):
        raise SimultaneousChangeError(table="programme")
