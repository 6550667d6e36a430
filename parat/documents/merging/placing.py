"""Put what the data has now and the person's file lacks after the nearest block that is still there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml import etree

from parat.documents.merging.cells import has_merged_cells
from parat.documents.merging.changes import ChangeKind
from parat.documents.merging.deciding import Deciding
from parat.documents.merging.marks import copied
from parat.documents.merging.matching import Matches
from parat.documents.merging.section_ends import SectionEnds
from parat.documents.merging.units import Kind, Sides, Unit
from parat.ooxml import word_names as names
from parat.ooxml.word_blocks import parts_of
from parat.ooxml.word_names import NS, w

_HEADER = "w:trPr/w:tblHeader"
_FEW = 200


class Placing:
    """Walk today's units in order and insert what is missing."""

    def __init__(
        self, deciding: Deciding, today: Matches, found: Matches, homes: Mapping[Unit, Unit], moved: frozenset[Unit]
    ) -> None:
        self._deciding, self._today, self._found = deciding, today, found
        self._homes, self._moved = homes, moved
        self._rows: dict[etree._Element, list[Unit]] = defaultdict(list)
        for unit in deciding.now.units.all:
            if unit.table is not None:
                self._rows[unit.table].append(unit)
        self._section_ends = SectionEnds(deciding.marks, deciding.carrier)
        self._last: etree._Element | None = None
        self._last_rows: dict[etree._Element, etree._Element] = {}
        self._after = -1

    def run(self) -> None:
        """Insert everything that is missing."""
        theirs = self._deciding.theirs.units.all
        live = {name: unit for unit in theirs if unit not in self._found.back for name in unit.names}
        for unit in self._deciding.now.units.all:
            home = self._homes.get(unit)
            if home is not None:
                self._pass(unit, home.element)
            elif unit in self._moved:
                self._insert(unit, ChangeKind.MOVED)
            elif unit not in self._today.back:
                self._new(unit, live)

    def _pass(self, unit: Unit, element: etree._Element) -> None:
        self._last = element
        self._after = max((old.at for old in self._today.back.get(unit, ())), default=self._after)
        if unit.table is not None:
            self._last_rows[unit.table] = element

    def _new(self, unit: Unit, live: Mapping[str, Unit]) -> None:
        """Insert a new unit, unless the person's file has it under the same anchor already."""
        there = live.get(unit.name) if unit.name else None
        if there is None:
            self._insert(unit, ChangeKind.ADDED)
        else:
            self._pass(unit, there.element)
            if there.words != unit.words:
                self._deciding.conflict(Sides(None, there, unit))

    def _insert(self, unit: Unit, kind: ChangeKind) -> None:
        if unit.table in self._deciding.told or not self._has_room(unit):
            return
        if unit.name and unit.name in self._deciding.theirs.units.gone:
            self._deciding.carrier.release(unit.name)
        placed = self._row(unit) if unit.kind is Kind.ROW else self._paragraph(unit)
        olds = self._today.back.get(unit, [])
        base = olds[0] if olds else None
        if placed is None:
            self._deciding.report.add(ChangeKind.LEFT_DELETED, Sides(base, None, unit), after=self._after)
            return
        self._last = placed
        if unit.words or unit.beside:
            theirs = self._found.to.get(base) if base is not None else None
            self._deciding.report.add(kind, Sides(base, theirs, unit), after=self._after)

    def _paragraph(self, unit: Unit) -> etree._Element:
        new = self._deciding.carrier.brought(unit.element)
        if self._last is not None and self._section_ends.takes(self._last, unit.element):
            self._section_ends.insert(self._last, new)
            return self._last
        self._deciding.marks.insert_paragraph(new)
        self._into_body(new)
        return new

    def _into_body(self, new: etree._Element) -> None:
        if self._last is None:
            self._deciding.theirs.body.insert(0, new)
        else:
            _outside_tables(self._last).addnext(new)

    def _row(self, unit: Unit) -> etree._Element | None:
        """Insert a row beside its neighbours, or with a table of its own when none of its table is there."""
        beside, table = self._beside(unit), unit.table
        if table is None:
            return None
        if beside is None:
            return self._new_table(unit, table)
        new = self._fitting(unit, beside)
        if table in self._last_rows:
            beside.addnext(new)
        else:
            beside.addprevious(new)
        self._last_rows[table] = new
        return new

    def _beside(self, unit: Unit) -> etree._Element | None:
        """Give the row that a new one comes to stand after, or else the one before which it stands."""
        if unit.table is None:
            return None
        if unit.table in self._last_rows:
            return self._last_rows[unit.table]
        later = next(self._later_rows(unit), None)
        return later if later is not None else self._beside_moved(unit, unit.table)

    def _beside_moved(self, unit: Unit, table: etree._Element) -> etree._Element | None:
        """Give a row of a table whose rows the data moved, but which all stay where they are."""
        olds = ((row, old) for row in self._rows[table] for old in self._today.back.get(row, ()))
        stands = [(row, self._found.to[old]) for row, old in olds if old in self._found.to and row not in self._moved]
        rows = [(row.at, home.element) for row, home in stands if home.kind is Kind.ROW]
        before = [element for at, element in rows if at < unit.at]
        if before:
            self._last_rows[table] = before[-1]
        return before[-1] if before else next((element for _, element in rows), None)

    def _has_room(self, unit: Unit) -> bool:
        """Say whether the table has the columns that a new row needs; otherwise a comment says what the row holds."""
        beside = self._beside(unit) if unit.kind is Kind.ROW else None
        if beside is None:
            return True
        near = _pattern(beside)
        if len(list(parts_of(near, names.CELL))) == len(unit.cells) and not has_merged_cells(near):
            return True
        found = (one for one in self._deciding.theirs.units.all if one.element is beside)
        self._deciding.no_room(Sides(None, next(found, None), unit), beside)
        return False

    def _later_rows(self, unit: Unit) -> Iterator[etree._Element]:
        rows = self._rows[unit.table] if unit.table is not None else []
        return (home.element for row in rows if row.at > unit.at and (home := self._homes.get(row)) is not None)

    def _new_table(self, unit: Unit, table: etree._Element) -> etree._Element | None:
        """Begin a table that is new; one that the person deleted stays deleted."""
        if any(row in self._today.back and row not in self._moved for row in self._rows[table]):
            return None
        shell = copied(table)
        for child in [child for child in shell if child.tag not in (w("tblPr"), w("tblGrid"))]:
            shell.remove(child)
        shell = self._deciding.carrier.brought(shell)
        row = self._brought_row(unit)
        shell.append(row)
        self._apart(shell)
        self._last_rows[table] = row
        return row

    def _apart(self, table: etree._Element) -> None:
        """Put a table into the body; two tables never stand side by side, or Word would make them one."""
        self._into_body(table)
        before, following = table.getprevious(), table.getnext()
        if before is not None and before.tag == names.TABLE:
            table.addprevious(self._empty())
        if following is not None and following.tag == names.TABLE:
            table.addnext(self._empty())

    def _empty(self) -> etree._Element:
        paragraph = etree.Element(names.P)
        self._deciding.marks.insert_paragraph(paragraph)
        return paragraph

    def _brought_row(self, unit: Unit) -> etree._Element:
        row = self._deciding.carrier.brought(unit.element)
        self._deciding.marks.mark_row(row, names.INSERTED)
        return row

    def _fitting(self, unit: Unit, beside: etree._Element) -> etree._Element:
        """Let a new row look like the rows it comes to stand among."""
        near, row = _pattern(beside), self._brought_row(unit)
        for cell, other in zip(parts_of(row, names.CELL), parts_of(near, names.CELL), strict=True):
            _look_like(cell, other, near.find(_HEADER, NS) is not None)
        return row


