"""Say what the plan covers as a whole, and where its actions and its local texts come from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanScope:
    """Say what the plan covers: adults or not, extremism alone or a joint plan, and where its acute part stands.

    With `acute_elsewhere` the acute part is in the general contingency plan, adopted on `contingency_adopted_on`.
    """

    covers_adults: bool = True
    joint: bool = False
    acute_elsewhere: bool = False
    contingency_adopted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOrigin:
    """Show what one action builds on, who decided it, and the cells that say so, each with its file's mark."""

    id: str
    number: str
    title: str
    builds_on: tuple[str, ...] = ()
    decided_da: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOrigin:
    """Show from which file (its mark), and where in it, a section's local text was read."""

    mark: str
    title: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """Show a file that the plan rests on: the mark that the other tables name it by, and the end of its checksum."""

    id: str
    mark: str
    name: str
    received_on: date
    checksum: str
