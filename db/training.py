"""Read how far the training has reached: each staff group's need for a module beside those who have had it."""

from collections import Counter

from db.schema import Attendance, Session, TrainingNeed
from db.unit_of_work import Reader
from parat.domain.training import Need

Pair = tuple[str, str]


def needs_of(read: Reader, engagement: str) -> list[Need]:
    """Give each staff group's need for a module beside how many took part in a session of it, and how many passed.

    A proposal that was declined is none.
    """
    trained, passed = _reached(read, engagement)
    return [
        Need(
            row.id,
            row.staff_group,
            row.module,
            row.needed,
            trained[_pair(row.staff_group, row.module)],
            passed.get(_pair(row.staff_group, row.module)),
            row.reason or "",
        )
        for row in _written_down(read, engagement)
        if row.needed
    ]


def declined(read: Reader, engagement: str) -> list[TrainingNeed]:
    """Give the proposals that the municipality has said no to."""
    return [row for row in _written_down(read, engagement) if not row.needed]


def came_unasked(read: Reader, engagement: str) -> list[tuple[str, str, int]]:
    """Give who took part in a module that their staff group was not said to need: group, module and number.

    A group that is spelled in two ways shows here, and its people do not count towards the target.
    """
    wanted = {_pair(need.staff_group, need.module) for need in needs_of(read, engagement)}
    modules, came = _held(read, engagement), Counter[Pair]()
    for row in read.all(Attendance, Attendance.engagement == engagement, order=[Attendance.staff_group]):
        if row.session in modules and _pair(row.staff_group, modules[row.session]) not in wanted:
            came[row.staff_group, modules[row.session]] += row.present
    return [(group, module, present) for (group, module), present in came.items() if present]


def _written_down(read: Reader, engagement: str) -> list[TrainingNeed]:
    return read.all(TrainingNeed, TrainingNeed.engagement == engagement, order=[TrainingNeed.staff_group])


def _reached(read: Reader, engagement: str) -> tuple[Counter[Pair], dict[Pair, int]]:
    modules = _held(read, engagement)
    trained, passed = Counter[Pair](), dict[Pair, int]()
    for row in read.all(Attendance, Attendance.engagement == engagement):
        if row.session in modules:
            pair = _pair(row.staff_group, modules[row.session])
            trained[pair] += row.present
            if row.passed is not None:
                passed[pair] = passed.get(pair, 0) + row.passed
    return trained, passed


def _held(read: Reader, engagement: str) -> dict[str, str]:
    rows = read.all(Session, Session.engagement == engagement, Session.state == "held")
    return {row.id: row.module for row in rows}


def _pair(group: str, module: str) -> Pair:
    return group.casefold(), module
