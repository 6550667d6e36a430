"""Store what a follow-up found."""

from db.schema import Action, Deadline, Reading
from db.unit_of_work import UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.stages import Evidence
from parat.intake.packets import Packet, Row
from tasks import cells
from tasks.evidence import establish
from tasks.provenance import first_sources
from tasks.run import Actor

MILESTONE = "milestone"


def store_follow_up(unit: UnitOfWork, packet: Packet, packet_id: str, actor: Actor) -> None:
    """Store each action's state and reading, and the milestones; a milestone taken out of the sheet goes too.

    Run again: the same file on the same day changes nothing; a later day is a new reading.
    """
    key = packet.engagement
    readings = [_reading(key, row, packet_id, actor) for row in packet.sheets["follow_up"] if cells.text(row, "status")]
    known = {row.id for row in unit.all(Action, Action.engagement == key)}
    unit.put(*first_sources(unit, Reading.engagement == key, [one for one in readings if one.action in known]))
    milestones = [_milestone(key, row) for row in packet.sheets["milestones"]]
    unit.replace(Deadline, (Deadline.engagement == key) & (Deadline.kind == MILESTONE), milestones)
    if readings:
        establish(unit, key, {Evidence.FOLLOWED_UP: True}, actor)


def milestone_id(engagement: str, number: int) -> str:
    """Give the id of the milestone of this number."""
    return natural_id("deadline", engagement, MILESTONE, number)


def _reading(engagement: str, row: Row, packet_id: str, actor: Actor) -> Reading:
    action = cells.text(row, "action_id")
    read_on = cells.day(row, "measured_on") or actor.today
    return Reading(
        id=natural_id("reading", action, read_on.isoformat()),
        engagement=engagement,
        action=action,
        read_on=read_on,
        state=cells.text(row, "status"),
        value=cells.amount(row, "reading"),
        note=cells.text(row, "remark"),
        deviation=cells.text(row, "deviation"),
        place=row.place("status"),
        packet=packet_id,
    )


def _milestone(engagement: str, row: Row) -> Deadline:
    number = cells.whole(row, "number")
    return Deadline(
        id=milestone_id(engagement, number),
        engagement=engagement,
        kind=MILESTONE,
        title=cells.text(row, "title"),
        owner=cells.text(row, "responsible"),
        due_on=cells.day(row, "due_on"),
        met_on=cells.day(row, "reached_on"),
    )
