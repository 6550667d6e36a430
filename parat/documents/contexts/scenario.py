"""Say what the booklet of scenario training shows, and what the minutes show of the steps that were played."""

from dataclasses import dataclass
from datetime import date, time

from parat.documents.contexts.cover import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """Show one step to the one who leads the training; minutes count from when the scenario begins."""

    number: int
    from_minute: int
    to_minute: int
    question: str
    good: tuple[str, ...]
    stands_in: tuple[str, ...]
    item_id: str
    when_da: str = ""
    news: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioShown:
    """Show one scenario: its story, who sits at the table, and its steps."""

    id: str
    title: str
    track_da: str
    purpose: str
    minutes: int
    story: tuple[str, ...]
    roles: tuple[str, ...]
    steps: tuple[StepShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioBooklet(Context):
    """Hold all that the booklet for the facilitator of one workshop shows; the agenda gives `minutes_to_play`."""

    number: int
    kind_da: str
    held_on: date
    minutes_to_play: int
    begins: time | None = None
    place: str = ""
    scenarios: tuple[ScenarioShown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAnswer:
    """Show what answered one step that was played; `failed` says that nothing did."""

    id: str
    step: int
    question: str
    answer_da: str
    note: str = ""
    failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedScenario:
    """Show one scenario that was played, with its answered steps."""

    id: str
    title: str
    steps: tuple[StepAnswer, ...]
