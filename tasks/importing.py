"""Take a file in: read it, check whose it is and when it comes, and store all of it or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from db.schema import Packet as PacketRow
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.errors import InputError, StoredDataError
from parat.domain.identity import natural_id
from parat.domain.packets.merging import Merged, MergedRow, Returned, merged
from parat.domain.stages import Stage
from parat.intake.packets import Packet, Row, read_packet, read_sent
from tasks.application import gaps_of
from tasks.conflicts import note_conflicts
from tasks.hearing_numbers import numbered_apart
from tasks.import_errors import UnknownPacketError, WrongMunicipalityError, content_of, refuse_doubts
from tasks.outdated_answers import answered_as_asked
from tasks.packets import RECEIVED, packet_store
from tasks.rows import Rows, rows_for
from tasks.run import Actor, looking, named, work_by
from tasks.stage_work import open_attempt_of, withdraw_waiting_gates
from tasks.storers import stage_fed_by, store_rows


@dataclass(frozen=True, slots=True)
class Note:
    """Be something about a file that a person should know, for the operator and in Danish."""

    en: str
    da: str


@dataclass(frozen=True, slots=True)
class Imported:
    """Be what an import did: rows by sheet, or nothing because the same file is already in.

    `gaps` names in Danish the fields that an application still lacks; `conflicts` are the ids of what this file and
    the record say differently, for a person to settle; `notes` say what else a person should know of the file. `done`
    says what was done with a file that holds no rows.
    """

    engagement: str
    stage: Stage
    rows: Mapping[str, int]
    already: bool
    ignored: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    done: Note | None = None


def import_packet(path: Path, actor: Actor, engagement: str | None = None, no_cpr: bool = False) -> Imported:
    """Read a packet and store what it says, in one transaction.

    `engagement` is whose it should be, when the person said so; `no_cpr` confirms that doubtful numbers are none.
    Run again: the same file in the same attempt changes nothing and says so.
    """
    content = content_of(path)
    packet = read_packet(content, path.name)
    refuse_doubts(packet.doubts, path.name, no_cpr)
    if engagement and packet.engagement != engagement:
        raise WrongMunicipalityError(file=path.name, found=packet.engagement, wanted=engagement)
    return store_packet(packet, None, path.name, content, actor)


def store_packet(packet: Packet, base: Rows | None, file_name: str, content: bytes, actor: Actor) -> Imported:
    """Store what a packet says beside what the record has come to hold since it went out, in one transaction.

    `base` is what had gone out; None: as the file says that was sent in that generation. Only what the packet changed
    is stored; what the record changed too is listed as a conflict, and the record keeps its value.
    Run again: the same file in the same attempt changes nothing and says so.
    """

    def work() -> Imported:
        sent = _as_sent(packet, file_name) if base is None else base
        return _store(packet, sent, file_name, content, actor)

    return named("import_packet", work)


def _as_sent(packet: Packet, file_name: str) -> Rows | None:
    """Give what went out in a packet's generation; None when the file that was sent is gone or damaged."""
    with looking() as read:
        sent = read.find(PacketRow, packet.generation)
    marks = (packet.engagement, packet.spec.stage, packet.round, packet.respondent, packet.part)
    if sent is None or _marks_of(sent) != marks:
        raise UnknownPacketError(file=file_name, engagement=packet.engagement, generation=packet.generation)
    try:
        return read_sent(packet_store().content_of(sent.path, sent.sha256), sent.file_name)
    except (StoredDataError, InputError):
        return None


def _marks_of(sent: PacketRow) -> tuple[str, ...]:
    return (sent.engagement, sent.stage, sent.round, sent.respondent or "", sent.part or "")


