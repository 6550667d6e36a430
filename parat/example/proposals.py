"""Read from the record what the example fills its plan and follow-up workbooks from."""

from collections.abc import Mapping

from db.schema import Action, Gap, Indicator, Stakeholder
from db.unit_of_work import Reader
from parat.example.follow_ups import Adopted
from parat.example.plans import Proposed
from tasks.plan import APPROVED
from tasks.run import looking


def proposed_actions(engagement: str) -> list[Proposed]:
    """Give the plan's actions by number."""
    with looking() as read:
        gaps = {row.id: row for row in read.all(Gap, Gap.engagement == engagement)}
        rows = read.all(Action, Action.engagement == engagement, order=[Action.number])
        return [_proposed(row, gaps, _indicator(read, row)) for row in rows]


def _proposed(row: Action, gaps: Mapping[str, Gap], indicator: Indicator) -> Proposed:
    columns = {name: getattr(row, name) for name in ("task", "level", "target_group", "resources", "risk")}
    columns |= {"indicator": indicator.text, "target": indicator.target}
    lacks = {name for name, value in columns.items() if value in (None, "")}
    return Proposed(
        number=row.number,
        decided=row.decision is not None,
        mandatory=row.gap is not None and gaps[row.gap].mandatory,
        target=indicator.target,
        lacks=frozenset({*lacks, "baseline"} if "target" in lacks else lacks),
    )


def adopted_actions(engagement: str) -> list[Adopted]:
    """Give the actions that the plan was adopted with, by number."""
    with looking() as read:
        return [
            Adopted(row.id, row.number, _indicator(read, row).target)
            for row in read.all(
                Action, Action.engagement == engagement, Action.choice == APPROVED, order=[Action.number]
            )
        ]


def parties(engagement: str) -> frozenset[str]:
    """Name the parties that the plan counts on."""
    with looking() as read:
        return frozenset(row.name for row in read.all(Stakeholder, Stakeholder.engagement == engagement))


def _indicator(read: Reader, row: Action) -> Indicator:
    return read.all(Indicator, Indicator.action == row.id)[0]
