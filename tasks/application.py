"""Take an application in: check that the form is complete and keep what later stages need."""

from collections.abc import Mapping

from db.schema import Engagement
from db.unit_of_work import UnitOfWork
from parat.domain.packets import packet_for
from parat.domain.stages import Evidence, Stage
from parat.intake.packets import Packet
from tasks.evidence import establish
from tasks.run import Actor


def store_application(unit: UnitOfWork, packet: Packet, packet_id: str, actor: Actor) -> None:
    """Store what an application form says; a form with gaps is kept, and the stage goes on waiting.

    Run again: the same form changes nothing.
    """
    rows = packet.sheets["application"]
    cells = dict(rows[0].cells) if rows else {}
    if cells.get("existing_plan_on"):
        unit.change(Engagement, packet.engagement, existing_plan_on=cells["existing_plan_on"])
    establish(unit, packet.engagement, {Evidence.FORM_COMPLETE: not gaps_in_form(cells)}, actor)


def gaps_in_form(cells: Mapping[str, object]) -> tuple[str, ...]:
    """List in Danish the fields that an application still lacks; a declaration must be a yes."""
    columns = packet_for(Stage.APPLICATION).sheet("application").columns
    missing = [column.label_da for column in columns if column.required and cells.get(column.key) in (None, "")]
    if cells.get("declaration") is False:
        missing.append("Erklæring")
    return tuple(missing)
