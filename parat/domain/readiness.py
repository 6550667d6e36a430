"""Grade one readiness assessment exactly as the instrument's scoring rules say.

Scores are decimals with one decimal, rounded half up. Every score is computed twice to the end: `known` leaves
«ved ikke» out and is the headline, `low` counts «ved ikke» as 0.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from parat.domain.assessment import (
    DONT_KNOW,
    FEWEST_ITEMS,
    HIGHEST,
    NOT_RELEVANT,
    Answer,
    AnswerOffScaleError,
    Assessment,
    DimensionScore,
    Disagreement,
    Gap,
    ItemScore,
    Reading,
    ReasonMissingError,
    RepeatedAnswerError,
    Undocumented,
)
from parat.domain.instrument import Instrument, Item, UnknownItemError

__all__ = [
    "CAP", "CRITICAL_AT_MOST", "Answer", "AnswerOffScaleError", "Assessment", "DimensionScore", "Disagreement",
    "Gap", "ItemScore", "Reading", "ReasonMissingError", "RepeatedAnswerError", "Undocumented", "dimension_scores",
    "gaps_in", "grade", "missing_roles", "one_decimal", "starting_point",
]  # fmt: skip

CAP = Decimal("1.9")
CRITICAL_AT_MOST = Decimal("1.0")
GAP_BELOW = Decimal("3.0")
DOCUMENTED_FROM = 3
DISAGREEMENT_FROM = 2


def grade(instrument: Instrument, answers: Iterable[Answer], roles_missing: Iterable[str] | None = None) -> Assessment:
    """Grade the extended assessment (instrument, scoring rules).

    `roles_missing` names the required roles that did not answer; without it they are found in the answers.
    Raise UnknownItemError, UnknownRoleError, AnswerOffScaleError, ReasonMissingError or RepeatedAnswerError.
    """
    by_item = _by_item(_checked(instrument, answers, {item.id for item in instrument.items}))
    items = tuple(_score(item.id, by_item[item.id], instrument) for item in instrument.items)
    given = [answer for item in instrument.items for answer in by_item[item.id]]
    return Assessment(
        instrument=instrument.version,
        items=items,
        dimensions=dimension_scores(items, instrument),
        gaps=gaps_in(items, instrument),
        disagreements=tuple(_disagreements(by_item, instrument)),
        undocumented=tuple(_undocumented(given, instrument)),
        missing_roles=missing_roles(instrument, given) if roles_missing is None else tuple(roles_missing),
    )


def starting_point(instrument: Instrument, answers: Iterable[Answer]) -> tuple[ItemScore, ...]:
    """Grade the short mapping (afdækning af eget udgangspunkt): the nine anchors, answered per dimension.

    An answer's `item` is the dimension's number; the score is the mean, as for an item.
    """
    dimensions = [dimension.id for dimension in instrument.dimensions]
    by_item = _by_item(_checked(instrument, answers, dimensions))
    return tuple(_score(dimension, by_item[dimension], instrument) for dimension in dimensions)


def missing_roles(instrument: Instrument, answers: Iterable[Answer]) -> tuple[str, ...]:
    """List the required roles from which no answer has come."""
    answered = {answer.role for answer in answers}
    return tuple(role for role in instrument.required_roles if role not in answered)


def gaps_in(scores: Sequence[ItemScore], instrument: Instrument) -> tuple[Gap, ...]:
    """List the gaps: mandatory first, then the farthest from 4, at last those that nobody could answer."""
    gaps = [_gap(score, instrument.item(score.item)) for score in scores if _is_gap(score)]
    return tuple(sorted(gaps, key=lambda gap: (not gap.mandatory, gap.unresolved, -(gap.priority or 0))))


def one_decimal(total: Decimal | int, count: int) -> Decimal:
    """Divide exactly and round half up to one decimal; total and count are never negative."""
    tenths = floor(Fraction(total) / count * 10 + Fraction(1, 2))
    return Decimal(tenths).scaleb(-1)


def _checked(instrument: Instrument, answers: Iterable[Answer], allowed: Container[str]) -> Iterator[Answer]:
    seen: set[tuple[str, str]] = set()
    for answer in answers:
        _check(instrument, answer, allowed)
        if (answer.item, answer.respondent) in seen:
            raise RepeatedAnswerError(item=answer.item, respondent=answer.respondent)
        seen.add((answer.item, answer.respondent))
        yield answer


def _check(instrument: Instrument, answer: Answer, allowed: Container[str]) -> None:
    if answer.item not in allowed:
        raise UnknownItemError(version=instrument.version, found=answer.item)
    instrument.role(answer.role)
    if not _on_scale(answer.value):
        raise AnswerOffScaleError(item=answer.item, respondent=answer.respondent, found=answer.value)
    if answer.value == NOT_RELEVANT and not answer.reason.strip():
        raise ReasonMissingError(item=answer.item, respondent=answer.respondent)


def _on_scale(value: int | str) -> bool:
    if isinstance(value, str):
        return value in (DONT_KNOW, NOT_RELEVANT)
    return type(value) is int and 0 <= value <= HIGHEST


def _by_item(answers: Iterable[Answer]) -> Mapping[str, Sequence[Answer]]:
    grouped: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        grouped[answer.item].append(answer)
    return grouped


def _score(item: str, answers: Sequence[Answer], instrument: Instrument) -> ItemScore:
    counted = [answer for answer in answers if answer.role not in instrument.observers]
    observers = [answer for answer in answers if answer.role in instrument.observers]
    values, dont_know = _values(counted), sum(answer.value == DONT_KNOW for answer in counted)
    known = _mean(values, len(values))
    return ItemScore(
        item=item,
        known=known,
        low=_mean(values, len(values) + dont_know),
        observed=_mean(_values(observers), len(_values(observers))),
        spread=_spread(_values(answers)),
        answered=len(values),
        dont_know=dont_know,
        not_relevant=sum(answer.value == NOT_RELEVANT for answer in counted),
        undocumented=known is not None and known >= GAP_BELOW and not any(map(_documented, counted)),
    )


def _values(answers: Iterable[Answer]) -> list[int]:
    return [answer.value for answer in answers if isinstance(answer.value, int)]


def _mean(values: Sequence[int], count: int) -> Decimal | None:
    return one_decimal(sum(values), count) if count else None


def _spread(values: Sequence[int]) -> int | None:
    return max(values) - min(values) if values else None


def _strong(answer: Answer) -> bool:
    return isinstance(answer.value, int) and answer.value >= DOCUMENTED_FROM


def _documented(answer: Answer) -> bool:
    return _strong(answer) and bool(answer.documentation.strip())


def dimension_scores(scores: Sequence[ItemScore], instrument: Instrument) -> tuple[DimensionScore, ...]:
    """Grade every dimension of an instrument from the scores of its items, in both readings."""
    known = {score.item: score.known for score in scores}
    low = {score.item: score.low for score in scores}
    return tuple(
        DimensionScore(
            dimension.id, _reading(dimension.items, known, instrument), _reading(dimension.items, low, instrument)
        )
        for dimension in instrument.dimensions
    )


def _reading(items: Sequence[Item], scores: Mapping[str, Decimal | None], instrument: Instrument) -> Reading:
    """Grade one dimension in one way of counting: mean of the item scores, then the cap, then the band."""
    scored = [(item, score) for item in items if (score := scores[item.id]) is not None]
    if not scored:
        return Reading(None, None, (), 0)
    mean = one_decimal(sum((score for _, score in scored), Decimal(0)), len(scored))
    holding_down = tuple(item.id for item, score in scored if _holds_down(item, score)) if mean > CAP else ()
    result = CAP if holding_down else mean
    band = instrument.band_of(result) if len(scored) >= FEWEST_ITEMS else None
    return Reading(result, band, holding_down, len(scored))


def _is_gap(score: ItemScore) -> bool:
    return score.unresolved or (score.known is not None and score.known < GAP_BELOW)


def _gap(score: ItemScore, item: Item) -> Gap:
    return Gap(
        item=item.id,
        dimension=item.dimension,
        score=score.known,
        critical=item.critical,
        mandatory=_holds_down(item, score.known),
        unresolved=score.unresolved,
        priority=None if score.known is None else (HIGHEST - score.known) * item.weight,
    )


def _holds_down(item: Item, score: Decimal | None) -> bool:
    return item.critical and score is not None and score <= CRITICAL_AT_MOST


def _disagreements(by_item: Mapping[str, Sequence[Answer]], instrument: Instrument) -> Iterator[Disagreement]:
    for item in instrument.items:
        values = _values(by_item[item.id])
        if values and max(values) - min(values) >= DISAGREEMENT_FROM:
            yield Disagreement(item.id, min(values), max(values))


def _undocumented(answers: Iterable[Answer], instrument: Instrument) -> Iterator[Undocumented]:
    for answer in answers:
        if answer.role not in instrument.observers and _strong(answer) and not _documented(answer):
            yield Undocumented(answer.item, answer.respondent)
