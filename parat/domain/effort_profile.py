"""Read an effort once: its words, concepts, people and ages, so that it can be compared with many others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parat.domain.concepts import Concept, ConceptFinder, Kind, Mention
from parat.domain.danish_words import Compounds, Word, says_something, sentences_in, words_in
from parat.domain.efforts import Effort

_TITLE, _TEXT, _PASSING, _GROUP = 1.5, 1.0, 0.6, 0.9
_FIRST_SENTENCES = 2
_PART = 0.9
_COUNTS = {Kind.FORM: 1.8, Kind.FRAME: 0.6, Kind.SUBJECT: 1.5, Kind.SETTING: 0.8, Kind.PEOPLE: 1.0}
_WORDS_COUNT = {Kind.FORM: 1.0, Kind.FRAME: 0.5, Kind.SUBJECT: 1.0, Kind.SETTING: 0.7, Kind.PEOPLE: 0.7}
_FOR_WHOM = frozenset({Kind.PEOPLE, Kind.SETTING})
_SPAN = re.compile(r"(\d{1,2})\.?\s*(?:-|–|til)\s*(\d{1,2})\.?(\s*(?:klasse|klassetrin|årgang))?")
_LIMIT = re.compile(r"\b(under|over|fra)\s+(\d{1,2})\b")
_GRADE = re.compile(r"\b(\d{1,2})\.\s*(?:klasse|klassetrin|årgang)")
_SCHOOL_BEGINS_AT = 6
_OLDEST = 110
_POSITIONS = frozenset({"chef", "led", "afdeling", "sekretariat", "cent", "center", "funktion"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Be where a feature stands: the words as written and the number of the sentence.

    `for_whom` says that the words name people or places, not what is done; `concept` is set when it is one.
    """

    surface: str
    sentence: int
    for_whom: bool
    concept: Concept | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Be one sentence; `weight` says how much its place counts: title, text or target group."""

    text: str
    words: tuple[Word, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class People:
    """Be whom an effort is for: the groups that are named, their sides, and the ages that are covered, if known.

    `groups` gives the Danish name of each concept's id.
    """

    groups: Mapping[str, str]
    sides: frozenset[str]
    ages: frozenset[int]


@dataclass(frozen=True, slots=True)
class Profile:
    """Be an effort as it is compared. A feature is a stem, or `@` and the id of a concept.

    `whole` are the stems of whole words, `owner` those of the owner, `apart` the fields of their own that it is about,
    `core` what it is about of all that prevention is about.
    """

    effort: Effort
    sentences: tuple[Sentence, ...]
    weights: dict[str, float]
    spots: dict[str, tuple[Spot, ...]]
    people: People
    whole: frozenset[str]
    owner: frozenset[str]
    apart: frozenset[str]
    core: frozenset[str]


_Feature = tuple[str, float, Spot]


class Reader:
    """Make profiles of efforts, with one list of concepts and one set of words that were seen."""

    def __init__(self, efforts: Iterable[Effort], known: Sequence[Concept]) -> None:
        listed = (word for concept in known for phrase in concept.words for word in words_in(phrase))
        seen = [
            word
            for one in efforts
            for text in (one.title, one.text, one.target_group, one.owner)
            for word in words_in(text)
        ]
        self._compounds = Compounds([*(word for word in listed if says_something(word)), *filter(says_something, seen)])
        self._finder = ConceptFinder(known, self._compounds)
        self._apart = frozenset("@" + concept.id for concept in known if concept.apart)
        self._core = frozenset("@" + concept.id for concept in known if concept.core)

    def read(self, effort: Effort) -> Profile:
        """Read one effort."""
        sentences = tuple(_sentences_of(effort))
        weights: dict[str, float] = {}
        spots: dict[str, list[Spot]] = defaultdict(list)
        for number, sentence in enumerate(sentences):
            for feature, share, spot in self._features(sentence, number):
                weights[feature] = max(weights.get(feature, 0.0), sentence.weight * share)
                spots[feature].append(spot)
        return Profile(
            effort,
            sentences,
            weights,
            {feature: tuple(found) for feature, found in spots.items()},
            self._people(effort),
            frozenset(word.stem for sentence in sentences for word in sentence.words),
            self._owner(effort),
            self._apart & weights.keys(),
            self._core & weights.keys(),
        )

    def _features(self, sentence: Sentence, number: int) -> Iterator[_Feature]:
        mentions = list(self._finder.mentions(sentence.words))
        for at, word in enumerate(sentence.words):
            if says_something(word):
                kinds = [one.concept.kind for one in mentions if one.begins <= at < one.ends]
                spot = Spot(word.surface, number, bool(kinds) and _FOR_WHOM.issuperset(kinds))
                share = max((_WORDS_COUNT[kind] for kind in kinds), default=1.0)
                yield word.stem, share, spot
                yield from ((part, _PART * share, spot) for part in self._compounds.parts(word))
        yield from _concepts(sentence, number, mentions)

    def _people(self, effort: Effort) -> People:
        text = effort.target_group or effort.title
        found = [mention.concept for mention in self._finder.mentions(words_in(text))]
        groups = [concept for concept in found if concept.kind is Kind.PEOPLE]
        sides = frozenset(concept.side for concept in groups if concept.side)
        return People({one.id: one.label_da for one in groups}, sides, ages_in(text) or _ages_of(groups))

    def _owner(self, effort: Effort) -> frozenset[str]:
        words = [word for word in words_in(effort.owner) if says_something(word)]
        parts = (part for word in words for part in (word.stem, *self._compounds.parts(word)))
        return frozenset(parts) - _POSITIONS


def _concepts(sentence: Sentence, number: int, mentions: Iterable[Mention]) -> Iterator[_Feature]:
    for mention in mentions:
        first, last = sentence.words[mention.begins], sentence.words[mention.ends - 1]
        surface = sentence.text[first.at : last.at + len(last.surface)]
        yield (
            "@" + mention.concept.id,
            _COUNTS[mention.concept.kind],
            Spot(surface, number, mention.concept.kind in _FOR_WHOM, mention.concept),
        )


def ages_in(text: str) -> frozenset[int]:
    """Give the ages that a target group names: in years, as a limit, or as classes at school."""
    ages: set[int] = set()
    for first, last, school in _SPAN.findall(text):
        more = _SCHOOL_BEGINS_AT if school else 0
        ages.update(range(int(first) + more, int(last) + more + (2 if school else 1)))
    for word, limit in _LIMIT.findall(text):
        ages.update(range(int(limit)) if word == "under" else range(int(limit), _OLDEST))
    if not ages:
        grades = [int(grade) + _SCHOOL_BEGINS_AT for grade in _GRADE.findall(text)]
        ages.update(age for grade in grades for age in (grade, grade + 1))
    return frozenset(ages)


def _ages_of(groups: Iterable[Concept]) -> frozenset[int]:
    return frozenset(age for one in groups if one.ages for age in range(one.ages[0], one.ages[1] + 1))


def _sentences_of(effort: Effort) -> Iterator[Sentence]:
    """Give the sentences: what an effort is about is said first, the rest is passing."""
    for text, first, passing in (
        (effort.title, _TITLE, _TITLE),
        (effort.text, _TEXT, _PASSING),
        (effort.target_group, _GROUP, _GROUP),
    ):
        for number, sentence in enumerate(sentences_in(text)):
            yield Sentence(sentence, words_in(sentence), first if number < _FIRST_SENTENCES else passing)
