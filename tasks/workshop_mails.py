"""Write the mails about a workshop in Danish: the invitation, what has changed, and that it is cancelled."""

from dataclasses import dataclass

from parat.delivery.meetings import Meeting
from parat.documents.danish import genitive, sentence, time_range, uncapitalised, weekday_date

_NOT_SET = "ikke fastlagt endnu"


@dataclass(frozen=True, slots=True)
class Behind:
    """Be who is behind a workshop: the municipality that holds it, and the programme that helps."""

    official_name: str
    programme: str


def subject_of(behind: Behind, meeting: Meeting, first_word: str) -> str:
    """Give the subject of a mail, which begins with what the mail is."""
    return f"{first_word}: {meeting.title} ({behind.official_name}, {weekday_date(meeting.day)})"


def invitation_text(behind: Behind, meeting: Meeting, purpose: str) -> str:
    """Invite to a workshop."""
    return _mail(
        behind,
        f"Du inviteres til en workshop som led i {genitive(behind.official_name)} arbejde med handlingsplanen til "
        f"forebyggelse af ekstremisme. Formålet er {uncapitalised(sentence(purpose))}",
        _facts(meeting),
        "Invitationen og programmet er vedhæftet. I programmet kan du se, hvordan du kan forberede dig.",
        "Åbn den vedhæftede kalenderfil for at lægge workshoppen i din kalender, og giv kommunens projektleder besked, "
        "om du kommer. Er du forhindret, så find gerne en, der kan deltage for dit område.",
    )


def change_text(behind: Behind, meeting: Meeting, before: Meeting) -> str:
    """Tell that a workshop to which people were invited has another day, time or place."""
    return _mail(
        behind,
        "Der er ændringer til en workshop, som du er inviteret til. Nu gælder:",
        _facts(meeting),
        f"Før var det {_when(before)}. Sted: {before.place or _NOT_SET}.",
        "Den rettede invitation og det rettede program er vedhæftet. Åbn den vedhæftede kalenderfil, så rettes aftalen "
        "i din kalender. Giv kommunens projektleder besked, hvis du ikke kan komme.",
    )


def cancellation_text(behind: Behind, before: Meeting, reason: str | None) -> str:
    """Tell that a workshop to which people were invited is cancelled; without a reason, that its day is given up."""
    why = f"Begrundelse: {sentence(reason)}" if reason else "Du får en ny invitation, hvis der findes en anden dag."
    return _mail(
        behind,
        f"Workshoppen {_when(before)} er aflyst. Det drejer sig om {uncapitalised(before.title)}.",
        why,
        "Åbn den vedhæftede kalenderfil, så fjernes aftalen fra din kalender.",
    )


def _facts(meeting: Meeting) -> str:
    lines = (
        f"Emne: {meeting.title}",
        f"Dag: {weekday_date(meeting.day)}",
        f"Tidspunkt: {time_range(meeting.begins, meeting.ends, _NOT_SET)}",
        f"Sted: {meeting.place or _NOT_SET}",
    )
    return "\n".join(lines)


def _when(meeting: Meeting) -> str:
    return weekday_date(meeting.day) + (f" {time_range(meeting.begins, meeting.ends)}" if meeting.begins else "")


def _mail(behind: Behind, *paragraphs: str) -> str:
    signed = f"Med venlig hilsen\n\nKonsulenterne i »{behind.programme}«\npå vegne af {behind.official_name}"
    return "\n\n".join(("Hej", *paragraphs, signed))
