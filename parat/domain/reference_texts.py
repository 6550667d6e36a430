"""Give the law texts, definitions, glossary and action cards that documents share: versioned, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from parat.domain.resources import tables_of

VERSION = "2026.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText:
    """Be one provision; `quoted` says that the text is the law's own wording, else it is a summary.

    `in_force_from` is None where the source does not say it.
    """

    id: str
    heading: str
    purpose: str
    quoted: bool
    text: tuple[str, ...]
    source: str
    url: str
    read_on: date
    in_force_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """Be one definition, or one of the three levels of prevention; `quoted` as in a law text."""

    id: str
    term: str
    quoted: bool
    text: str
    source: str
    url: str
    read_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Be one word of the glossary."""

    id: str
    term: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalContact:
    """Be a number that is the same in every municipality; the ones that everybody knows need no source."""

    id: str
    name: str
    phone: str
    when: str
    source: str = ""
    url: str = ""
    read_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardCard:
    """Be the standard action card of one role in one situation; `functions` and `numbers` are the contacts it needs."""

    id: str
    role: str
    track: str
    task: str
    steps: tuple[str, ...]
    functions: tuple[str, ...]
    numbers: tuple[str, ...]
    notes: tuple[str, ...]
    acute: bool = False


@cache
def law_texts() -> tuple[LawText, ...]:
    """Give the provisions that the documents rest on."""
    return tuple(LawText(**_frozen(row)) for row in _file("law")["law"])


@cache
def definitions() -> tuple[Definition, ...]:
    """Give the definitions, the most important first."""
    return tuple(Definition(**row) for row in _file("definitions")["definition"])


@cache
def levels() -> tuple[Definition, ...]:
    """Give the three levels of prevention, the broadest first."""
    return tuple(Definition(**row) for row in _file("definitions")["level"])


@cache
def glossary() -> tuple[Term, ...]:
    """Give the glossary in alphabetical order."""
    return tuple(Term(**row) for row in _file("glossary")["term"])


@cache
def national_contacts() -> tuple[NationalContact, ...]:
    """Give the national numbers, the most urgent first."""
    return tuple(NationalContact(**row) for row in _file("national-contacts")["contact"])


@cache
def standard_cards() -> tuple[StandardCard, ...]:
    """Give the standard action cards, role by role."""
    return tuple(StandardCard(**_frozen(row)) for row in _file("action-cards")["card"])


def cards_written_on() -> date:
    """Give the day on which the standard cards were written."""
    day: date = _file("action-cards")["written_on"]
    return day


@cache
def card_functions() -> Mapping[str, str]:
    """Map the word by which a function is found among the contacts to its Danish name."""
    named: dict[str, str] = _file("action-cards")["functions"]
    return named


def _file(name: str) -> dict[str, Any]:
    return tables_of(f"{name}-{VERSION}.toml")


def _frozen(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
