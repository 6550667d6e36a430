"""Decide what becomes of a paragraph, by what was delivered, what the person's file says and what the data says today.

What only the data changed is marked. What only the person changed stays. What both changed stays as the person has
it, with a comment. What the person deleted stays deleted.
"""

from collections import Counter
from collections.abc import Sequence

from lxml import etree

from parat.documents.merging import remarks as told
from parat.documents.merging.carrying import Carrier
from parat.documents.merging.changes import ChangeKind, Stamp
from parat.documents.merging.files import WordFile
from parat.documents.merging.marks import Marks, pending, undo
from parat.documents.merging.paragraphs import Patch
from parat.documents.merging.remarks import Remarks
from parat.documents.merging.report import Report
from parat.documents.merging.units import Kind, Sides, Unit
from parat.ooxml import word_names as names
from parat.ooxml.word_names import NS
from parat.ooxml.word_text import mark_of, row_mark_of

_INSERTED = frozenset((names.INSERTED,))


class Deciding:
    """Decide and mark, paragraph by paragraph; rows are decided about by their cells."""

    def __init__(self, theirs: WordFile, base: WordFile, now: WordFile, stamp: Stamp) -> None:
        self.theirs, self.base, self.now = theirs, base, now
        self.carrier = Carrier(now, theirs)
        self.marks = Marks(theirs, stamp)
        self.report = Report(theirs, base, now)
        self.remarks = Remarks(theirs, stamp)
        self.leaving: list[etree._Element] = []
        self.told: set[etree._Element] = set()
        self._patch = Patch(self.marks, self.carrier, (theirs.notes, now.notes, base.notes))

    def paragraph(self, sides: Sides, within: Sides | None = None) -> None:
        """Decide about one delivered paragraph; `within` is the row around it."""
        base, theirs, now = sides
        if base is None:
            return
        if theirs is None:
            self.deleted(sides, within)
        elif now is None:
            self.dropped(sides, within)
        elif not differs(base, now):
            self._kept(sides, within)
        elif theirs.words == now.words and holds(theirs, now):
            return
        elif is_edited(base, theirs) or self.is_foreign(theirs):
            self.conflict(sides, within)
        else:
            undo(theirs.element, self.marks)
            self._patch.apply(theirs.element, now.element, base.element)
            self._restyle(base.element, theirs.element, now.element)
            self.report.add(ChangeKind.CHANGED, sides, within)

    def _restyle(self, base: etree._Element, theirs: etree._Element, now: etree._Element) -> None:
        """Follow a style that says something of the words, such as the colour of a status."""
        was, is_now, own = (_style_of(one) for one in (base, now, theirs))
        if was != is_now and is_now and own == self.carrier.style(was):
            self.marks.restyle(theirs, self.carrier.style(is_now))

    def _kept(self, sides: Sides, within: Sides | None) -> None:
        if sides.base is not None and sides.theirs is not None and is_edited(sides.base, sides.theirs):
            self.report.add(ChangeKind.KEPT_OWN, sides, within)

    def deleted(self, sides: Sides, within: Sides | None = None) -> None:
        """Leave deleted what the person deleted, and note when the data changed since."""
        base, _, now = sides
        if base is not None and now is not None and (base.words or base.beside):
            kind = ChangeKind.LEFT_DELETED if differs(base, now) else ChangeKind.OWN_DELETED
            self.report.add(kind, sides, within)

    def dropped(self, sides: Sides, within: Sides | None = None) -> None:
        """Mark as deleted what the data no longer has, unless the person worked on it."""
        base, theirs, _ = sides
        if base is None or theirs is None:
            return
        worked_on = is_edited(base, theirs) or (theirs.kind is Kind.ROW and not holds(base, theirs))
        if worked_on or self.is_foreign(theirs):
            self.conflict(sides, within)
            return
        self.take_out(base, theirs)
        if base.words or base.beside:
            self.report.add(ChangeKind.REMOVED, sides, within)

    def take_out(self, base: Unit, theirs: Unit) -> None:
        """Mark a unit as deleted; what we put in ourselves and nobody has accepted leaves without a trace."""
        if self._is_own_insertion(theirs):
            self.marks.touch()
            self.leaving.append(theirs.element)
            return
        for paragraph in theirs.element.iter(names.P):
            undo(paragraph, self.marks)
        if theirs.kind is Kind.ROW:
            self.marks.mark_row(theirs.element, names.DELETED)
        elif holds(base, theirs):
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

    def conflict(self, sides: Sides, within: Sides | None = None) -> None:
        """Leave what the person has, and say in a comment what the data said before and says now."""
        base, theirs, now = sides
        paragraph = next(theirs.element.iter(names.P), None) if theirs is not None else None
        if theirs is not None and theirs.kind is not Kind.CONTENTS and paragraph is not None:
            self.remarks.add(paragraph, told.both_changed(_said(base), now.shown) if now else told.dropped(_said(base)))
        self.report.add(ChangeKind.CONFLICT, sides, within)

    def no_room(self, sides: Sides, beside: etree._Element) -> None:
        """Say in a comment what a new row holds that the table has other columns than."""
        paragraph = next(beside.iter(names.P), None)
        if paragraph is not None and sides.now is not None:
            self.remarks.add(paragraph, told.no_room(sides.now.shown))
        self.report.add(ChangeKind.CONFLICT, sides)

    def other_columns(self, sides: Sides, rows: Sequence[Unit]) -> None:
        """Say in one comment what a table holds today that has other columns than the one that somebody worked on."""
        self.told.update(row.table for row in rows if row.table is not None)
        if sides.theirs is None:
            self.report.add(ChangeKind.LEFT_DELETED, sides)
            return
        paragraph = next(sides.theirs.element.iter(names.P), None)
        if paragraph is not None:
            self.remarks.add(paragraph, told.other_columns([row.shown for row in rows]))
        self.report.add(ChangeKind.CONFLICT, sides)


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find("w:pPr/w:pStyle", NS)
    return style.get(names.VAL, "") if style is not None else ""


def _said(unit: Unit | None) -> str:
    return unit.shown if unit is not None else ""


def differs(base: Unit, now: Unit) -> bool:
    """Say whether the data says something else than was delivered."""
    return base.words != now.words or base.beside != now.beside


def is_edited(base: Unit, theirs: Unit) -> bool:
    """Say whether the person changed the words, or took a note or a picture out; one put in is no change of ours."""
    return base.words != theirs.words or not holds(theirs, base)


def holds(one: Unit, other: Unit) -> bool:
    """Say whether a unit has all the notes and pictures of another."""
    return not Counter(other.beside) - Counter(one.beside)
