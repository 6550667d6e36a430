"""Hold what the domain calls by several names, and find it in a text.

A mentor, a contact person and a steady grown-up are one thing; so two texts can be about the same without sharing a
word. The list is a file that anybody can read; an organisation adds words and concepts of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from parat.domain.danish_words import Compounds, Word, words_in
from parat.domain.errors import InputError
from parat.domain.resources import tables_of

VERSION = "2026.1"
_GAP = 2
_SHORTEST_PART = 5
_SHORTEST_BEGINNING = 3


class Kind(StrEnum):
    """Name what a concept is about: what is done, its subject, where, or for whom.

    A frame is what any field does (a course, a steering group, a yearly report): it says little without its subject.
    """

    FORM = "form"
    FRAME = "frame"
    SUBJECT = "subject"
    SETTING = "setting"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Concept:
    """Be one thing and the words for it.

    A group of people has a `side` (municipality, citizens, parents, civil, politics, business) and perhaps `ages`. A
    subject that is `apart` is a field of its own: what is about it has little to do with what is not. What is `core` is
    what prevention is about.
    """

    id: str
    label_da: str
    words: tuple[str, ...]
    kind: Kind = Kind.FORM
    side: str = ""
    ages: tuple[int, int] | None = None
    apart: bool = False
    core: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Be a concept that stands in a text, from one word to before another."""

    concept: Concept
    begins: int
    ends: int

    def inside(self, other: "Mention") -> bool:
        """Tell whether this is a smaller part of another's words."""
        smaller = self.ends - self.begins < other.ends - other.begins
        return smaller and other.begins <= self.begins and self.ends <= other.ends


class ConceptListError(InputError):
    """Refuse a list of concepts in which one lacks its words."""

    code = "IND-440"
    what = "«{found}» cannot be read as a concept: {fault}."
    where = "{place}"
    remedy = 'Write each concept as [[concept]] with id, label and words = ["...", "..."].'
    what_da = "»{found}« kan ikke læses som et begreb: {fault}."
    where_da = "{place}"
    remedy_da = 'Skriv hvert begreb som [[concept]] med id, label og words = ["...", "..."].'


def concepts(own: Mapping[str, Any] | None = None, place: str = "concepts.toml") -> tuple[Concept, ...]:
    """Give the list in use; words under an id that exists are added to it, a new id is a new concept."""
    known = {row["id"]: _concept(row, VERSION) for row in tables_of(f"concepts-{VERSION}.toml")["concept"]}
    rows = (own or {}).get("concept", [])
    if not isinstance(rows, list):
        raise ConceptListError(found="concept", fault="[[concept]]", place=place)
    for row in rows:
        added = _concept(row, place)
        old = known.get(added.id)
        known[added.id] = replace(old, words=(*old.words, *added.words)) if old else added
    return tuple(known.values())


def _concept(row: Any, place: str) -> Concept:
    """Read one concept, or say what it lacks."""
    if not isinstance(row, Mapping) or not row.get("id"):
        raise ConceptListError(found=row, fault="id", place=place)
    words, kind, ages = row.get("words"), row.get("kind", Kind.FORM), row.get("ages")
    if not isinstance(words, list) or not words or not all(map(_can_be_found, words)):
        raise ConceptListError(found=row["id"], fault="words", place=place)
    if kind not in set(Kind):
        raise ConceptListError(found=row["id"], fault=f"kind {kind}", place=place)
    if ages is not None and not (isinstance(ages, list) and [type(age) for age in ages] == [int, int]):
        raise ConceptListError(found=row["id"], fault="ages", place=place)
    label, side = str(row.get("label") or words[0]), str(row.get("side", ""))
    return Concept(
        str(row["id"]),
        label,
        tuple(words),
        Kind(kind),
        side,
        (ages[0], ages[1]) if ages else None,
        bool(row.get("apart")),
        bool(row.get("core")),
    )


