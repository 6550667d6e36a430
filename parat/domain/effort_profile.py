"""Read an effort once: its words, concepts, people and ages, so that it can be compared with many others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parat.domain.concepts import Concept, ConceptFinder, Kind
from parat.domain.danish_words import Compounds, Word, says_something, sentences_in, words_in
from parat.domain.efforts import Effort

_TITLE, _TEXT, _GROUP = 1.5, 1.0, 0.5
_PART = 0.7
_SPAN = re.compile(r"(\d{1,2})\.?\s*(?:-|–|til)\s*(\d{1,2})\.?(\s*(?:klasse|klassetrin|årgang))?")
_LIMIT = re.compile(r"\b(under|over|fra)\s+(\d{1,2})\b")
_GRADE = re.compile(r"\b(\d{1,2})\.\s*(?:klasse|klassetrin|årgang)")
_SCHOOL_BEGINS_AT = 6
_OLDEST = 110


@dataclass(frozen=True, slots=True)
class Spot:
    """Be where a feature stands: the words as written and the number of the sentence."""

    surface: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Be one sentence; `weight` says how much its place counts: title, text or target group."""

    text: str
    words: tuple[Word, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class People:
    """Be whom an effort is for: the groups that are named, their sides, and the ages that are covered, if known."""

    groups: frozenset[str]
    sides: frozenset[str]
    ages: frozenset[int]


@dataclass(frozen=True, slots=True)
class Profile:
    """Be an effort as it is compared. A feature is a stem, or `@` and the id of a concept."""

    effort: Effort
    sentences: tuple[Sentence, ...]
    weights: dict[str, float]
    spots: dict[str, tuple[Spot, ...]]
    people: People
    owner: frozenset[str]


class Reader:
    """Make profiles of efforts, with one list of concepts and one set of words that were seen."""

    def __init__(self, efforts: Iterable[Effort], known: Sequence[Concept]) -> None:
        listed = (word for concept in known for phrase in concept.words for word in words_in(phrase))
        seen = [word for one in efforts for text in (one.title, one.text, one.target_group) for word in words_in(text)]
        self._compounds = Compounds([*(word for word in listed if says_something(word)), *filter(says_something, seen)])
        self._finder = ConceptFinder(known, self._compounds)

    def read(self, effort: Effort) -> Profile:
        """Read one effort."""
        sentences = tuple(_sentences_of(effort))
        weights: dict[str, float] = {}
        spots: dict[str, list[Spot]] = defaultdict(list)
        for number, sentence in enumerate(sentences):
            for feature, surface, share in self._features(sentence.words):
                weights[feature] = max(weights.get(feature, 0.0), sentence.weight * share)
                spots[feature].append(Spot(surface, number))
        kept = {feature: tuple(found) for feature, found in spots.items()}
        return Profile(effort, sentences, weights, kept, self._people(effort), self._owner(effort))

    def _features(self, words: Sequence[Word]) -> Iterator[tuple[str, str, float]]:
        for word in filter(says_something, words):
            yield word.stem, word.surface, 1.0
            yield from ((part, word.surface, _PART) for part in self._compounds.parts(word))
        for mention in self._finder.mentions(words):
            if mention.concept.kind is not Kind.PEOPLE:
                surface = " ".join(word.surface for word in words[mention.begins : mention.ends])
                yield "@" + mention.concept.id, surface, 1.0

    def _people(self, effort: Effort) -> People:
        text = effort.target_group or effort.title
        found = [mention.concept for mention in self._finder.mentions(words_in(text))]
        groups = [concept for concept in found if concept.kind is Kind.PEOPLE]
        sides = frozenset(concept.side for concept in groups if concept.side)
        return People(frozenset(one.id for one in groups), sides, ages_in(text) or _ages_of(groups))

    def _owner(self, effort: Effort) -> frozenset[str]:
        words = [word for word in words_in(effort.owner) if says_something(word)]
        parts = (part for word in words for part in (word.stem, *self._compounds.parts(word)))
        return frozenset(parts) - _POSITIONS


_POSITIONS = frozenset({"chef", "led", "leder", "afdeling", "afdelingen", "sekretariat", "sekretariatet", "center"})


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
    for text, weight in ((effort.title, _TITLE), (effort.text, _TEXT), (effort.target_group, _GROUP)):
        for sentence in sentences_in(text):
            yield Sentence(sentence, words_in(sentence), weight)
