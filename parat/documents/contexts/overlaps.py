"""Say what the plan shows of other policies: what they share with it, which actions meet that, and the decision."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOverlap:
    """Show one policy, what it shares with this plan, and what was decided about the overlap.

    `actions_da` name the plan's actions that meet the shared activity, each with its number. `settled` is False for an
    overlap that is plain to see and on which nobody has decided; `compared` counts the policy's measures in a row that
    stands for a policy without overlaps.
    """

    id: str
    policy: str
    owner_function: str = ""
    shared_activity: str = ""
    actions_da: tuple[str, ...] = ()
    decision_da: str = ""
    settled: bool = True
    compared: int = 0


def public_overlaps(overlaps: Iterable[PolicyOverlap]) -> tuple[PolicyOverlap, ...]:
    """Leave out what nobody has decided yet; a policy of which nothing is left stands there by its name."""
    shown: dict[str, list[PolicyOverlap]] = {}
    for one in overlaps:
        kept = shown.setdefault(one.policy, [])
        if one.settled:
            kept.append(one)
        elif not kept:
            kept.append(_by_name(one))
    return tuple(one for rows in shown.values() for one in _told(rows))


def _by_name(one: PolicyOverlap) -> PolicyOverlap:
    return replace(one, shared_activity="", actions_da=(), decision_da="", settled=True, compared=1)


def _told(rows: list[PolicyOverlap]) -> list[PolicyOverlap]:
    """Leave the name alone out where something else is said of the policy."""
    return [one for one in rows if one.shared_activity] or rows[:1]
