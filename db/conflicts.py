"""Find the conflicts between returned files and the record, and show them as a person reads them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from db.errors import UnknownConflictError
from db.schema import Conflict, Packet
from db.unit_of_work import Reader
from parat.domain.packets import packet_for, whole
from parat.domain.packets.merging import text_shown

LEAST_OF_AN_ID = 8


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """Be a conflict as a person reads it: which cell of which file, the three values, and who changed the record."""

    row: Conflict
    file_name: str
    where_da: str
    what_da: str
    base: str
    sheet: str
    record: str


def conflicts_of(read: Reader, engagement: str | None, settled_too: bool) -> list[ShownConflict]:
    """List the conflicts of one engagement or of all, in the order of the files' rows."""
    of_one = [Conflict.engagement == engagement] if engagement else []
    open_only = [] if settled_too else [Conflict.choice.is_(None)]
    order = [Conflict.engagement, Conflict.stage, Conflict.packet, Conflict.sheet, Conflict.place]
    rows = read.all(Conflict, *of_one, *open_only, order=order)
    packets = {row.id: row for row in read.all(Packet, Packet.id.in_({row.packet for row in rows}))}
    return [_shown(row, packets[row.packet]) for row in rows]


def conflicts_in_danish(read: Reader) -> dict[str, tuple[str, ...]]:
    """Name the open conflicts of every engagement by id and place; what was written there is not said."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for one in conflicts_of(read, None, settled_too=False):
        lines[one.row.engagement].append(f"{one.row.id[:LEAST_OF_AN_ID]}: {one.row.place}, {one.what_da}")
    return {engagement: tuple(found) for engagement, found in lines.items()}


def find_conflicts(read: Reader, ids: Sequence[str], engagement: str | None = None) -> list[Conflict]:
    """Give the conflicts that ids or their beginnings name; raise UnknownConflictError."""
    of_one = [Conflict.engagement == engagement] if engagement else []
    return [_named(read.all(Conflict, *of_one, Conflict.id.like(f"{_plain(one)}%")), one, engagement) for one in ids]


def conflicts_in_file(read: Reader, file_name: str, engagement: str | None = None) -> list[Conflict]:
    """Give the open conflicts of the files that came back under a name; raise UnknownConflictError."""
    packets = {row.id for row in read.all(Packet, Packet.file_name == file_name)}
    of_one = [Conflict.engagement == engagement] if engagement else []
    found = read.all(Conflict, *of_one, Conflict.packet.in_(packets), Conflict.choice.is_(None))
    if not found:
        raise UnknownConflictError(found=file_name, count=0, engagement=engagement or "The record")
    return found


def _shown(row: Conflict, file: Packet) -> ShownConflict:
    sheet = whole(packet_for(file.stage)).sheet(row.sheet)
    what = sheet.column(row.column).label_da if row.column else "hele rækken"
    where = " / ".join(filter(None, (*row.row_key, what)))
    values = (text_shown(sheet, row.column, text) for text in (row.base_value, row.sheet_value, row.record_value))
    return ShownConflict(row, file.file_name, where, what, *values)


def _named(found: Sequence[Conflict], text: str, engagement: str | None) -> Conflict:
    if len(found) != 1 or len(text) < LEAST_OF_AN_ID:
        raise UnknownConflictError(found=text, count=len(found), engagement=engagement or "The record")
    return found[0]


def _plain(text: str) -> str:
    return text.replace("%", "").replace("_", "").strip().lower()
