"""Keep a point typed in the plan workbook apart from one that was read from a Word file under the same number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.schema import HearingAnswer
from db.unit_of_work import Reader
from parat.domain.packets.declaration import Value
from parat.domain.packets.matching import folded
from tasks.hearing_answers import hearing_answers

Cells = Mapping[str, Value | None]
Sheets = Mapping[str, Sequence[Cells]]
_SHEET = "hearing"


@dataclass(frozen=True, slots=True)
class Numbered:
    """Be what came back, with another number for each point whose own was taken; `moved` are the pairs of numbers."""

    sheets: Sheets
    moved: tuple[tuple[int, int], ...] = ()


def numbered_apart(read: Reader, engagement: str, came: Sheets, base: Sheets | None) -> Numbered:
    """Give each typed point whose number was taken meanwhile the next free one, so that neither is lost.

    Only a number that did not go out and that now stands for a point read from a Word file is taken. A point that
    already got its number so, has the same one again.
    """
    if not came.get(_SHEET):
        return Numbered(came)
    there = hearing_answers(read, engagement)
    sent = {cells.get("number") for cells in (base or {}).get(_SHEET, ())}
    taken = {row.number: row for row in there if row.kind and row.number not in sent}
    known = {_said(row.party, row.comment): row.number for row in there if not row.kind}
    highest = max((row.number for row in there), default=0)
    free = max(highest, *(_number(cells) for cells in came[_SHEET])) + 1
    rows, moved = [], list[tuple[int, int]]()
    for cells in came[_SHEET]:
        number, says = _number(cells), _said(cells.get("party"), cells.get("comment"))
        if number not in taken or says == _of(taken[number]):
            rows.append(cells)
            continue
        new = known.get(says, free)
        free += new == free
        rows.append({**cells, "number": new})
        moved.append((number, new))
    return Numbered({**came, _SHEET: rows}, tuple(moved))


def _number(cells: Cells) -> int:
    return int(str(cells["number"]))


def _of(row: HearingAnswer) -> tuple[str, str]:
    return _said(row.party, row.comment)


def _said(party: object, comment: object) -> tuple[str, str]:
    return folded(str(party or "")), folded(str(comment or ""))
