"""Say what the programme, the invitation and the minutes of a workshop show: functions and sectors, never names."""

from dataclasses import dataclass
from datetime import date, time

from parat.documents.contexts.cover import Context
from parat.documents.contexts.letters import Letter
from parat.documents.contexts.scenario import PlayedScenario


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantGroup:
    """Show one function that took part, and its sector; names are never shown."""

    function: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """Show one decision with the function that carries it out."""

    id: str
    number: int
    text: str
    owner_function: str = ""
    due: date | None = None
    becomes_action: bool = False
    item_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentArea:
    """Show one area for development and the gaps (statement ids) that it answers."""

    id: str
    title: str
    number: int = 0
    description: str = ""
    priority_da: str = ""
    item_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """Show one question that the workshop did not settle, and who finds the answer."""

    id: str
    text: str
    number: int = 0
    owner_function: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopMinutes(Context):
    """Hold all that the minutes of one workshop show.

    Areas and questions stand in one workshop's minutes only: `takes_areas` and `takes_questions` say in which.
    """

    kind_da: str
    held_on: date
    begins: time | None = None
    place: str = ""
    purpose: str = ""
    summary: tuple[str, ...] = ()
    participants: tuple[ParticipantGroup, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    development_areas: tuple[DevelopmentArea, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    takes_areas: bool = False
    takes_questions: bool = False
    played: tuple[PlayedScenario, ...] = ()
    next_meeting: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """Show one point of the agenda with its time; a pause has neither form nor text."""

    begins: time
    ends: time
    title: str
    form_da: str = ""
    text: str = ""
    pause: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Show one statement of the readiness assessment that the workshop takes up, and why."""

    id: str
    item_id: str
    statement: str
    reason_da: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopProgramme(Context):
    """Hold all that the programme of one planned workshop shows.

    `time_is_set` is False when the times are reckoned from the usual beginning because none is written down.
    """

    number: int
    kind_da: str
    held_on: date
    begins: time
    ends: time
    time_is_set: bool = True
    place: str = ""
    purpose: str = ""
    takes_home: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    topics: tuple[Topic, ...] = ()
    sectors: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    preparation: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopInvitation(Letter):
    """Hold all that the invitation to one planned workshop says; times that are not set are not said."""

    number: int
    kind_da: str
    held_on: date
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    purpose: str = ""
    takes_home: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
