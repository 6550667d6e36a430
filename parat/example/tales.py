"""Know what has happened in each example municipality, and on which day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import accumulate
from typing import Any

from parat.domain.calendar import working_day_from
from parat.domain.identity import engagement_key
from parat.domain.stages import DEFAULT_POLITICAL_STEPS, Start
from parat.example.municipalities import Place, place_of
from parat.example.texts import words

STORY_DAY = date(2026, 11, 20)
BEGINNING = "enrolment"
_USUAL_DAYS: Mapping[str, int] = {
    "application": 14, "application_incomplete": 14, "selection": 14, "selection_rejected": 14, "commitment": 8,
    "commitment_declined": 8, "agreement": 7, "lead": 6, "answers": 24, "answers_lacking": 24, "answers_closed": 24,
    "report": 12, "report_changes": 12, "workshops_first": 21, "workshops": 42, "minutes": 9, "training": 20,
    "training_short": 20, "target": 8, "target_waived": 8, "contacts": 0, "coverage": 0, "plan": 20, "plan_again": 12,
    "working_group": 10, "working_group_changes": 10, "steering_group": 12, "hearing_answers": 23,
    "hearing": 9, "hearing_waived": 12,
    "directors": 8, "committee": 14, "finance_committee": 8, "council": 28, "publication": 7, "adoption_round": 14,
    "follow_up": 90, "reassessment": 261, "closing": 15,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """Be one thing that happened: which event, and the day."""

    event: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """Be what has happened in one municipality so far, in order, and who worked how long on it."""

    place: Place
    programme: str
    start: Start
    existing_plan_on: date | None
    political_steps: tuple[str, ...]
    maturity: int
    consultant: str
    budget: Decimal
    spent: Decimal
    happenings: tuple[Happening, ...]

    @property
    def key(self) -> str:
        """Give the engagement's key."""
        return engagement_key(self.programme, self.place.code)

    @property
    def until(self) -> date:
        """Give the day of the last thing that happened."""
        return self.happenings[-1].on

    def day_of(self, event: str) -> date:
        """Give the day on which an event happened."""
        return next(happening.on for happening in self.happenings if happening.event == event)

    def has(self, event: str) -> bool:
        """Say whether an event is part of the tale."""
        return any(happening.event == event for happening in self.happenings)


@cache
def tales() -> tuple[Tale, ...]:
    """Give the tale of every example municipality; those furthest on the path come first."""
    story = words("story")
    return tuple(_tale(row, story["tracks"]) for row in story["tale"])


def tale_of(code: str) -> Tale:
    """Give the tale of one municipality."""
    return next(tale for tale in tales() if tale.place.code == code)


def _tale(row: Mapping[str, Any], tracks: Mapping[str, list[str]]) -> Tale:
    events = [event for track in row.get("tracks", []) for event in tracks[track]] + row.get("then", [])
    return Tale(
        place=place_of(row["code"]),
        programme=row["programme"],
        start=Start(row.get("start", Start.NEW)),
        existing_plan_on=row.get("existing_plan_on"),
        political_steps=tuple(row.get("political_steps", DEFAULT_POLITICAL_STEPS)),
        maturity=row["maturity"],
        consultant=row["consultant"],
        budget=Decimal(str(row["budget"])),
        spent=Decimal(str(row["spent"])),
        happenings=tuple(_laid_out(events, row["begins"], row["until"])),
    )


def _laid_out(events: list[str], begins: date, until: date) -> Iterator[Happening]:
    """Lay events between two days in their usual proportions, each on a working day."""
    reached = list(accumulate(_USUAL_DAYS[event] for event in events))
    yield Happening(BEGINNING, begins)
    for event, days in zip(events, reached, strict=True):
        share = timedelta(days=(until - begins).days * days // reached[-1])
        yield Happening(event, min(until, working_day_from(begins + share)))
