"""Take over what still holds from an adopted plan into the one that revises it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from db.schema import (
    Action,
    AnnexText,
    Base,
    Chapter,
    Engagement,
    ExistingMeasure,
    Indicator,
    OverlapDecision,
    Plan,
    Policy,
    Reading,
    Stakeholder,
)
from db.unit_of_work import Reader, UnitOfWork
from parat.domain.identity import natural_id
from parat.domain.labels import Kind, label
from tasks.plan import APPROVED, PROPOSED
from tasks.plan_facts import plan_id, plan_of
from tasks.policies import overlap_id
from tasks.progress import newest_readings

_DONE = ("done", "dropped")
_NOT_STARTED = "not_started"
R = TypeVar("R", bound=Base)


@dataclass(frozen=True, slots=True)
class NotCarried:
    """Be an action that stays in the earlier plan, and in Danish why."""

    number: int
    title: str
    because_da: str


@dataclass(frozen=True, slots=True)
class Carried:
    """Be what came along: how many actions, texts, policies with their measures, and parties; and what did not."""

    actions: int = 0
    texts: int = 0
    policies: int = 0
    stakeholders: int = 0
    left: tuple[NotCarried, ...] = ()


def carry_over(unit: UnitOfWork, old: Engagement, key: str) -> Carried:
    """Write the earlier plan's facts, texts, policies and parties into the new plan, and its open actions as proposals.

    An action is open when it was accepted and its newest reading does not say that it is done or dropped.
    """
    unit.put(_plan(plan_of(unit, old.id), key))
    rows = unit.all(Action, Action.engagement == old.id, order=[Action.number])
    readings = newest_readings(unit, old.id)
    going_on = [row for row in rows if row.choice == APPROVED and _state(row, readings) not in _DONE]
    actions = _actions(unit, old, key, going_on, readings)
    texts = _texts(unit, old.id, key)
    policies = _policies(unit, old.id, key, actions)
    stakeholders = [
        _copy(row, natural_id("stakeholder", key, row.name.casefold()), engagement=key)
        for row in unit.all(Stakeholder, Stakeholder.engagement == old.id)
    ]
    unit.add(*stakeholders)
    left = tuple(_left(row, readings) for row in rows if row not in going_on)
    return Carried(len(actions), texts, policies, len(stakeholders), left)


def _plan(row: Plan, key: str) -> Plan:
    return _copy(row, plan_id(key), engagement=key)


def _actions(
    unit: UnitOfWork, old: Engagement, key: str, rows: Iterable[Action], readings: Mapping[str, Reading]
) -> dict[str, str]:
    """Add each open action as a proposal that names the one it goes on from; give the new ids by the old."""
    ids = {row.id: natural_id("action", key, "carried", row.id) for row in rows}
    for number, row in enumerate(rows, start=1):
        unit.add(
            _copy(
                row, ids[row.id], engagement=key, plan=plan_id(key), number=number, choice=PROPOSED, choice_reason="",
                gap=None, decision=None, carried_from=row.id, proposed_because=_because(old, _state(row, readings)),
            )
        )  # fmt: skip
    of_actions = unit.all(Indicator, Indicator.action.in_(ids))
    unit.add(*(_copy(one, natural_id("indicator", ids[one.action]), action=ids[one.action]) for one in of_actions))
    return ids


def _because(old: Engagement, state: str) -> str:
    status = label(Kind.ACTION_STATUS, state).lower()
    return f"Videreført fra planen vedtaget den {old.adopted_on:%d.%m.%Y}: status {status}."


def _state(row: Action, readings: Mapping[str, Reading]) -> str:
    return readings[row.id].state if row.id in readings else _NOT_STARTED


def _left(row: Action, readings: Mapping[str, Reading]) -> NotCarried:
    if row.choice == APPROVED:
        return NotCarried(row.number, row.title, label(Kind.ACTION_STATUS, _state(row, readings)))
    return NotCarried(row.number, row.title, label(Kind.ACTION_CHOICE, row.choice))


def _texts(unit: UnitOfWork, old: str, key: str) -> int:
    """Carry the chapters' and the annexes' own texts, with the files they were read from."""
    chapters = unit.all(Chapter, Chapter.plan == plan_id(old))
    annexes = unit.all(AnnexText, AnnexText.plan == plan_id(old))
    unit.add(*(_copy(row, natural_id("chapter", key, row.number), plan=plan_id(key)) for row in chapters))
    unit.add(*(_copy(row, natural_id("annex_text", key, row.letter.casefold()), plan=plan_id(key)) for row in annexes))
    said = (*(row.local_text for row in chapters), *(row.local_text for row in annexes))
    return sum(bool(text.strip()) for text in said)


def _policies(unit: UnitOfWork, old: str, key: str, actions: Mapping[str, str]) -> int:
    """Carry the register of policies with its measures, and the decisions on what goes on."""
    policies = unit.all(Policy, Policy.engagement == old)
    measures = unit.all(ExistingMeasure, ExistingMeasure.engagement == old)
    new_policies = {row.id: natural_id("policy", key, "carried", row.id) for row in policies}
    new_measures = {row.id: natural_id("existing_measure", key, "carried", row.id) for row in measures}
    unit.add(*(_copy(row, new_policies[row.id], engagement=key) for row in policies))
    unit.add(*(_copy(row, new_measures[row.id], engagement=key, policy=new_policies[row.policy]) for row in measures))
    for row in _decisions_that_hold(unit, old, actions):
        measure, action = new_measures[row.existing_measure], actions.get(row.action or "")
        identity = overlap_id(measure, action)
        unit.add(_copy(row, identity, engagement=key, existing_measure=measure, action=action))
    return len(policies)


def _decisions_that_hold(read: Reader, old: str, actions: Mapping[str, str]) -> list[OverlapDecision]:
    rows = read.all(OverlapDecision, OverlapDecision.engagement == old)
    return [row for row in rows if row.action is None or row.action in actions]


def _copy(row: R, identity: str, **changes: object) -> R:
    """Give a row of its own with other values in some columns."""
    kind = type(row)
    columns = {column.name: getattr(row, column.name) for column in kind.__table__.columns}
    return kind(**{**columns, "id": identity, **changes})
