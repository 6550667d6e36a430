"""Find what is held on a person, hand it out, and erase it; nothing here writes a name anywhere but to its caller."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from db.erasing import StoredText, forget_deleted, stored_texts
from db.schema import Base, Contact, Packet, Participant, Staff
from db.unit_of_work import RECORD_CHAIN, Reader, UnitOfWork
from parat.domain.errors import InputError
from parat.domain.people import Person, PersonRow, answers_to, due, persons_in, stands_in
from tasks.person_files import HeldFile, Sought, delete_erased, delete_file, files_naming, sought_of
from tasks.run import Actor, looking, named, record, work_by

_NAMELESS = "slettet"
TABLES: Mapping[str, type[Base]] = {"participant": Participant, "contact": Contact, "staff": Staff}


class NobodyFoundError(InputError):
    """Say that nobody is found; what was asked for may be a name and is not repeated."""

    code = "IND-372"
    what = "nobody is found under what you wrote, neither in the record nor in a stored file."
    where = "The record and its files"
    remedy = "Write a name, an address or an id; case and accents do not matter."
    what_da = "der er ikke fundet nogen ud fra det, du har skrevet, hverken i registreringen eller i en gemt fil."
    where_da = "Registreringen og dens filer"
    remedy_da = "Skriv et navn, en mailadresse eller et id."


class SeveralPersonsError(InputError):
    """Ask which of several persons is meant."""

    code = "IND-373"
    what = "what you wrote fits {count} persons; nothing was done."
    where = "The record"
    remedy = "See them with parat person find, and name one by an id: {ids}."
    what_da = "det, du har skrevet, passer på {count} personer; intet er gjort."
    where_da = "Registreringen"
    remedy_da = "Angiv en af dem med id: {ids}."


@dataclass(frozen=True, slots=True)
class Found:
    """Be what is held on a person: rows, files, and texts of others in which the person is mentioned."""

    person: Person
    files: tuple[HeldFile, ...] = ()
    mentions: tuple[StoredText, ...] = ()


@dataclass(slots=True)
class Erased:
    """Be what was erased; `forgotten` says whether the database holds none of the bytes any more."""

    rows: list[PersonRow] = field(default_factory=list)
    files: list[HeldFile] = field(default_factory=list)
    forgotten: bool = True

    def count(self, table: str) -> int:
        """Count the rows of a table that went."""
        return sum(row.table == table for row in self.rows)


def find_people(asked: str) -> list[Person]:
    """List the persons whose name or address holds every word that was asked for, or whose id it is."""
    with looking() as read:
        persons = persons_in(person_rows(read))
    return [person for person in persons if any(answers_to(asked, row) for row in person)]


def found_on(asked: str) -> Found:
    """Give all that is held on the one person that was asked for.

    Raise NobodyFoundError or SeveralPersonsError. Without a row a whole name or an address is looked for in the files,
    for a file may hold a name that was never stored.
    """
    persons = find_people(asked)
    if len(persons) > 1:
        raise SeveralPersonsError(count=len(persons), ids=[person[0].id[:8] for person in persons])
    person = persons[0] if persons else ()
    if not person and not _is_whole(asked):
        raise NobodyFoundError
    with looking() as read:
        sought = sought_of(person, person_rows(read)) if person else (Sought(asked),)
        found = Found(person, tuple(files_naming(read, sought)), tuple(_mentions(read, sought)))
    if not (found.person or found.files or found.mentions):
        raise NobodyFoundError
    return found


def erase(found: Found, actor: Actor) -> Erased:
    """Erase a person: every row, and every file of ours in which the person stands.

    A colleague's name goes and the id stays, because the audit trail names who did what by it. What no row knows is
    deleted while the rows still lead to it, then the rows go and the packets are marked, then the packets' files.
    Run again: what is gone is gone, and what a killed run left goes.
    """

    def work() -> Erased:
        erased = Erased([*found.person], [one for one in found.files if one.may_go])
        for one in erased.files:
            if not one.packet_path:
                delete_file(one)
        _erase_rows(erased, actor)
        with looking() as read:
            delete_erased(read)
        erased.forgotten = forget_deleted(record())
        return erased

    return named("erase_person", work)


def expire(actor: Actor, thoroughly: bool = False) -> Erased:
    """Erase the participants and contacts whose day of deletion has come, and the files of those who are then gone.

    `thoroughly` lets the database forget deleted bytes also when nobody is overdue. Run again: nobody is left to erase,
    and a file that a killed run left goes.
    """
    with looking() as read:
        delete_erased(read)
        rows = list(person_rows(read))
        persons = persons_in(rows)
        overdue = due(rows, actor.today)
        leaving = [person for person in persons if len(due(person, actor.today)) == len(person)]
        sought = [one for person in leaving for one in sought_of(person, rows)]
        files = files_naming(read, sought, with_documents=False) if sought else []
    return erase(Found(overdue, tuple(files)), actor) if overdue or thoroughly else Erased()


def overdue_rows(read: Reader, today: date) -> list[PersonRow]:
    """List the rows of persons whose day of deletion has come."""
    return [*due(list(person_rows(read)), today)]


def person_rows(read: Reader) -> Iterator[PersonRow]:
    """Give every row that names, or may name, somebody."""
    for one in read.all(Participant, order=[Participant.engagement, Participant.number]):
        yield participant_named(one)
    for row in read.all(Contact, order=[Contact.engagement, Contact.function]):
        yield PersonRow("contact", row.id, row.name, row.work_mail, row.function, row.engagement, row.delete_on)
    for colleague in read.all(Staff):
        yield PersonRow("staff", colleague.id, colleague.name, "", colleague.role)


def participant_named(row: Participant) -> PersonRow:
    """Give a participant's row as one that names somebody."""
    return PersonRow("participant", row.id, row.name, row.work_mail, row.function, row.engagement, row.delete_on)


def _is_whole(asked: str) -> bool:
    """Say whether words are enough to know a person's files by: more than one name, or an address."""
    return len(asked.split()) > 1 or "@" in asked


def _mentions(read: Reader, sought: Collection[Sought]) -> Iterator[StoredText]:
    for text in stored_texts(read):
        if any(stands_in(one.mark, text.text) for one in sought):
            yield text


def _erase_rows(erased: Erased, actor: Actor) -> None:
    """Take the rows out and mark the packets, one transaction for each engagement."""
    places = {row.engagement or RECORD_CHAIN for row in erased.rows}
    places |= {one.engagement for one in erased.files if one.engagement}
    for chain in sorted(places):
        with work_by(actor, chain) as unit:
            _take_out(unit, [row for row in erased.rows if (row.engagement or RECORD_CHAIN) == chain])
            _mark(unit, [one for one in erased.files if one.engagement == chain], erased.rows, actor)
            unit.commit()


def _take_out(unit: UnitOfWork, rows: Iterable[PersonRow]) -> None:
    for row in rows:
        stored = unit.find(TABLES[row.table], row.id)
        if isinstance(stored, Staff):
            unit.change(Staff, row.id, name="", active=False)
        elif stored is not None:
            unit.remove(stored)


def _mark(unit: UnitOfWork, files: Iterable[HeldFile], person: Sequence[PersonRow], actor: Actor) -> None:
    for packet in unit.all(Packet, Packet.path.in_([one.packet_path for one in files]), Packet.erased_on.is_(None)):
        named_so = any(stands_in(mark, packet.file_name) for row in person for mark in row.marks)
        name = f"{_NAMELESS}{PurePath(packet.file_name).suffix}" if named_so else packet.file_name
        unit.change(Packet, packet.id, erased_on=actor.today, file_name=name)
