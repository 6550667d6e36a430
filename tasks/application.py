"""Take an application in: check that the form is complete and keep what later stages need."""

from collections.abc import Mapping
from datetime import date

from db.schema import ApplicationForm, Engagement
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.packets import Value, packet_for
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
    gaps = gaps_in_form(cells)
    unit.put(
        ApplicationForm(
            id=form_id(packet.engagement),
            engagement=packet.engagement,
            answers={key: _kept(value) for key, value in cells.items() if value is not None},
            gaps=list(gaps),
        )
    )
    planned = cells.get("existing_plan_on")
    if planned and planned != unit.get(Engagement, packet.engagement).existing_plan_on:
        unit.change(Engagement, packet.engagement, existing_plan_on=planned)
    establish(unit, packet.engagement, {Evidence.FORM_COMPLETE: not gaps}, actor)


def form_id(engagement: str) -> str:
    """Give the id of an engagement's application form."""
    return natural_id("application_form", engagement)


def answers_in(read: Reader, engagement: str) -> dict[str, Value | None]:
    """Give what the application says, by the form's column keys; empty when none has come in."""
    row = read.find(ApplicationForm, form_id(engagement))
    if row is None:
        return {}
    kinds = {column.key: column.kind for column in packet_for(Stage.APPLICATION).sheet("application").columns}
    return {key: date.fromisoformat(value) if kinds[key] == "date" else value for key, value in row.answers.items()}


def gaps_of(read: Reader, engagement: str) -> tuple[str, ...]:
    """List in Danish the fields that the stored application lacks."""
    row = read.find(ApplicationForm, form_id(engagement))
    return tuple(row.gaps) if row else ()


def _kept(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def gaps_in_form(cells: Mapping[str, object]) -> tuple[str, ...]:
    """List in Danish the fields that an application still lacks; a declaration must be a yes."""
    columns = packet_for(Stage.APPLICATION).sheet("application").columns
    missing = [column.label_da for column in columns if column.required and cells.get(column.key) in (None, "")]
    if cells.get("declaration") is False:
        missing.append("Erklæring")
    return tuple(missing)
