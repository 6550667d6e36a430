"""Score how much two efforts are alike: what their texts share, then what their structure says of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from parat.domain.effort_profile import People, Profile

_FEWEST = 60
_LOOKED_AT = 40
_SAID_AGAIN = 0.3
_ENOUGH_PURPOSE = 0.75


@dataclass(frozen=True, slots=True)
class Evidence:
    """Be a feature that two efforts share, what it weighs, and the words that show it in either."""

    feature: str
    weight: float
    action: str
    measure: str
    for_whom: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Be a measure that may overlap with an action, and what speaks for it and against it.

    `likeness` is what the texts share, `breadth` in how many ways, `purpose` how much of it is what is done and not for
    whom; the rest is what the structure makes of it.
    """

    action: Profile
    measure: Profile
    evidence: tuple[Evidence, ...]
    likeness: float
    breadth: float
    purpose: float
    people: float
    level: float
    owner: float
    elsewhere: float
    apart: float
    core: float

    @property
    def score(self) -> float:
        """Give the whole: 0 is nothing in common."""
        structure = self.people * self.level * self.owner * self.elsewhere * self.apart * self.core
        return self.likeness * self.breadth * self.purpose * structure

    @property
    def rests_on_purpose_and_people(self) -> bool:
        """Tell whether it can be strong: they share what is done, in one field, and neither says it is for others."""
        purpose = self.purpose >= _ENOUGH_PURPOSE and not other_fields(self.action, self.measure)
        return purpose and not for_others(self.action.people, self.measure.people)


class Scorer:
    """Compare actions with measures; how rare a word is counts over all of them."""

    def __init__(self, measures: Sequence[Profile], actions: Sequence[Profile]) -> None:
        self.actions = actions
        self.measures = measures
        used = Counter(feature for one in (*measures, *actions) for feature in one.weights)
        total = max(len(measures) + len(actions), _FEWEST)
        self._rarity = {feature: log(1 + total / (times + 0.5)) for feature, times in used.items()}
        self._vectors = [self._vector(one) for one in measures]
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(self._vectors):
            for feature, weight in vector.items():
                self._holding[feature].append((number, weight))

    def found(self, action: Profile) -> Iterator[Found]:
        """Give the measures that have most in common with an action."""
        mine = self._vector(action)
        likeness: dict[int, float] = defaultdict(float)
        for feature, weight in mine.items():
            for number, other in self._holding.get(feature, ()):
                likeness[number] += weight * other
        nearest = sorted(likeness, key=lambda number: (-likeness[number], self.measures[number].effort.id))
        for number in nearest[:_LOOKED_AT]:
            yield self._weighed(action, mine, number)

    def _vector(self, profile: Profile) -> dict[str, float]:
        raw = {feature: weight * self._rarity[feature] for feature, weight in profile.weights.items()}
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {feature: weight / length for feature, weight in raw.items()}

    def _weighed(self, action: Profile, mine: dict[str, float], number: int) -> Found:
        measure, theirs = self.measures[number], self._vectors[number]
        evidence = evidence_of(action, measure, {one: mine[one] * theirs[one] for one in mine.keys() & theirs.keys()})
        likeness = sum(one.weight for one in evidence)
        squares = sum(one.weight * one.weight for one in evidence) or 1.0
        return Found(
            action,
            measure,
            evidence,
            likeness,
            breadth_factor(likeness * likeness / squares),
            purpose_factor(sum(one.weight for one in evidence if not one.for_whom) / (likeness or 1.0)),
            people_factor(action.people, measure.people),
            _level_factor(action.effort.level, measure.effort.level),
            1.35 if action.owner & measure.owner else 1.0,
            place_factor(action, measure) * (0.8 if ended_before(action, measure) else 1.0),
            apart_factor(action, measure),
            core_factor(action, measure),
        )


