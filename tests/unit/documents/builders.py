"""Build sample documents of a fictitious municipality; each builder takes what a test wants to be different."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from parat.documents.contexts import (
    Action,
    ActionCard,
    ActionOrigin,
    ActionStatus,
    ContactFunction,
    Cover,
    DecisionRow,
    DevelopmentArea,
    Deviation,
    DimensionResult,
    Disagreement,
    Gap,
    GatePassed,
    ItemResult,
    MissingRole,
    NextStep,
    OpenQuestion,
    ParticipantGroup,
    PlanDraft,
    PolicyOverlap,
    ReadinessReport,
    RespondentRole,
    SourceFile,
    Stakeholder,
    StatusReport,
    TextOrigin,
    TrainingNeed,
    TrainingRecord,
    TrainingSession,
    WorkshopMinutes,
    annexes_with,
    chapters_with,
)
from parat.documents.contexts.scenario import PlayedScenario, StepAnswer
from parat.documents.contexts.training import CameUnasked

ENGAGEMENT = "eksempel-2026/9904"
GENERATION = "5f0f4f0e-5c3a-5b8e-9a51-0c6a7c0a9904"


def a_cover(title: str, **different) -> Cover:
    cover = Cover(
        municipality="Egeskær",
        official_name="Egeskær Kommune",
        programme_title="Kommunale handlingsplaner 2026",
        title=title,
        generation=2,
        state_da="Udkast",
        dated=date(2027, 10, 18),
        subtitle="Forebyggelse af ekstremisme",
        journal_number="27-004512",
        responsible_unit="Center for Børn og Unge",
        prepared_by="Arbejdsgruppen og programmets konsulenter",
        is_example=True,
    )
    return replace(cover, **different)


def some_dimensions() -> tuple[DimensionResult, ...]:
    leadership = (
        ItemResult(
            id="D1.1",
            statement="Kommunen har et formuleret formål og en vision for forebyggelse af ekstremisme.",
            score=Decimal("2.4"),
            spread=1,
            answers=7,
        ),
        ItemResult(
            id="D1.5",
            statement="Planen opfylder lovens krav: skriftlig, vedtaget, offentliggjort, revideret inden for fire år.",
            critical=True,
            score=Decimal("1.0"),
            spread=2,
            answers=6,
        ),
        ItemResult(
            id="D1.4",
            statement="Der er afsat tid og midler til koordinering, uddannelse og øvelser.",
            score=Decimal("3.2"),
            spread=1,
            answers=8,
            undocumented=True,
        ),
    )
    concerns = (
        ItemResult(
            id="D5.1",
            statement="Der er én kendt indgang for bekymringer, for medarbejdere og borgere.",
            critical=True,
            score=Decimal("2.8"),
            spread=3,
            answers=8,
        ),
        ItemResult(
            id="D5.2",
            statement="Sagsgangen fra bekymring til vurdering, indsats og afslutning er beskrevet.",
            critical=True,
            score=Decimal("0.8"),
            spread=1,
            answers=8,
        ),
        ItemResult(id="D5.5", statement="Vurderinger sker systematisk (trin, værktøj, helhedsvurdering)."),
    )
    return (
        DimensionResult(
            id="D1",
            title="Ledelse, formål og politisk forankring",
            known=Decimal("1.9"),
            low=Decimal("1.9"),
            band_da="svag",
            capped_by="D1.5",
            answered_items=3,
            total_items=5,
            items=leadership,
        ),
        DimensionResult(
            id="D4",
            title="Fælles forståelse og kompetencer",
            known=Decimal("3.1"),
            low=Decimal("2.6"),
            band_da="god",
            band_low_da="under opbygning",
            answered_items=5,
            total_items=5,
        ),
        DimensionResult(
            id="D5",
            title="Håndtering af bekymringer",
            known=None,
            low=None,
            answered_items=2,
            total_items=5,
            items=concerns,
        ),
    )


def some_gaps() -> tuple[Gap, ...]:
    return (
        Gap(
            id="gap-d52",
            item_id="D5.2",
            statement="Sagsgangen fra bekymring til vurdering, indsats og afslutning er beskrevet.",
            dimension_title="Håndtering af bekymringer",
            score=Decimal("0.8"),
            mandatory=True,
        ),
        Gap(
            id="gap-d11",
            item_id="D1.1",
            statement="Kommunen har et formuleret formål og en vision for forebyggelse af ekstremisme.",
            dimension_title="Ledelse, formål og politisk forankring",
            score=Decimal("2.4"),
        ),
        Gap(
            id="gap-d55",
            item_id="D5.5",
            statement="Vurderinger sker systematisk (trin, værktøj, helhedsvurdering).",
            dimension_title="Håndtering af bekymringer",
            unclarified=True,
        ),
    )


def sample_readiness_report(**different) -> ReadinessReport:
    report = ReadinessReport(
        cover=a_cover("Parathedsvurdering", state_da="Til godkendelse", generation=1),
        round_da="Udgangspunkt",
        answered_from=date(2027, 3, 1),
        answered_to=date(2027, 3, 19),
        respondents=(
            RespondentRole(role_da="Leder", asked=2, answered=2),
            RespondentRole(role_da="Tovholder/SSP", asked=1, answered=1),
            RespondentRole(role_da="Socialfaglig", asked=3, answered=3),
            RespondentRole(role_da="Skole/dagtilbud", asked=3, answered=2),
            RespondentRole(role_da="Politi", asked=1, answered=1, observer=True),
        ),
        missing_roles=(
            MissingRole(role_da="Beskæftigelse", reason="Jobcentret er under omlægning og svarer i næste runde"),
        ),
        dimensions=some_dimensions(),
        gaps=some_gaps(),
        disagreements=(
            Disagreement(
                id="uenig-d51",
                item_id="D5.1",
                statement="Der er én kendt indgang for bekymringer, for medarbejdere og borgere.",
                lowest=1,
                highest=4,
            ),
        ),
        local_text=("Kommunen har i foråret samlet børne- og ungeområdet i ét center.",),
    )
    return replace(report, **different)


def some_areas() -> tuple[DevelopmentArea, ...]:
    return (
        DevelopmentArea(
            id="area-sagsgang",
            title="Én kendt sagsgang for bekymringer",
            description="Alle medarbejdere skal vide, hvem de går til, og hvad der derefter sker",
            priority_da="høj",
            item_ids=("D5.1", "D5.2"),
        ),
        DevelopmentArea(
            id="area-formaal",
            title="Et fælles formål, som ledelsen følger op på",
            description="Formålet skal vedtages politisk og bruges i styringen",
            item_ids=("D1.1",),
        ),
    )


def a_played_scenario() -> PlayedScenario:
    question = "Hvem ringer lederen til? Er der ét sted, alle kender, også uden for skoletid?"
    failed = "Ingen kunne sige, hvem der har telefonen efter kl. 16."
    return PlayedScenario(
        id="S2",
        title="Eleven i 8. klasse",
        steps=(
            StepAnswer(
                id="trin-1",
                step=1,
                question="Hvad skal læreren gøre i dag?",
                answer_da="Action card: Medarbejder, borgere under 18 år",
            ),
            StepAnswer(
                id="trin-2",
                step=2,
                question=question,
                answer_da="Skulle stå i: Kapitel 11 (Opgave 2: Udredning og håndtering af bekymringer)",
                note=failed,
                failed=True,
            ),
        ),
    )


def sample_workshop_minutes(**different) -> WorkshopMinutes:
    minutes = WorkshopMinutes(
        cover=a_cover("Referat af workshop 1", subtitle="Udviklingsområder", state_da="Til godkendelse", generation=1),
        kind_da="Udviklingsområder",
        held_on=date(2027, 4, 14),
        place="Rådhuset, mødelokale 2",
        purpose="At vælge de områder, som handlingsplanen skal udvikle.",
        summary=(
            "Deltagerne gennemgik parathedsvurderingen tema for tema.",
            "- Der var enighed om, at sagsgangen er det vigtigste.\n- Undervisning tages op på næste workshop.",
        ),
        participants=(
            ParticipantGroup(function="Centerchef", sector="Børn og unge"),
            ParticipantGroup(function="SSP-konsulent", sector="Kriminalforebyggelse"),
            ParticipantGroup(function="Skoleleder", sector="Skole"),
        ),
        decisions=(
            DecisionRow(
                id="beslutning-1",
                number=1,
                text="Sagsgangen beskrives for borgere under og over 18 år.",
                owner_function="Leder af myndighedsområdet",
                due=date(2027, 8, 31),
                becomes_action=True,
                item_id="D5.2",
            ),
            DecisionRow(id="beslutning-2", number=2, text="Der udpeges en stedfortræder for tovholderen."),
        ),
        development_areas=some_areas(),
        open_questions=(
            OpenQuestion(
                id="spoergsmaal-1",
                text="Hvem modtager bekymringer uden for kontortid?",
                owner_function="beredskabschefen",
            ),
        ),
        takes_areas=True,
        takes_questions=True,
        played=(a_played_scenario(),),
        next_meeting=date(2027, 5, 12),
    )
    return replace(minutes, **different)


def some_needs() -> tuple[TrainingNeed, ...]:
    return (
        TrainingNeed(
            id="behov-1",
            staff_group="Lærere og pædagoger",
            module="Bekymringstegn og risikoen for at overfortolke dem",
            needed=1240,
            trained=310,
            due=date(2027, 12, 1),
            percent=Decimal("25.0"),
            behind=True,
            passed=287,
            reason="D4.2 »Frontmedarbejdere kender bekymringstegn og ved, hvem de skal kontakte«: scoren er 1,4",
        ),
        TrainingNeed(
            id="behov-2",
            staff_group="Myndighedssagsbehandlere",
            module="Handlemuligheder og lovgivning",
            needed=24,
            trained=24,
            percent=Decimal("100.0"),
        ),
    )


def sample_training_record(**different) -> TrainingRecord:
    record = TrainingRecord(
        cover=a_cover("Uddannelsesoversigt", subtitle="Undervisning og træning"),
        target_percent=Decimal(80),
        reached_percent=Decimal("26.4"),
        needs=some_needs(),
        sessions=(
            TrainingSession(
                id="gang-1",
                held_on=date(2027, 5, 20),
                module="Handlemuligheder og lovgivning",
                form_da="heldagskursus",
                place="Rådhuset",
                staff_groups=("Myndighedssagsbehandlere", "SSP-konsulenter"),
                participants=26,
                passed=24,
            ),
            TrainingSession(id="gang-2", held_on=date(2027, 6, 3), module="Scenarietræning", participants=18),
        ),
        unasked=(CameUnasked(id="uden-behov-1", staff_group="Lærere", module="Bekymringstegn", participants=12),),
        local_text=("Skolerne gennemfører selv modulet om bekymringstegn på et personalemøde.",),
    )
    return replace(record, **different)


def an_action(number: int = 1, **different) -> Action:
    action = Action(
        id=f"indsats-{number}",
        number=f"{number}",
        title="Beskriv sagsgangen for bekymringer",
        task=2,
        level_da="foregribende",
        target_group="Alle medarbejdere med borgerkontakt",
        description="Vejen fra den første bekymring til afslutning beskrives på én side for hver aldersgruppe.",
        activities=("Beskriv de enkelte trin.", "Afprøv sagsgangen på et opdigtet forløb.", "Læg den på intranettet."),
        owner_function="Leder af myndighedsområdet",
        participants=("SSP-konsulent", "tovholder", "politikredsen"),
        start=date(2027, 5, 1),
        due=date(2027, 11, 30),
        resources="60 timer",
        indicator="Andel af medarbejdere, der kender indgangen",
        baseline="35 %",
        target="80 %",
        status_da="I gang",
        risk="Sagsgangen bliver for lang til at blive brugt.",
        documentation="Referat af styregruppemøde",
        reason="Sagsgangen er ikke beskrevet og er et kritisk udsagn.",
        provenance=("udsagn D5.2", "beslutning 1"),
    )
    return replace(action, **different)


def some_actions(count: int = 4) -> tuple[Action, ...]:
    titles = (
        "Beskriv sagsgangen for bekymringer",
        "Styrk dialogen om demokrati i udskolingen",
        "Udarbejd action cards for de vigtigste roller",
        "Undervis nye medarbejdere i bekymringstegn",
    )
    tasks, statuses = (2, 1, 3, 1), ("I gang", "Ikke startet", "Forsinket", "Gennemført")
    return tuple(
        an_action(n + 1, title=titles[n % 4], task=tasks[n % 4], status_da=statuses[n % 4]) for n in range(count)
    )


def some_origins() -> tuple[ActionOrigin, ...]:
    said = ("udsagn D5.2 (score 0,8)", "beslutning 1 på workshop 1 den 14-04-2027")
    cells = ("K1, Svar!D27 og 7 celler til", "K2, Beslutninger!C4")
    own = ("kommunens egen tilføjelse",)
    return (
        ActionOrigin(
            id="indsats-1",
            number="1",
            title="Beskriv sagsgangen for bekymringer",
            builds_on=said,
            decided_da="Workshop 1 og kommunen den 02-09-2027",
            sources=(*cells, "K3, Indsatser!C9"),
        ),
        ActionOrigin(
            id="indsats-2", number="2", title="Styrk dialogen om demokrati i udskolingen", builds_on=own,
            decided_da="Kommunen den 02-09-2027", sources=("K3, Indsatser!C10",),
        ),
        ActionOrigin(
            id="indsats-3", number="3", title="Udarbejd action cards for de vigtigste roller",
            builds_on=("scenarie S2, trin 2", "den tidligere plan"), sources=("K2, Scenarier!D5",),
        ),
    )  # fmt: skip


def some_text_origins() -> tuple[TextOrigin, ...]:
    return (
        TextOrigin(mark="2", title="Formål, vision og målsætninger", source="K3, Kapitler!C6"),
        TextOrigin(mark="6", title="Lokalt udgangspunkt", source="K4, tekststykke 12-18"),
    )


def some_source_files() -> tuple[SourceFile, ...]:
    names = ("Parathedsskema svar.xlsx", "Workshopskema.xlsx", "Planskema.xlsx", "Beredskab 2023.docx")
    return tuple(
        SourceFile(
            id=f"fil-{at}", mark=f"K{at}", name=name, received_on=date(2027, 2 * at, 3), checksum=f"{at}f09c63e41ab"
        )
        for at, name in enumerate(names, start=1)
    )


def sample_plan_draft(**different) -> PlanDraft:
    plan = PlanDraft(
        cover=a_cover(
            "Operationel handlingsplan",
            subtitle="Kommunens beredskab mod ekstremisme 2028–2031",
            state_da="Udkast · Intern udgave",
        ),
        chapters=chapters_with(
            {
                "purpose": (
                    "Planen skal gøre det lettere at handle tidligt og sammen.",
                    "1. Alle kender indgangen.\n2. Alle bekymringer vurderes ens.\n3. Ledelsen følger op.",
                ),
                "starting_point": (
                    "Kommunen har få bekymringer om året og ingen samlet registrering.",
                    "18. oktober 2027 drøftede arbejdsgruppen det lokale billede med politikredsen.",
                ),
                "organisation": ("Styregruppen ledes af direktøren for børn og unge.",),
            }
        ),
        annexes=annexes_with({}),
        dimensions=some_dimensions(),
        gaps=some_gaps(),
        development_areas=some_areas(),
        actions=some_actions(),
        overlaps=(
            PolicyOverlap(
                id="overlap-1",
                policy="SSP-plan 2026–2028",
                owner_function="SSP-leder",
                shared_activity="Dialogmøder i udskolingen",
                actions_da=("3 Udarbejd action cards for de vigtigste roller", "7 Fælles dialogmøder for forældre"),
                decision_da="Lægges sammen: Møderne holdes én gang og dækker begge planer.",
            ),
            PolicyOverlap(
                id="overlap-3",
                policy="SSP-plan 2026–2028",
                owner_function="SSP-leder",
                shared_activity="Fast kontaktperson til unge i risiko",
                actions_da=("5 Mentorforløb",),
                decision_da="Ikke afgjort. Fælles ord: mentor = kontaktperson.",
                settled=False,
            ),
            PolicyOverlap(id="overlap-2", policy="Sammenhængende børnepolitik"),
            PolicyOverlap(id="overlap-4", policy="Kommunikationspolitik", compared=4),
        ),
        stakeholders=(
            Stakeholder(
                id="part-1", name="Politikredsen", sector="Politi", role_da="Indledende afklaring af bekymringer"
            ),
            Stakeholder(id="part-2", name="Ungdomsskolen", sector="Undervisning", internal=True),
        ),
        training_needs=some_needs(),
        contacts=(
            ContactFunction(
                id="kontakt-1",
                function="Tovholder",
                unit="Center for Børn og Unge",
                mailbox="tovholder@egeskaer.example",
                phone="00 00 00 00",
                checked_on=date(2027, 9, 1),
            ),
        ),
        action_cards=(
            ActionCard(
                id="kort-1",
                role="Medarbejder",
                track_da="Borgere under 18 år",
                task="Reagér på en bekymring for et barn eller en ung.",
                steps=("Tal med din nærmeste leder.", "Kontakt tovholderen.", "Ring 112 ved akut fare."),
                contacts=("Tovholder: tovholder@egeskaer.example",),
                missing_contacts=("Beredskabet",),
                notes=("Ét tegn er ikke et bevis.",),
                revised_da="Programmets standardkort, udgave 2026.1.",
            ),
        ),
        gates=(
            GatePassed(
                id="port-1",
                label_da="Arbejdsgruppens behandling",
                decision_da="Godkendt",
                decided_by="Projektleder",
                decided_on=date(2027, 10, 4),
            ),
        ),
        action_origins=some_origins(),
        text_origins=some_text_origins(),
        source_files=some_source_files(),
    )
    return replace(plan, **different)


def sample_status_report(**different) -> StatusReport:
    report = StatusReport(
        cover=a_cover("Statusrapport", subtitle="Første opfølgning", state_da="Til orientering", generation=1),
        period_from=date(2028, 1, 1),
        period_to=date(2028, 6, 30),
        summary=("Arbejdet følger i hovedsagen planen.",),
        actions=(
            ActionStatus(
                id="indsats-1",
                number="1",
                title="Beskriv sagsgangen for bekymringer",
                owner_function="Leder af myndighedsområdet",
                due=date(2027, 11, 30),
                status_da="Gennemført",
                indicator="Andel af medarbejdere, der kender indgangen",
                baseline="35 %",
                target="80 %",
                reading="72 %",
                read_on=date(2028, 6, 15),
                note="Målingen gentages i efteråret",
            ),
            ActionStatus(id="indsats-2", number="2", title="Udarbejd action cards", status_da="Forsinket"),
        ),
        deviations=(
            Deviation(
                id="afvigelse-1",
                action_number="2",
                text="Action cards er ikke færdige.",
                consequence="Øvelsen i september kan ikke bruge dem.",
                response="Beredskabet afsætter to dage i august.",
            ),
        ),
        next_steps=(
            NextStep(
                id="skridt-1", text="Gør action cards færdige.", owner_function="Beredskabschef", due=date(2028, 8, 31)
            ),
        ),
        next_follow_up=date(2028, 12, 1),
    )
    return replace(report, **different)
