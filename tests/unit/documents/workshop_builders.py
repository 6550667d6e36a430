"""Build the papers for a planned workshop in a fictitious municipality."""

from dataclasses import replace
from datetime import date, time

from parat.documents.contexts.scenario import ScenarioBooklet, ScenarioShown, StepShown
from parat.documents.contexts.workshop import AgendaItem, Topic, WorkshopInvitation, WorkshopProgramme
from tests.unit.documents.builders import a_cover

TAKES_HOME = (
    "Et fælles billede af, hvor kommunen står.",
    "Tre til fem udviklingsområder i prioriteret rækkefølge.",
)
PREPARATION = ("Læs resuméet af parathedsvurderingen.", "Tag de sagsgange med, som I bruger i dag.")
SECTORS = ("Ledelse og stab", "Børn, unge og familie", "Skole og dagtilbud", "Politi")


def some_agenda() -> tuple[AgendaItem, ...]:
    return (
        AgendaItem(
            begins=time(9),
            ends=time(9, 15),
            title="Velkomst og formål",
            form_da="Oplæg",
            text="Direktøren siger, hvorfor kommunen går i gang.",
        ),
        AgendaItem(begins=time(9, 15), ends=time(9, 30), title="Pause", pause=True),
        AgendaItem(
            begins=time(9, 30),
            ends=time(11),
            title="Valg af udviklingsområder",
            form_da="Grupper på tværs af fagområder",
            text="Grupperne foreslår områder.",
        ),
    )


def sample_workshop_programme(**different) -> WorkshopProgramme:
    programme = WorkshopProgramme(
        cover=a_cover("Workshopprogram", subtitle="Workshop 1: Opstart og udviklingsområder", state_da="Til brug"),
        number=1,
        kind_da="Opstart og udviklingsområder",
        held_on=date(2027, 4, 14),
        begins=time(9),
        ends=time(11),
        place="Rådhuset, mødelokale 2",
        purpose="At samle parterne om et fælles udgangspunkt og vælge de områder, kommunen vil udvikle.",
        takes_home=TAKES_HOME,
        agenda=some_agenda(),
        topics=(
            Topic(
                id="d51",
                item_id="D5.1",
                statement="Der er én kendt indgang for bekymringer, for medarbejdere og borgere.",
                reason_da="Svarene ligger fra 1 til 4",
            ),
        ),
        sectors=SECTORS,
        methods=("Hver deltager har tre stemmer til at prioritere områderne.",),
        preparation=PREPARATION,
        materials=("Parathedsvurderingen og resuméet, udskrevet til alle.", "Tavle, kort og tuscher."),
    )
    return replace(programme, **different)


def sample_workshop_invitation(**different) -> WorkshopInvitation:
    invitation = WorkshopInvitation(
        cover=a_cover("Invitation til workshop", subtitle="Workshop 1: Opstart og udviklingsområder"),
        recipient=("Til deltagerne i arbejdet med handlingsplanen",),
        signed_by=("Kommunens projektleder", "Egeskær Kommune"),
        number=1,
        kind_da="Opstart og udviklingsområder",
        held_on=date(2027, 4, 14),
        begins=time(9),
        ends=time(13, 30),
        place="Rådhuset, mødelokale 2",
        purpose="At samle parterne om et fælles udgangspunkt og vælge de områder, kommunen vil udvikle.",
        takes_home=TAKES_HOME,
        sectors=SECTORS,
    )
    return replace(invitation, **different)


def some_steps() -> tuple[StepShown, ...]:
    return (
        StepShown(
            number=1,
            from_minute=0,
            to_minute=10,
            question="Hvad skal læreren gøre i dag?",
            good=("Læreren skriver det sete og hørte ned.", "Læreren går til sin leder samme dag."),
            stands_in=("Bilag D (Bekymringstegn)", "Action card: Medarbejder, borgere under 18 år"),
            item_id="D4.2",
        ),
        StepShown(
            number=2,
            from_minute=10,
            to_minute=25,
            question="Ændrer det noget? Hvornår er det akut?",
            good=("Det vurderes først, om nogen er i fare.",),
            stands_in=("Kapitel 11 (Opgave 2: Udredning og håndtering af bekymringer)",),
            item_id="D5.2",
            when_da="Torsdag kl. 10.15",
            news="Eleven har vist en klassekammerat et billede af en kniv.",
        ),
    )


def sample_scenario_booklet(**different) -> ScenarioBooklet:
    scenario = ScenarioShown(
        id="S2",
        title="Eleven i 8. klasse",
        track_da="En bekymring for en ung under 18 år",
        purpose="At følge en bekymring fra den første undren til afslutning",
        minutes=25,
        story=("En dansklærer har en elev, som på få måneder har ændret sig.", "Læreren er i tvivl."),
        roles=("Lærer", "Skoleleder", "SSP-konsulent"),
        steps=some_steps(),
    )
    booklet = ScenarioBooklet(
        cover=a_cover("Scenariehæfte", subtitle="Workshop 4: Scenarietræning", state_da="Til den, der leder øvelsen"),
        number=4,
        kind_da="Scenarietræning",
        held_on=date(2027, 6, 9),
        minutes_to_play=25,
        begins=time(9),
        place="Rådhuset, mødelokale 2",
        scenarios=(scenario,),
    )
    return replace(booklet, **different)
