"""Offer what a form can choose among, and understand what was chosen."""

import re

from db.lookup import engagement_in, engagement_row
from db.schema import Engagement, Municipality, Programme, Staff
from tasks.run import looking

_CODE_FIRST = re.compile(r"^(?P<code>\d{4})\b[^/(]*(?:\((?P<programme>[^)]+)\))?$")


def municipality_choices() -> list[str]:
    """List the municipalities as «9904 Sandvig», with the programme behind when one takes part in several."""
    with looking() as read:
        names = {row.id: row.name for row in read.all(Municipality)}
        rows = read.all(Engagement, Engagement.closed_because.is_(None), order=[Engagement.municipality])
    codes = [row.municipality for row in rows]
    return [
        f"{row.municipality} {names[row.municipality]}"
        + (f" ({row.programme})" if codes.count(row.municipality) > 1 else "")
        for row in rows
    ]


def programme_choices() -> list[str]:
    """List the programmes by their short names."""
    with looking() as read:
        return [row.id for row in read.all(Programme)]


def staff_choices() -> list[str]:
    """List the short ids of the colleagues; names stay in the record."""
    with looking() as read:
        return [row.id for row in read.all(Staff, Staff.active.is_(True))]


def chosen(text: str) -> tuple[str, str]:
    """Give the engagement and the municipality's name for what a person chose or wrote; raise an InputError."""
    found = _CODE_FIRST.match(text.strip())
    with looking() as read:
        wanted, programme = (found["code"], found["programme"]) if found else (text, None)
        key = engagement_in(read, wanted, programme)
        return key, engagement_row(read, key)[1].name
