"""Follow an example municipality's actions up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from parat.domain.calendar import working_day_from
from parat.example.draw import between, number, pick
from parat.example.filling import Entries, Entry
from parat.example.municipalities import Place
from parat.example.texts import filled, words

_STATES = (("done", 28), ("in_progress", 72), ("not_started", 85), ("delayed", 97), ("dropped", 100))
_LATE = ("delayed", "dropped")


@dataclass(frozen=True, slots=True)
class Adopted:
    """Be an action of the adopted plan as the follow-up workbook shows it."""

    identity: str
    number: int
    target: Decimal | None


def follow_up(place: Place, actions: Sequence[Adopted], adopted_on: date, on: date) -> dict[str, Entries]:
    """Give the follow-up workbook: where each action stands on a day, and the milestones."""
    milestones = words("follow_up")["milestone"]
    return {
        "follow_up": {(action.identity,): _status(place, action, on) for action in actions},
        "milestones": {(rank,): _milestone(row, adopted_on, on) for rank, row in enumerate(milestones, start=1)},
    }


def _status(place: Place, action: Adopted, on: date) -> Entry:
    texts, state = words("follow_up"), _state(place, action)
    late = {"deviation": pick(texts["deviations"][state], place.code, action.number)} if state in _LATE else {}
    measured = {"reading": _reading(place, action, state), "measured_on": on} if action.target is not None else {}
    remark = filled(pick(texts["remarks"][state], place.code, action.number, "remark"), place.facts)
    return {"status": state, "remark": remark, **late, **measured}


def _state(place: Place, action: Adopted) -> str:
    chance = number(100, place.code, action.number, "state")
    return next(state for state, below in _STATES if chance < below)


def _reading(place: Place, action: Adopted, state: str) -> Decimal:
    share = 100 if state == "done" else between(20, 80, place.code, action.number, "reading")
    return Decimal(int((action.target or 0) * share) // 100)


def _milestone(row: dict[str, str | int], adopted_on: date, on: date) -> Entry:
    due = working_day_from(adopted_on + timedelta(days=int(row["days"])))
    reached = {"reached_on": due} if due < on else {}
    return {"title": str(row["title"]), "responsible": str(row["responsible"]), "due_on": due, **reached}
