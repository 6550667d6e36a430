"""Say what the action cards, the incident plan and the contact list show."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from parat.documents.contexts.cover import Context
from parat.domain.calendar import add_months
from parat.domain.reference_texts import NationalContact, national_contacts

MONTHS_A_CHECK_HOLDS = 6
NAMELESS = "Uden rolle"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFunction:
    """Show how to reach a function, by its own mailbox or number, and when that was last checked."""

    id: str
    function: str
    unit: str = ""
    mailbox: str = ""
    phone: str = ""
    checked_on: date | None = None

    def is_stale(self, on: date) -> bool:
        """Say whether the check is missing, or older than six months on a day."""
        return self.checked_on is None or add_months(self.checked_on, MONTHS_A_CHECK_HOLDS) < on


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCard:
    """Show one role's card: what to do in which order, whom to reach, and which functions nobody has named yet."""

    id: str
    role: str
    track_da: str = ""
    task: str = ""
    steps: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    missing_contacts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    revised_da: str = ""
    approved_da: str = ""

    @property
    def title_da(self) -> str:
        """Name the card by its role and situation."""
        return ": ".join(filter(None, (self.role, self.track_da))) or NAMELESS


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCards(Context):
    """Hold the action cards alone, for printing."""

    action_cards: tuple[ActionCard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPlan(Context):
    """Hold all that the plan for acute situations shows.

    With `elsewhere` the general contingency plan, adopted on `contingency_adopted_on`, has taken its place.
    """

    local_text: tuple[str, ...] = ()
    elsewhere: bool = False
    contingency_adopted_on: date | None = None
    contacts: tuple[ContactFunction, ...] = ()
    national_contacts: tuple[NationalContact, ...] = field(default_factory=national_contacts)
    card_titles: tuple[str, ...] = ()
    approved_da: str = ""


def stale_among(contacts: Iterable[ContactFunction], on: date) -> Collection[str]:
    """Name the functions whose contact should be checked again."""
    return [contact.function for contact in contacts if contact.is_stale(on)]