def evidence_of(action: Profile, measure: Profile, shared: dict[str, float]) -> tuple[Evidence, ...]:
    """Give what two efforts share, heaviest first; what stands on words that already counted weighs little."""
    told: tuple[set[str], set[str]] = (set(), set())
    found = []
    for feature in sorted(shared, key=lambda one: (-shared[one], one)):
        mine, theirs = (_fresh(one, feature, seen) for one, seen in zip((action, measure), told, strict=True))
        again = not mine or not theirs
        words = mine or action.spots[feature][0].surface, theirs or measure.spots[feature][0].surface
        found.append(
            Evidence(
                feature, shared[feature] * (_SAID_AGAIN if again else 1.0), *words, _for_whom(feature, action, measure)
            )
        )
        for word, seen in zip(words, told, strict=True):
            seen.update(word.casefold().split())
    return tuple(found)


def _fresh(profile: Profile, feature: str, told: set[str]) -> str:
    """Give words that show the feature and have not counted yet, if there are any."""
    surfaces = (spot.surface for spot in profile.spots[feature])
    return next((one for one in surfaces if not told & set(one.casefold().split())), "")


def _for_whom(feature: str, action: Profile, measure: Profile) -> bool:
    return all(spot.for_whom for one in (action, measure) for spot in one.spots[feature])


def purpose_factor(share: float) -> float:
    """Weigh how much of the likeness is what is done: people and places alone are no overlap."""
    return min(1.0, 0.5 + share)


def breadth_factor(ways: float) -> float:
    """Weigh in how many ways two texts are alike: one shared word alone is chance."""
    return min(1.05, 0.9 + 0.05 * ways)


def apart_factor(action: Profile, measure: Profile) -> float:
    """Weigh a measure's being about a field of its own that the action is not about: by its title, or in passing."""
    if other_fields(action, measure):
        return 0.65
    return 0.88 if measure.apart - action.apart else 1.0


def core_factor(action: Profile, measure: Profile) -> float:
    """Weigh whether both are about what prevention is about, and how much each says of it."""
    if only_one_prevents(action, measure):
        return 0.83
    fewest = min(len(action.core), len(measure.core))
    return 1.0 + 0.08 * min(fewest, 4)


def only_one_prevents(action: Profile, measure: Profile) -> bool:
    """Tell whether one of the two names nothing that prevention is about, and the other does."""
    return bool(action.core) != bool(measure.core)


def other_fields(action: Profile, measure: Profile) -> list[str]:
    """Give the names of the fields of their own that the measure's title names and the action does not."""
    spots = (spot for field in sorted(measure.apart - action.apart) for spot in measure.spots[field])
    return list(dict.fromkeys(spot.concept.label_da for spot in spots if spot.concept and not spot.sentence))


def people_factor(mine: People, theirs: People) -> float:
    """Weigh whether two efforts are for the same people: by group, side and age."""
    factor = 1.0
    if mine.sides and theirs.sides:
        groups = len(mine.groups.keys() & theirs.groups.keys()) / min(len(mine.groups), len(theirs.groups))
        factor *= 1.0 + 0.32 * groups if mine.sides & theirs.sides else 0.75
    if mine.ages and theirs.ages:
        factor *= 0.95 + 0.1 * sqrt(len(mine.ages & theirs.ages) / min(len(mine.ages), len(theirs.ages)))
    return factor


def for_others(mine: People, theirs: People) -> bool:
    """Tell whether two efforts name people on different sides, or no common group and no common age."""
    if mine.sides and theirs.sides and not mine.sides & theirs.sides:
        return True
    same = mine.groups.keys() & theirs.groups.keys() or not (mine.ages and theirs.ages) or mine.ages & theirs.ages
    return not same


def _level_factor(mine: str, theirs: str) -> float:
    if not mine or not theirs:
        return 1.0
    return 1.5 if mine == theirs else 0.84


def ended_before(action: Profile, measure: Profile) -> bool:
    """Tell whether one of the two ends before the other begins."""
    return _before(action, measure) or _before(measure, action)


def _before(first: Profile, second: Profile) -> bool:
    ends, starts = first.effort.ends_on, second.effort.starts_on
    return ends is not None and starts is not None and ends < starts


def place_factor(action: Profile, measure: Profile) -> float:
    """Weigh whether they work in the same place: another one, or only one part of where the action works."""
    mine, theirs = action.effort.area.casefold(), measure.effort.area.casefold()
    if not theirs or (mine and (mine in theirs or theirs in mine)):
        return 1.0
    if mine:
        return 0.75
    return 1.0 if any(theirs in one.text.casefold() for one in action.sentences) else 0.95