def _store(packet: Packet, base: Rows | None, file_name: str, content: bytes, actor: Actor) -> Imported:
    key, stage = packet.engagement, stage_fed_by(packet.spec.stage, packet.round)
    conflicts, notes = tuple[str, ...](), tuple[Note, ...]()
    with work_by(actor, key) as unit:
        attempt = open_attempt_of(unit, key, stage)
        before = _received_before(unit, packet, attempt)
        already = any(row.sha256 == packet.sha256 for row in before)
        if not already:
            name = f"modtaget-{packet.spec.title_da}{Path(file_name).suffix.lower()}"
            path = packet_store().place_of(key, name, content).relative_path
            row = _received(packet, attempt, len(before) + 1, path, actor)
            row.file_name = file_name[:255]
            unit.add(row)
            together, notes = _merged(unit, packet, base)
            conflicts = note_conflicts(unit, packet, row.id, together.clashes)
            store_rows(unit, _complete(packet, together), row.id, actor)
            withdraw_waiting_gates(unit, key, stage, attempt)
            packet_store().put(key, name, content)  # last: a refused file may name persons
        gaps = gaps_of(unit, key) if stage is Stage.APPLICATION else ()
        unit.commit()
    counts = {sheet: len(rows) for sheet, rows in packet.sheets.items()}
    return Imported(key, stage, counts, already, packet.ignored, gaps, conflicts, notes)


def _left_out(outdated: tuple[str, ...]) -> tuple[Note, ...]:
    """Tell of answers that were left out because they ask something else since the workbook went out."""
    named = ", ".join(outdated)
    en = (
        f"the answers to {named} were left out: the instrument asks something else now. Send the new workbook for them."
    )
    da = f"Svarene på {named} er ikke taget med: Skemaet spørger om noget andet nu. Svar på dem i det nye skema."
    return (Note(en, da),) if outdated else ()


def _moved(numbers: tuple[tuple[int, int], ...]) -> tuple[Note, ...]:
    """Tell of points that got another number, because a party's Word file took theirs meanwhile."""
    return tuple(
        Note(
            f"the point typed as number {old} is number {new} now: a party's Word file took {old} meanwhile.",
            f"Punkt {old} på arket »Høringssvar« har fået nummer {new}, fordi nummer {old} i mellemtiden er brugt.",
        )
        for old, new in numbers
    )


def _merged(read: Reader, packet: Packet, base: Rows | None) -> tuple[Merged, tuple[Note, ...]]:
    """Merge the packet into the record, and tell of what is left out or numbered otherwise than in the file."""
    came = {sheet: [row.cells for row in rows] for sheet, rows in packet.sheets.items()}
    record = rows_for(read, packet.engagement, Stage(packet.spec.stage), packet.round)
    asked = answered_as_asked(packet.spec, came, base, record)
    apart = numbered_apart(read, packet.engagement, asked.sheets, base)
    together = merged(packet.spec, base, Returned(apart.sheets, packet.absent, packet.lacking), record)
    return together, (*_left_out(asked.outdated), *_moved(apart.moved))


def _complete(packet: Packet, together: Merged) -> Packet:
    """Give the packet with the rows as they shall stand; what the file does not hold has no place."""
    sheets = {
        sheet: tuple(_placed(row, packet.sheets.get(sheet, ())) for row in rows)
        for sheet, rows in together.rows.items()
    }
    return replace(packet, sheets=sheets, absent=frozenset(), lacking=frozenset())


def _placed(row: MergedRow, came: tuple[Row, ...]) -> Row:
    places = came[row.came].places if row.came is not None else {}
    return Row(row.cells, {**dict.fromkeys(row.cells, ""), **places})


def _received_before(unit: UnitOfWork, packet: Packet, attempt: int) -> list[PacketRow]:
    return unit.all(
        PacketRow,
        PacketRow.engagement == packet.engagement,
        PacketRow.stage == packet.spec.stage,
        PacketRow.round == packet.round,
        PacketRow.direction == RECEIVED,
        PacketRow.attempt == attempt,
        order=[PacketRow.number],
    )


def _received(packet: Packet, attempt: int, number: int, path: str, actor: Actor) -> PacketRow:
    identity = natural_id("packet", packet.engagement, packet.spec.stage, packet.round, RECEIVED, attempt, number)
    return PacketRow(
        id=identity,
        engagement=packet.engagement,
        stage=packet.spec.stage,
        direction=RECEIVED,
        attempt=attempt,
        number=number,
        round=packet.round,
        generation=packet.generation,
        path=path,
        sha256=packet.sha256,
        on=actor.today,
        respondent=packet.respondent or None,
        part=packet.part or None,
    )
