"""Fill the standard action cards and the contact list with the functions that the record holds."""

from collections.abc import Iterator, Sequence

from db.schema import Contact
from db.unit_of_work import Reader
from parat.documents.contexts import ActionCard, ContactFunction
from parat.documents.danish import long_date
from parat.domain.contacts import found_by, function_mailbox
from parat.domain.packets.wording import SECTORS
from parat.domain.reference_texts import (
    VERSION,
    StandardCard,
    card_functions,
    cards_written_on,
    national_contacts,
    standard_cards,
)


def contacts_shown(read: Reader, engagement: str) -> tuple[ContactFunction, ...]:
    """Show the contacts as documents do: the function, and its own mailbox, never a person's."""
    rows = read.all(Contact, Contact.engagement == engagement, order=[Contact.function])
    return tuple(_contact(row, dict(SECTORS).get(row.sector, row.sector)) for row in rows)


def cards_shown(contacts: Sequence[ContactFunction], approved_da: str) -> tuple[ActionCard, ...]:
    """Give every standard card with the municipality's contacts, and say which functions nobody has named."""
    revised = f"Programmets standardkort, udgave {VERSION} af {long_date(cards_written_on())}"
    return tuple(
        ActionCard(
            id=card.id,
            role=card.role,
            track_da=card.track,
            task=card.task,
            steps=card.steps,
            contacts=_lines(card, contacts),
            missing_contacts=_missing(card, contacts),
            notes=card.notes,
            revised_da=f"{revised}. Endnu ikke tilpasset kommunen.",
            approved_da=approved_da,
        )
        for card in standard_cards()
    )


def _contact(row: Contact, unit: str) -> ContactFunction:
    mailbox = function_mailbox(row.function, unit, row.name or "", row.work_mail or "")
    function = row.function[:1].upper() + row.function[1:]
    return ContactFunction(id=row.id, function=function, unit=unit, mailbox=mailbox, checked_on=row.checked_on)


def _lines(card: StandardCard, contacts: Sequence[ContactFunction]) -> tuple[str, ...]:
    """Give whom to reach, in that order: 112 comes first where it is acute."""
    own, national = _reached(card, contacts), _national(card)
    return (*national, *own) if card.acute else (*own, *national)


def _reached(card: StandardCard, contacts: Sequence[ContactFunction]) -> Iterator[str]:
    for contact in contacts:
        if any(found_by(word, contact.function) for word in card.functions):
            yield f"{contact.function}: {contact.mailbox or 'postkasse og telefon endnu ikke oplyst'}"


def _national(card: StandardCard) -> Iterator[str]:
    return (f"{contact.name}: {contact.phone}" for contact in national_contacts() if contact.id in card.numbers)


def _missing(card: StandardCard, contacts: Sequence[ContactFunction]) -> tuple[str, ...]:
    named = [contact.function for contact in contacts]
    lacking = [word for word in card.functions if not any(found_by(word, function) for function in named)]
    return tuple(card_functions()[word] for word in lacking)
