"""Know which task stores what each stage's workbook says."""

from collections.abc import Callable, Iterator, Mapping

from db.unit_of_work import UnitOfWork
from parat.domain.errors import InputError
from parat.domain.packets.merging import doubled_keys
from parat.domain.stages import Stage
from parat.intake.packets import Packet
from tasks.adopted import refuse_adopted
from tasks.application import store_application
from tasks.follow_up import store_follow_up
from tasks.import_errors import refuse_all
from tasks.plan import store_plan
from tasks.returned_answers import store_answers
from tasks.run import Actor
from tasks.training import store_training
from tasks.workshops import store_workshops

Storer = Callable[[UnitOfWork, Packet, str, Actor], None]
_STORERS: Mapping[str, Storer] = {
    Stage.APPLICATION: store_application,
    Stage.READINESS: store_answers,
    Stage.WORKSHOPS: store_workshops,
    Stage.TRAINING: store_training,
    Stage.PLAN: store_plan,
    Stage.IMPLEMENTATION: store_follow_up,
}


class NumberTakenError(InputError):
    """Refuse to give a row the number that another row has, for the next workbook could not come back."""

    code = "IND-303"
    what = "the number {found} belongs to another row by now; nothing was stored."
    where = "{file}, {place}"
    remedy = "Give one of the two rows a number that is free, and send the file again."
    what_da = "nummeret {found} er i mellemtiden givet til en anden række; intet er gemt."
    where_da = "{file}, {place}"
    remedy_da = "Giv rækken et nummer, der ikke er brugt, og send filen igen."


def store_rows(unit: UnitOfWork, packet: Packet, packet_id: str, actor: Actor) -> None:
    """Store a packet whose sheets are complete: what is in no row is taken out of the record.

    Raise NumberTakenError, or PlanAdoptedError for a plan that the council has adopted. Run again: rows that the record
    holds already change nothing.
    """
    if packet.spec.stage == Stage.PLAN:
        refuse_adopted(unit, packet.engagement)
    refuse_all(list(_taken_numbers(packet)), packet.file)
    _STORERS[packet.spec.stage](unit, packet, packet_id, actor)


def stage_fed_by(stage: str, assessment_round: str) -> Stage:
    """Give the stage that a workbook feeds: a later readiness round belongs to the implementation."""
    later = stage == Stage.READINESS and assessment_round != "baseline"
    return Stage.IMPLEMENTATION if later else Stage(stage)


def _taken_numbers(packet: Packet) -> Iterator[InputError]:
    """Find numbers that two rows have: what came, and what the record was given since."""
    cells = {sheet: [row.cells for row in rows] for sheet, rows in packet.sheets.items()}
    for sheet, alike in doubled_keys(packet.spec, cells):
        rows = [packet.sheets[sheet.key][at] for at in alike]
        row = next((row for row in reversed(rows) if row.place(sheet.row_key[0])), rows[-1])
        place = row.place(sheet.row_key[0]) or sheet.title_da
        number = ", ".join(str(row[column]) for column in sheet.row_key)
        yield NumberTakenError(file=packet.file, place=place, found=number)
