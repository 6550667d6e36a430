"""Say what a status report shows: each action's progress and reading, deviations and next steps."""

from dataclasses import dataclass
from datetime import date

from parat.documents.contexts.cover import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionStatus:
    """Show how far one action is; `reading` is the indicator's newest value as it is to be shown."""

    id: str
    number: str
    title: str
    owner_function: str = ""
    due: date | None = None
    status_da: str = ""
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    reading: str = ""
    read_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """Show one departure from the plan, what follows from it and what is done about it."""

    id: str
    text: str
    action_number: str = ""
    consequence: str = ""
    response: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Show one thing to do before the next follow-up."""

    id: str
    text: str
    owner_function: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport(Context):
    """Hold all that the status report of one period shows."""

    period_from: date
    period_to: date
    summary: tuple[str, ...] = ()
    actions: tuple[ActionStatus, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    next_follow_up: date | None = None
