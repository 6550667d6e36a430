"""Decide what becomes of each unit, by what was delivered, what the person's file says and what the data says today.

What only the data changed is marked. What only the person changed stays. What both changed stays as the person has
it, with a comment. What the person deleted stays deleted.
"""

from collections import Counter

from lxml import etree

from parat.documents.merging import remarks as told
from parat.documents.merging.carrying import Carrier
from parat.documents.merging.changes import ChangeKind, Stamp
from parat.documents.merging.files import WordFile
from parat.documents.merging.marks import Marks, pending, undo
from parat.documents.merging.matching import match
from parat.documents.merging.paragraphs import Patch
from parat.documents.merging.remarks import Remarks
from parat.documents.merging.report import Report
from parat.documents.merging.units import Kind, Unit, units_in
from parat.ooxml import word_names as names
from parat.ooxml.word_names import NS
from parat.ooxml.word_text import mark_of, row_mark_of

Rows = tuple[Unit | None, Unit | None, Unit | None]
_INSERTED = frozenset((names.INSERTED,))
_MERGED = ("w:tcPr/w:gridSpan", "w:tcPr/w:vMerge", "w:tcPr/w:hMerge")


class Deciding:
    """Decide and mark, unit by unit."""

    def __init__(self, theirs: WordFile, base: WordFile, now: WordFile, stamp: Stamp) -> None:
        self.theirs, self.base, self.now = theirs, base, now
        self.carrier = Carrier(now, theirs)
        self.marks = Marks(theirs, stamp)
        self.report = Report(theirs, base, now)
        self.remarks = Remarks(theirs, stamp)
        self.leaving: list[etree._Element] = []
        self._patch = Patch(self.marks, self.carrier, (theirs.notes, now.notes, base.notes))

    def unit(self, base: Unit, theirs: Unit | None, now: Unit | None, within: Rows | None = None) -> None:
        """Decide about one unit."""
        if theirs is None:
            self._deleted(base, now, within)
        elif theirs.kind is not base.kind or (now is not None and now.kind is not base.kind):
            self._torn(base, theirs, now, within)
        elif base.kind is Kind.ROW and now is not None:
            self._row(base, theirs, now)
        else:
            self._paragraph(base, theirs, now, within)

    def _deleted(self, base: Unit, now: Unit | None, within: Rows | None) -> None:
        if now is None or not (base.words or base.beside):
            return
        kind = ChangeKind.LEFT_DELETED if differs(base, now) else ChangeKind.OWN_DELETED
        self.report.add(kind, base, None, now, within)

    def _torn(self, base: Unit, theirs: Unit, now: Unit | None, within: Rows | None) -> None:
        """Leave a row that became a paragraph, or the other way round."""
        if now is None or differs(base, now):
            self.conflict(base, theirs, now, within)
        else:
            self.report.add(ChangeKind.KEPT_OWN, base, theirs, now, within)

    def _paragraph(self, base: Unit, theirs: Unit, now: Unit | None, within: Rows | None) -> None:
        edited = is_edited(base, theirs)
        if now is None:
            self._dropped(base, theirs, edited, within)
        elif not differs(base, now):
            if edited:
                self.report.add(ChangeKind.KEPT_OWN, base, theirs, now, within)
        elif theirs.words == now.words and _holds(theirs, now):
            return
        elif edited or self.is_foreign(theirs):
            self.conflict(base, theirs, now, within)
        else:
            undo(theirs.element, self.marks)
            self._patch.apply(theirs.element, now.element, base.element)
            self.report.add(ChangeKind.CHANGED, base, theirs, now, within)

    def _dropped(self, base: Unit, theirs: Unit, edited: bool, within: Rows | None) -> None:
        """Mark as deleted what the data no longer has, unless the person worked on it."""
        if edited or self.is_foreign(theirs) or (theirs.kind is Kind.ROW and not _holds(base, theirs)):
            self.conflict(base, theirs, None, within)
            return
        self.take_out(base, theirs)
        if base.words or base.beside:
            self.report.add(ChangeKind.REMOVED, base, theirs, None, within)

    def take_out(self, base: Unit, theirs: Unit) -> None:
        """Mark a unit as deleted; what we put in ourselves and nobody has accepted leaves without a trace."""
        if self._is_own_insertion(theirs):
            self.leaving.append(theirs.element)
            return
        for paragraph in theirs.element.iter(names.P):
            undo(paragraph, self.marks)
        if theirs.kind is Kind.ROW:
            self.marks.mark_row(theirs.element, names.DELETED)
        elif _holds(base, theirs):
            self.marks.strike_paragraph(theirs.element)
        else:
            self._patch.apply(theirs.element, etree.Element(names.P), base.element)

    def _is_own_insertion(self, theirs: Unit) -> bool:
        read = row_mark_of if theirs.kind is Kind.ROW else mark_of
        mark = read(theirs.element, _INSERTED)
        return mark is not None and self.marks.is_own(mark)

    def is_foreign(self, theirs: Unit) -> bool:
        """Say whether somebody else's tracked changes wait in a unit."""
        return not all(map(self.marks.is_own, pending(theirs.element)))

    def conflict(self, base: Unit, theirs: Unit, now: Unit | None, within: Rows | None = None) -> None:
        """Leave what the person has, and say in a comment what the data said before and says now."""
        if theirs.kind is not Kind.CONTENTS:
            paragraph = next(theirs.element.iter(names.P), None)
            lines = told.both_changed(base.shown, now.shown) if now is not None else told.dropped(base.shown)
            if paragraph is not None:
                self.remarks.add(paragraph, lines)
        self.report.add(ChangeKind.CONFLICT, base, theirs, now, within)

    def _row(self, base: Unit, theirs: Unit, now: Unit) -> None:
        changed, edited = differs(base, now), is_edited(base, theirs)
        if not changed and not edited:
            return
        if len({len(unit.cells) for unit in (base, theirs, now)}) > 1 or has_merged_cells(theirs.element):
            if changed:
                self.conflict(base, theirs, now)
            else:
                self.report.add(ChangeKind.KEPT_OWN, base, theirs, now)
        elif changed and self._is_marked_by_others(theirs):
            self.conflict(base, theirs, now)
        else:
            for cells in zip(base.cells, theirs.cells, now.cells, strict=True):
                self._cell(cells, (base, theirs, now))

    def _is_marked_by_others(self, theirs: Unit) -> bool:
        mark = row_mark_of(theirs.element, names.CAME | names.GONE)
        return mark is not None and not self.marks.is_own(mark)

    def _cell(self, cells: tuple[etree._Element, ...], within: Rows) -> None:
        """Merge one cell: paragraph by paragraph, and a cell of one paragraph as that paragraph."""
        files = (self.base, self.theirs, self.now)
        base, theirs, now = (units_in(cell, file.notes).all for cell, file in zip(cells, files, strict=True))
        if len(base) == len(theirs) == len(now) == 1:
            self.unit(base[0], theirs[0], now[0], within)
            return
        today, found = match(base, now), match(base, theirs)
        for unit in base:
            self.unit(unit, found.to.get(unit), today.to.get(unit), within)
        last: etree._Element | None = None
        for unit in now:
            known = today.back.get(unit)
            if known:
                home = found.to.get(known[0])
                last = home.element if home is not None else last
            elif unit.kind is Kind.PARAGRAPH:
                last = self._into_cell(unit, cells[1], last)
                self.report.add(ChangeKind.ADDED, None, None, unit, within)
        own = [unit for unit in theirs if unit not in found.back and unit.words]
        for unit in own:
            self.report.add(ChangeKind.OWN_ADDED, None, unit, None, within)

    def _into_cell(self, unit: Unit, cell: etree._Element, last: etree._Element | None) -> etree._Element:
        new = self.carrier.brought(unit.element)
        self.marks.insert_paragraph(new)
        first = next(cell.iter(names.P), None)
        if last is not None:
            last.addnext(new)
        elif first is not None:
            first.addprevious(new)
        else:
            cell.append(new)
        return new


def differs(base: Unit, now: Unit) -> bool:
    """Say whether the data says something else than was delivered."""
    return base.words != now.words or base.beside != now.beside


def is_edited(base: Unit, theirs: Unit) -> bool:
    """Say whether the person changed the words, or took a note or a picture out; one put in is no change of ours."""
    return base.words != theirs.words or not _holds(theirs, base)


def _holds(one: Unit, other: Unit) -> bool:
    """Say whether a unit has all the notes and pictures of another."""
    return not Counter(other.beside) - Counter(one.beside)


def has_merged_cells(row: etree._Element) -> bool:
    """Say whether cells of a row have been joined."""
    return any(cell.find(path, NS) is not None for cell in row.iter(names.CELL) for path in _MERGED)
