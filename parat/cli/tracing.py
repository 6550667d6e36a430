"""The command that follows one fact both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say

if TYPE_CHECKING:
    from tasks.tracing import Link


def trace(
    identity: Annotated[
        str, typer.Argument(metavar="ID", help="Id of an action, gap, decision, answer or reading; 8 letters will do.")
    ],
) -> None:
    """Follow a fact back to the cell it came from, and on to the page it stands on."""
    from tasks import tracing

    found = tracing.trace(identity.strip())
    say("Came from:", style="bold")
    _show(found.back)
    say("This:", style="bold")
    _show((found.fact,))
    say("Led to:", style="bold")
    _show(found.forward)


def _show(links: tuple[Link, ...]) -> None:
    if not links:
        say("  nothing")
    for link in links:
        indent = "  " * max(link.steps, 1)
        say(f"{indent}{link.kind} {link.id}: {link.says}")
        where = ", ".join(filter(None, (link.place, link.written_by)))
        if where:
            say(f"{indent}  {where}")
