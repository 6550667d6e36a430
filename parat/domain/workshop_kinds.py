"""Know the kinds of workshop: what each is for, how its day goes, and what must be ready."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from parat.domain.resources import tables_of

VERSION = "2026.1"
USUAL_BEGINNING = time(9)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Be one point of the agenda; a pause has neither form nor text, and at `plays` a scenario is played."""

    minutes: int
    title_da: str
    form_da: str = ""
    text_da: str = ""
    pause: bool = False
    plays: bool = False


@dataclass(frozen=True, slots=True)
class WorkshopKind:
    """Be one kind of workshop; `sectors` are keys, `dimensions` the readiness themes that it works on.

    `after` holds the kinds that it builds on, each with the weeks that must lie between; `key_functions` are those who
    must be able to come, and `scenarios` what is played when no others are chosen.
    """

    key: str
    title_da: str
    purpose_da: str
    takes_home_da: tuple[str, ...]
    methods_da: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
    sectors: tuple[str, ...]
    dimensions: tuple[str, ...]
    preparation_da: tuple[str, ...]
    materials_da: tuple[str, ...]
    key_functions: tuple[str, ...]
    after: Mapping[str, int]
    scenarios: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """Give how long the workshop lasts, pauses included."""
        return sum(item.minutes for item in self.agenda)

    @property
    def minutes_to_play(self) -> int:
        """Give how much of the agenda is for scenarios."""
        return sum(item.minutes for item in self.agenda if item.plays)

    def times(self, begins: time) -> Iterator[tuple[time, time, AgendaItem]]:
        """Give each point with the time it begins and ends."""
        moment = datetime.combine(date.min, begins)
        for item in self.agenda:
            ends = moment + timedelta(minutes=item.minutes)
            yield moment.time(), ends.time(), item
            moment = ends


@cache
def workshop_kinds() -> Mapping[str, WorkshopKind]:
    """Give every kind of workshop by its key, in the usual order."""
    return {row["key"]: _kind(row) for row in tables_of(f"workshop-kinds-{VERSION}.toml")["kind"]}


def kind_choices() -> tuple[tuple[str, str], ...]:
    """Give each kind's key with its Danish title, as a workbook's drop-down lists them."""
    return tuple((kind.key, kind.title_da) for kind in workshop_kinds().values())


def _kind(row: Mapping[str, Any]) -> WorkshopKind:
    return WorkshopKind(
        key=row["key"],
        title_da=row["title"],
        purpose_da=row["purpose"],
        takes_home_da=tuple(row["takes_home"]),
        methods_da=tuple(row["methods"]),
        agenda=tuple(_item(item) for item in row["agenda"]),
        sectors=tuple(row["sectors"]),
        dimensions=tuple(row["dimensions"]),
        preparation_da=tuple(row["preparation"]),
        materials_da=tuple(row["materials"]),
        key_functions=tuple(row["key_functions"]),
        after=row.get("after", {}),
        scenarios=tuple(row.get("scenarios", ())),
    )


def _item(row: Mapping[str, Any]) -> AgendaItem:
    return AgendaItem(
        minutes=row["minutes"],
        title_da=row["title"],
        form_da=row.get("form", ""),
        text_da=row.get("text", ""),
        pause=row.get("pause", False),
        plays=row.get("plays", False),
    )
