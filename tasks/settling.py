"""Settle what a returned file and the record say differently, as a person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from db.conflicts import LEAST_OF_AN_ID, find_conflicts
from db.schema import Conflict
from db.schema import Packet as PacketRow
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.packets import PacketSpec, Sheet, Value, packet_for
from parat.domain.packets.matching import folded
from parat.domain.packets.merging import Cells, Side, key_of, loose_references, row_in, text_shown, written_row
from parat.domain.packets.narrowing import whole
from parat.domain.packets.values import value_in, written
from parat.domain.personal_data import cpr_in, masked_text
from parat.domain.stages import Stage
from parat.intake.packets import Packet, Row
from tasks.rows import rows_for
from tasks.run import Actor, looking, named, work_by
from tasks.settling_errors import (
    ConflictSettledError,
    CprInReasonError,
    RecordMovedOnError,
    RowGoneError,
    StillReferredToError,
)
from tasks.stage_work import open_attempt_of, withdraw_waiting_gates
from tasks.storers import store_rows

_CHOICES_DA = {Side.SHEET: "skemaets værdi gælder", Side.RECORD: "registrets værdi gælder"}


def named_conflicts(ids: Sequence[str], engagement: str) -> list[Conflict]:
    """Give an engagement's conflicts by their ids or the beginnings of those; raise UnknownConflictError."""
    with looking() as read:
        return find_conflicts(read, ids or [""], engagement)


def settle_conflicts(conflicts: Sequence[Conflict], side: Side, reason: str, actor: Actor) -> None:
    """Settle conflicts of one engagement by the sheet's values or by the record's, all of them or none.

    Raise ConflictSettledError, RecordMovedOnError (the conflict then shows what the record says now), RowGoneError,
    StillReferredToError or CprInReasonError. Run again: a conflict is settled once, and the second time says by whom.
    """
    ids = [row.id for row in conflicts]
    engagement = conflicts[0].engagement
    if cpr_in(reason):
        raise CprInReasonError(engagement=engagement, found=masked_text(reason)[:80])

    def work() -> None:
        with work_by(actor, engagement) as unit:
            rows = [unit.get(Conflict, identity) for identity in ids]
            for row in rows:
                open_attempt_of(unit, engagement, Stage(row.stage))
            _settle(unit, rows, side, reason, actor)
            unit.commit()

    try:
        named("settle_conflicts", work)
    except RecordMovedOnError:
        named("show_record_again", lambda: _show_again(ids, engagement, actor))
        raise


def _settle(unit: UnitOfWork, rows: Sequence[Conflict], side: Side, reason: str, actor: Actor) -> None:
    for packet, found in groupby(sorted(rows, key=lambda row: row.packet), key=lambda row: row.packet):
        settled = list(found)
        file = unit.get(PacketRow, packet)
        sheets = _Sheets.of_now(unit, file)
        for row in settled:
            sheets.check(row)
        if side is Side.SHEET:
            for row in sorted(settled, key=sheets.names_its_row):
                sheets.take(row)
            sheets.check_references(settled[0])
            store_rows(unit, sheets.as_packet(file), packet, actor)
            withdraw_waiting_gates(unit, file.engagement, Stage(settled[0].stage), _attempt(unit, settled[0]))
        for row in settled:
            unit.change(
                Conflict, row.id, choice=side.value, decided_by=actor.staff, decided_on=actor.today, reason=reason
            )


def _attempt(unit: UnitOfWork, row: Conflict) -> int:
    return open_attempt_of(unit, row.engagement, Stage(row.stage))


def _show_again(ids: Sequence[str], engagement: str, actor: Actor) -> None:
    """Let conflicts show what the record says now."""
    with work_by(actor, engagement) as unit:
        for row in (unit.get(Conflict, identity) for identity in ids):
            now = _Sheets.of_now(unit, unit.get(PacketRow, row.packet)).value_now(row)
            if row.choice is None and now != row.record_value:
                unit.change(Conflict, row.id, record_value=now)
        unit.commit()


