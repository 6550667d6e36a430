"""Read Danish text as words: sentences, stems, the parts of compounds, and the words that say nothing.

Compounds are split against the words that were seen, not against a dictionary: »kontaktpersonordning« is
»kontaktperson« and »ordning« once one of the two has been met by itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import snowballstemmer  # type: ignore[import-untyped]

from parat.domain.resources import tables_of

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?:;])\s+(?=[A-ZÆØÅ»\"])|\s*[\n\r•]+\s*")
_SHORTEST_COMPOUND = 8
_SHORTEST_PART = 4
_LINKS = "se"
_ENDINGS = frozenset(
    {"ring", "ning", "else", "ende", "hed", "skab", "eret", "tion", "isme", "mæssig", "løs", "isering"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """Be a word as it stands in a text, its stem, and the place of its first letter."""

    surface: str
    stem: str
    at: int = 0


def sentences_in(text: str) -> tuple[str, ...]:
    """Split a text where a sentence, a line or a point of a list ends."""
    return tuple(part for raw in _SENTENCE_ENDS.split(text) if (part := raw.strip()))


def words_in(text: str) -> tuple[Word, ...]:
    """Give the words in their order, those that say nothing included."""
    found = ((match.group(), match.start()) for match in _WORD.finditer(text))
    return tuple(Word(surface, stem_of(surface.casefold()), at) for surface, at in found)


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """Cut a word's endings off: »samtalerne« and »samtale« are one."""
    return str(_stemmer().stemWord(word))


def says_something(word: Word) -> bool:
    """Tell whether the word can show what two texts have in common."""
    return len(word.stem) > 1 and not word.stem[0].isdigit() and word.surface.casefold() not in _plain_words()


class Compounds:
    """Split compounds against the words that were seen."""

    def __init__(self, seen: Iterable[Word]) -> None:
        self._stems = {word.surface.casefold(): word.stem for word in seen if len(word.surface) >= _SHORTEST_PART}
        self._stems.update({stem: stem for stem in set(self._stems.values()) if len(stem) >= _SHORTEST_PART})
        self._split: dict[str, tuple[str, ...]] = {}

    def parts(self, word: Word) -> tuple[str, ...]:
        """Give the stems of the known parts of a compound; none when it is no compound of known words."""
        whole = word.surface.casefold()
        if whole not in self._split:
            pieces = tuple(stem_of(piece) for piece in whole.split("-") if piece)
            self._split[whole] = pieces if len(pieces) > 1 else self._best(whole, word.stem)
        return self._split[whole]

    def _best(self, whole: str, stem: str) -> tuple[str, ...]:
        if len(whole) < _SHORTEST_COMPOUND:
            return ()
        cuts = range(_SHORTEST_PART, len(stem) - _SHORTEST_PART + 2)
        splits = [(self._head(whole[:at]), self._tail(stem[at:])) for at in cuts]
        found = [tuple(part for part in split if part) for split in splits]
        return max(found, key=lambda parts: (len(parts), sum(map(len, parts))), default=())

    def _head(self, head: str) -> str | None:
        if head in self._stems:
            return self._stems[head]
        return self._stems.get(head[:-1]) if head[-1] in _LINKS and len(head) > _SHORTEST_PART else None

    def _tail(self, tail: str) -> str | None:
        return None if tail in _ENDINGS else self._stems.get(tail)


@cache
def _plain_words() -> frozenset[str]:
    lists = tables_of("common-words-2026.1.toml")
    return frozenset(word for words in lists.values() for word in words)


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("danish")
