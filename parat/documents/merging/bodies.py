"""Merge the bodies of three files: decide about each delivered unit, then insert what is new."""

from collections.abc import Sequence

from lxml import etree

from parat.documents.merging.cells import decide
from parat.documents.merging.changes import ChangeKind
from parat.documents.merging.deciding import Deciding
from parat.documents.merging.matching import Matches, match
from parat.documents.merging.moving import moved_by_data, safe_to_move
from parat.documents.merging.placing import Placing, learning_pairs
from parat.documents.merging.reshaping import reshape
from parat.documents.merging.units import Sides, Unit
from parat.ooxml import word_names as names


def merge_bodies(deciding: Deciding) -> None:
    """Mark in the person's file what the data changed."""
    base, theirs = deciding.base.units.all, deciding.theirs.units.all
    today, found = match(base, deciding.now.units.all, counted=True), match(base, theirs)
    reshaped = reshape(base, today, found, deciding)
    groups = moved_by_data(base, today)
    moved = frozenset(safe_to_move(groups, base, today, found, deciding))
    unsteady = {unit for group in groups for unit in group}
    homes = _homes(today, found, unsteady)
    _rename_counted(today, found, deciding)
    deciding.carrier.learn(learning_pairs(homes))
    for unit in base:
        if unit in moved:
            _move_away(unit, found.to[unit], deciding)
        elif unit not in reshaped:
            _settle(unit, unit in unsteady, today, found, deciding)
    Placing(deciding, today, found, homes, frozenset(today.to[unit] for unit in moved)).run()
    _tell_own(theirs, found, deciding)
    for element in deciding.leaving:
        _leave(element)


def _rename_counted(today: Matches, found: Matches, deciding: Deciding) -> None:
    """Let a block that our files count differently now carry the anchor by which it will be known next time."""
    named = {unit.name: new.name for unit, new in today.to.items() if unit.name and new.name and unit.name != new.name}
    homes = [found.to[unit] for unit in today.to if unit.name in named and unit in found.to]
    if homes:
        deciding.carrier.rename(named, homes)


def _homes(today: Matches, found: Matches, unsteady: set[Unit]) -> dict[Unit, Unit]:
    """Say where in the person's file today's units stand that were delivered and have not been moved by the data."""
    return {
        now: found.to[old]
        for old, now in today.to.items()
        if old in found.to and old not in unsteady and found.to[old].kind is old.kind
    }


def _move_away(unit: Unit, theirs: Unit, deciding: Deciding) -> None:
    """Mark a unit as deleted where it was; its anchors go with the copy that is inserted where it is today."""
    deciding.take_out(unit, theirs)
    for name in theirs.names:
        deciding.carrier.release(name)


def _settle(unit: Unit, moved: bool, today: Matches, found: Matches, deciding: Deciding) -> None:
    theirs, now = found.to.get(unit), today.to.get(unit)
    sides = Sides(unit, theirs, now)
    decide(sides, deciding)
    if moved and theirs is not None:
        deciding.report.add(ChangeKind.MOVED, sides)
    if theirs is not None and unit.name and unit in found.by_words:
        deciding.report.add(ChangeKind.LOST_ANCHOR, sides)


def _tell_own(theirs: Sequence[Unit], found: Matches, deciding: Deciding) -> None:
    """Note what the person wrote."""
    after = -1
    for unit in theirs:
        if unit in found.back:
            after = found.back[unit][-1].at
        elif unit.words or unit.beside:
            deciding.report.add(ChangeKind.OWN_ADDED, Sides(theirs=unit), after=after)


def _leave(element: etree._Element) -> None:
    """Take out what we had put in ourselves; a table without rows goes too."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag == names.TABLE and parent.find(names.ROW) is None and (around := parent.getparent()) is not None:
        around.remove(parent)
