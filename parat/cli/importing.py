"""The command that takes back what came from the municipalities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, tell
from parat.cli.errors import CannotWriteError
from parat.cli.exit_codes import exit_code_of
from parat.cli.going_on import go_on
from parat.cli.options import ProgrammeSlug, StaffId
from parat.cli.record import actor_of, engagement_of, looking
from parat.cli.settling import in_words
from parat.domain.errors import ParatError

if TYPE_CHECKING:
    from tasks.importing import Imported
    from tasks.run import Actor

_FILES = typer.Argument(
    default_factory=list,
    metavar="[FILE...]",
    show_default=False,
    help="Workbooks that came back, sheets of them as csv, or edited Word files; left out, the inbox is emptied.",
)
_WHOSE = typer.Option("--for", metavar="MUNICIPALITY", help="Whose they should be; others are refused.")
_NO_CPR = typer.Option("--no-cpr", help="You looked: no number in them is a CPR number.")
_TO = typer.Option(
    "--to", metavar="FOLDER", file_okay=False, help="Where answers to senders go; otherwise beside each file."
)
_NOTHING = "Nothing has come into the inbox: {folder}"


def import_files(
    files: Annotated[list[Path], _FILES],
    municipality: Annotated[str | None, _WHOSE] = None,
    no_cpr: Annotated[bool, _NO_CPR] = False,
    to: Annotated[Path | None, _TO] = None,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Read files back; every fault is named with its cell, and of a faulty file nothing is stored.

    An answer in Danish, with every faulty cell marked, is written for the sender. Without files the inbox is emptied:
    what is refused lies in inbox/refused with its answer.
    """
    if not files and (municipality or no_cpr or to):
        raise typer.BadParameter("name the files that --for, --no-cpr or --to are about")
    actor = actor_of(staff)
    taken, refused = _named(files, actor, _whose(municipality, programme), (no_cpr, to)) if files else _inbox(actor)
    for one in dict.fromkeys(taken):
        go_on(one, actor)
    if refused:
        raise typer.Exit(exit_code_of(refused[0]))


def _whose(municipality: str | None, programme: str | None) -> str | None:
    if municipality is None:
        return None
    with looking() as read:
        return engagement_of(read, municipality, programme)


def _named(
    files: list[Path], actor: Actor, engagement: str | None, said: tuple[bool, Path | None]
) -> tuple[list[str], list[ParatError]]:
    from tasks.taking_in import take_in

    no_cpr, to = said
    taken: list[str] = []
    refused: list[ParatError] = []
    for file in files:
        try:
            imported = take_in(file, actor, engagement, no_cpr)
        except ParatError as error:
            tell(error)
            _answer(file, error, no_cpr, to)
            refused.append(error)
        else:
            say_taken(file.name, imported)
            taken.append(imported.engagement)
    return taken, refused


def _inbox(actor: Actor) -> tuple[list[str], list[ParatError]]:
    from tasks.inbox import collect, inbox

    collected = collect(actor)
    if not (collected.taken or collected.refused or collected.left):
        say(_NOTHING.format(folder=inbox()))
    for one in collected.taken:
        say_taken(one.file_name, one.imported)
    for aside in collected.refused:
        tell(aside.error)
        say(f"Set aside: {aside.path}", f"For the sender: {aside.reply}")
    for name, error in collected.left:
        tell(error)
        say(f"{name} is still in the inbox.")
    faults = [*(aside.error for aside in collected.refused), *(error for _, error in collected.left)]
    return [one.imported.engagement for one in collected.taken], faults


def _answer(file: Path, error: ParatError, no_cpr: bool, to: Path | None) -> None:
    """Write the workbook for the sender, when the sender can mend the error; else say which file was not taken in."""
    from tasks.error_replies import is_for_sender, put_reply, reply_to

    if not is_for_sender(error):
        say(f"Not taken in: {file}")
        return
    folder = to or file.parent
    try:
        written = put_reply(folder, file.name, reply_to(file, error, no_cpr))
    except OSError as fault:
        tell(CannotWriteError(file=str(folder), reason=fault.strerror))
    else:
        say(f"For the sender: {written}")


def say_taken(name: str, imported: Imported) -> None:
    """Say what became of a file that was taken in."""
    if imported.already:
        say(f"{name}: already stored for {imported.engagement}; nothing was changed.")
        return
    counts = ", ".join(f"{sheet} {number}" for sheet, number in imported.rows.items() if number)
    if imported.done:
        say(f"{name}: {imported.done.en}")
    else:
        say(f"{name}: stored for {imported.engagement}, stage {imported.stage} (rows: {counts or 'none'}).")
    if imported.ignored:
        say(f"{name}: not read: {', '.join(imported.ignored)}")
    if imported.gaps:
        say(f"{name}: still to be answered: {', '.join(imported.gaps)}")
    say(*(f"{name}: {note.en}" for note in imported.notes))
    if imported.conflicts:
        _say_conflicts(name, imported)


def _say_conflicts(name: str, imported: Imported) -> None:
    from db.conflicts import conflicts_of

    with looking() as read:
        found = [one for one in conflicts_of(read, imported.engagement, False) if one.row.id in imported.conflicts]
    cells = "1 cell was" if len(found) == 1 else f"{len(found)} cells were"
    say(f"{name}: {cells} changed in the file and in the record; the record keeps its value until you settle it.")
    for one in found:
        say(*in_words(one))
