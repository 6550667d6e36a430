"""Store what training was needed, held and reached."""

from collections import Counter

from db.schema import Attendance, Participant, Session, SessionEvaluation, TrainingNeed
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.stages import Evidence
from parat.domain.training import Need, reach
from parat.intake.packets import Packet, Row
from tasks import cells
from tasks.evidence import establish
from tasks.programmes import check_agreement
from tasks.run import Actor


def store_training(unit: UnitOfWork, packet: Packet, packet_id: str, actor: Actor) -> None:
    """Store needs, sessions, attendance, evaluations and (only under a dated agreement) participants.

    Run again: the same file changes nothing; rows taken out of the sheet go too. Participants never go out again, so
    a file without any leaves them as they are.
    """
    key = packet.engagement
    if packet.sheets["participants"]:
        check_agreement(unit, key, packet.sheets["participants"][0].place("name"))
    sessions = [_session(key, row) for row in packet.sheets["sessions"]]
    unit.put(*sessions)
    unit.replace(TrainingNeed, TrainingNeed.engagement == key, [_need(key, row) for row in packet.sheets["needs"]])
    unit.replace(Attendance, Attendance.engagement == key, [_present(key, row) for row in packet.sheets["attendance"]])
    answers = [_evaluation(key, row) for row in packet.sheets["evaluation"]]
    unit.replace(SessionEvaluation, SessionEvaluation.engagement == key, answers)
    if packet.sheets["participants"]:
        people = [_participant(key, row, number) for number, row in enumerate(packet.sheets["participants"], 1)]
        unit.replace(Participant, Participant.engagement == key, people)
    unit.replace(Session, Session.engagement == key, sessions)
    done = any(row.state == "held" for row in sessions) and all(row.state in ("held", "cancelled") for row in sessions)
    facts = {Evidence.SESSIONS_DONE: done, Evidence.TRAINING_TARGET_MET: reach(needs_of(unit, key)).met}
    establish(unit, key, facts, actor)


def needs_of(read: Reader, engagement: str) -> list[Need]:
    """Give each staff group's need for a module beside how many took part in a session of it."""
    modules = {
        row.id: row.module for row in read.all(Session, Session.engagement == engagement, Session.state == "held")
    }
    trained: Counter[tuple[str, str]] = Counter()
    for row in read.all(Attendance, Attendance.engagement == engagement):
        if row.session in modules:
            trained[row.staff_group.casefold(), modules[row.session]] += row.present
    rows = read.all(TrainingNeed, TrainingNeed.engagement == engagement, order=[TrainingNeed.staff_group])
    return [
        Need(row.id, row.staff_group, row.module, row.needed, trained[row.staff_group.casefold(), row.module])
        for row in rows
    ]


def _session_id(engagement: str, number: int) -> str:
    return natural_id("session", engagement, number)


def _session(engagement: str, row: Row) -> Session:
    number = cells.whole(row, "session")
    return Session(
        id=_session_id(engagement, number),
        engagement=engagement,
        number=number,
        module=cells.text(row, "module"),
        held_on=cells.day(row, "held_on"),
        hours=cells.amount(row, "hours"),
        state=cells.text(row, "status"),
        begins=cells.text(row, "begins") or None,
        place=cells.text(row, "place") or None,
    )


def _need(engagement: str, row: Row) -> TrainingNeed:
    group, module = cells.text(row, "group"), cells.text(row, "module")
    return TrainingNeed(
        id=natural_id("training_need", engagement, group.casefold(), module),
        engagement=engagement,
        staff_group=group,
        module=module,
        needed=cells.whole(row, "needed"),
    )


def _present(engagement: str, row: Row) -> Attendance:
    session, group = cells.whole(row, "session"), cells.text(row, "group")
    return Attendance(
        id=natural_id("attendance", engagement, session, group.casefold()),
        engagement=engagement,
        session=_session_id(engagement, session),
        staff_group=group,
        present=cells.whole(row, "attended"),
        passed=cells.whole_or_none(row, "passed"),
    )


def _evaluation(engagement: str, row: Row) -> SessionEvaluation:
    session = cells.whole(row, "session")
    return SessionEvaluation(
        id=natural_id("session_evaluation", engagement, session),
        engagement=engagement,
        session=_session_id(engagement, session),
        answered=cells.whole(row, "answered"),
        relevance=cells.amount(row, "relevance"),
        usefulness=cells.amount(row, "usefulness"),
        confidence=cells.amount(row, "confidence"),
        liked=cells.text(row, "liked"),
        wished=cells.text(row, "wished"),
    )


def _participant(engagement: str, row: Row, number: int) -> Participant:
    return Participant(
        id=natural_id("participant", engagement, number),
        engagement=engagement,
        session=_session_id(engagement, cells.whole(row, "session")),
        number=number,
        name=cells.text(row, "name"),
        function=cells.text(row, "function"),
        work_mail=cells.text(row, "mail"),
        delete_on=cells.day(row, "delete_on"),
    )
