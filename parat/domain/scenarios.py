"""Know the scenarios of the scenario training: the story, and the steps that are put to those at the table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from parat.domain.plan_structure import sections
from parat.domain.reference_texts import StandardCard, standard_cards
from parat.domain.resources import tables_of
from parat.domain.workshop_kinds import workshop_kinds

VERSION = "2026.1"
SECTION, CARD, FAILS = "section", "card", "fails"


@dataclass(frozen=True, slots=True)
class Step:
    """Be one question of a scenario; `section` and `card` say where its answer should stand.

    `news_da` is what is new when the step begins, and `when_da` its time in the story; both may be empty.
    """

    number: int
    question_da: str
    good_da: tuple[str, ...]
    section: str
    card: str
    item: str
    minutes: int
    when_da: str
    news_da: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """Be one made-up story with its steps; `roles_da` are those who should sit at the table."""

    id: str
    title_da: str
    track_da: str
    purpose_da: str
    story_da: tuple[str, ...]
    roles_da: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """Give how long the scenario lasts at the table."""
        return sum(step.minutes for step in self.steps)

    def timed(self) -> Iterator[tuple[int, Step]]:
        """Give each step with the minutes that have gone when it begins."""
        gone = 0
        for step in self.steps:
            yield gone, step
            gone += step.minutes


@cache
def scenarios() -> Mapping[str, Scenario]:
    """Give every scenario by its id, such as S2, in the usual order."""
    return {row["id"]: _scenario(row) for row in tables_of(f"scenarios-{VERSION}.toml")["scenario"]}


def played_in(kind: str, chosen: Iterable[str]) -> tuple[Scenario, ...]:
    """Give what a workshop plays: the scenarios that were chosen for it, or else those of its kind."""
    wanted = list(chosen) or workshop_kinds()[kind].scenarios
    return tuple(scenarios()[one] for one in wanted if one in scenarios())


@cache
def answers_in_plan() -> Mapping[str, tuple[str, str]]:
    """Give all that can answer a step: by reference, whether it is a section or a card, and its Danish name.

    A chapter or an annex is referred to by its mark (11, C), an action card by its id.
    """
    named = {one.mark: (SECTION, _section_da(one.mark, one.title_da)) for one in sections()}
    cards = {one.id: (CARD, _card_da(one)) for one in standard_cards()}
    return {**named, **cards}


def _section_da(mark: str, title_da: str) -> str:
    return f"{'Kapitel' if mark.isdigit() else 'Bilag'} {mark} ({title_da})"


def _card_da(card: StandardCard) -> str:
    return f"Action card: {card.role}, {card.track[0].lower()}{card.track[1:]}"


def _scenario(row: Mapping[str, Any]) -> Scenario:
    return Scenario(
        id=row["id"],
        title_da=row["title"],
        track_da=row["track"],
        purpose_da=row["purpose"],
        story_da=tuple(row["story"]),
        roles_da=tuple(row["roles"]),
        steps=tuple(_step(number, step) for number, step in enumerate(row["step"], start=1)),
    )


def _step(number: int, row: Mapping[str, Any]) -> Step:
    return Step(
        number=number,
        question_da=row["question"],
        good_da=tuple(row["good"]),
        section=row["section"],
        card=row.get("card", ""),
        item=row["item"],
        minutes=row["minutes"],
        when_da=row.get("when", ""),
        news_da=row.get("news", ""),
    )
