"""Build sample papers of a hearing and of the political treatment, of a fictitious municipality."""

from dataclasses import replace
from datetime import date

from parat.documents.contexts import GatePassed, Stakeholder
from parat.documents.contexts.council import AgendaItem, Cost, Enclosure, HearingOutcome
from parat.documents.contexts.hearing import HearingAnswer, HearingLetter, HearingNote, TaskShare
from tests.unit.documents.builders import a_cover

SUBTITLE = "Operationel handlingsplan"


def some_parties() -> tuple[Stakeholder, ...]:
    return (
        Stakeholder(id="part-1", name="Politikredsen", sector="Politi", role_da="Foretager den indledende afklaring."),
        Stakeholder(id="part-2", name="Boligselskabet", sector="Boligorganisation"),
        Stakeholder(id="part-3", name="Ungdomsskolen", sector="Kultur, fritid og klubber", internal=True),
        Stakeholder(id="part-4", name="Jobcentret", sector="Beskæftigelse og integration", internal=True),
    )


def some_tasks() -> tuple[TaskShare, ...]:
    return (
        TaskShare(task=1, title="Generel forebyggelse", actions=3),
        TaskShare(task=2, title="Udredning og håndtering af bekymringer", actions=5),
        TaskShare(task=3, title="Handling i akutte situationer", actions=1),
    )


def sample_hearing_letter(**different) -> HearingLetter:
    letter = HearingLetter(
        cover=a_cover("Høringsbrev", subtitle=SUBTITLE, state_da="Til udsendelse", generation=1),
        recipient=("Til høringsparterne",),
        signed_by=("Center for Børn og Unge", "Egeskær Kommune"),
        answer_by=date(2027, 11, 15),
        plan_title=SUBTITLE,
        plan_version=2,
        plan_dated=date(2027, 10, 15),
        parties=some_parties(),
        tasks=some_tasks(),
        bodies=("direktionen", "fagudvalget", "kommunalbestyrelsen"),
    )
    return replace(letter, **different)


def some_answers() -> tuple[HearingAnswer, ...]:
    return (
        HearingAnswer(
            id="svar-1",
            number=1,
            party="Politikredsen",
            received_on=date(2027, 11, 2),
            section="Kapitel 11",
            comment="Det bør fremgå, hvem der orienterer politikredsen uden for kontortid.",
            answer="Kapitlet nævner nu den vagthavende leder og rækkefølgen i orienteringen.",
            changes_plan=True,
        ),
        HearingAnswer(
            id="svar-2",
            number=2,
            party="Politikredsen",
            received_on=date(2027, 11, 2),
            comment="Planen er let at læse og kan bruges i hverdagen.",
            answer="Kommunen takker for bemærkningen.",
            changes_plan=False,
        ),
        HearingAnswer(
            id="svar-3",
            number=3,
            party="Ungdomsskolen",
            received_on=date(2027, 11, 17),
            section="Indsats 4",
            comment="Fristen falder midt i sommerferien.",
            late=True,
        ),
        HearingAnswer(id="svar-4", number=4, party="Borger", comment="Hvordan kan man henvende sig anonymt?"),
    )


def sample_hearing_note(**different) -> HearingNote:
    note = HearingNote(
        cover=a_cover("Høringsnotat", subtitle=SUBTITLE, state_da="Endeligt", generation=2),
        began_on=date(2027, 10, 18),
        answer_by=date(2027, 11, 15),
        closed_on=date(2027, 11, 22),
        parties=some_parties(),
        answers=some_answers(),
    )
    return replace(note, **different)


def some_gates() -> tuple[GatePassed, ...]:
    return (
        GatePassed(
            id="port-1",
            label_da="Behandling i arbejdsgruppen",
            decision_da="Godkendt",
            decided_by="Arbejdsgruppen",
            decided_on=date(2027, 10, 4),
        ),
        GatePassed(
            id="port-2",
            label_da="Behandling i styregruppen",
            decision_da="Fraveget",
            decided_by="Styregruppen",
            decided_on=date(2027, 10, 15),
            reason="Styregruppen har behandlet udkastet skriftligt",
        ),
    )


def sample_agenda_item(**different) -> AgendaItem:
    item = AgendaItem(
        cover=a_cover("Dagsordenspunkt", subtitle=SUBTITLE, state_da="Til politisk behandling", generation=1),
        replaces_plan_of=date(2021, 6, 17),
        background=("Kommunen har få bekymringer om året og vil styrke samarbejdet på tværs af forvaltninger.",),
        gaps=18,
        mandatory_gaps=2,
        workshops=4,
        decisions=11,
        tasks=some_tasks(),
        actions=9,
        last_due=date(2028, 12, 1),
        cost=Cost(
            own_hours=400,
            in_hours=7,
            hours=285,
            besides=("Indsats 3: undervisningstid", "Indsats 5: udgifter til mentorer"),
            undescribed=("8", "9"),
        ),
        hearing=HearingOutcome(
            began_on=date(2027, 10, 18), answer_by=date(2027, 11, 15), asked=4, answering=3, points=4, changes=1,
            open_points=2,
        ),
        gates=some_gates(),
        bodies=("direktionen", "fagudvalget", "kommunalbestyrelsen"),
        enclosures=(
            Enclosure(title="Operationel handlingsplan, offentlig udgave", version=3, dated=date(2027, 11, 22)),
            Enclosure(title="Operationel handlingsplan", version=3, dated=date(2027, 11, 22), closed=True),
            Enclosure(title="Høringsnotat", version=2, dated=date(2027, 11, 22)),
        ),
    )  # fmt: skip
    return replace(item, **different)
