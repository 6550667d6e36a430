"""The command that checks own templates and an own base.docx."""

from pathlib import Path
from typing import Annotated

import typer

from parat.cli.console import say, show_table, waiting
from parat.cli.exit_codes import ExitCode

template = typer.Typer(no_args_is_help=True, help="Check templates of your own.")


@template.callback()
def _template() -> None:
    """Check templates of your own."""


@template.command("check")
def check(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER|FILE.docx", exists=True, help="A folder of templates or a base.docx; else all in use."
        ),
    ] = None,
) -> None:
    """Say all that must be mended in your own templates or base.docx; nothing is changed."""
    from parat.documents.template_check import flaws_in_base, flaws_in_folder

    checked = path or _in_use()
    if checked.is_file():
        flaws, unused = flaws_in_base(checked.read_bytes(), checked.name), list[str]()
    else:
        with waiting("Trying ...") as tell:
            flaws = flaws_in_folder(checked, lambda deliverable: tell(f"Trying {deliverable} ..."))
        unused = _unused(checked)
    if flaws:
        rows = ((one.file, str(one.line or ""), one.heading, one.what, one.remedy) for one in flaws)
        show_table(("File", "Line", "Under", "What", "Do"), rows)
    for name in unused:
        say(f"Note: no document takes in {name}. Give it the name of the template that it is to stand instead of.")
    if flaws:
        say(f"{len(flaws)} to mend in {checked}.")
        raise typer.Exit(ExitCode.TEMPLATE)
    say(f"Nothing to mend in {checked}.")


def _in_use() -> Path:
    from parat.documents.render import TEMPLATES
    from parat.settings import settings

    return settings().templates or TEMPLATES


def _unused(folder: Path) -> list[str]:
    from parat.documents.template_check import unused_in_folder

    return unused_in_folder(folder)
