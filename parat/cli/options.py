"""Read what is written on the command line: dates, hours, words and ids, each with its limits."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from parat.cli.errors import CprInTextError, InvalidIdError
from parat.domain.personal_data import cpr_in

_ID = re.compile(r"[a-z][a-z0-9-]{0,15}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_SLUG = 40
_HOURS_IN_A_DAY = 24
_MOST_HOURS = 100_000


def day(text: str) -> date:
    """Read a date as 2026-09-30 or 30-09-2026."""
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise typer.BadParameter("write a date as 2026-09-30 or 30-09-2026")


def hours_in_a_day(text: str) -> Decimal:
    """Read hours spent in one day, with a comma or a point."""
    return _hours(text, _HOURS_IN_A_DAY)


def hour_budget(text: str) -> Decimal:
    """Read an hour budget, with a comma or a point."""
    return _hours(text, _MOST_HOURS)


def words(place: str, longest: int) -> Callable[[str], str]:
    """Give a reader of free text; a text with a CPR number is refused without repeating it."""

    def read(text: str) -> str:
        found = cpr_in(text)
        if found:
            raise CprInTextError(place=place, masked=found[0].masked)
        return _within(text.strip(), longest)

    return read


def number_or_address(place: str, longest: int) -> Callable[[str], str]:
    """Give a reader of journal numbers and web addresses, in which ten digits in a row are common."""

    def read(text: str) -> str:
        certain = [hit for hit in cpr_in(text) if hit.certain]
        if certain:
            raise CprInTextError(place=place, masked=certain[0].masked)
        return _within(text.strip(), longest)

    return read


def staff_id(text: str) -> str:
    """Read a staff id; raise InvalidIdError."""
    if not _ID.fullmatch(text):
        allowed = "1-16 small letters (a-z), digits and hyphens, a letter first, such as k07"
        raise InvalidIdError(found=text, place="staff id", allowed=allowed)
    return text


def programme_slug(text: str) -> str:
    """Read the slug of a new programme; raise InvalidIdError."""
    if not _SLUG.fullmatch(text) or len(text) > _LONGEST_SLUG:
        allowed = "up to 40 small letters (a-z), digits and single hyphens, such as forebyggelse-2027"
        raise InvalidIdError(found=text, place="programme", allowed=allowed)
    return text


def _hours(text: str, most: int) -> Decimal:
    try:
        hours = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise typer.BadParameter("write hours as a number, such as 7,5") from None
    if not 0 < hours <= most:
        raise typer.BadParameter(f"hours must be more than 0 and at most {most}")
    return hours


def _within(text: str, longest: int) -> str:
    if len(text) > longest:
        raise typer.BadParameter(f"at most {longest} characters, and this has {len(text)}")
    return text


MunicipalityText = Annotated[
    str, typer.Argument(metavar="MUNICIPALITY", help="Code or name, in any spelling; or PROGRAMME/CODE.")
]
ProgrammeSlug = Annotated[
    str | None, typer.Option("--programme", metavar="SLUG", help="Only needed when there is more than one.")
]
StaffId = Annotated[
    str | None, typer.Option("--staff", metavar="ID", parser=staff_id, help="Who acts; otherwise PARAT_STAFF.")
]
ToFolder = Annotated[
    Path | None, typer.Option("--to", metavar="FOLDER", file_okay=False, help="Where to write; otherwise here.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON with stable keys instead of a table.")]
