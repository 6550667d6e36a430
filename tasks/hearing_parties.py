"""Send the draft to the parties of a hearing, know who has answered, and remind the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.documents import newest_generations
from db.lookup import engagement_row
from db.schema import Contact, Gate, Generation, HearingParty, Stakeholder
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.danish import weekday_date
from parat.documents.party_copy import copy_for
from parat.domain.errors import ParatError
from parat.domain.hearing import INVITATION, REMINDER, AskedParty, Outcome, reminder_is_due
from parat.domain.identity import natural_id
from parat.domain.personal_data import cpr_in
from tasks.files import documents
from tasks.hearing import LETTER, asked_in, draft_in_hearing, hearing_gate
from tasks.hearing_errors import CprInHearingError, NobodyToAskError, NoHearingError, UnknownPartyError
from tasks.outbox import Attachment, Message, document_attached, drop_waiting, queue
from tasks.reminders import Reminded
from tasks.run import Actor, looking, retryable, work_by


@dataclass(frozen=True, slots=True)
class Wanted:
    """Be a party to ask, and the function of the contact that is written to; empty: the contact of the same name."""

    party: str
    function: str = ""


def parties_of(read: Reader, engagement: str) -> tuple[AskedParty, ...]:
    """Give the parties of the newest hearing, in the order of their names."""
    gate = hearing_gate(read, engagement)
    return tuple(map(_asked, asked_in(read, gate))) if gate else ()


@retryable
def ask_parties(engagement: str, wanted: Sequence[Wanted], actor: Actor) -> tuple[AskedParty, ...]:
    """Write to these parties, or to every stakeholder of the plan, with the letter and a copy of the draft of its own.

    A party without a contact is listed, and its copy lies ready for sending by hand. Raise NoHearingError,
    NobodyToAskError or CprInHearingError.
    Run again: a party is asked once in a hearing; another function for it is written to instead.
    """
    for text in (text for one in wanted for text in (one.party, one.function)):
        refuse_cpr(text, engagement)
    with work_by(actor, engagement) as unit:
        gate = _running(unit, engagement)
        asked = list(wanted) or [Wanted(row.name) for row in _stakeholders(unit, engagement)]
        if not asked:
            raise NobodyToAskError(engagement=engagement)
        rows = [_party(unit, gate, one, actor) for one in asked]
        for row in rows:
            unit.put(row)
            _invite(unit, row, actor)
        unit.commit()
    return tuple(map(_asked, rows))


@retryable
def has_no_remarks(engagement: str, party: str, actor: Actor) -> None:
    """Write down that a party has answered that it has no remarks.

    Raise NoHearingError or UnknownPartyError. Run again: nothing changes.
    """
    with work_by(actor, engagement) as unit:
        _running(unit, engagement)
        row = party_named(unit, engagement, party)
        if row.answered_on is None:
            mark_answered(unit, row, Outcome.NONE, actor)
        unit.commit()


@retryable
def remind_parties(engagement: str, actor: Actor, only_where_due: bool = False) -> tuple[str, ...]:
    """Remind the parties that have not answered, and give their names; one without a contact cannot be written to.

    Raise NoHearingError. Run again: nobody is reminded twice on one day.
    """
    with work_by(actor, engagement) as unit:
        gate = _running(unit, engagement)
        waiting = [row for row in asked_in(unit, gate) if _to_remind(_asked(row), actor.today, only_where_due)]
        for row in waiting:
            queue(unit, engagement, _reminder(unit, row, actor.today), actor)
            unit.change(HearingParty, row.id, reminded_on=actor.today, reminders=row.reminders + 1)
        unit.commit()
    return tuple(row.party for row in waiting)


def remind_hearings_where_due(actor: Actor) -> Reminded:
    """Remind in every hearing that runs; what stops one municipality does not stop the others.

    Run again: on the same day nobody is reminded twice.
    """
    with looking() as read:
        rows = read.all(HearingParty, HearingParty.answered_on.is_(None))
        running = [key for key in sorted({row.engagement for row in rows}) if _runs(hearing_gate(read, key))]
    count, stopped_by = 0, list[ParatError]()
    for key in running:
        try:
            count += len(remind_parties(key, actor, only_where_due=True))
        except ParatError as error:
            stopped_by.append(error)
    return Reminded(count, tuple(stopped_by))


def party_named(read: Reader, engagement: str, name: str) -> HearingParty:
    """Give a party of the newest hearing by its name; raise UnknownPartyError."""
    gate = hearing_gate(read, engagement)
    rows = asked_in(read, gate) if gate else []
    found = next((row for row in rows if row.party.casefold() == name.strip().casefold()), None)
    if found is None:
        known = [row.party for row in rows] or ["none"]
        raise UnknownPartyError(found=name.strip()[:80], known=known, engagement=engagement)
    return found


def mark_answered(unit: UnitOfWork, row: HearingParty, outcome: Outcome, actor: Actor) -> None:
    """Write down that a party has answered; what waited to be sent to it as a reminder is taken back."""
    unit.change(HearingParty, row.id, answered_on=actor.today, outcome=outcome.value)
    drop_waiting(unit, row.engagement, REMINDER, row.id)


def refuse_cpr(text: str, engagement: str) -> None:
    """Raise CprInHearingError for words that hold a CPR number."""
    if found := cpr_in(text):
        raise CprInHearingError(masked=found[0].masked, engagement=engagement)


def _runs(gate: Gate | None) -> bool:
    return gate is not None and gate.ruling is None


def _running(read: Reader, engagement: str) -> Gate:
    gate = hearing_gate(read, engagement)
    if gate is None or not _runs(gate):
        raise NoHearingError(engagement=engagement)
    return gate


def _stakeholders(read: Reader, engagement: str) -> list[Stakeholder]:
    return read.all(Stakeholder, Stakeholder.engagement == engagement, order=[Stakeholder.name])


def _party(read: Reader, gate: Gate, wanted: Wanted, actor: Actor) -> HearingParty:
    """Give a party as it was asked before, or as it is asked now."""
    name = " ".join(wanted.party.split())
    identity = natural_id("hearing_party", gate.engagement, gate.attempt, name.casefold())
    known = read.find(HearingParty, identity)
    function = wanted.function.strip() or (known.function if known else "") or name
    contact = _contact(read, gate.engagement, function)
    if known is not None:
        known.function = contact or known.function
        return known
    return HearingParty(
        id=identity,
        engagement=gate.engagement,
        attempt=gate.attempt,
        party=name,
        function=contact,
        generation=draft_in_hearing(read, gate.engagement).id,
        asked_on=actor.today,
        due_on=gate.due_on,
        answered_on=None,
        outcome=None,
        reminded_on=None,
        reminders=0,
    )


def _contact(read: Reader, engagement: str, function: str) -> str:
    """Give the function of the contact that is meant, as the record spells it; empty when there is none."""
    rows = read.all(Contact, Contact.engagement == engagement, order=[Contact.function])
    return next((row.function for row in rows if row.function.casefold() == function.casefold()), "")


def _asked(row: HearingParty) -> AskedParty:
    return AskedParty(
        id=row.id,
        name=row.party,
        function=row.function,
        asked_on=row.asked_on,
        due_on=row.due_on,
        answered_on=row.answered_on,
        outcome=Outcome(row.outcome) if row.outcome else None,
        reminded_on=row.reminded_on,
        reminders=row.reminders,
    )


def _to_remind(party: AskedParty, today: date, only_where_due: bool) -> bool:
    if only_where_due:
        return reminder_is_due(party, today)
    return party.answered_on is None and bool(party.function) and party.reminded_on != today


def copy_of(read: Reader, row: HearingParty) -> tuple[str, bytes]:
    """Give the copy of the draft that is a party's own, with its file name: it is known again when it comes back."""
    sent = read.get(Generation, row.generation or draft_in_hearing(read, row.engagement).id)
    name = f"Udkast til handlingsplan, version {sent.number}.docx"
    return name, copy_for(documents().content_of(sent.path, sent.sha256), row.id)


