"""Say what the report on a plan's check shows: what must be mended, what was accepted by whom, and what is in order."""

from dataclasses import dataclass
from datetime import date

from parat.documents.contexts.cover import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """Show one finding: where, what, and what to do; its id is the name by which it is accepted."""

    id: str
    place_da: str
    what_da: str
    remedy_da: str
    council_only: bool = False
    accepted_by: str = ""
    accepted_because: str = ""
    accepted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleShown:
    """Show one thing that the plan is checked for, where that comes from, and what is found; `blocking` in full."""

    id: str
    title_da: str
    asks_da: str
    source_da: str
    blocking: tuple[FindingShown, ...] = ()
    remarks: int = 0
    accepted: int = 0

    @property
    def verdict_da(self) -> str:
        """Say in a word how it stands."""
        if self.blocking:
            return "Mangler"
        if self.remarks:
            return "Bemærkning"
        return "Accepteret" if self.accepted else "I orden"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShown:
    """Show an area that the plan must answer, and the actions that do."""

    id: str
    title_da: str
    actions: tuple[str, ...] = ()
    accepted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageReport(Context):
    """Hold all that the report shows; what blocks stands under its rule."""

    remarks: tuple[FindingShown, ...] = ()
    accepted: tuple[FindingShown, ...] = ()
    rules: tuple[RuleShown, ...] = ()
    areas: tuple[AreaShown, ...] = ()
    actions: int = 0

    @property
    def always(self) -> int:
        """Count the findings that keep the plan from every reading."""
        return sum(not one.council_only for rule in self.rules for one in rule.blocking)

    @property
    def at_council(self) -> int:
        """Count the findings that keep it from being adopted, and from nothing before that."""
        return sum(one.council_only for rule in self.rules for one in rule.blocking)
