"""The command that follows one fact both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say
from parat.cli.errors import NoSuchActionError
from parat.cli.options import ProgrammeSlug
from parat.cli.record import engagement_of, looking

if TYPE_CHECKING:
    from tasks.tracing import Link


def trace(
    identity: Annotated[
        str,
        typer.Argument(
            metavar="ID|MUNICIPALITY",
            help="Id of an action, gap, decision, answer, reading or file, 8 letters will do; id or bookmark of a "
            "document's block; or whose action it is.",
        ),
    ],
    number: Annotated[
        int | None, typer.Argument(metavar="NUMBER", min=1, help="The action's number in that municipality's plan.")
    ] = None,
    whose: Annotated[
        str | None, typer.Option("--for", metavar="MUNICIPALITY", help="Whose document has the block.")
    ] = None,
    programme: ProgrammeSlug = None,
) -> None:
    """Follow a fact or a block of a document back to the cell it came from, and on to the page it stands on."""
    from tasks import tracing

    wanted = identity.strip() if number is None else _action(identity, number, programme)
    with looking() as read:
        engagement = engagement_of(read, whose, programme) if whose is not None else None
    found = tracing.trace(wanted, engagement)
    say("Came from:", style="bold")
    _show(found.back)
    say("This:", style="bold")
    _show((found.fact,))
    say("Led to:", style="bold")
    _show(found.forward)


def _action(municipality: str, number: int, programme: str | None) -> str:
    """Give the id of the action that carries a number in a municipality's plan; raise NoSuchActionError."""
    from db.schema import Action

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        actions = read.all(Action, Action.engagement == engagement, order=[Action.number])
    for action in actions:
        if action.number == number:
            return action.id
    known = ", ".join(str(action.number) for action in actions) or "none yet"
    raise NoSuchActionError(engagement=engagement, found=number, known=known)


def _show(links: tuple[Link, ...]) -> None:
    if not links:
        say("  nothing")
    for link in links:
        indent = "  " * max(link.steps, 1)
        say(f"{indent}{link.kind.replace('_', ' ')} {link.id}: {link.says}")
        where = ", ".join(filter(None, (link.place, link.written_by)))
        if where:
            say(f"{indent}  {where}")
