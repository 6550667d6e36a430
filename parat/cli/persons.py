"""The commands for what is held on a person: find it, hand it out, erase it. Only they print names."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parat.cli.console import say, show_table
from parat.cli.errors import NotConfirmedError
from parat.cli.hand_out import write_new
from parat.cli.options import StaffId, words
from parat.cli.record import actor_of

if TYPE_CHECKING:
    from parat.domain.people import Person
    from tasks.people import Erased, Found

persons = typer.Typer(no_args_is_help=True, help="Find, hand out and erase what is held on a person.")
WhoIsMeant = Annotated[
    str,
    typer.Argument(
        metavar="TEXT|ID", parser=words("TEXT", 320), help="Name or work address, in any spelling; or an id."
    ),
]
_KINDS = {"participant": "participant", "contact": "contact", "staff": "colleague"}
_SHOWN = 8


@persons.command("find")
def find(asked: WhoIsMeant) -> None:
    """Find a person in every municipality: where the name stands, under which function, until when, in which files."""
    from tasks.people import find_people, found_on

    people = find_people(asked)
    if len(people) > 1:
        _show_rows(people)
        say(f"{len(people)} persons. For the files of one: parat person find ID")
        return
    _show(found_on(asked))


@persons.command("export")
def export(
    asked: WhoIsMeant,
    to: Annotated[
        Path, typer.Option("--to", metavar="FOLDER", file_okay=False, help="Where; a folder that few can read.")
    ],
) -> None:
    """Write all that is held on one person: as JSON, and as a workbook in Danish to hand over when somebody asks."""
    from tasks.people import found_on
    from tasks.person_export import statement_on
    from tasks.run import today_in_denmark

    found, today = found_on(asked), today_in_denmark()
    statement = statement_on(found, today)
    name = f"personoplysninger {_short(found)} {today.isoformat()}"
    for file in (
        write_new(to / f"{name}.json", statement.as_json.encode()),
        write_new(to / f"{name}.xlsx", statement.workbook),
    ):
        say(str(file))
    say("Hand it over by secure mail, and delete the folder.")


@persons.command("erase")
def erase(
    asked: WhoIsMeant,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    staff: StaffId = None,
) -> None:
    """Erase one person: every row, and every file in the home folder in which the person stands.

    A colleague's name goes, the id stays: the audit trail says by it who did what. Backups are not reached.
    """
    actor = actor_of(staff)
    from tasks.people import erase as erase_all
    from tasks.people import found_on

    found = found_on(asked)
    _show(found)
    if not _confirmed(found, sure):
        say("Nothing was erased.")
        return
    _tell(erase_all(found, actor))
    _tell_left(found)


@persons.command("expire")
def expire(staff: StaffId = None) -> None:
    """Erase every participant and contact whose day of deletion has come; the daily review does so by itself."""
    actor = actor_of(staff)
    from tasks.people import expire as expire_all

    _tell(expire_all(actor, thoroughly=True))


def _show(found: Found) -> None:
    _show_rows([found.person])
    for one in found.files:
        say(f"File: {one.path}" + ("" if one.may_go else " (a document; it is not deleted)"))
    for text in found.mentions:
        say(f"Mentioned: {text.table} {text.id[:_SHOWN]}, {text.column}")


def _show_rows(people: Sequence[Person]) -> None:
    headings = ("Id", "Held as", "Where", "Function", "Name", "Address", "Delete on")
    rows = list(_cells(people))
    if rows:
        show_table(headings, rows)


def _cells(people: Sequence[Person]) -> Iterator[tuple[str, ...]]:
    for person in people:
        for row in person:
            day = row.delete_on.isoformat() if row.delete_on else ""
            yield row.id[:_SHOWN], _KINDS[row.table], row.engagement, row.function, row.name, row.mail, day


def _confirmed(found: Found, sure: bool) -> bool:
    if sure:
        return True
    if not sys.stdin.isatty():
        raise NotConfirmedError
    ids = ", ".join(row.id[:_SHOWN] for row in found.person) or "no row"
    files = sum(one.may_go for one in found.files)
    return typer.confirm(f"Erase {ids} and {_counted(files, 'file')}? It cannot be undone")


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _tell(erased: Erased) -> None:
    counted = [_counted(erased.count(table), name) for table, name in _KINDS.items() if erased.count(table)]
    say(f"Erased: {', '.join([*counted, _counted(len(erased.files), 'file')])}.")
    if erased.count("staff"):
        say("The colleague's id stays: the audit trail says by it who did what. The name is gone.")
    if erased.rows or erased.files:
        say("Backups and copies outside the home folder are not reached: delete them or let them run out.")
    if not erased.forgotten:
        say("Somebody works with the database, so its file still holds the old bytes: run parat person expire later.")


def _tell_left(found: Found) -> None:
    for one in found.files:
        if not one.may_go:
            say(f"Left: {one.path}. A document names the person: mend what it says, and let it be written again.")
    for text in found.mentions:
        say(f"Left: {text.table} {text.id[:_SHOWN]}, {text.column}. Change the text in the workbook, and import it.")


def _short(found: Found) -> str:
    return found.person[0].id[:_SHOWN] if found.person else "filer"
