"""Know the operational plan's chapters and annexes: what each must hold, and who supplies it."""

from dataclasses import dataclass
from functools import cache

from parat.domain.errors import InputError
from parat.domain.resources import tables_of

VERSION = "2026.1"


class UnknownSectionError(InputError):
    """Refuse a chapter or an annex that the plan does not have."""

    code = "IND-220"
    what = "the plan has no chapter or annex «{found}»."
    where = "Plan"
    remedy = "Use a chapter from 0 to 16 or an annex from A to F."
    what_da = "planen har ikke et kapitel eller bilag »{found}«."
    where_da = "Handlingsplan"
    remedy_da = "Brug et kapitel fra 0 til 16 eller et bilag fra A til F."


@dataclass(frozen=True, slots=True)
class Section:
    """Be a chapter (marked 0-16) or an annex (marked A-F).

    `core_element` names the guide's central element and `task` the plan's task that it serves, where it serves one.
    """

    key: str
    mark: str
    title_da: str
    public: bool
    core_element_da: str | None
    task: int | None
    must_hold_da: tuple[str, ...]
    supplied_by_da: str
    found_in: str

    @property
    def number(self) -> int | None:
        """Give a chapter's number; an annex has none."""
        return int(self.mark) if self.mark.isdigit() else None


@cache
def sections() -> tuple[Section, ...]:
    """Give the chapters and then the annexes, in the order of the plan."""
    return tuple(
        Section(
            key=row["key"],
            mark=row["mark"],
            title_da=row["title"],
            public=row["public"],
            core_element_da=row.get("core_element"),
            task=row.get("task"),
            must_hold_da=tuple(row["must_hold"]),
            supplied_by_da=row["supplied_by"],
            found_in=row["found_in"],
        )
        for row in tables_of(f"plan-structure-{VERSION}.toml")["section"]
    )


def chapters() -> tuple[Section, ...]:
    """Give the seventeen chapters."""
    return tuple(section for section in sections() if section.number is not None)


def annexes() -> tuple[Section, ...]:
    """Give the six annexes."""
    return tuple(section for section in sections() if section.number is None)


def section(key_or_mark: str) -> Section:
    """Give a chapter or annex by its key or its mark, such as `law`, `5` or `C`; raise UnknownSectionError."""
    for candidate in sections():
        if key_or_mark in (candidate.key, candidate.mark):
            return candidate
    raise UnknownSectionError(found=key_or_mark)
