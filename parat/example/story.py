"""Load the example programme: 25 municipalities that do not exist, in every stage and state.

All of it happens through the functions that users reach, on fixed days, so that every record holds the same example.
"""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Any

from db.schema import HourEntry, Programme
from parat.domain.identity import natural_id
from parat.domain.stages import Stage
from parat.example.events import DEEDS, LEAD, Done, Filled, go_on, happen, has_happened
from parat.example.tales import Happening, Tale, tales
from parat.example.texts import words
from tasks.programmes import Call, add_hours, add_staff, new_programme, set_programme_state
from tasks.run import EXAMPLE, Actor, looking

_LAST_ENTRY, _MEETING = "Status og planlægning", "Møde og beslutning"
_OPENS_NOTHING = (
    "selection",
    "commitment",
    "agreement",
    "minutes",
    "target",
    "closing",
)
_HALF_HOURS = Decimal("0.5")


def load_example(progress: Callable[[str], None]) -> bool:
    """Put the example into the record, and say whether it is there; a record with programmes of its own is left alone.

    Run again: what has happened stays as it is, also where somebody has worked on; what a stop left out follows.
    """
    if not _is_free():
        return False
    _begin()
    for number, tale in enumerate(tales(), start=1):
        if not is_told(tale):
            progress(f"{number} of {len(tales())}: {tale.place.name}")
            tell(tale)
    for row in words("story")["programme"]:
        _leave_in_state(row)
    return True


def is_told(tale: Tale) -> bool:
    """Say whether everything of a tale has happened: its last hours are written down after all else."""
    last = natural_id("hour_entry", tale.key, tale.consultant, tale.until.isoformat(), _LAST_ENTRY)
    with looking() as read:
        return read.find(HourEntry, last) is not None


def tell(tale: Tale) -> None:
    """Let everything of a tale happen that has not happened yet, in order."""
    beginning, *events = tale.happenings
    happen(tale, beginning)
    reached = max((number for number, one in enumerate(events, start=1) if has_happened(tale, one)), default=0)
    _go_on_from(tale, events[reached - 1] if reached else beginning)
    for happening in events[reached:]:
        happen(tale, happening)
        _go_on_from(tale, happening)
    go_on(tale, tale.happenings[-1])
    _write_hours(tale)


def _is_free() -> bool:
    ours = {row["slug"] for row in words("story")["programme"]}
    with looking() as read:
        known = {row.id for row in read.all(Programme)}
    return known <= ours or bool(known & ours)


def _begin() -> None:
    """Set the programmes and the staff up, unless they are."""
    with looking() as read:
        known = {row.id: row.state for row in read.all(Programme)}
    for row in words("story")["programme"]:
        actor = _lead_on(row["opens_on"])
        if row["slug"] not in known:
            for one in words("story")["staff"]:
                add_staff(one["id"], one["name"], one["role"], actor)
            call = Call(row["title"], opens_on=row["opens_on"], closes_on=row["closes_on"], is_example=True)
            new_programme(row["slug"], call, actor)
        if known.get(row["slug"], "planned") == "planned":
            set_programme_state(row["slug"], "open", actor)


def _leave_in_state(row: dict[str, Any]) -> None:
    """Close the call that is over; one that is open stays in the state that somebody has given it."""
    if row["state"] == "closed":
        set_programme_state(row["slug"], "closed", _lead_on(row["closes_on"]))


def _go_on_from(tale: Tale, happening: Happening) -> None:
    """Let the path go on after an event, unless the next event is one that nothing lies before."""
    if happening.event not in _OPENS_NOTHING:
        go_on(tale, happening)


def _write_hours(tale: Tale) -> None:
    """Spread the hours over what happened, and write the rest down last."""
    worked = [one for one in tale.happenings[1:] if not isinstance(DEEDS[one.event], Done)]
    each = (tale.spent / (len(worked) + 1)).quantize(_HALF_HOURS, ROUND_DOWN)
    for happening in worked if each else ():
        add_hours(tale.key, happening.on, each, _purpose(happening), _consultant_on(tale, happening.on))
    rest = tale.spent - each * len(worked)
    add_hours(tale.key, tale.until, rest, _LAST_ENTRY, _consultant_on(tale, tale.until))


def _purpose(happening: Happening) -> str:
    deed = DEEDS[happening.event]
    return _PURPOSES[deed.stage] if isinstance(deed, Filled) else _MEETING


def _consultant_on(tale: Tale, on: date) -> Actor:
    return Actor(tale.consultant, EXAMPLE, today=on)


def _lead_on(on: date) -> Actor:
    return Actor(LEAD, EXAMPLE, today=on)


_PURPOSES = {
    Stage.APPLICATION: "Vejledning om ansøgning",
    Stage.READINESS: "Parathedsvurdering",
    Stage.WORKSHOPS: "Workshops",
    Stage.TRAINING: "Undervisning",
    Stage.PLAN: "Handlingsplan",
    Stage.IMPLEMENTATION: "Opfølgning",
}
