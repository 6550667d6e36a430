"""Take a file in: read it, check whose it is and when it comes, and store all of it or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from db.schema import Packet as PacketRow
from db.unit_of_work import UnitOfWork
from parat.domain.errors import InputError
from parat.domain.identity import natural_id
from parat.domain.stages import Stage
from parat.intake.packets import Packet, read_packet
from tasks.answers import store_answers
from tasks.application import gaps_of, store_application
from tasks.follow_up import store_follow_up
from tasks.packets import RECEIVED, packet_store
from tasks.plan import store_plan
from tasks.rows import Rows
from tasks.run import Actor, named, work_by
from tasks.stage_work import open_attempt_of, withdraw_waiting_gates
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


class UnreadableFileError(InputError):
    """Refuse a path where there is no file to read."""

    code = "IND-060"
    what = "the file cannot be read: {reason}."
    where = "{file}"
    remedy = "Check the path and that the file is not open elsewhere; then import it again."
    what_da = "filen kan ikke læses: {reason}."
    where_da = "{file}"
    remedy_da = "Kontrollér, at filen findes og ikke er åben andre steder, og send den igen."


class WrongMunicipalityError(InputError):
    """Refuse a packet that belongs to another municipality than the one it is imported for."""

    code = "IND-061"
    what = "the packet belongs to {found}, not to {wanted}; nothing was stored."
    where = "{file}"
    remedy = "Import it for {found}, or find the file that belongs to {wanted}."
    what_da = "skemaet hører til {found}, ikke til {wanted}; intet er gemt."
    where_da = "{file}"
    remedy_da = "Find det skema, der hører til {wanted}."


class UnknownPacketError(InputError):
    """Refuse a packet that this record never sent out."""

    code = "IND-062"
    what = (
        "this record never sent the packet out (engagement {engagement}, generation {generation}); nothing was stored."
    )
    where = "{file}"
    remedy = "Fetch a packet with parat packet, move the answers into it, and import that."
    what_da = "skemaet er ikke sendt ud herfra (forløb {engagement}, generation {generation}); intet er gemt."
    where_da = "{file}"
    remedy_da = "Bed om et nyt skema, og flyt svarene over i det."


class DoubtfulNumbersError(InputError):
    """Ask about ten-digit numbers that may be CPR numbers."""

    code = "IND-063"
    what = "there are numbers that may be CPR numbers: {doubts}; nothing was stored."
    where = "{file}"
    remedy = "Look at them. Remove them, or import again with --no-cpr when you are sure that none is one."
    what_da = "der er tal, som kan være CPR-numre: {doubts}; intet er gemt."
    where_da = "{file}"
    remedy_da = "Fjern dem, hvis de er CPR-numre."


@dataclass(frozen=True, slots=True)
class Imported:
    """Be what an import did: rows by sheet, or nothing because the same file is already in.

    `gaps` names in Danish the fields that an application still lacks; `conflicts` are the ids of what this file and
    the record say differently, for a person to settle.
    """

    engagement: str
    stage: Stage
    rows: Mapping[str, int]
    already: bool
    ignored: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def import_packet(path: Path, actor: Actor, engagement: str | None = None, no_cpr: bool = False) -> Imported:
    """Read a packet and store what it says, in one transaction.

    `engagement` is whose it should be, when the person said so; `no_cpr` confirms that doubtful numbers are none.
    Run again: the same file in the same attempt changes nothing and says so.
    """
    content = _content(path)
    packet = read_packet(content, path.name)
    if packet.doubts and not no_cpr:
        raise DoubtfulNumbersError(file=path.name, doubts=[doubt.parts()[1] for doubt in packet.doubts])
    if engagement and packet.engagement != engagement:
        raise WrongMunicipalityError(file=path.name, found=packet.engagement, wanted=engagement)
    return store_packet(packet, None, path.name, content, actor)


def store_packet(packet: Packet, base: Rows | None, file_name: str, content: bytes, actor: Actor) -> Imported:
    """Store what a packet says, in one transaction; `base` is what had gone out, None: as the sent file says.

    Run again: the same file in the same attempt changes nothing and says so.
    """
    return named("import_packet", lambda: _store(packet, file_name, content, actor))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(file=path.name, reason=error.strerror) from error


def _store(packet: Packet, file_name: str, content: bytes, actor: Actor) -> Imported:
    key = packet.engagement
    with work_by(actor, key) as unit:
        _check_known(unit, packet, file_name)
        stage = _stage_of(packet)
        attempt = open_attempt_of(unit, key, stage)
        before = _received_before(unit, packet, attempt)
        already = bool(before) and before[-1].sha256 == packet.sha256
        if not already:
            stored = packet_store().put(key, f"modtaget-{packet.spec.title_da}.xlsx", content)
            row = _received(packet, attempt, len(before) + 1, stored.relative_path, actor)
            row.file_name = file_name[:255]
            unit.add(row)
            _STORERS[packet.spec.stage](unit, packet, row.id, actor)
            withdraw_waiting_gates(unit, key, stage, attempt)
        gaps = gaps_of(unit, key) if stage is Stage.APPLICATION else ()
        unit.commit()
    counts = {sheet: len(rows) for sheet, rows in packet.sheets.items()}
    return Imported(key, stage, counts, already, packet.ignored, gaps)


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


def _check_known(unit: UnitOfWork, packet: Packet, file_name: str) -> None:
    sent = unit.find(PacketRow, packet.generation)
    marks = (packet.engagement, packet.spec.stage, packet.round)
    if sent is None or (sent.engagement, sent.stage, sent.round) != marks:
        raise UnknownPacketError(file=file_name, engagement=packet.engagement, generation=packet.generation)


def _stage_of(packet: Packet) -> Stage:
    """Give the stage that a packet feeds: a later readiness round belongs to the implementation."""
    stage = Stage(packet.spec.stage)
    later = stage is Stage.READINESS and packet.round != "baseline"
    return Stage.IMPLEMENTATION if later else stage


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
    )