def _copy_attached(read: Reader, row: HearingParty) -> Attachment:
    name, content = copy_of(read, row)
    stored = documents().put(row.engagement, f"Høringsudkast {row.party}.docx", content)
    return Attachment(name, stored.relative_path, stored.sha256)


def _invite(unit: UnitOfWork, row: HearingParty, actor: Actor) -> None:
    if not row.function:
        return
    letters = newest_generations(unit, row.engagement, LETTER)
    attached = (*(document_attached(one, "Høringsbrev") for one in letters), _copy_attached(unit, row))
    official, programme = _behind(unit, row.engagement)
    subject = f"Høring: udkast til handlingsplan mod ekstremisme ({official}), svarfrist {weekday_date(row.due_on)}"
    body = _INVITATION_DA.format(party=row.party, official=official, due=weekday_date(row.due_on), programme=programme)
    queue(unit, row.engagement, Message(INVITATION, row.id, (row.function,), subject, body, attached), actor)


def _reminder(read: Reader, row: HearingParty, today: date) -> Message:
    official, programme = _behind(read, row.engagement)
    over = today > row.due_on
    subject = f"Påmindelse: høring om handlingsplan mod ekstremisme ({official})"
    body = (_OVERDUE_DA if over else _REMINDER_DA).format(
        party=row.party, official=official, due=weekday_date(row.due_on), programme=programme
    )
    return Message(REMINDER, row.id, (row.function,), subject, body, (_copy_attached(read, row),))


def _behind(read: Reader, engagement: str) -> tuple[str, str]:
    _, municipality, programme = engagement_row(read, engagement)
    return municipality.official_name, programme.title


_HOW_DA = """Skriv gerne direkte i det vedhæftede udkast: Sæt kommentarer, eller ret i teksten med registrerede ændringer, og send filen tilbage som svar på denne mail. Har I ingen bemærkninger, vil vi også gerne vide det. Skriv hverken personnumre eller oplysninger om enkelte borgere."""  # noqa: E501  a paragraph of a mail is one line
_SIGNED_DA = """Med venlig hilsen

Konsulenterne i »{programme}«
på vegne af {official}"""
_INVITATION_DA = f"""Til {{party}}

{{official}} sender hermed sit udkast til en operationel handlingsplan til forebyggelse af ekstremisme i høring. Høringsbrevet og udkastet er vedhæftet. Vi beder om jeres svar senest {{due}}.

{_HOW_DA}

{_SIGNED_DA}
"""  # noqa: E501  a paragraph of a mail is one line
_REMINDER_DA = f"""Til {{party}}

Vi minder om høringen af udkastet til handlingsplan til forebyggelse af ekstremisme, som {{official}} har sendt jer. Fristen for at svare er {{due}}.

{_HOW_DA}

{_SIGNED_DA}
"""  # noqa: E501  a paragraph of a mail is one line
_OVERDUE_DA = f"""Til {{party}}

Fristen for at svare på høringen af udkastet til handlingsplan til forebyggelse af ekstremisme var {{due}}, og vi har ikke hørt fra jer. Vil I stadig svare, så gør det snarest.

{_HOW_DA}

{_SIGNED_DA}
"""  # noqa: E501  a paragraph of a mail is one line
