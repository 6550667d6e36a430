"""Store what the workshops decided."""

from collections.abc import Mapping

from db.schema import Action, Decision, DevelopmentArea, OpenQuestion, Workshop
from db.unit_of_work import UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.scheduling import workshops_done
from parat.domain.stages import Evidence
from parat.intake.packets import Packet, Row
from tasks import cells
from tasks.evidence import establish
from tasks.provenance import first_sources
from tasks.run import Actor
from tasks.scenario_training import store_scenario_training


def store_workshops(unit: UnitOfWork, packet: Packet, packet_id: str, actor: Actor) -> None:
    """Store workshops with what they decided and what the scenarios showed; rows taken out of the sheet go too.

    A decision that an action already rests on is kept. Run again: the same file changes nothing.
    """
    key = packet.engagement
    planned = {row.id: row.consultants for row in unit.all(Workshop, Workshop.engagement == key)}
    workshops = [_workshop(key, row, packet, planned) for row in packet.sheets["workshops"]]
    unit.put(*workshops)
    decisions = first_sources(unit, Decision.engagement == key, _decisions(key, packet, packet_id))
    unit.replace(Decision, Decision.engagement == key, decisions, keep=_used(unit, key))
    decided = {row.workshop for row in unit.all(Decision, Decision.engagement == key)}
    store_scenario_training(unit, packet, packet_id, decided | {row.id for row in workshops})
    unit.replace(Workshop, Workshop.engagement == key, workshops, keep=decided)
    unit.replace(
        DevelopmentArea, DevelopmentArea.engagement == key, [_area(key, row) for row in packet.sheets["areas"]]
    )
    unit.replace(
        OpenQuestion, OpenQuestion.engagement == key, [_question(key, row) for row in packet.sheets["questions"]]
    )
    done = workshops_done([row.state for row in workshops])
    facts = {Evidence.WORKSHOPS_DONE: done, Evidence.WORKSHOP_DECISION: bool(packet.sheets["decisions"])}
    establish(unit, key, facts, actor)


def _used(unit: UnitOfWork, engagement: str) -> set[str]:
    return {row.decision for row in unit.all(Action, Action.engagement == engagement) if row.decision}


def _workshop_id(engagement: str, number: int) -> str:
    return natural_id("workshop", engagement, number)


def _workshop(engagement: str, row: Row, packet: Packet, planned: Mapping[str, list[str] | None]) -> Workshop:
    number = cells.whole(row, "number")
    identity = _workshop_id(engagement, number)
    present = [one for one in packet.sheets["participants"] if cells.whole(one, "workshop") == number]
    return Workshop(
        id=identity,
        engagement=engagement,
        number=number,
        kind=cells.text(row, "kind"),
        held_on=cells.day(row, "held_on"),
        place=cells.text(row, "place"),
        state=cells.text(row, "status"),
        begins=cells.text(row, "begins") or None,
        reason=cells.text(row, "reason"),
        attendance=[{"function": cells.text(one, "function"), "sector": cells.text(one, "sector")} for one in present],
        consultants=planned.get(identity),
        key_functions=listed(cells.text(row, "key_functions"), ";") or None,
        scenarios=listed(cells.text(row, "scenarios")) or None,
    )


def listed(text: str, separators: str = ",;") -> list[str]:
    """Give the single entries of a cell that holds several."""
    for separator in separators:
        text = text.replace(separator, "\n")
    return [entry.strip() for entry in text.split("\n") if entry.strip()]


def _decisions(engagement: str, packet: Packet, packet_id: str) -> list[Decision]:
    return [_decision(engagement, row, packet_id) for row in packet.sheets["decisions"]]


def _decision(engagement: str, row: Row, packet_id: str) -> Decision:
    workshop, number = cells.whole(row, "workshop"), cells.whole(row, "number")
    return Decision(
        id=natural_id("decision", engagement, workshop, number),
        engagement=engagement,
        workshop=_workshop_id(engagement, workshop),
        number=number,
        text=cells.text(row, "text"),
        owner=cells.text(row, "responsible"),
        due_on=cells.day(row, "due_on"),
        becomes_action=cells.yes(row, "becomes_action"),
        item=cells.text(row, "item") or None,
        place=row.place("text"),
        packet=packet_id,
    )


def _area(engagement: str, row: Row) -> DevelopmentArea:
    number = cells.whole(row, "number")
    return DevelopmentArea(
        id=natural_id("development_area", engagement, number),
        engagement=engagement,
        number=number,
        title=cells.text(row, "title"),
        items=listed(cells.text(row, "items")),
        priority=cells.text(row, "priority"),
    )


def _question(engagement: str, row: Row) -> OpenQuestion:
    number = cells.whole(row, "number")
    return OpenQuestion(
        id=natural_id("open_question", engagement, number),
        engagement=engagement,
        number=number,
        text=cells.text(row, "text"),
        owner=cells.text(row, "responsible"),
        due_on=cells.day(row, "due_on"),
    )
