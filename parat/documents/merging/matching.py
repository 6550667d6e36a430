"""Find each unit of one file again in another: by its anchor, else by its words and its neighbours.

An anchor decides. A unit without one is looked for by its exact words, then between the units that stand around it,
and in a file that has lost its anchors altogether by likeness anywhere. Numbering and formatting play no part.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from parat.documents.merging.units import Kind, Unit

_LIKE, _LIKE_ANCHORED, _LIKE_ANYWHERE = 0.5, 0.7, 0.6
_FEWEST_WORDS, _RARE, _LARGEST_GAP, _NEAR = 3, 40, 10_000, 8
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Matches:
    """Hold where each old unit is found among the new ones; two old ones may have been joined into one."""

    to: dict[Unit, Unit] = field(default_factory=dict)
    back: dict[Unit, list[Unit]] = field(default_factory=dict)
    by_words: set[Unit] = field(default_factory=set)

    def pair(self, old: Unit, new: Unit, by_words: bool = False) -> None:
        """Note that an old unit is found."""
        self.to[old] = new
        self.back.setdefault(new, []).append(old)
        if by_words:
            self.by_words.add(old)

    def part(self, unit: Unit) -> None:
        """Forget what a unit was paired with, from whichever file it is."""
        for old in [unit, *self.back.pop(unit, [])]:
            new = self.to.pop(old, None)
            if new in self.back:
                self.back[new] = [one for one in self.back[new] if one is not old]
                if not self.back[new]:
                    del self.back[new]


def match(old: Sequence[Unit], new: Sequence[Unit], *, counted: bool = False) -> Matches:
    """Find the old units among the new.

    Our own files count some blocks: the third text of a chapter. `counted` says that both files are ours, so that a
    text that moved one place down because another came before it is still the same text.
    """
    found = Matches()
    _by_anchor(old, new, found)
    if counted:
        _pair_same_words(old, new, found)
    anchors_lost = not any(unit.name for unit in new)
    _by_unique_words(old, new, found)
    _between_neighbours(old, new, found, _LIKE if anchors_lost else _LIKE_ANCHORED)
    if anchors_lost:
        _anywhere(old, new, found)
    return found


def in_order(places: Sequence[int]) -> frozenset[int]:
    """Give the positions of a longest rising run of places: what is not in it has been moved."""
    tails: list[int] = []
    previous: list[int] = [-1] * len(places)
    values: list[int] = []
    for position, place in enumerate(places):
        at = _first_not_below(values, place)
        previous[position] = tails[at - 1] if at else -1
        tails[at : at + 1] = [position]
        values[at : at + 1] = [place]
    return frozenset(_traced(tails[-1] if tails else -1, previous))


def _first_not_below(values: list[int], place: int) -> int:
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if values[middle] < place else (low, middle)
    return low


def _traced(position: int, previous: list[int]) -> Iterator[int]:
    while position >= 0:
        yield position
        position = previous[position]


def _by_anchor(old: Sequence[Unit], new: Sequence[Unit], found: Matches) -> None:
    """Pair what carries the same anchor: its own first, then any that it carries besides."""
    owners: dict[str, Unit] = {}
    for unit in new:
        for name in unit.names:
            owners.setdefault(name, unit)
    for unit in old:
        if unit.names and (owner := owners.get(unit.names[-1])) is not None:
            found.pair(unit, owner)
    for unit in old:
        if unit not in found.to:
            owner = next(
                (owners[name] for name in unit.names if name in owners and owners[name] not in found.back), None
            )
            if owner is not None:
                found.pair(unit, owner)


def _pair_same_words(old: Sequence[Unit], new: Sequence[Unit], found: Matches) -> None:
    """Pair texts that are the same and near, where anchors pair texts that are not."""
    saying: dict[str, list[Unit]] = defaultdict(list)
    for unit in filter(_is_named_text, new):
        if all(one.words != unit.words for one in found.back.get(unit, ())):
            saying[unit.words].append(unit)
    pairs: dict[Unit, Unit] = {}
    for unit in filter(_is_named_text, old):
        if unit not in found.to or found.to[unit].words != unit.words:
            near = (one for one in saying.get(unit.words, ()) if _is_near(unit, one, found))
            if (nearest := next((one for one in near if one not in pairs.values()), None)) is not None:
                pairs[unit] = nearest
    for unit in [*pairs, *pairs.values()]:
        found.part(unit)
    for unit, other in pairs.items():
        found.pair(unit, other)


def _is_named_text(unit: Unit) -> bool:
    return unit.kind is Kind.PARAGRAPH and bool(unit.name)


def _is_near(unit: Unit, other: Unit, found: Matches) -> bool:
    """Say whether two texts of ours stand near each other, as the anchors of either tell."""
    if unit in found.to:
        return abs(found.to[unit].at - other.at) <= _NEAR
    return any(abs(one.at - unit.at) <= _NEAR for one in found.back.get(other, ()))


def _may_pair(old: Unit, new: Unit) -> bool:
    """Two units with anchors of their own that differ are two blocks, whatever they say."""
    return old.kind is new.kind and not (old.names and new.names)


def _free(units: Iterable[Unit], taken: Iterable[Unit]) -> list[Unit]:
    known = set(taken)
    return [unit for unit in units if unit not in known]


def _by_unique_words(old: Sequence[Unit], new: Sequence[Unit], found: Matches) -> None:
    left, right = _once(_free(old, found.to)), _once(_free(new, found.back))
    for words, unit in left.items():
        other = right.get(words)
        if other is not None and _may_pair(unit, other):
            found.pair(unit, other, by_words=True)


def _once(units: Iterable[Unit]) -> dict[str, Unit]:
    """Give the units whose words stand only once."""
    by_words: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.words.strip("\x1f"):
            by_words[unit.words].append(unit)
    return {words: several[0] for words, several in by_words.items() if len(several) == 1}


def _between_neighbours(old: Sequence[Unit], new: Sequence[Unit], found: Matches, least: float) -> None:
    for gap in list(_gaps(old, found)):
        others = _around(gap, old, new, found)
        if others:
            _pair_equal(gap, others, found)
            _pair_alike(_free(gap, found.to), _free(others, found.back), least, found)


def _gaps(units: Sequence[Unit], found: Matches) -> Iterator[list[Unit]]:
    """Give each row of neighbours that are not found yet."""
    gap: list[Unit] = []
    for unit in units:
        if unit not in found.to:
            gap.append(unit)
        elif gap:
            yield gap
            gap = []
    if gap:
        yield gap


def _around(gap: list[Unit], old: Sequence[Unit], new: Sequence[Unit], found: Matches) -> list[Unit]:
    """Give the unpaired new units right after what stands before the gap, and right before what follows it."""
    before = found.to.get(old[gap[0].at - 1]) if gap[0].at else None
    after = found.to.get(old[gap[-1].at + 1]) if gap[-1].at + 1 < len(old) else None
    others: dict[Unit, None] = {}
    if before is not None or not gap[0].at:
        others.update(dict.fromkeys(_while_free(new[before.at + 1 if before is not None else 0 :], found)))
    if after is not None or gap[-1].at + 1 == len(old):
        ending = new[: after.at] if after is not None else new
        others.update(dict.fromkeys(_while_free(reversed(ending), found)))
    return sorted(others, key=lambda unit: unit.at)


def _while_free(units: Iterable[Unit], found: Matches) -> Iterator[Unit]:
    for unit in units:
        if unit in found.back:
            return
        yield unit


def _pair_equal(gap: list[Unit], others: list[Unit], found: Matches) -> None:
    """Pair equal words in their order."""
    at = 0
    for unit in gap:
        for position in range(at, len(others)):
            if others[position].words == unit.words and _may_pair(unit, others[position]):
                found.pair(unit, others[position], by_words=True)
                at = position + 1
                break


def _pair_alike(gap: list[Unit], others: list[Unit], least: float, found: Matches) -> None:
    """Pair the most alike first."""
    if len(gap) * len(others) > _LARGEST_GAP:
        return
    bags = {unit: _bag(unit) for unit in (*gap, *others)}
    alike = [
        (-_likeness(unit, other, bags), unit.at, other.at, unit, other)
        for unit in gap
        for other in others
        if _may_pair(unit, other)
    ]
    for likeness, _, _, unit, other in sorted(alike, key=lambda row: row[:3]):
        wanted = least if unit.names else _LIKE
        if -likeness >= wanted and unit not in found.to and other not in found.back:
            found.pair(unit, other, by_words=True)


def _likeness(unit: Unit, other: Unit, bags: dict[Unit, Counter[str]]) -> float:
    same_label = bool(_label(unit)) and _label(unit) == _label(other) and not unit.names and not other.names
    return max(_alike(bags[unit], bags[other]), _LIKE * same_label) + _is_beginning(unit, other)


def _is_beginning(unit: Unit, other: Unit) -> bool:
    """Say whether a paragraph was split and this is its beginning."""
    return " " in other.words and unit.words.startswith(f"{other.words} ")


def _bag(unit: Unit) -> Counter[str]:
    return Counter(_WORD.findall(unit.words.casefold()))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _label(unit: Unit) -> str:
    """Give the word that says what a line tells, as in »Dato: 1. maj 2027«."""
    first = unit.words.partition(" ")[0]
    return first if first.endswith(":") else ""


def _anywhere(old: Sequence[Unit], new: Sequence[Unit], found: Matches) -> None:
    """Pair what was both moved and edited, in a file that has lost its anchors: by the rarer words they share."""
    bags = {unit: _bag(unit) for unit in _free(new, found.back)}
    holding: dict[str, list[Unit]] = defaultdict(list)
    for unit, bag in bags.items():
        for word in bag:
            holding[word].append(unit)
    for unit in _free(old, found.to):
        bag = _bag(unit)
        if bag.total() < _FEWEST_WORDS:
            continue
        near = {other for word in bag if len(holding[word]) <= _RARE for other in holding[word]}
        best = max(
            (
                (_alike(bag, bags[other]), -other.at, other)
                for other in near
                if other not in found.back and _may_pair(unit, other)
            ),
            key=lambda row: row[:2],
            default=None,
        )
        if best is not None and best[0] >= _LIKE_ANYWHERE:
            found.pair(unit, best[2], by_words=True)
