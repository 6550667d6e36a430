"""Say what a party's answer in a hearing can come to, and when the party is reminded."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parat.domain.calendar import add_working_days

REMINDER, INVITATION = "hearing_reminder", "hearing_invitation"
_AHEAD_WORKING_DAYS = 5


class Outcome(StrEnum):
    """Name what a party's answer came to: remarks, or that it has none."""

    REMARKS = "remarks"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class AskedParty:
    """Be a party in a hearing; `function` is the contact that is written to, empty when there is none."""

    id: str
    name: str
    function: str
    asked_on: date
    due_on: date
    answered_on: date | None
    outcome: Outcome | None
    reminded_on: date | None
    reminders: int

    def is_overdue(self, today: date) -> bool:
        """Say whether the party's last day is over without an answer."""
        return self.answered_on is None and today > self.due_on


def reminder_is_due(party: AskedParty, today: date) -> bool:
    """Say whether a party is reminded today: in the last five working days, and once more when its day is over.

    A reminder that a person sent counts, too; a party without a contact cannot be written to.
    """
    if party.answered_on is not None or not party.function or today == party.asked_on:
        return False
    if party.is_overdue(today):
        return party.reminded_on is None or party.reminded_on <= party.due_on
    return party.reminded_on is None and party.due_on <= add_working_days(today, _AHEAD_WORKING_DAYS)
