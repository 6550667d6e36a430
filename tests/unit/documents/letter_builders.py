"""Build sample letters to a fictitious municipality; each builder takes what a test wants to be different."""

from dataclasses import replace
from datetime import date

from parat.documents.contexts.cover import Cover
from parat.documents.contexts.letters import (
    ApplicationReceipt,
    AwardLetter,
    DeficiencyLetter,
    MissingAnswer,
    Noted,
    RejectionLetter,
    WaitingListLetter,
)
from tests.unit.documents.builders import a_cover

RECIPIENT = ("Egeskær Kommune", "Center for Børn og Unge", "Att.: Projektleder")
SIGNED_BY = ("Programsekretariatet for »Kommunale handlingsplaner 2026«",)


def a_letter_cover(title: str, **different) -> Cover:
    plain = {"state_da": "Brev", "generation": 1, "subtitle": "", "responsible_unit": "", "prepared_by": ""}
    return a_cover(title, **{**plain, **different})


def sample_application_receipt(**different) -> ApplicationReceipt:
    letter = ApplicationReceipt(
        cover=a_letter_cover("Kvittering for ansøgning"),
        recipient=RECIPIENT,
        signed_by=SIGNED_BY,
        received_on=date(2027, 10, 15),
        noted=(
            Noted(id="department", label="Forvaltning", answer="Center for Børn og Unge"),
            Noted(id="project_lead_function", label="Projektlederens funktion", answer="Projektleder"),
            Noted(id="commitment_on", label="Ledelsestilsagn, dato", answer="6. oktober 2027"),
            Noted(id="existing_plan", label="Har kommunen en plan i dag?", answer="Ja"),
            Noted(id="existing_plan_on", label="Planens dato", answer="3. marts 2024"),
            Noted(id="own_hours", label="Egne ressourcer (timer)"),
        ),
        lacking=2,
    )
    return replace(letter, **different)


def sample_deficiency_letter(**different) -> DeficiencyLetter:
    letter = DeficiencyLetter(
        cover=a_letter_cover("Mangelbrev"),
        recipient=RECIPIENT,
        signed_by=SIGNED_BY,
        received_on=date(2027, 10, 15),
        missing=(
            MissingAnswer(
                id="own_hours",
                label="Egne ressourcer (timer)",
                asked="Det antal arbejdstimer, kommunen selv afsætter. Skriv et helt tal.",
            ),
            MissingAnswer(id="risks", label="Risici", asked="Hvad kan gå galt, og hvad gør kommunen ved det?"),
            MissingAnswer(id="other", label="Samarbejde"),
        ),
        wanted=("Beskriv, hvordan planen forankres i ledelsen.", "- Hvem leder arbejdet?\n- Hvor ofte følges der op?"),
        reply_by=date(2027, 11, 1),
    )
    return replace(letter, **different)


def sample_award_letter(**different) -> AwardLetter:
    letter = AwardLetter(
        cover=a_letter_cover("Tilsagn om konsulentstøtte"),
        recipient=RECIPIENT,
        signed_by=SIGNED_BY,
        decided_on=date(2027, 10, 18),
        decided_by="Programleder",
        own_hours=320,
        reply_by=date(2027, 11, 1),
        reply_days=10,
    )
    return replace(letter, **different)


def sample_rejection_letter(**different) -> RejectionLetter:
    letter = RejectionLetter(
        cover=a_letter_cover("Afslag"),
        recipient=RECIPIENT,
        signed_by=SIGNED_BY,
        decided_on=date(2027, 10, 18),
        decided_by="Programleder",
        reason=(
            "Ansøgningen beskriver ikke, hvordan planen forankres i ledelsen.",
            "Kommunen kan først afsætte timer til næste år.",
        ),
    )
    return replace(letter, **different)


def sample_waiting_list_letter(**different) -> WaitingListLetter:
    letter = WaitingListLetter(
        cover=a_letter_cover("Ventelistebrev"),
        recipient=RECIPIENT,
        signed_by=SIGNED_BY,
        received_on=date(2027, 10, 15),
        seats=25,
        reply_days=10,
    )
    return replace(letter, **different)
