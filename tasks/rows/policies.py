"""Fill the sheets of policies, their measures and the overlaps from the record."""

from collections.abc import Iterable, Mapping

from db.schema import ExistingMeasure, OverlapDecision, Policy
from db.unit_of_work import Reader
from parat.domain.overlap import Strength
from parat.domain.packets.policies import LONGEST_QUOTED, MOST_OVERLAPS
from tasks.overlaps import Overlap, overlaps_of
from tasks.policies import register_of
from tasks.rows.shape import Row, Rows


def policy_rows(read: Reader, engagement: str) -> Rows:
    """Give the policies and their measures as they are stored, and the overlaps that are found or decided."""
    register = register_of(read, engagement)
    alone = OverlapDecision.engagement == engagement, OverlapDecision.action.is_(None)
    decided = {row.existing_measure: row for row in read.all(OverlapDecision, *alone)}
    return {
        "policies": [_policy(row) for row in register.policies.values()],
        "measures": [_measure(row, register.policies, decided) for row in register.measures],
        "overlaps": [_overlap(one) for one in _listed(overlaps_of(read, engagement))],
    }


def _listed(overlaps: Iterable[Overlap]) -> list[Overlap]:
    """Leave out the weak ones that nobody has decided on; of very many, those found last."""
    worth = [one for one in overlaps if one.own or one.strength != Strength.WEAK]
    kept = {id(one) for one in sorted(worth, key=lambda one: one.own is None)[:MOST_OVERLAPS]}
    return [one for one in worth if id(one) in kept]


def _policy(row: Policy) -> Row:
    return {
        "policy": row.title,
        "policy_id": row.id,
        "owner": row.owner or None,
        "adopted_on": row.adopted_on,
        "valid_until": row.valid_until,
        "source_file": row.source_file,
    }


def _measure(row: ExistingMeasure, policies: Mapping[str, Policy], decided: Mapping[str, OverlapDecision]) -> Row:
    decision = decided.get(row.id)
    return {
        "policy": policies[row.policy].title,
        "measure": row.title,
        "measure_id": row.id,
        "description": row.description,
        "target_group": row.target_group,
        "level": row.level,
        "owner": row.owner,
        "area": row.area,
        "start_on": row.starts_on,
        "end_on": row.ends_on,
        "decision": decision.choice if decision else None,
        "reason": decision.reason if decision else None,
    }


def _overlap(one: Overlap) -> Row:
    return {
        "number": one.action.number,
        "action_id": one.action.id,
        "action": one.action.title,
        "policy": one.policy.title,
        "measure": one.measure.title,
        "measure_id": one.measure.id,
        "strength": one.strength or None,
        "words": _quoted(one.words_da),
        "action_sentence": _quoted(one.action_sentence),
        "measure_sentence": _quoted(one.measure_sentence),
        "why": _quoted(one.why_da),
        "decision": one.own.choice if one.own else None,
        "reason": one.own.reason if one.own else None,
    }


def _quoted(text: str) -> str | None:
    return (text if len(text) <= LONGEST_QUOTED else f"{text[: LONGEST_QUOTED - 2].rstrip()} …") or None
