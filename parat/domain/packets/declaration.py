"""Say what a packet is made of: sheets, columns, and what each cell may hold.

A packet is the workbook that goes out to a municipality and comes back filled. The exporter and the importer
read the same declaration, so they cannot disagree.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

Value = str | int | bool | Decimal | date
Kind = Literal["text", "integer", "decimal", "date", "time", "choice", "yes_no", "percent"]
Choice = tuple[str, str]

EARLIEST = date(1950, 1, 1)
LATEST = date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class Column:
    """Describe one column of a sheet, or one field of a form.

    `choices` holds (stored value, Danish label); `refers_to` names (sheet key, column key) that must hold the value;
    `pattern` is a regular expression for the whole text, and `help_da` then says how it looks; a time is stored as
    HH.MM. `since` is the first edition of the packet that has the column. `unless` names the column whose value lets a
    required cell be empty; `at_most` names the column whose figure this one may not exceed. `until` is the last edition
    that has the column, 0 when the newest has it. `part` and `of` name the part of the packet and the respondent that
    the column belongs to; a `shared` one stands for all respondents, and in a workbook of their own is theirs alone.
    """

    key: str
    label_da: str
    kind: Kind = "text"
    required: bool = False
    choices: tuple[Choice, ...] = ()
    help_da: str = ""
    locked: bool = False
    width: int = 20
    max_length: int = 2000
    hidden: bool = False
    minimum: int | None = None
    maximum: int | None = None
    pattern: str = ""
    refers_to: tuple[str, str] | None = None
    since: int = 1
    unless: str = ""
    at_most: str = ""
    until: int = 0
    part: str = ""
    of: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class ReasonRule:
    """Ask for `reason` in a row where one of `columns` holds one of `values`."""

    columns: tuple[str, ...]
    values: tuple[Value, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Describe one sheet: a table, or an upright form with one record.

    `fixed_rows`: the rows are ours, none may be added or removed. `optional`: the sheet may be missing.
    `gaps_allowed`: an empty required cell is let through, because a later check answers for it.
    `personal`: the rows name persons and may only be stored under a dated data-processing agreement.
    `since`: the first edition of the packet that has the sheet. `former`: columns that only earlier editions had.
    `part`: the part of the packet that it belongs to. `joint_only`: no respondent's own workbook has it.
    `lists_respondents`: each row is a respondent, who finds their own row alone in a workbook of their own, with
    `own_help_da` above it.
    """

    key: str
    title_da: str
    columns: tuple[Column, ...]
    row_key: tuple[str, ...] = ()
    max_rows: int = 60
    help_da: str = ""
    upright: bool = False
    fixed_rows: bool = False
    optional: bool = False
    gaps_allowed: bool = False
    personal: bool = False
    rows_stay: bool = False
    reasons: tuple[ReasonRule, ...] = ()
    since: int = 1
    former: tuple[Column, ...] = ()
    part: str = ""
    joint_only: bool = False
    lists_respondents: bool = False
    own_help_da: str = ""

    def column(self, key: str) -> Column:
        """Give the column with this key."""
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True, slots=True)
class Part:
    """Be a part of a packet that can go out as a workbook of its own, with what its reader is told first."""

    key: str
    title_da: str
    instructions_da: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PacketSpec:
    """Describe one workbook. `rounds` names the assessment rounds it is used for, the first being the usual one.

    `parts` can go out alone, also to one of the `respondents`; `part`, `respondent` and `addressee_da` say for whom a
    narrowed workbook is (narrowing.py).
    """

    stage: str
    kind: str
    version: int
    title_da: str
    sheets: tuple[Sheet, ...]
    instructions_da: tuple[str, ...] = field(default=())
    rounds: tuple[Choice, ...] = ()
    parts: tuple[Part, ...] = ()
    respondents: tuple[str, ...] = ()
    part: str = ""
    respondent: str = ""
    addressee_da: str = ""

    def sheet(self, key: str) -> Sheet:
        """Give the sheet with this key."""
        return next(sheet for sheet in self.sheets if sheet.key == key)

    def edition(self, version: int) -> "PacketSpec":
        """Give the packet as an earlier edition had it: what came later is left out."""
        sheets = tuple(_of_edition(sheet, version) for sheet in self.sheets if sheet.since <= version)
        return replace(self, version=version, sheets=sheets)


def with_columns(sheet: Sheet, columns: tuple[Column, ...]) -> Sheet:
    """Give a sheet with these columns alone, and the rules about reasons that they can follow."""
    keys = {column.key for column in columns}
    asked = (
        replace(rule, columns=tuple(key for key in rule.columns if key in keys))
        for rule in sheet.reasons
        if rule.reason in keys
    )
    return replace(sheet, columns=columns, reasons=tuple(rule for rule in asked if rule.columns), former=())


def _of_edition(sheet: Sheet, version: int) -> Sheet:
    former = (column for column in sheet.former if version <= column.until)
    return with_columns(sheet, tuple(one for one in (*sheet.columns, *former) if one.since <= version))
