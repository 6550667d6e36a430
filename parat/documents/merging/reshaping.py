"""Replace a table that has other columns today: its rows are marked as deleted, and the new table as inserted."""

from collections.abc import Iterator, Sequence

from lxml import etree

from parat.documents.merging.changes import ChangeKind
from parat.documents.merging.deciding import Deciding, is_edited
from parat.documents.merging.matching import Matches
from parat.documents.merging.moving import is_untouched
from parat.documents.merging.units import Sides, Unit


def reshape(base: Sequence[Unit], today: Matches, found: Matches, deciding: Deciding) -> frozenset[Unit]:
    """Decide about every table that has other columns today; give the delivered rows that are dealt with.

    A table that nobody worked on is replaced as a whole. One that somebody worked on stays, with one comment.
    """
    dealt_with: set[Unit] = set()
    for rows in list(_reshaped(base, today)):
        if _nobody_worked_on(rows, found, deciding):
            _replace(rows, today, found, deciding)
        else:
            _tell(rows, today, found, deciding)
        dealt_with.update(rows)
    return frozenset(dealt_with)


def _reshaped(base: Sequence[Unit], today: Matches) -> Iterator[list[Unit]]:
    """Give the rows of each table of which some row has another number of cells today."""
    tables: dict[etree._Element, list[Unit]] = {}
    for unit in base:
        if unit.table is not None:
            tables.setdefault(unit.table, []).append(unit)
    for rows in tables.values():
        if any(len(today.to[row].cells) not in (0, len(row.cells)) for row in rows if row in today.to):
            yield rows


def _nobody_worked_on(rows: Sequence[Unit], found: Matches, deciding: Deciding) -> bool:
    if not all(row in found.to and is_untouched(row, found, deciding) for row in rows):
        return False
    homes = {found.to[row] for row in rows}
    tables = {home.table for home in homes}
    standing = {unit for unit in deciding.theirs.units.all if unit.table in tables}
    return len(tables) == 1 and standing == homes and all(len(row.cells) == len(found.to[row].cells) for row in rows)


def _replace(rows: Sequence[Unit], today: Matches, found: Matches, deciding: Deciding) -> None:
    """Mark the rows as deleted; today's are known by nothing else, and so come in as a new table."""
    for row in rows:
        theirs = found.to[row]
        deciding.dropped(Sides(row, theirs))
        for name in theirs.names:
            deciding.carrier.release(name)
        today.part(row)


def _tell(rows: Sequence[Unit], today: Matches, found: Matches, deciding: Deciding) -> None:
    """Leave the table, and say in one comment what it holds today."""
    pairs = [(row, today.to[row]) for row in rows if row in today.to]
    standing = [row for row in rows if row in found.to]
    table = next(new.table for row, new in pairs if len(row.cells) != len(new.cells))
    rows_now = [unit for unit in deciding.now.units.all if unit.table is table]
    deciding.other_columns(Sides(rows[0], found.to[standing[0]] if standing else None, rows_now[0]), rows_now)
    for row in standing:
        if is_edited(row, found.to[row]):
            deciding.report.add(ChangeKind.KEPT_OWN, Sides(row, found.to[row], today.to.get(row)))
