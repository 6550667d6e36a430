"""Store the municipality's other policies, the measures they hold, and what was decided of the overlaps."""

from db.schema import ExistingMeasure, OverlapDecision, Policy
from db.unit_of_work import UnitOfWork
from parat.domain.identity import natural_id
from parat.intake.packets import Packet, Row
from tasks import cells


def store_policies(unit: UnitOfWork, packet: Packet) -> None:
    """Store the policies, their measures and the decisions on overlaps from the plan packet.

    Run again: the same file changes nothing.
    """
    engagement, rows = packet.engagement, packet.sheets["measures"]
    policies = [_policy(engagement, row) for row in packet.sheets["policies"]]
    measures = [_measure(engagement, row) for row in rows]
    decided = [_overlap(engagement, row) for row in rows if cells.text(row, "decision")]
    unit.put(*policies)
    unit.put(*measures)
    unit.replace(OverlapDecision, OverlapDecision.engagement == engagement, decided)
    unit.replace(ExistingMeasure, ExistingMeasure.engagement == engagement, measures)
    unit.replace(Policy, Policy.engagement == engagement, policies)


def _policy(engagement: str, row: Row) -> Policy:
    title = cells.text(row, "policy")
    return Policy(
        id=_policy_id(engagement, title),
        engagement=engagement,
        title=title,
        owner=cells.text(row, "owner"),
        adopted_on=cells.day(row, "adopted_on"),
    )


def _policy_id(engagement: str, title: str) -> str:
    return natural_id("policy", engagement, title.casefold())


def _measure_id(engagement: str, row: Row) -> str:
    policy, measure = cells.text(row, "policy"), cells.text(row, "measure")
    return natural_id("existing_measure", engagement, policy.casefold(), measure.casefold())


def _measure(engagement: str, row: Row) -> ExistingMeasure:
    return ExistingMeasure(
        id=_measure_id(engagement, row),
        engagement=engagement,
        policy=_policy_id(engagement, cells.text(row, "policy")),
        title=cells.text(row, "measure"),
    )


def _overlap(engagement: str, row: Row) -> OverlapDecision:
    measure = _measure_id(engagement, row)
    return OverlapDecision(
        id=natural_id("overlap_decision", measure),
        engagement=engagement,
        existing_measure=measure,
        choice=cells.text(row, "decision"),
        reason=cells.text(row, "reason"),
    )
