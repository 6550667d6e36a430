"""Say what becomes of a round's answers when it moves to another version of the instrument.

An answer goes over when it was asked in the same words: the statement and what a 0, a 2 and a 4 look like. A new weight
or a new critical mark asks nothing new. Levels of the short mapping go over when the theme's five steps are the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from parat.domain.instrument import Dimension, Instrument, Item


@dataclass(frozen=True, slots=True)
class Move:
    """Be what a move does to items: whose answers go over, whose are put aside, and which must be answered anew."""

    carried: tuple[str, ...]
    put_aside: tuple[str, ...]
    anew: tuple[str, ...]


def move_between(old: Instrument, new: Instrument, answered: Iterable[str]) -> Move:
    """Say what becomes of the items and themes that have answers, and what the new version asks anew."""
    before, after = _asked(old), _asked(new)
    given = sorted(set(answered))
    alike = {key for key in before.keys() & after.keys() if before[key] == after[key]}
    return Move(
        carried=tuple(key for key in given if key in alike),
        put_aside=tuple(key for key in given if key not in alike),
        anew=tuple(item.id for item in new.items if item.id not in alike),
    )


def has_item(chosen: Instrument, key: str) -> bool:
    """Say whether a version has a statement or a theme of this number."""
    return key in _asked(chosen)


def _asked(chosen: Instrument) -> dict[str, tuple[str, ...]]:
    """Give the words in which every statement and every theme is asked."""
    items = {item.id: (item.statement_da, *_steps(item)) for item in chosen.items}
    return items | {theme.id: _steps(theme) for theme in chosen.dimensions}


def _steps(asked: Item | Dimension) -> tuple[str, ...]:
    return tuple(asked.anchors_da.values())
