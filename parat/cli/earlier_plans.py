"""The commands about the plan that a municipality had before: read it, see where its texts belong, take them."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json, show_table
from parat.cli.going_on import go_on
from parat.cli.groups import ShownAtOnce
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug, StaffId
from parat.cli.record import actor_of, engagement_of, looking
from parat.domain.placing import passage_numbers

if TYPE_CHECKING:
    from db.schema import ExistingText

earlier_plans = typer.Typer(
    cls=ShownAtOnce, no_args_is_help=True, help="Take the plan that a municipality had before as a start."
)
_NONE = "none"
_SHOWN = 60


Numbers = Annotated[
    Any, typer.Argument(metavar="NUMBERS", parser=passage_numbers, help="The passages, such as 3,5-9; see show --all.")
]


@earlier_plans.command("read")
def read_earlier_plan(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The earlier plan as a Word file (.docx).")],
    municipality: Annotated[str, typer.Option("--for", metavar="MUNICIPALITY", help="Whose plan it is.")],
    no_cpr: Annotated[bool, typer.Option("--no-cpr", help="You looked: no number in it is a CPR number.")] = False,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Store an earlier plan as it came, and propose a chapter or an annex for each of its passages."""
    actor = actor_of(staff)
    from tasks.earlier_plan import read_plan

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    found = read_plan(file, engagement, actor, no_cpr)
    if found.already:
        say(f"{file.name} was read before; nothing was changed.")
    else:
        say(f"{file.name}: {found.passages} passages of {engagement}, {found.proposed} with a proposed place.")
    if found.comments:
        say(f"Comments in it that were not read: {found.comments}.")
    say(f"Look with: parat earlier-plan show {engagement}")


@earlier_plans.command("show")
def show_earlier_plan(
    municipality: MunicipalityText,
    every: Annotated[bool, typer.Option("--all", help="Every passage on a line of its own.")] = False,
    programme: ProgrammeSlug = None,
    as_json: AsJson = False,
) -> None:
    """Show the passages of the earlier plan, their headings, and where each belongs; it only reads."""
    from tasks.earlier_passages import passages_of

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        rows = passages_of(read, engagement)
    if as_json:
        show_json([_as_json(row) for row in rows])
    elif not rows:
        say(f"No earlier plan of {engagement} was read. Read one with: parat earlier-plan read FILE --for {engagement}")
    else:
        groups = [[row] for row in rows] if every else [list(group) for _, group in groupby(rows, key=_alike)]
        show_table(("Passage", "Heading", "Place", "State", "Begins"), map(_cells, groups))
        _say_what_waits(engagement, rows)


@earlier_plans.command("place")
def place(
    municipality: MunicipalityText,
    numbers: Numbers,
    chapter: Annotated[
        str, typer.Argument(metavar="CHAPTER", help="A chapter (0-16), an annex (A-F), or none to leave them out.")
    ],
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Say where passages of the earlier plan belong; »none« leaves them out of the plan."""
    actor = actor_of(staff)
    from tasks.earlier_plan import place_passages

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    mark = None if chapter.strip().casefold() == _NONE else chapter.strip().upper()
    moved = place_passages(engagement, numbers, mark, actor)
    say(f"Passages moved: {moved}." if moved else "They are there already; nothing was changed.")


@earlier_plans.command("confirm")
def confirm(
    municipality: MunicipalityText,
    numbers: Numbers = None,
    every: Annotated[bool, typer.Option("--all", help="All passages that have a place.")] = False,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Take passages into the chapters they are placed in, below what stands there; measures become proposed actions."""
    if (numbers is None) == (not every):
        raise typer.BadParameter("give the numbers of the passages, or --all")
    actor = actor_of(staff)
    from tasks.earlier_plan import confirm_passages

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    taken = confirm_passages(engagement, numbers, actor)
    if not taken.sections:
        say("No passage among them waits for a place; nothing was changed.")
        return
    named = ", ".join(f"{mark}: {count}" for mark, count in taken.sections.items())
    say(f"Passages taken by chapter or annex: {named}. Actions proposed: {taken.actions}.")
    go_on(engagement, actor)


def _alike(row: ExistingText) -> tuple[str, str | None, bool]:
    return row.heading, row.mark, row.confirmed


def _cells(rows: list[ExistingText]) -> tuple[str, ...]:
    first, last = rows[0], rows[-1]
    numbers = str(first.number) if first is last else f"{first.number}-{last.number}"
    text = " ".join(first.text.split())
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} ..."
    return numbers, first.heading, first.mark or "", _state(first), shown


def _state(row: ExistingText) -> str:
    if row.confirmed:
        return "taken" if row.mark else "left out"
    return "proposed" if row.mark else "no place"


def _say_what_waits(engagement: str, rows: list[ExistingText]) -> None:
    homeless = [row for row in rows if not row.confirmed and row.mark is None]
    waiting = [row for row in rows if not row.confirmed and row.mark is not None]
    if homeless:
        say(f"Without a place: {len(homeless)}. Place them with: parat earlier-plan place {engagement} NUMBERS CHAPTER")
    if waiting:
        say(f"To be confirmed: {len(waiting)}. Take them with: parat earlier-plan confirm {engagement} --all")
    if not (homeless or waiting):
        say("Every passage is taken into the plan or left out.")


def _as_json(row: ExistingText) -> dict[str, Any]:
    return {
        "passage": row.number,
        "kind": row.kind,
        "heading": row.heading,
        "text": row.text,
        "place": row.mark,
        "state": _state(row),
    }
