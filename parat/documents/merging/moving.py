"""Find what the data moved, and which of it can be moved in the person's file too."""

from collections.abc import Iterator, Sequence

from parat.documents.merging.deciding import Deciding, is_edited
from parat.documents.merging.matching import Matches, in_order
from parat.documents.merging.units import Kind, Unit
from parat.ooxml.word_names import w

_REMARKS = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))


def moved_by_data(base: Sequence[Unit], today: Matches) -> list[list[Unit]]:
    """Give the delivered units that stand elsewhere today, those that moved together in one group."""
    known = [unit for unit in base if unit in today.to]
    steady = in_order([today.to[unit].at for unit in known])
    groups: list[list[Unit]] = []
    for place, unit in enumerate(known):
        if place in steady:
            continue
        if groups and _follow(groups[-1][-1], unit, today):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _follow(one: Unit, other: Unit, today: Matches) -> bool:
    return other.at == one.at + 1 and today.to[other].at == today.to[one].at + 1


def safe_to_move(
    groups: Sequence[Sequence[Unit]], base: Sequence[Unit], today: Matches, found: Matches, deciding: Deciding
) -> Iterator[Unit]:
    """Give the units that can be moved: nobody worked on any of their group, and it stands where it was delivered."""
    at_home = _where_delivered(base, found)
    moving = {unit for group in groups for unit in group}
    for group in groups:
        if all(unit in at_home and is_untouched(unit, found, deciding) for unit in group) and _has_tables(
            group, today, moving, found
        ):
            yield from group


def _where_delivered(base: Sequence[Unit], found: Matches) -> set[Unit]:
    known = [unit for unit in base if unit in found.to]
    steady = in_order([found.to[unit].at for unit in known])
    return {unit for place, unit in enumerate(known) if place in steady}


def is_untouched(unit: Unit, found: Matches, deciding: Deciding) -> bool:
    """Say whether nobody wrote, put in or commented on anything in a unit that is still there."""
    theirs = found.to[unit]
    if theirs.kind is not unit.kind or is_edited(unit, theirs) or theirs.beside != unit.beside:
        return False
    return not deciding.is_foreign(theirs) and next(theirs.element.iter(*_REMARKS), None) is None


def _has_tables(group: Sequence[Unit], today: Matches, moving: set[Unit], found: Matches) -> bool:
    """Say whether each row has a table to go to: one with rows that stay, or its own, which goes along as a whole."""
    rows = (unit for unit in group if unit.kind is Kind.ROW)
    return all(_has_table(unit, group, today, moving, found) for unit in rows)


def _has_table(unit: Unit, group: Sequence[Unit], today: Matches, moving: set[Unit], found: Matches) -> bool:
    rows = [old for old, new in today.to.items() if new.table is today.to[unit].table]
    stays = any(old not in moving and old in found.to for old in rows)
    return stays or all(old in group for old in rows)
