"""Say which readiness items the actions of a plan answer."""

from collections.abc import Iterable

from db.schema import Action, Decision, Gap
from db.unit_of_work import Reader
from parat.domain.catalogue import catalogue


def items_answered(read: Reader, engagement: str, rows: Iterable[Action]) -> dict[str, frozenset[str]]:
    """Give by action the readiness items that it answers: its gap's, its decision's and its measure's."""
    gaps = {row.id: row.item for row in read.all(Gap, Gap.engagement == engagement)}
    decided = {row.id: row.item for row in read.all(Decision, Decision.engagement == engagement)}
    measures = {one.id: one.items for one in catalogue().measures}
    return {row.id: frozenset(_items_of(row, gaps, decided)) | set(measures.get(row.measure or "", ())) for row in rows}


def _items_of(row: Action, gaps: dict[str, str], decided: dict[str, str | None]) -> Iterable[str]:
    named = (gaps.get(row.gap or ""), decided.get(row.decision or ""))
    return (item for item in named if item)
