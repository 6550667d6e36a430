"""Take back what still waits to be sent about a hearing that is over."""

from db.schema import HearingParty
from db.unit_of_work import UnitOfWork
from parat.domain.hearing import INVITATION, REMINDER
from tasks.outbox import drop_waiting


def take_back_mails(unit: UnitOfWork, engagement: str) -> None:
    """Let invitations and reminders that were not sent give way, whatever the hearing came to."""
    for row in unit.all(HearingParty, HearingParty.engagement == engagement):
        for kind in (INVITATION, REMINDER):
            drop_waiting(unit, engagement, kind, row.id)
