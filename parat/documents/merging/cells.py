"""Decide what becomes of a table row, cell by cell; a row whose columns are no longer ours is left alone."""

from lxml import etree

from parat.documents.merging.changes import ChangeKind
from parat.documents.merging.deciding import Deciding, differs, is_edited
from parat.documents.merging.matching import Matches, match
from parat.documents.merging.units import Kind, Sides, Unit, units_in
from parat.ooxml import word_names as names
from parat.ooxml.word_names import NS
from parat.ooxml.word_text import row_mark_of

_MERGED = ("w:tcPr/w:gridSpan", "w:tcPr/w:vMerge", "w:tcPr/w:hMerge")


def decide(sides: Sides, deciding: Deciding) -> None:
    """Decide about one delivered unit, whatever it is."""
    base, theirs, now = sides
    if base is None:
        return
    if theirs is not None and (theirs.kind is not base.kind or (now is not None and now.kind is not base.kind)):
        _torn(sides, deciding)
    elif base.kind is Kind.ROW and theirs is not None and now is not None:
        _row(sides, deciding)
    else:
        deciding.paragraph(sides)


def _torn(sides: Sides, deciding: Deciding) -> None:
    """Leave a row that became a paragraph, or the other way round."""
    base, _, now = sides
    if base is not None and (now is None or differs(base, now)):
        deciding.conflict(sides)
    else:
        deciding.report.add(ChangeKind.KEPT_OWN, sides)


def _row(sides: Sides, deciding: Deciding) -> None:
    base, theirs, now = sides
    if base is None or theirs is None or now is None:
        return
    changed = differs(base, now)
    if not changed and not is_edited(base, theirs):
        return
    if not _has_same_columns(base, theirs, now) or (changed and _is_marked_by_others(theirs, deciding)):
        if changed:
            deciding.conflict(sides)
        else:
            deciding.report.add(ChangeKind.KEPT_OWN, sides)
        return
    for cells in zip(base.cells, theirs.cells, now.cells, strict=True):
        _Cell(sides, deciding).merge(*cells)


def _has_same_columns(base: Unit, theirs: Unit, now: Unit) -> bool:
    return len(base.cells) == len(theirs.cells) == len(now.cells) and not has_merged_cells(theirs.element)


def has_merged_cells(row: etree._Element) -> bool:
    """Say whether cells of a row have been joined."""
    return any(cell.find(path, NS) is not None for cell in row.iter(names.CELL) for path in _MERGED)


def _is_marked_by_others(theirs: Unit, deciding: Deciding) -> bool:
    mark = row_mark_of(theirs.element, names.CAME | names.GONE)
    return mark is not None and not deciding.marks.is_own(mark)


class _Cell:
    """Merge one cell: paragraph by paragraph, and a cell of one paragraph as that paragraph."""

    def __init__(self, row: Sides, deciding: Deciding) -> None:
        self._row, self._deciding = row, deciding

    def merge(self, base_cell: etree._Element, their_cell: etree._Element, now_cell: etree._Element) -> None:
        """Decide about each paragraph, and insert what is new."""
        files = self._deciding
        base = units_in(base_cell, files.base.notes).all
        theirs = units_in(their_cell, files.theirs.notes).all
        now = units_in(now_cell, files.now.notes).all
        today, found = _paired(base, now), _paired(base, theirs)
        for unit in base:
            self._deciding.paragraph(Sides(unit, found.to.get(unit), today.to.get(unit)), self._row)
        self._insert(now, their_cell, today, found)
        for unit in theirs:
            if unit not in found.back and unit.words:
                self._deciding.report.add(ChangeKind.OWN_ADDED, Sides(theirs=unit), self._row)

    def _insert(self, now: list[Unit], cell: etree._Element, today: Matches, found: Matches) -> None:
        last: etree._Element | None = None
        for unit in now:
            known = today.back.get(unit)
            home = found.to.get(known[0]) if known else None
            if home is not None:
                last = home.element
            elif not known and unit.kind is Kind.PARAGRAPH:
                last = self._into_cell(unit, cell, last)
                self._deciding.report.add(ChangeKind.ADDED, Sides(now=unit), self._row)

    def _into_cell(self, unit: Unit, cell: etree._Element, last: etree._Element | None) -> etree._Element:
        new = self._deciding.carrier.brought(unit.element)
        self._deciding.marks.insert_paragraph(new)
        first = next(cell.iter(names.P), None)
        if last is not None:
            last.addnext(new)
        elif first is not None:
            first.addprevious(new)
        else:
            cell.append(new)
        return new


def _paired(old: list[Unit], new: list[Unit]) -> Matches:
    """Find a cell's paragraphs again; a cell's only paragraph is what the cell says, in whatever words."""
    found = match(old, new)
    if len(old) == 1 and old[0] not in found.to and new and new[0] not in found.back:
        found.pair(old[0], new[0])
    return found
