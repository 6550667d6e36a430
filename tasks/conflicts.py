"""Note what a returned file and the record say differently, for a person to settle."""

from collections.abc import Sequence

from db.schema import Conflict
from db.trail import last_changes
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.packets.matching import folded
from parat.domain.packets.merging import Clash, Side, named_key
from parat.domain.stages import Stage
from parat.intake.packets import Packet
from tasks.answers import round_id
from tasks.storers import stage_fed_by
from tasks.subjects import subjects_in_round, subjects_of

_LONGEST_PLACE = 80
Spot = tuple[str, tuple[str, ...], str]


def note_conflicts(unit: UnitOfWork, packet: Packet, packet_id: str, clashes: Sequence[Clash]) -> tuple[str, ...]:
    """Write down each clash for a person to settle; give the ids of those about which this packet must be asked.

    What was settled for the record before, with the same two values, is not asked again; what an earlier file asked
    with the same value, and nobody has settled, is asked once.
    """
    stage = stage_fed_by(packet.spec.stage, packet.round)
    of_round = (Conflict.engagement == packet.engagement, Conflict.stage == stage, Conflict.round == packet.round)
    known = unit.all(Conflict, *of_round)
    settled = {(_spot(row), row.sheet_value, row.record_value) for row in known if row.choice == Side.RECORD}
    waiting = {(_spot(row), row.sheet_value): row.id for row in known if row.choice is None}
    new: list[tuple[Conflict, Clash]] = []
    asked: list[str] = []
    for clash in clashes:
        row = _conflict(packet, packet_id, clash)
        if (_spot(row), row.sheet_value, row.record_value) in settled:
            continue
        identity = waiting.get((_spot(row), row.sheet_value), row.id)
        asked.append(identity)
        if identity == row.id:
            new.append((row, clash))
    _say_who(unit, packet, new)
    unit.add(*(row for row, _ in new))
    return tuple(asked)


def _say_who(read: Reader, packet: Packet, asked: Sequence[tuple[Conflict, Clash]]) -> None:
    """Write into each conflict who changed the record last, and when."""
    subjects = {row.id: _subjects(packet, clash) for row, clash in asked}
    wrote = last_changes(read, packet.engagement, {one for found in subjects.values() for one in found})
    for row, _ in asked:
        changes = (wrote[one] for one in subjects[row.id] if one in wrote)
        row.changed_by, row.changed_at = max(changes, key=lambda change: change[1], default=(None, None))


def _subjects(packet: Packet, clash: Clash) -> tuple[str, ...]:
    if packet.spec.stage == Stage.READINESS:
        return subjects_in_round(round_id(packet.engagement, packet.round), clash.sheet, clash.column, clash.row)
    return subjects_of(packet.engagement, packet.spec.stage, clash.sheet, clash.row)


def _conflict(packet: Packet, packet_id: str, clash: Clash) -> Conflict:
    sheet = packet.spec.sheet(clash.sheet)
    row_key = list(named_key(sheet, clash.row))
    return Conflict(
        id=natural_id("conflict", packet_id, clash.sheet, *row_key, clash.column),
        engagement=packet.engagement,
        packet=packet_id,
        stage=stage_fed_by(packet.spec.stage, packet.round).value,
        round=packet.round,
        sheet=clash.sheet,
        row_key=row_key,
        column=clash.column,
        place=_place(packet, clash),
        base_value=clash.base,
        sheet_value=clash.sheet_value,
        record_value=clash.record_value,
        reason="",
    )


def _place(packet: Packet, clash: Clash) -> str:
    """Give the cell, or of a whole row its first cell; of a row that did not come back there is none."""
    if clash.came is None:
        return packet.spec.sheet(clash.sheet).title_da
    places = packet.sheets[clash.sheet][clash.came].places
    place = places[clash.column] if clash.column else next(iter(places.values()))
    return place[:_LONGEST_PLACE]


def _spot(row: Conflict) -> Spot:
    return row.sheet, tuple(map(folded, row.row_key)), row.column
