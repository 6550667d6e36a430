"""The commands that enter people: colleagues, contacts, who works where, and hours."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import typer

from parat.cli.console import say
from parat.cli.going_on import go_on
from parat.cli.options import (
    MunicipalityText,
    ProgrammeSlug,
    StaffId,
    day,
    hour_budget,
    hours_in_a_day,
    staff_id,
    words,
)
from parat.cli.record import actor_adding, actor_of, engagement_of, looking

colleagues = typer.Typer(no_args_is_help=True, help="Enter and list colleagues.")
contacts = typer.Typer(no_args_is_help=True, help="Enter and list a municipality's contacts.")
hours = typer.Typer(no_args_is_help=True, help="Write down hours.")


class Role(StrEnum):
    """Name what a colleague does in the programme."""

    LEAD = "lead"
    CONSULTANT = "consultant"


@colleagues.command("add")
def add_colleague(
    identity: Annotated[str, typer.Argument(metavar="ID", parser=staff_id, help="Short id, such as k07.")],
    name: Annotated[str, typer.Option(parser=words("--name", 320), help="Stays in the record; forms show the id.")],
    role: Annotated[Role, typer.Option(help="What the colleague does.")],
    staff: StaffId = None,
) -> None:
    """Enter a colleague, or bring name and role up to date. The first colleague enters their own id."""
    actor = actor_adding(identity, staff)
    from tasks.programmes import add_staff

    add_staff(identity, name, role.value, actor)
    say(f"{identity} is entered as {role}.")


@contacts.command("add")
def add_contact(
    municipality: MunicipalityText,
    function: Annotated[
        str, typer.Option(parser=words("--function", 120), help="Such as projektleder, for whom readiness waits.")
    ],
    sector: Annotated[str, typer.Option(parser=words("--sector", 120), help="Such as Beskæftigelse.")] = "",
    name: Annotated[str, typer.Option(parser=words("--name", 320), help="Only where it is needed.")] = "",
    mail: Annotated[str, typer.Option(parser=words("--mail", 320), help="The work address.")] = "",
    delete_on: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="When the person is deleted; two years otherwise.")
    ] = None,
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Enter a contact; refused before the data-processing agreement is dated."""
    actor = actor_of(staff)
    from tasks import programmes

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    programmes.add_contact(engagement, programmes.ContactDetails(function, sector, name, mail, delete_on), actor)
    say(f"The contact «{function}» of {engagement} is stored.")
    go_on(engagement, actor)


def assign(
    municipality: MunicipalityText,
    colleague: Annotated[str, typer.Argument(metavar="STAFF", help="The colleague's staff id.")],
    role: Annotated[Role, typer.Option(help="What the colleague does there.")],
    hours: Annotated[Decimal, typer.Option(parser=hour_budget, metavar="HOURS", help="The hour budget.")],
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Give a colleague a part in a municipality's work, with an hour budget; again means a new budget."""
    actor = actor_of(staff)
    from tasks import programmes

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    programmes.assign(engagement, colleague, role.value, hours, actor)
    say(f"{colleague} works on {engagement} as {role}, {hours} hours.")


@hours.command("add")
def add_hours(
    municipality: MunicipalityText,
    on: Annotated[date, typer.Option(parser=day, metavar="DATE", help="The day.")],
    spent: Annotated[Decimal, typer.Option("--hours", parser=hours_in_a_day, metavar="HOURS", help="Such as 7,5.")],
    purpose: Annotated[str, typer.Option("--for", parser=words("--for", 120), help="What for, in a few words.")],
    programme: ProgrammeSlug = None,
    staff: StaffId = None,
) -> None:
    """Write down the hours you spent; the same day and purpose again replaces the figure."""
    actor = actor_of(staff)
    from tasks import programmes

    with looking() as read:
        engagement = engagement_of(read, municipality, programme)
    programmes.add_hours(engagement, on, spent, purpose, actor)
    say(f"{spent} hours on {engagement}, {on.isoformat()}.")
