"""Take in what a party of a hearing wrote in its copy of the draft: each remark becomes a point of its answer."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from db.schema import Generation, HearingAnswer, HearingParty, Manifest
from db.schema import Packet as PacketRow
from db.standings import standing_of
from db.unit_of_work import Reader
from parat.documents.word.bookmarks import bookmark_name
from parat.domain.document_marks import PARTY
from parat.domain.hearing import Outcome
from parat.domain.identity import natural_id
from parat.domain.stages import Stage
from parat.intake.remarks import Remark, remarks_in
from parat.intake.returned_drafts import ReturnedDraft, marks_in, open_draft
from parat.ooxml.word_blocks import read_word
from tasks.files import documents
from tasks.hearing_answers import answer_id, hearing_answers
from tasks.hearing_errors import HearingDecidedError, OtherPartyError, UnknownCopyError
from tasks.hearing_parties import mark_answered, party_named
from tasks.import_errors import WrongMunicipalityError, content_of, refuse_doubts
from tasks.importing import Imported, Note
from tasks.packets import RECEIVED, packet_store
from tasks.run import Actor, named, work_by

ROUND = "hearing"


def import_remarks(
    path: Path, actor: Actor, engagement: str | None = None, no_cpr: bool = False, party: str = ""
) -> Imported:
    """Read a party's copy of the draft and keep each remark in it as a point to be answered, in one transaction.

    The file itself is kept as it came. `party` says whose it is when the file does not. A remark that is there already
    is not kept twice. Raise UnknownCopyError, UnknownPartyError, OtherPartyError, WrongMunicipalityError or
    HearingDecidedError.
    Run again: the same file changes nothing and says so.
    """
    content = content_of(path)
    copy = open_draft(content, path.name)
    whose = marks_in(content, path.name).get(PARTY, "")
    if engagement and copy.engagement != engagement:
        raise WrongMunicipalityError(file=path.name, found=copy.engagement, wanted=engagement)
    refuse_doubts(copy.doubts, path.name, no_cpr)
    return named("import_remarks", lambda: _kept(copy, (whose, party), content, actor))


def _kept(copy: ReturnedDraft, whose: tuple[str, str], content: bytes, actor: Actor) -> Imported:
    with work_by(actor, copy.engagement) as unit:
        sent = _sent(unit, copy)
        if standing_of(unit.connection, copy.engagement).passed("council"):
            raise HearingDecidedError(engagement=copy.engagement)
        row = _party(unit, copy, *whose)
        before = _received(unit, copy.engagement)
        already = any(one.sha256 == copy.sha256 for one in before)
        points: list[HearingAnswer] = []
        remarks = remarks_in(copy.said, read_word(documents().content_of(sent.path, sent.sha256)))
        if not already:
            packet = _packet(copy, row, len(before) + 1, actor)
            packet.path = packet_store().place_of(copy.engagement, _name(row), content).relative_path
            packet.file_name = copy.file[:255]
            unit.add(packet)
            points = list(_points(unit, remarks, packet, row.party, _blocks(unit, sent)))
            unit.add(*points)
            if remarks and row.answered_on is None:
                mark_answered(unit, row, Outcome.REMARKS, actor)
            packet_store().put(copy.engagement, _name(row), content)
        unit.commit()
    return Imported(
        copy.engagement, Stage.PLAN, {ROUND: len(points)}, already, (), notes=tuple(_notes(row, remarks, already))
    )


def _sent(read: Reader, copy: ReturnedDraft) -> Generation:
    found = read.find(Generation, copy.generation)
    if found is None or found.engagement != copy.engagement:
        raise UnknownCopyError(file=copy.file, found=copy.engagement or "-")
    return found


def _party(read: Reader, copy: ReturnedDraft, marked: str, named_by_person: str) -> HearingParty:
    """Give the party whose copy it is; a person names it where the file does not, and never another one."""
    found = read.find(HearingParty, marked) if marked else None
    whose = found if found is not None and found.engagement == copy.engagement else None
    if named_by_person:
        named_party = party_named(read, copy.engagement, named_by_person)
        if whose is not None and whose.party.casefold() != named_party.party.casefold():
            raise OtherPartyError(file=copy.file, found=whose.party, wanted=named_party.party)
        return named_party if whose is None else whose
    if whose is None:
        raise UnknownCopyError(file=copy.file, found=copy.engagement or "-")
    return whose


def _received(read: Reader, engagement: str) -> list[PacketRow]:
    of_hearings = (PacketRow.engagement == engagement, PacketRow.round == ROUND, PacketRow.direction == RECEIVED)
    return read.all(PacketRow, *of_hearings, order=[PacketRow.number])


def _packet(copy: ReturnedDraft, row: HearingParty, number: int, actor: Actor) -> PacketRow:
    return PacketRow(
        id=natural_id("packet", copy.engagement, Stage.PLAN, ROUND, RECEIVED, number),
        engagement=copy.engagement,
        stage=Stage.PLAN.value,
        direction=RECEIVED,
        attempt=row.attempt,
        number=number,
        round=ROUND,
        generation=copy.generation,
        sha256=copy.sha256,
        on=actor.today,
    )


def _name(row: HearingParty) -> str:
    return f"modtaget-hoeringssvar-{row.party}.docx"


def _points(
    read: Reader, remarks: Sequence[Remark], packet: PacketRow, party: str, blocks: Mapping[str, str]
) -> Iterator[HearingAnswer]:
    there = hearing_answers(read, packet.engagement)
    known = {(one.party.casefold(), one.kind, one.about or "", one.comment) for one in there}
    number = max((one.number for one in there), default=0)
    for remark in remarks:
        if (party.casefold(), remark.kind.value, remark.about, remark.text) in known:
            continue
        number += 1
        yield HearingAnswer(
            id=answer_id(packet.engagement, number),
            engagement=packet.engagement,
            number=number,
            party=party,
            received_on=packet.on,
            section=remark.section,
            comment=remark.text,
            answer="",
            changes_plan=None,
            packet=packet.id,
            kind=remark.kind.value,
            block=next((blocks[mark] for mark in remark.bookmarks if mark in blocks), None),
            about=remark.about or None,
        )


def _blocks(read: Reader, sent: Generation) -> dict[str, str]:
    """Give the block that each hidden bookmark of a version stands for."""
    manifests = read.all(Manifest, Manifest.generation == sent.id)
    return {bookmark_name(block): block for manifest in manifests for block in manifest.blocks}


def _notes(row: HearingParty, remarks: Sequence[Remark], already: bool) -> Iterator[Note]:
    if not remarks and not already:
        yield Note(
            f"no remark was found in it. Has {row.party} none, record that: parat hearing nothing.",
            "Vi fandt ingen bemærkninger i filen.",
        )
