"""Let acceptances lapse whose action has another number now."""

import re
from collections.abc import Iterable, Mapping

from db.schema import Acceptance, Action
from db.unit_of_work import UnitOfWork
from parat.domain.coverage_facts import Rule

_BY_NUMBER = (Rule.ACTION_INCOMPLETE, Rule.ACTION_UNMEASURED, Rule.PROPOSAL_UNANSWERED, Rule.OVERLAP_UNDECIDED)
_NUMBER = re.compile(r"\d+")


def lapse_of_renumbered(unit: UnitOfWork, engagement: str, before: Mapping[str, int], now: Iterable[Action]) -> None:
    """Take back what was accepted of an action by a number that is another's now, or nobody's; `before` is by id.

    Run again: the numbers are the same, so nothing is taken back.
    """
    moved = {
        number
        for action in now
        if before.get(action.id, action.number) != action.number
        for number in (before[action.id], action.number)
    }
    if not moved:
        return
    rules = [rule.value for rule in _BY_NUMBER]
    rows = unit.all(Acceptance, Acceptance.engagement == engagement, Acceptance.rule.in_(rules))
    unit.remove(*(row for row in rows if (found := _NUMBER.match(row.subject)) and int(found[0]) in moved))
