"""Find the stored files in which a person stands, and delete them; what a paper of the municipality says is told."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.schema import Packet
from db.unit_of_work import Reader
from parat.domain.people import PersonRow, stands_in
from parat.intake.plain_texts import texts_in
from parat.settings import settings

PACKETS, DOCUMENTS = "packets", "documents"
_OURS_TO_DELETE = (PACKETS, "inbox", "outbox")


@dataclass(frozen=True, slots=True)
class HeldFile:
    """Be a file in which a person stands: its path under the home folder, and whose packet it is the file of."""

    path: str
    engagement: str = ""
    may_go: bool = True

    @property
    def packet_path(self) -> str:
        """Give the path that the packet's row knows it by; empty for a file that is no packet's."""
        return self.path.removeprefix(f"{PACKETS}/") if self.engagement else ""


@dataclass(frozen=True, slots=True)
class Sought:
    """Be what is looked for in files: a name or an address, and for a name the engagements it belongs to."""

    mark: str
    engagements: frozenset[str] | None = None

    def may_stand_in(self, engagement: str) -> bool:
        """Say whether a file of this engagement can be about the person; one of nobody's can."""
        return not engagement or self.engagements is None or engagement in self.engagements


def sought_of(person: Collection[PersonRow], everybody: Iterable[PersonRow]) -> tuple[Sought, ...]:
    """Give what a person's files are found by: the name in the person's engagements, the address anywhere.

    An address that others use too is a mailbox of several and says nothing.
    """
    places = frozenset(row.engagement for row in person if row.engagement) or None
    shared = {row.mail.casefold() for row in everybody if row not in person}
    mails = {row.mail for row in person if row.mail and row.mail.casefold() not in shared}
    names = {row.name for row in person if row.name}
    return (*(Sought(name, places) for name in sorted(names)), *(Sought(mail) for mail in sorted(mails)))


def files_naming(read: Reader, sought: Collection[Sought], with_documents: bool = True) -> list[HeldFile]:
    """List the files under the home folder in which somebody stands; documents are listed and cannot go."""
    packets = {row.path: row for row in read.all(Packet)}
    folders = (*_OURS_TO_DELETE, DOCUMENTS) if with_documents else _OURS_TO_DELETE
    return [held for path in _files_in(folders) if (held := _held(path, packets, sought))]


def delete_file(held: HeldFile) -> None:
    """Delete a file; one that is gone already is gone."""
    (settings().home / held.path).unlink(missing_ok=True)


def delete_erased(read: Reader) -> None:
    """Delete the files of packets that are marked as erased: a killed command may have left them.

    Two packets may be of one file; it goes when each of them is marked.
    """
    rows = read.all(Packet)
    kept = {row.path for row in rows if row.erased_on is None}
    for row in rows:
        if row.erased_on is not None and row.path not in kept:
            (settings().home / PACKETS / row.path).unlink(missing_ok=True)


def _files_in(folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in (settings().home / folder).rglob("*") if path.is_file())


def _held(path: Path, packets: dict[str, Packet], sought: Collection[Sought]) -> HeldFile | None:
    place = path.relative_to(settings().home)
    packet = packets.get(place.relative_to(PACKETS).as_posix()) if place.parts[0] == PACKETS else None
    engagement = packet.engagement if packet else ""
    wanted = [one.mark for one in sought if one.may_stand_in(engagement)]
    names = [*place.parts, packet.file_name] if packet else [*place.parts]
    texts = (*names, *texts_in(path.read_bytes(), path.name)) if wanted else ()
    if not any(stands_in(mark, text) for text in texts for mark in wanted):
        return None
    return HeldFile(place.as_posix(), engagement, place.parts[0] in _OURS_TO_DELETE)