def _pattern(row: etree._Element) -> etree._Element:
    """Give the row whose looks a new one takes: not a header, when there is another."""
    return row if row.find(_HEADER, NS) is None else _next_row(row)


def _next_row(header: etree._Element) -> etree._Element:
    """Give the row under a header, or the header itself when it stands alone."""
    following = next(header.itersiblings(names.ROW), None)
    return header if following is None else following


def _look_like(cell: etree._Element, other: etree._Element, only_width: bool) -> None:
    ours, theirs = cell.find(names.CELL_PROPERTIES), other.find(names.CELL_PROPERTIES)
    if theirs is None:
        return
    copy = copied(theirs)
    if only_width:
        for child in [child for child in copy if child.tag != w("tcW")]:
            copy.remove(child)
    if ours is not None:
        cell.remove(ours)
    cell.insert(0, copy)


def _outside_tables(element: etree._Element) -> etree._Element:
    """Give the outermost table around an element, or the paragraph itself."""
    place = element
    for around in element.iterancestors():
        if around.tag == names.TABLE:
            place = around
    return place


def learning_pairs(now: Mapping[Unit, Unit]) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Give paragraphs that both files have, as many as it takes to learn their styles and lists."""
    rows = 0
    for ours, theirs in now.items():
        if ours.kind is Kind.ROW and theirs.kind is Kind.ROW:
            rows += 1
            if rows <= _FEW:
                for one, other in zip(ours.cells, theirs.cells, strict=False):
                    yield from zip(one.iterchildren(names.P), other.iterchildren(names.P), strict=False)
        elif ours.kind is theirs.kind:
            yield ours.element, theirs.element
