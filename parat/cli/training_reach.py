"""Show how far a municipality's training has reached: each staff group's need for each module, against the target."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from parat.cli.console import say, show_table
from parat.domain.labels import Kind, label
from parat.domain.training import TARGET_PERCENT, Need, reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.unit_of_work import Reader


def training_needs(read: Reader, engagement: str) -> list[Need]:
    """Give the needs of an engagement, beside how many have been trained."""
    from db.training import needs_of

    return needs_of(read, engagement)


def show_reach(needs: Sequence[Need]) -> None:
    """Print the needs with those who have been trained; ! marks what is below the target."""
    if not needs:
        return
    reached = reach(needs).percent
    say(f"Training: {_figure(reached)} % of the places needed are filled, the target is {_figure(TARGET_PERCENT)} %")
    show_table(("Staff group", "Module", "Needed", "Trained", "%", "Passed"), map(_cells, needs))
    say("")


def reach_as_json(needs: Sequence[Need]) -> dict[str, Any] | None:
    """Give the same for a program to read; None when no need is written down."""
    if not needs:
        return None
    return {
        "target_percent": _figure(TARGET_PERCENT),
        "reached_percent": _figure(reach(needs).percent),
        "met": reach(needs).met,
        "needs": [
            {
                "staff_group": need.staff_group,
                "module": need.module,
                "needed": need.needed,
                "trained": need.trained,
                "percent": _figure(need.percent),
                "passed": need.passed,
                "below_target": need.behind,
            }
            for need in needs
        ],
    }


def _cells(need: Need) -> tuple[str, ...]:
    percent = _figure(need.percent) + (" !" if need.behind else "")
    passed = "" if need.passed is None else str(need.passed)
    return need.staff_group, label(Kind.MODULE, need.module), str(need.needed), str(need.trained), percent, passed


def _figure(amount: Decimal | None) -> str:
    return "-" if amount is None else f"{amount.normalize():f}"
