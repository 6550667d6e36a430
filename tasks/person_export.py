"""Put together all that is held on a person: for a program to read, and as a workbook in Danish."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.erasing import lines_by
from db.lookup import engagement_row
from db.schema import Assignment, Base, HourEntry, Participant, Session
from db.unit_of_work import Reader
from parat.documents.person_sheet import Listing, person_workbook
from parat.domain.labels import Kind, label
from parat.domain.people import PersonRow
from tasks.people import TABLES, Found
from tasks.run import looking

_COLUMNS = {
    "Registreret som": 26, "Kommune": 24, "Navn": 28, "Funktion": 28, "Arbejdsmail": 30, "Undervisning": 40,
    "Slettes den": 14,
}  # fmt: skip
_KINDS_DA = {
    "participant": "Deltager i undervisning",
    "contact": "Kontaktperson i kommunen",
    "staff": "Konsulent i programmet",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """Be all that is held on a person, in two forms."""

    as_json: str
    workbook: bytes


def statement_on(found: Found, on: date) -> Statement:
    """Give all that is held on a person on this day."""
    with looking() as read:
        held = {
            "asked_on": on.isoformat(),
            "rows": [_row(read, row) for row in found.person],
            "files": [one.path for one in found.files],
            "mentioned_in": [{"table": one.table, "id": one.id, "column": one.column} for one in found.mentions],
        }
        lines = [_line(read, row) for row in found.person]
    listings = (
        Listing("Registreringer", _COLUMNS, lines),
        Listing("Filer", {"Fil": 90}, [(one.path,) for one in found.files]),
    )
    return Statement(json.dumps(held, ensure_ascii=False, indent=2, default=_plain), person_workbook(on, listings))


def _row(read: Reader, row: PersonRow) -> dict[str, Any]:
    """Give a row with every column and what it refers to; for a colleague, hours and the count of audit lines too."""
    values = {"table": row.table, **_values(read.get(TABLES[row.table], row.id))}
    if row.table == "participant":
        values["taught"] = _taught(read, row)
    if row.table == "staff":
        values["assignments"] = [_values(one) for one in read.all(Assignment, Assignment.staff == row.id)]
        values["hours"] = [_values(one) for one in read.all(HourEntry, HourEntry.staff == row.id)]
        values["audit_lines"] = lines_by(read, row.id)
    return values


def _values(row: Base) -> dict[str, Any]:
    return {name: value for name, value in row.__dict__.items() if not name.startswith("_")}


def _line(read: Reader, row: PersonRow) -> tuple[str, ...]:
    municipality = engagement_row(read, row.engagement)[1].official_name if row.engagement else ""
    function = label(Kind.STAFF_ROLE, row.function) if row.table == "staff" else row.function
    deleted = f"{row.delete_on:%d-%m-%Y}" if row.delete_on else ""
    return (_KINDS_DA[row.table], municipality, row.name, function, row.mail, _taught(read, row), deleted)


def _taught(read: Reader, row: PersonRow) -> str:
    if row.table != "participant":
        return ""
    session = read.get(Session, read.get(Participant, row.id).session)
    held = f" den {session.held_on:%d-%m-%Y}" if session.held_on else ""
    return f"{label(Kind.MODULE, session.module)}{held}"


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
