"""Read what is said of a workshop on the command line, and offer it as options."""

from datetime import date, time
from typing import Annotated

import typer

from parat.cli.options import day, staff_id, words
from parat.domain.scheduling import WEEKDAYS


def time_of_day(text: str) -> time:
    """Read a time of day as 9, 9.00 or 09:00."""
    from parat.intake.danish_formats import time_in

    found = time_in(text)
    if found is None:
        raise typer.BadParameter("write a time as 9.00 or 13.30")
    return time.fromisoformat(found.replace(".", ":"))


def weekdays(text: str) -> frozenset[int]:
    """Read weekdays by their English names or the first three letters of them, with commas: tue,wed."""
    chosen = set()
    for word in filter(None, (one.strip().lower() for one in text.split(","))):
        found = [number for number, name in enumerate(WEEKDAYS) if word in (name, name[:3])]
        if not found:
            raise typer.BadParameter("write weekdays as mon,tue,wed,thu,fri")
        chosen.update(found)
    if not chosen:
        raise typer.BadParameter("name at least one weekday")
    return frozenset(chosen)


def listed(text: str) -> tuple[str, ...]:
    """Read keys with commas between them."""
    return tuple(one.strip() for one in text.split(",") if one.strip())


Number = Annotated[int, typer.Argument(metavar="NUMBER", min=1, max=999, help="The workshop's number, such as 2.")]
KindKey = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", help="What it is about: start, concerns, measures, scenario ...")
]
OnDay = Annotated[date | None, typer.Option("--on", parser=day, metavar="DATE", help="The day.")]
AtTime = Annotated[
    time | None, typer.Option("--at", parser=time_of_day, metavar="TIME", help="When it begins, such as 9.00.")
]
AtPlace = Annotated[str | None, typer.Option("--place", parser=words("--place", 200), help="Where it is held.")]
Consultants = Annotated[
    list[str] | None,
    typer.Option(
        "--consultant", metavar="STAFF", parser=staff_id, help="Who goes; again for several. Else the one assigned."
    ),
]
KeyFunctions = Annotated[
    list[str] | None,
    typer.Option(
        "--key-function",
        metavar="FUNCTION",
        parser=words("--key-function", 120),
        help="Who must be able to come; again for several. Otherwise those of the kind.",
    ),
]
Scenarios = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario", metavar="ID", help="What is played, such as S2; again for several. Otherwise those of the kind."
    ),
]
Anyway = Annotated[
    str,
    typer.Option("--anyway", metavar="WHY", parser=words("--anyway", 400), help="Take a day otherwise not used; why."),
]
