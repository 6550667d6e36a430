"""Say what the minutes of a workshop show: functions and sectors, decisions, areas and open questions."""

from dataclasses import dataclass
from datetime import date

from parat.documents.contexts.cover import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantGroup:
    """Count the participants with one function in one sector; names are never shown."""

    function: str
    sector: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """Show one decision with the function that carries it out."""

    id: str
    number: int
    text: str
    owner_function: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentArea:
    """Show one area for development and the gaps (statement ids) that it answers."""

    id: str
    title: str
    description: str = ""
    priority_da: str = ""
    item_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """Show one question that the workshop did not settle, and who finds the answer."""

    id: str
    text: str
    owner_function: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopMinutes(Context):
    """Hold all that the minutes of one workshop show."""

    kind_da: str
    held_on: date
    place: str = ""
    purpose: str = ""
    summary: tuple[str, ...] = ()
    participants: tuple[ParticipantGroup, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    development_areas: tuple[DevelopmentArea, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    next_meeting: date | None = None
