"""The command that checks the audit chains."""

from typing import Annotated

import typer

from parat.cli.console import say, show_table, tell
from parat.cli.exit_codes import exit_code_of
from parat.cli.record import looking
from parat.domain.errors import StoredDataError

audit = typer.Typer(no_args_is_help=True, help="Check the audit trail.")


@audit.callback()
def _audit() -> None:
    """Check the audit trail."""


@audit.command("verify")
def verify(
    chain: Annotated[
        str | None, typer.Argument(metavar="CHAIN", help="PROGRAMME/CODE, a programme, or record; else all.")
    ] = None,
) -> None:
    """Check that no line of the audit trail was changed, added or taken away."""
    whole, broken = verified(chain)
    show_table(("Chain", "Lines"), ((name, str(lines)) for name, lines in whole.items()))
    for error in broken:
        tell(error)
    if broken:
        raise typer.Exit(exit_code_of(broken[0]))
    say(f"{len(whole)} chains hold, {sum(whole.values())} lines.")


def verified(only: str | None = None) -> tuple[dict[str, int], list[StoredDataError]]:
    """Check every chain, or one: give the lines of those that hold, and an error for each that does not."""
    from db import audit as trail
    from db.errors import RecordNotFoundError

    whole: dict[str, int] = {}
    broken: list[StoredDataError] = []
    with looking() as read:
        chains = trail.chains(read.connection)
        if only is not None and only not in chains:
            raise RecordNotFoundError(table="audit chain", found=only)
        for chain in [only] if only is not None else chains:
            try:
                whole[chain] = trail.verify(read.connection, chain)
            except StoredDataError as error:
                broken.append(error)
    return whole, broken
