"""Set two rounds of a municipality's readiness assessment side by side, as far as they may be compared."""

from decimal import Decimal

from db.schema import AssessmentRound
from db.unit_of_work import Reader
from parat.documents.contexts.readiness import Development, EarlierRound, StatementChange, ThemeChange
from parat.domain.assessment import Assessment
from parat.domain.comparability import (
    DimensionChange,
    ItemChange,
    differences,
    dimension_changes,
    item_changes,
)
from parat.domain.instrument import Instrument
from parat.domain.packets.readiness import ROUNDS
from tasks.answers import answered_round, grade_round, round_id

Graded = tuple[Instrument, Assessment]
_MOST_MOVED = 10


def rounds_before(read: Reader, engagement: str, name: str) -> tuple[AssessmentRound, ...]:
    """Give the answered rounds before this one, the first of them first."""
    names = [key for key, _ in ROUNDS]
    found = (answered_round(read, round_id(engagement, one)) for one in names[: names.index(name)])
    return tuple(row for row in found if row is not None)


def earlier_round(read: Reader, row: AssessmentRound, chosen: Instrument) -> EarlierRound:
    """Show an earlier round beside one measured by this version; themes that are not the same have no score."""
    old, assessment = grade_round(read, row)
    scores = {one.dimension: one.known for one in assessment.dimensions if one.sufficient}
    changed = {item.partition(".")[0] for item in differences(old, chosen)}
    return EarlierRound(
        round_da=dict(ROUNDS)[row.round],
        scores=tuple(None if one.id in changed else scores.get(one.id) for one in chosen.dimensions),
        incomparable=tuple(one.id for one in chosen.dimensions if one.id in changed),
    )


def development_since(read: Reader, row: AssessmentRound, now: Graded) -> Development:
    """Show what has changed since an earlier round, theme by theme and for the statements that moved most."""
    then = grade_round(read, row)
    items = item_changes(then, now)
    return Development(
        since_da=dict(ROUNDS)[row.round],
        themes=tuple(_theme(now[0], one) for one in dimension_changes(then, now)),
        moved=tuple(_statement(then[0], now[0], one) for one in _moved_most(items)),
        incomparable=tuple(_statement(then[0], now[0], one) for one in items if one.differs),
    )


def _moved_most(items: tuple[ItemChange, ...]) -> list[ItemChange]:
    moved = sorted((one for one in items if one.change), key=lambda one: -abs(one.change or Decimal(0)))
    return moved[:_MOST_MOVED]


def _theme(chosen: Instrument, one: DimensionChange) -> ThemeChange:
    return ThemeChange(
        id=one.dimension,
        title=chosen.dimension(one.dimension).title_da,
        before=one.before,
        after=one.after,
        left_out=one.left_out,
    )


def _statement(old: Instrument, new: Instrument, one: ItemChange) -> StatementChange:
    known = new if one.item in {item.id for item in new.items} else old
    return StatementChange(
        id=one.item,
        statement=known.item(one.item).statement_da,
        before=one.before,
        after=one.after,
        change=one.change,
        differs=one.differs,
    )
