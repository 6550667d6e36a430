"""Say what a status report shows: each action's progress and reading, deviations and next steps."""

from dataclasses import dataclass
from datetime import date

from parat.documents.contexts.cover import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionStatus:
    """Show how far one action is; `reading` is the indicator's newest value as it is to be shown.

    `reached_da` says whether the target is reached; it is empty where that cannot be told.
    """

    id: str
    number: str
    title: str
    owner_function: str = ""
    due: date | None = None
    status_da: str = ""
    late: bool = False
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    reading: str = ""
    read_on: date | None = None
    reached_da: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCount:
    """Count the actions in one state, of one task or of the whole plan."""

    status_da: str
    actions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaProgress:
    """Count an area's actions and those of them that are done; an area is a theme of the readiness assessment."""

    id: str
    title: str
    actions: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """Show one departure from the plan, what follows from it and what is done about it."""

    id: str
    text: str
    action_number: str = ""
    action_title: str = ""
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
class Milestone:
    """Show one milestone, and the day on which it was reached."""

    id: str
    title: str
    owner_function: str = ""
    due: date | None = None
    reached_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport(Context):
    """Hold all that the status report of one period shows; the actions come late ones first."""

    period_from: date
    period_to: date
    summary: tuple[str, ...] = ()
    counts: tuple[StatusCount, ...] = ()
    areas: tuple[AreaProgress, ...] = ()
    actions: tuple[ActionStatus, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    next_follow_up: date | None = None
