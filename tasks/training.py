"""Store what training was needed, held and reached."""

from collections.abc import Mapping, Sequence

from db.schema import Attendance, Session, SessionEvaluation, TrainingNeed
from db.training import needs_of
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.errors import InputError
from parat.domain.identity import natural_id
from parat.domain.stages import Evidence
from parat.domain.training import reach
from parat.intake.packets import Packet, Row
from tasks import cells
from tasks.evidence import establish
from tasks.import_errors import refuse_all
from tasks.participants import check_nobody_is_left, session_id, store_participants
from tasks.run import Actor
from tasks.training_needs import proposals_for


class NeedWithoutNumberError(InputError):
    """Ask for the number of a need that is no proposal."""

    code = "IND-370"
    what = "this row says a need without a number, and parat did not propose it; nothing was stored."
    where = "{file}, {place}"
    remedy = "Write how many are to be taught, or delete the row; then send the file again."
    what_da = "linjen er et behov uden antal, og den er ikke et af forslagene fra parathedsvurderingen; intet er gemt."
    where_da = "{file}, {place}"
    remedy_da = "Skriv, hvor mange der skal undervises, eller slet linjen, og send filen igen."


def store_training(unit: UnitOfWork, packet: Packet, packet_id: str, actor: Actor) -> None:
    """Store needs, sessions, attendance, evaluations and (only under a dated agreement) participants.

    A proposal without a number is no need, and with 0 it is declined. Run again: the same file changes nothing; rows
    taken out of the sheet go too, but nobody who took part is taken out by a file.
    """
    key = packet.engagement
    sessions = _sessions(unit, key, packet.sheets["sessions"])
    unit.put(*sessions)
    unit.replace(TrainingNeed, TrainingNeed.engagement == key, _needs(unit, packet))
    unit.replace(Attendance, Attendance.engagement == key, [_present(key, row) for row in packet.sheets["attendance"]])
    answers = [_evaluation(key, row) for row in packet.sheets["evaluation"]]
    unit.replace(SessionEvaluation, SessionEvaluation.engagement == key, answers)
    store_participants(unit, key, packet.sheets["participants"])
    check_nobody_is_left(unit, key, {row.id for row in sessions})
    unit.replace(Session, Session.engagement == key, sessions)
    done = any(row.state == "held" for row in sessions) and all(row.state in ("held", "cancelled") for row in sessions)
    facts = {Evidence.SESSIONS_DONE: done, Evidence.TRAINING_TARGET_MET: reach(needs_of(unit, key)).met}
    establish(unit, key, facts, actor)


def _sessions(read: Reader, engagement: str, rows: Sequence[Row]) -> list[Session]:
    """Give the sessions of the sheet; who teaches them is said elsewhere and stays."""
    stored = {row.id: row.consultants for row in read.all(Session, Session.engagement == engagement)}
    return [_session(engagement, row, stored) for row in rows]


def _needs(read: Reader, packet: Packet) -> list[TrainingNeed]:
    """Give the needs that have a number; a row without one must be a proposal."""
    engagement, rows = packet.engagement, packet.sheets["needs"]
    proposed = {(one.group.title_da.casefold(), one.module) for one in proposals_for(read, engagement)}
    unsaid = [
        NeedWithoutNumberError(file=packet.file, place=row.place("needed"))
        for row in rows
        if row["needed"] is None and (cells.text(row, "group").casefold(), cells.text(row, "module")) not in proposed
    ]
    refuse_all(unsaid, packet.file)
    return [_need(engagement, row) for row in rows if row["needed"] is not None]


def _session(engagement: str, row: Row, consultants: Mapping[str, list[str] | None]) -> Session:
    number = cells.whole(row, "session")
    identity = session_id(engagement, number)
    return Session(
        id=identity,
        engagement=engagement,
        number=number,
        module=cells.text(row, "module"),
        held_on=cells.day(row, "held_on"),
        hours=cells.amount(row, "hours"),
        state=cells.text(row, "status"),
        begins=cells.text(row, "begins") or None,
        place=cells.text(row, "place") or None,
        consultants=consultants.get(identity),
    )


def _need(engagement: str, row: Row) -> TrainingNeed:
    group, module = cells.text(row, "group"), cells.text(row, "module")
    return TrainingNeed(
        id=natural_id("training_need", engagement, group.casefold(), module),
        engagement=engagement,
        staff_group=group,
        module=module,
        needed=cells.whole(row, "needed"),
        reason=cells.text(row, "reason") or None,
    )


def _present(engagement: str, row: Row) -> Attendance:
    session, group = cells.whole(row, "session"), cells.text(row, "group")
    return Attendance(
        id=natural_id("attendance", engagement, session, group.casefold()),
        engagement=engagement,
        session=session_id(engagement, session),
        staff_group=group,
        present=cells.whole(row, "attended"),
        passed=cells.whole_or_none(row, "passed"),
    )


def _evaluation(engagement: str, row: Row) -> SessionEvaluation:
    session = cells.whole(row, "session")
    return SessionEvaluation(
        id=natural_id("session_evaluation", engagement, session),
        engagement=engagement,
        session=session_id(engagement, session),
        answered=cells.whole(row, "answered"),
        relevance=cells.amount(row, "relevance"),
        usefulness=cells.amount(row, "usefulness"),
        confidence=cells.amount(row, "confidence"),
        liked=cells.text(row, "liked"),
        wished=cells.text(row, "wished"),
    )
