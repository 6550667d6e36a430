"""Leave out answers to statements that read differently now than when their workbook went out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parat.domain.packets.declaration import PacketSpec, Sheet, Value
from parat.domain.packets.matching import folded
from parat.domain.packets.merging import Key, key_of
from parat.domain.stages import Stage

Cells = Mapping[str, Value | None]
Sheets = Mapping[str, Sequence[Cells]]


@dataclass(frozen=True, slots=True)
class AsAsked:
    """Be what came back with the rows untouched whose question is another one now, and the names of those rows."""

    sheets: Mapping[str, Sequence[Cells]]
    outdated: tuple[str, ...] = ()


def answered_as_asked(spec: PacketSpec, came: Sheets, base: Sheets | None, record: Sheets) -> AsAsked:
    """Compare the questions of a readiness workbook as they went out with those of today.

    The instrument may have been exchanged meanwhile: a row that asks something else now stands as it was sent.
    """
    if spec.stage != Stage.READINESS or base is None:
        return AsAsked(came)
    fixed = [sheet for sheet in spec.sheets if sheet.fixed_rows and sheet.key in came]
    old = {sheet.key: dict(_outdated(sheet, base.get(sheet.key, ()), record.get(sheet.key, ()))) for sheet in fixed}
    named = tuple(
        name
        for sheet in fixed
        for cells in came[sheet.key]
        for name in _answered(sheet, cells, old[sheet.key].get(key_of(sheet, cells)))
    )
    rows = {
        sheet.key: [old[sheet.key].get(key_of(sheet, cells), cells) for cells in came[sheet.key]] for sheet in fixed
    }
    return AsAsked({**came, **rows}, named)


def _outdated(sheet: Sheet, base: Sequence[Cells], record: Sequence[Cells]) -> Iterator[tuple[Key, Cells]]:
    """Give the rows that were sent and ask something else now, or nothing."""
    now = {key_of(sheet, cells): _asked(sheet, cells) for cells in record}
    for cells in base:
        key = key_of(sheet, cells)
        if now.get(key) != _asked(sheet, cells):
            yield key, cells


def _asked(sheet: Sheet, cells: Cells) -> tuple[str, ...]:
    """Give the words that a row asks with."""
    columns = [column.key for column in sheet.columns if column.key == "statement" or column.key.startswith("anchor_")]
    return tuple(folded(str(cells.get(key) or "")) for key in columns)


def _answered(sheet: Sheet, cells: Cells, sent: Cells | None) -> Iterator[str]:
    """Name a row whose answers are left out; one that nobody has written in is not named."""
    written = [column.key for column in sheet.columns if not column.locked]
    if sent is not None and any(cells.get(key) != sent.get(key) for key in written):
        yield ".".join(key_of(sheet, cells)).upper()