@dataclass(frozen=True, slots=True)
class _Sheets:
    """Be the rows of a workbook as the record holds them now, in which the sheet's values are put."""

    spec: PacketSpec
    rows: dict[str, list[dict[str, Value | None]]]
    places: dict[int, dict[str, str]]

    @classmethod
    def of_now(cls, read: Reader, file: PacketRow) -> "_Sheets":
        spec = whole(packet_for(file.stage))
        now = rows_for(read, file.engagement, Stage(file.stage), file.round)
        rows = {sheet.key: [_complete(sheet, cells) for cells in now.get(sheet.key, ())] for sheet in spec.sheets}
        return cls(spec, rows, {})

    def check(self, row: Conflict) -> None:
        """Raise ConflictSettledError or RecordMovedOnError unless the conflict can be settled as it stands."""
        if row.choice is not None:
            words = {"choice": row.choice, "choice_da": _CHOICES_DA[Side(row.choice)]}
            who = {"staff": row.decided_by, "on": row.decided_on}
            raise ConflictSettledError(place=row.place, conflict=row.id[:LEAST_OF_AN_ID], **words, **who)
        now = self.value_now(row)
        if now not in (row.record_value, row.sheet_value):
            sheet = self.spec.sheet(row.sheet)
            now_da, then_da = (text_shown(sheet, row.column, text) for text in (now, row.record_value))
            raise RecordMovedOnError(place=row.place, conflict=row.id[:LEAST_OF_AN_ID], now=now_da, then=then_da)

    def value_now(self, row: Conflict) -> str | None:
        """Give what the record says now where the conflict is."""
        sheet, found = self.spec.sheet(row.sheet), self._found(row)
        if found is None:
            return None
        return written(sheet.column(row.column), found[row.column]) if row.column else written_row(sheet, found)

    def names_its_row(self, row: Conflict) -> bool:
        """Say whether a conflict is about a column by which its row is found: it is then put in last."""
        return row.column in self.spec.sheet(row.sheet).row_key

    def take(self, row: Conflict) -> None:
        """Put the sheet's value where the conflict is: a cell, a row that comes back, or a row that goes."""
        sheet, found = self.spec.sheet(row.sheet), self._found(row)
        if row.column and found is None:
            raise RowGoneError(place=row.place, conflict=row.id[:LEAST_OF_AN_ID])
        if row.column and found is not None:
            found[row.column] = value_in(sheet.column(row.column), row.sheet_value)
            self.places.setdefault(id(found), {})[row.column] = row.place
        elif row.sheet_value is None and found is not None:
            self.rows[row.sheet].remove(found)
        elif row.sheet_value is not None:
            self.rows[row.sheet] = [one for one in self.rows[row.sheet] if one is not found]
            self.rows[row.sheet].append(row_in(sheet, row.sheet_value))

    def check_references(self, row: Conflict) -> None:
        """Raise StillReferredToError when a row would refer to nothing."""
        for sheet, _, _ in loose_references(self.spec, self.rows):
            raise StillReferredToError(place=row.place, conflict=row.id[:LEAST_OF_AN_ID], other=sheet.title_da)

    def as_packet(self, file: PacketRow) -> Packet:
        """Give the rows as the packet that the stage's storer takes."""
        sheets = {key: tuple(self._placed(cells) for cells in rows) for key, rows in self.rows.items()}
        return Packet(self.spec, file.engagement, file.generation, file.round, sheets, file.sha256, file=file.file_name)

    def _placed(self, cells: Cells) -> Row:
        return Row(cells, {**dict.fromkeys(cells, ""), **self.places.get(id(cells), {})})

    def _found(self, row: Conflict) -> dict[str, Value | None] | None:
        sheet, wanted = self.spec.sheet(row.sheet), tuple(map(folded, row.row_key))
        rows = self.rows[row.sheet]
        return next((cells for cells in rows if sheet.upright or key_of(sheet, cells) == wanted), None)


def _complete(sheet: Sheet, cells: Mapping[str, Value | None]) -> dict[str, Value | None]:
    return {column.key: cells.get(column.key) for column in sheet.columns}
