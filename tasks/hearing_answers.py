"""Keep what the parties said of the plan in the hearing, and what the municipality answers them."""

from db.schema import HearingAnswer
from db.standings import standing_of
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.personal_data import cpr_in
from parat.intake.packets import Packet, Row
from tasks import cells
from tasks.hearing_errors import CprInHearingError, HearingDecidedError, UnknownPointError
from tasks.provenance import first_sources
from tasks.run import Actor, retryable, work_by


def hearing_answers(read: Reader, engagement: str) -> list[HearingAnswer]:
    """List what the parties said of the plan, in the order of their numbers."""
    return read.all(HearingAnswer, HearingAnswer.engagement == engagement, order=[HearingAnswer.number])


def answer_id(engagement: str, number: int) -> str:
    """Give the id of a point of an answer."""
    return natural_id("hearing_answer", engagement, number)


def store_hearing(unit: UnitOfWork, packet: Packet, packet_id: str) -> None:
    """Store the sheet of answers as it stands; what was read from a Word file keeps the place it was read from.

    Run again: the same sheet changes nothing.
    """
    key = packet.engagement
    known = {row.id: row for row in hearing_answers(unit, key)}
    said = [_answer(key, row, packet_id) for row in packet.sheets["hearing"]]
    for row in said:
        if row.id in known:
            before = known[row.id]
            row.kind, row.block, row.about = before.kind, before.block, before.about
    unit.replace(
        HearingAnswer, HearingAnswer.engagement == key, first_sources(unit, HearingAnswer.engagement == key, said)
    )


def _answer(engagement: str, row: Row, packet_id: str) -> HearingAnswer:
    number = cells.whole(row, "number")
    return HearingAnswer(
        id=answer_id(engagement, number),
        engagement=engagement,
        number=number,
        party=cells.text(row, "party"),
        received_on=cells.day(row, "received_on"),
        section=cells.text(row, "section"),
        comment=cells.text(row, "comment"),
        answer=cells.text(row, "answer"),
        changes_plan=cells.yes_or_none(row, "changes_plan"),
        packet=packet_id,
    )


@retryable
def answer_point(engagement: str, number: int, answer: str, changes_plan: bool, actor: Actor) -> None:
    """Write down what the municipality answers to a point, and whether the plan is changed for it.

    Raise UnknownPointError, HearingDecidedError or CprInHearingError. Run again: the same answer changes nothing.
    """
    if found := cpr_in(answer):
        raise CprInHearingError(masked=found[0].masked, engagement=engagement)
    with work_by(actor, engagement) as unit:
        there = hearing_answers(unit, engagement)
        row = next((one for one in there if one.number == number), None)
        if row is None:
            last = max((one.number for one in there), default=0)
            raise UnknownPointError(found=number, last=last, engagement=engagement)
        if standing_of(unit.connection, engagement).passed("council"):
            raise HearingDecidedError(engagement=engagement)
        if (row.answer, row.changes_plan) != (answer.strip(), changes_plan):
            unit.change(HearingAnswer, row.id, answer=answer.strip(), changes_plan=changes_plan)
        unit.commit()
