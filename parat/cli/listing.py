"""The commands that list what was entered: programmes, colleagues and contacts; they only read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from parat.cli.console import say, show_json, show_table
from parat.cli.options import AsJson, MunicipalityText, ProgrammeSlug
from parat.cli.people import colleagues, contacts
from parat.cli.programmes import programme as programmes
from parat.cli.record import engagement_of, looking

if TYPE_CHECKING:
    from db.schema import Contact, Programme, Staff

__all__ = ["colleagues", "contacts", "programmes"]
WithNames = Annotated[bool, typer.Option("--names", help="Show the persons too; otherwise only their functions.")]


@programmes.command("list")
def list_programmes(as_json: AsJson = False) -> None:
    """List the programmes: the call's state and dates, and how many of its seats are taken."""
    from db.schema import Programme

    with looking() as read:
        rows = [_programme(row) for row in read.all(Programme, order=[Programme.id])]
    _show(rows, as_json, "No programme has begun yet. Begin one with: parat programme new SLUG --title TITLE")


@colleagues.command("list")
def list_colleagues(names: WithNames = False, as_json: AsJson = False) -> None:
    """List the colleagues by their staff ids, with their roles."""
    from db.schema import Staff

    with looking() as read:
        rows = [_colleague(row, names) for row in read.all(Staff, order=[Staff.id])]
    _show(rows, as_json, "No colleague is entered yet. Enter yourself with: parat staff add ID --name NAME --role ROLE")


@contacts.command("list")
def list_contacts(
    municipality: MunicipalityText, names: WithNames = False, programme: ProgrammeSlug = None, as_json: AsJson = False
) -> None:
    """List a municipality's contacts by function, with the day each was checked and the day it is deleted."""
    from db.schema import Contact

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
        found = read.all(Contact, Contact.engagement == engagement, order=[Contact.function, Contact.sector])
        rows = [_contact(row, names) for row in found]
    _show(rows, as_json, f"No contact of {engagement} is stored.")


def _programme(row: Programme) -> dict[str, Any]:
    return {
        "programme": row.id,
        "title": row.title,
        "state": row.state,
        "opens": row.opens_on.isoformat(),
        "closes": row.closes_on.isoformat(),
        "selected": row.selected,
        "capacity": row.capacity,
    }


def _colleague(row: Staff, names: bool) -> dict[str, Any]:
    named = {"name": row.name} if names else {}
    return {"staff": row.id, "role": row.role, "active": row.active, **named}


def _contact(row: Contact, names: bool) -> dict[str, Any]:
    named = {"name": row.name, "mail": row.work_mail} if names else {}
    checked, deleted = row.checked_on.isoformat(), row.delete_on.isoformat()
    return {"function": row.function, "sector": row.sector, "checked_on": checked, "delete_on": deleted, **named}


def _show(rows: list[dict[str, Any]], as_json: bool, none: str) -> None:
    """Show rows that share their keys; in a table the keys are the headings."""
    if as_json:
        show_json(rows)
    elif rows:
        headings = [key.replace("_", " ").capitalize() for key in rows[0]]
        show_table(headings, ([_cell(value) for value in row.values()] for row in rows))
    else:
        say(none)


def _cell(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
