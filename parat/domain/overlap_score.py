"""Score how much two efforts are alike: what their texts share, then what their structure says of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from parat.domain.effort_profile import People, Profile

_FEWEST = 60
_WORTH_A_LOOK = 0.03


@dataclass(frozen=True, slots=True)
class Found:
    """Be a measure that may overlap with an action; the factors are what the structure made of the texts' likeness."""

    action: Profile
    measure: Profile
    likeness: float
    people: float
    level: float
    owner: float
    elsewhere: float

    @property
    def score(self) -> float:
        """Give the whole: 0 is nothing in common."""
        return self.likeness * self.people * self.level * self.owner * self.elsewhere


class Scorer:
    """Compare actions with measures; how rare a word is counts over all of them."""

    def __init__(self, measures: Sequence[Profile], actions: Sequence[Profile]) -> None:
        self.actions = actions
        self.measures = measures
        used = Counter(feature for one in (*measures, *actions) for feature in one.weights)
        total = max(len(measures) + len(actions), _FEWEST)
        self._rarity = {feature: log(1 + total / (times + 0.5)) for feature, times in used.items()}
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, one in enumerate(measures):
            for feature, weight in self.vector(one).items():
                self._holding[feature].append((number, weight))

    def vector(self, profile: Profile) -> dict[str, float]:
        """Give the weight of each feature of an effort, its length being one."""
        raw = {feature: weight * self._rarity[feature] for feature, weight in profile.weights.items()}
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {feature: weight / length for feature, weight in raw.items()}

    def found(self, action: Profile) -> Iterator[Found]:
        """Give the measures that have something in common with an action."""
        likeness: dict[int, float] = defaultdict(float)
        for feature, weight in self.vector(action).items():
            for number, other in self._holding.get(feature, ()):
                likeness[number] += weight * other
        for number, value in likeness.items():
            if value >= _WORTH_A_LOOK:
                yield _with_structure(action, self.measures[number], value)


def _with_structure(action: Profile, measure: Profile, likeness: float) -> Found:
    return Found(
        action,
        measure,
        likeness,
        people_factor(action.people, measure.people),
        _level_factor(action.effort.level, measure.effort.level),
        1.1 if action.owner & measure.owner else 1.0,
        (0.7 if ended_before(action, measure) else 1.0) * (0.7 if other_place(action, measure) else 1.0),
    )


def people_factor(mine: People, theirs: People) -> float:
    """Weigh whether two efforts are for the same people: by group, side and age."""
    factor = 1.0
    if mine.sides and theirs.sides:
        factor *= 1.15 if mine.groups & theirs.groups else 1.0 if mine.sides & theirs.sides else 0.6
    if mine.ages and theirs.ages:
        factor *= 1.1 if mine.ages & theirs.ages else 0.5
    return factor


def _level_factor(mine: str, theirs: str) -> float:
    if not mine or not theirs:
        return 1.0
    return 1.05 if mine == theirs else 0.9


def ended_before(action: Profile, measure: Profile) -> bool:
    """Tell whether one of the two ends before the other begins."""
    return _before(action, measure) or _before(measure, action)


def _before(first: Profile, second: Profile) -> bool:
    ends, starts = first.effort.ends_on, second.effort.starts_on
    return ends is not None and starts is not None and ends < starts


def other_place(action: Profile, measure: Profile) -> bool:
    """Tell whether both are limited to a place, and not to the same."""
    mine, theirs = action.effort.area.casefold(), measure.effort.area.casefold()
    return bool(mine and theirs) and mine not in theirs and theirs not in mine
