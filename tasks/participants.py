"""Store who took part in the training: under a dated agreement only, and taken out by nobody but a person or a date."""

from collections.abc import Collection, Sequence

from db.schema import Participant, Session
from db.trail import ever_written
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.errors import InputError
from parat.domain.identity import natural_id
from parat.domain.packets.matching import folded
from parat.intake.packets import Row
from tasks import cells
from tasks.programmes import check_agreement


class SessionWithParticipantsError(InputError):
    """Refuse to take out a session while persons are stored as having been there."""

    code = "IND-371"
    what = "session {session} was taken out of the sheet, but participants of it are stored; nothing was stored."
    where = "{engagement}, »Undervisningsgange«"
    remedy = "Put the session back and mark it as cancelled, or erase its participants first: parat person erase."
    what_da = "undervisningsgang {session} er slettet på arket, men der er registreret deltagere i den; intet er gemt."
    where_da = "Forløb {engagement}, arket »Undervisningsgange«"
    remedy_da = "Sæt linjen ind igen med status »Aflyst«, eller bed om at få deltagerne slettet først."


def session_id(engagement: str, number: int) -> str:
    """Give the id of a training session."""
    return natural_id("session", engagement, number)


def store_participants(unit: UnitOfWork, engagement: str, rows: Sequence[Row]) -> None:
    """Store the participants that a sheet names; those it does not name stay, for they are never sent out again.

    Raise AgreementMissingError. Run again: who is there already, by session and name, keeps the number and so the id.
    """
    if not rows:
        return
    check_agreement(unit, engagement, rows[0].place("name"))
    stored = unit.all(Participant, Participant.engagement == engagement)
    numbers = {(row.session, folded(row.name)): row.number for row in stored}
    free = max(ever_written(unit, engagement, Participant), *numbers.values(), 0) + 1
    for row in rows:
        whose = (session_id(engagement, cells.whole(row, "session")), folded(cells.text(row, "name")))
        if whose not in numbers:
            numbers[whose], free = free, free + 1
        unit.put(_participant(engagement, row, whose[0], numbers[whose]))


def check_nobody_is_left(read: Reader, engagement: str, sessions: Collection[str]) -> None:
    """Raise SessionWithParticipantsError when somebody took part in a session that is not among these."""
    for row in read.all(Participant, Participant.engagement == engagement):
        if row.session not in sessions:
            raise SessionWithParticipantsError(engagement=engagement, session=read.get(Session, row.session).number)


def _participant(engagement: str, row: Row, session: str, number: int) -> Participant:
    """Give the row of a person; the id is of a number, no line of the audit chain can be guessed from a name."""
    return Participant(
        id=natural_id("participant", engagement, number),
        engagement=engagement,
        session=session,
        number=number,
        name=cells.text(row, "name"),
        function=cells.text(row, "function"),
        work_mail=cells.text(row, "mail"),
        delete_on=cells.day(row, "delete_on"),
    )