def _can_be_found(phrase: Any) -> bool:
    """Tell whether a text could hold the phrase; a beginning of a word needs three letters, and not to come first."""
    if not isinstance(phrase, str) or not words_in(phrase):
        return False
    first, *others = phrase.split()
    open_ended = [piece for piece in (first, *others) if piece.endswith("*")]
    return all(len(piece) > _SHORTEST_BEGINNING for piece in open_ended) and not (others and first in open_ended)


@dataclass(frozen=True, slots=True)
class _Part:
    """Be one word of a phrase; an open one takes any ending."""

    stem: str
    open: bool

    def fits(self, word: Word) -> bool:
        return word.surface.casefold().startswith(self.stem) if self.open else word.stem == self.stem


class ConceptFinder:
    """Find concepts in texts."""

    def __init__(self, known: Iterable[Concept], compounds: Compounds) -> None:
        self._compounds = compounds
        self._words: dict[str, list[Concept]] = defaultdict(list)
        self._beginnings: dict[str, list[tuple[str, Concept]]] = defaultdict(list)
        self._phrases: dict[str, list[tuple[tuple[_Part, ...], Concept]]] = defaultdict(list)
        self._met: dict[str, tuple[Concept, ...]] = {}
        for concept in known:
            for phrase in concept.words:
                self._learn(concept, _parts_of(phrase))

    def mentions(self, words: Sequence[Word]) -> Iterator[Mention]:
        """Give the concepts of one sentence; what stands inside a longer phrase is part of that phrase."""
        found = list(self._all(words))
        longer = [one for one in found if one.ends - one.begins > 1]
        return (one for one in found if one.concept.kind is Kind.PEOPLE or not any(one.inside(it) for it in longer))

    def _all(self, words: Sequence[Word]) -> Iterator[Mention]:
        for at, word in enumerate(words):
            yield from (Mention(concept, at, at + 1) for concept in self._named_by(word))
            for rest, concept in self._phrases.get(word.stem, ()):
                if ends := _ends_of(rest, words, at + 1):
                    yield Mention(concept, at, ends)

    def _learn(self, concept: Concept, parts: tuple[_Part, ...]) -> None:
        first, *rest = parts
        if rest:
            self._phrases[first.stem].append((tuple(rest), concept))
        elif first.open:
            self._beginnings[first.stem[:_SHORTEST_BEGINNING]].append((first.stem, concept))
        else:
            self._words[first.stem].append(concept)

    def _named_by(self, word: Word) -> tuple[Concept, ...]:
        whole = word.surface.casefold()
        if whole not in self._met:
            parts = [part for part in self._compounds.parts(word) if len(part) >= _SHORTEST_PART]
            named = [*self._words.get(word.stem, ()), *(one for part in parts for one in self._words.get(part, ()))]
            opened = [one for piece in (whole, *parts) for one in self._begun_by(piece)]
            self._met[whole] = tuple(dict.fromkeys([*named, *opened]))
        return self._met[whole]

    def _begun_by(self, word: str) -> Iterator[Concept]:
        near = self._beginnings.get(word[:_SHORTEST_BEGINNING], ())
        return (concept for start, concept in near if word.startswith(start))


def _parts_of(phrase: str) -> tuple[_Part, ...]:
    return tuple(part for piece in phrase.split() for part in _part(piece))


def _part(piece: str) -> list[_Part]:
    if piece.endswith("*"):
        return [_Part(piece[:-1].casefold(), True)]
    return [_Part(word.stem, False) for word in words_in(piece)]


def _ends_of(rest: Sequence[_Part], words: Sequence[Word], at: int) -> int:
    """Give where a phrase ends that has begun; 0 when it does not go on within a few words."""
    for part in rest:
        near = range(at, min(at + _GAP + 1, len(words)))
        found = next((place for place in near if part.fits(words[place])), None)
        if found is None:
            return 0
        at = found + 1
    return at
