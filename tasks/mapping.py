"""Give what a municipality's short mapping of its own starting point came to."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from db.schema import AssessmentRound
from db.unit_of_work import Reader
from parat.domain import readiness
from parat.domain.instrument import instrument
from tasks.answers import mapping_answers


@dataclass(frozen=True, slots=True)
class MappedTheme:
    """Be a theme's level in the short mapping: the respondents' mean, or the one level of a workbook of edition 1.

    `level` leaves «ved ikke» out and `low` counts it as 0; `answered` counts those who gave a level, observers not.
    """

    dimension: str
    level: Decimal | None
    low: Decimal | None
    spread: int | None
    answered: int
    dont_know: int
    notes: tuple[str, ...]


def mapping_result(read: Reader, key: str) -> tuple[MappedTheme, ...]:
    """Give the nine themes of a round's short mapping by the round's own instrument; nothing before it is answered."""
    row = read.find(AssessmentRound, key)
    if row is None:
        return ()
    chosen, answers = instrument(row.instrument_version), mapping_answers(read, key)
    if not answers:
        return tuple(_joint(one.id, row.self_mapping.get(one.id)) for one in chosen.dimensions if row.self_mapping)
    scores = readiness.starting_point(chosen, answers)
    return tuple(_theme(score, [one.reason for one in answers if one.item == score.item]) for score in scores)


def _theme(score: readiness.ItemScore, notes: list[str]) -> MappedTheme:
    distinct = tuple(dict.fromkeys(filter(None, notes)))
    return MappedTheme(
        score.item, score.known, score.low, score.spread, score.answered, score.dont_know, distinct
    )  # fmt: skip


def _joint(dimension: str, given: dict[str, Any] | None) -> MappedTheme:
    """Read what a workbook of edition 1 held: one level for the whole municipality."""
    found = given or {}
    level = Decimal(found["value"]) if found.get("value") else None
    notes = tuple(filter(None, [found.get("note")]))
    return MappedTheme(dimension, level, level, None, int(level is not None), 0, notes)
