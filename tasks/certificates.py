"""Make the participants' certificates on demand; they name persons and are kept nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.lookup import engagement_row
from db.schema import Participant, Session
from db.unit_of_work import Reader
from parat.documents.contexts import Cover
from parat.documents.contexts.training import Certificate, CertifiedModule
from parat.documents.produce import produce
from parat.domain.identity import natural_id
from parat.domain.packets.wording import MODULES
from parat.domain.people import persons_in
from tasks.people import participant_named
from tasks.programmes import check_agreement
from tasks.run import looking

_KIND, _TITLE = "certificate", "Deltagerbevis"


@dataclass(frozen=True, slots=True)
class Made:
    """Be one certificate, ready to be written to a folder: whose it is and the Word file."""

    name: str
    content: bytes


def certificates(engagement: str, today: date) -> list[Made]:
    """Make a certificate for each participant whose data may still be kept; raise AgreementMissingError.

    Nothing is stored: neither the file nor its text is left in the record or among the documents.
    """
    with looking() as read:
        check_agreement(read, engagement, _TITLE)
        return [_made(engagement, certificate) for certificate in _certificates(read, engagement, today)]


def _made(engagement: str, certificate: Certificate) -> Made:
    identity = natural_id(_KIND, engagement, certificate.cover.dated.isoformat())
    produced = produce(_KIND, certificate, engagement=engagement, generation_id=identity)
    return Made(certificate.name, produced.docx)


def _certificates(read: Reader, engagement: str, today: date) -> Iterator[Certificate]:
    held = {row.id: row for row in read.all(Session, Session.engagement == engagement, Session.state == "held")}
    cover = _cover(read, engagement, today)
    for people in _by_person(read, engagement, today):
        attended = sorted((held[one.session] for one in people if one.session in held), key=lambda row: row.number)
        modules = tuple(_modules(attended))
        if modules:
            yield Certificate(cover=cover, name=people[0].name, function=people[0].function, modules=modules)


def _by_person(read: Reader, engagement: str, today: date) -> Iterator[Sequence[Participant]]:
    """Gather each person's rows; a row whose day of deletion has come is left out."""
    kept = (Participant.engagement == engagement, Participant.delete_on > today)
    rows = {row.id: row for row in read.all(Participant, *kept, order=[Participant.number])}
    for person in persons_in(map(participant_named, rows.values())):
        yield [rows[one.id] for one in person]


def _modules(attended: Sequence[Session]) -> Iterator[CertifiedModule]:
    for row in attended:
        if row.held_on is not None:
            yield CertifiedModule(id=row.id, title=dict(MODULES)[row.module], held_on=row.held_on, hours=row.hours)


def _cover(read: Reader, engagement: str, today: date) -> Cover:
    row, municipality, programme = engagement_row(read, engagement)
    return Cover(
        municipality=municipality.name,
        official_name=municipality.official_name,
        programme_title=programme.title,
        title=_TITLE,
        generation=1,
        state_da="Udstedt",
        dated=today,
        journal_number=row.journal_number,
        is_example=programme.is_example or municipality.is_example,
    )
