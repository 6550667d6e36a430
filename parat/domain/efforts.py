"""Be the efforts that are compared, and what is found when two of them overlap."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Strength(StrEnum):
    """Name how sure a hit is: somebody must decide, somebody should look, or there is nothing better."""

    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"


class Likeness(StrEnum):
    """Name in what two words are alike."""

    WORD = "word"
    STEM = "stem"
    COMPOUND = "compound"
    CONCEPT = "concept"


@dataclass(frozen=True, slots=True)
class Effort:
    """Be an action of the plan or a measure of another policy; what is not known is empty.

    `level` is a key of parat.domain.catalogue.Level; `area` is the place that the effort is limited to.
    """

    id: str
    title: str
    text: str = ""
    target_group: str = ""
    level: str = ""
    owner: str = ""
    area: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Be two words that mean the same, as they stand in the action and in the measure.

    `concept_da` names the concept that joins them, when it is not the words themselves that are alike.
    """

    action: str
    measure: str
    how: Likeness
    concept_da: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Be an action and a measure that overlap; `sentences` are the two that are most alike, the action's first."""

    action: str
    measure: str
    strength: Strength
    score: float
    words: tuple[Match, ...]
    sentences: tuple[str, str]
    reasons_da: tuple[str, ...]
