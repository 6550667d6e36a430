"""Measure how long the managers' pages of 98 engagements take, on a real server with its database on SQLite.

`portfolio_98_all`: every page has to be written. `portfolio_98_few`: ten engagements changed. Each is the whole
flow run as a manager sees it, without the start of a new process.
"""

import asyncio
import os
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path

from prefect.settings import PREFECT_API_URL, temporary_settings

from benchmarks._measure import tell, wall_seconds
from db.prepare import prepare
from flows.portfolio import portfolio
from flows.serve import running_engine
from parat.domain.stages import Start
from parat.example.municipalities import places
from parat.settings import settings
from tasks.programmes import Call, Enrolment, add_hours, add_staff, enrol, new_programme, set_programme_state
from tasks.run import Actor

ACTOR = Actor("k07", "example")
ENGAGEMENTS = 98
FEW = 10
TIMES = 3
_days = iter(date(2026, 1, 1) + timedelta(days=number) for number in range(1000))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PARAT_HOME"] = folder
        everybody = begin()
        with running_engine(Path(folder), 0) as engine, temporary_settings({PREFECT_API_URL: engine.api_url}):
            refresh()
            tell("portfolio_98_all", median_after_changes_in(everybody), "s")
            tell("portfolio_98_few", median_after_changes_in(everybody[:FEW]), "s")


def begin() -> list[str]:
    """Enrol the example's municipalities in several programmes, until there are 98 engagements."""
    prepare(settings().database_url)
    add_staff("k07", "", "konsulent", ACTOR)
    programmes = [programme(f"maaling-{number}") for number in range(1, 5)]
    pairs = list(product(programmes, places()))[:ENGAGEMENTS]
    return [enrol(place.municipality, slug, Enrolment(Start.NEW, is_example=True), ACTOR) for slug, place in pairs]


def programme(slug: str) -> str:
    new_programme(slug, Call("Måling", capacity=25, is_example=True), ACTOR)
    set_programme_state(slug, "open", ACTOR)
    return slug


def median_after_changes_in(engagements: Sequence[str]) -> float:
    taken = []
    for _ in range(TIMES):
        day = next(_days)
        for engagement in engagements:
            add_hours(engagement, day, Decimal("1.5"), "møde", ACTOR)
        taken.append(wall_seconds(refresh))
    return sorted(taken)[TIMES // 2]


def refresh() -> None:
    asyncio.run(portfolio())


if __name__ == "__main__":
    main()
