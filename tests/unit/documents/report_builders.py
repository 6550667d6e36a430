"""Build sample reports: the status of a plan, the end of a municipality's path, and a whole programme."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from parat.documents.contexts import ActionStatus, Deviation, NextStep, Publication, StatusReport
from parat.documents.contexts.final import (
    DimensionChange,
    FinalReport,
    Readiness,
    StagePassed,
    TrainingReach,
    WorkshopCounts,
)
from parat.documents.contexts.programme import (
    DimensionMean,
    ModuleReach,
    Participation,
    PlanOf,
    ProgrammeReport,
    SharedArea,
    StageCount,
    TaskActions,
)
from parat.documents.contexts.status import AreaProgress, Milestone, StatusCount
from tests.unit.documents.builders import a_cover
from tests.unit.documents.hearing_builders import some_gates


def some_counts() -> tuple[StatusCount, ...]:
    return (
        StatusCount(status_da="Ikke startet", actions=1),
        StatusCount(status_da="Gennemført", actions=1),
        StatusCount(status_da="Forsinket", actions=1),
    )


def some_progress() -> tuple[AreaProgress, ...]:
    return (
        AreaProgress(id="D1", title="Ledelse, formål og politisk forankring", actions=2, done=1),
        AreaProgress(id="D5", title="Håndtering af bekymringer", actions=4, done=2),
        AreaProgress(id="own", title="Kommunens egne indsatser", actions=1, done=0),
    )


def some_deviations() -> tuple[Deviation, ...]:
    return (
        Deviation(
            id="afvigelse-1",
            action_number="2",
            action_title="Udarbejd action cards",
            text="Action cards er ikke færdige.",
            consequence="Øvelsen i september kan ikke bruge dem.",
            response="Beredskabet afsætter to dage i august.",
        ),
    )


def sample_status_report(**different) -> StatusReport:
    report = StatusReport(
        cover=a_cover("Statusrapport", subtitle="Første opfølgning", state_da="Til orientering", generation=1),
        period_from=date(2028, 1, 1),
        period_to=date(2028, 6, 30),
        summary=("Arbejdet følger i hovedsagen planen.",),
        counts=some_counts(),
        areas=some_progress(),
        actions=(
            ActionStatus(
                id="indsats-2", number="2", title="Udarbejd action cards", due=date(2028, 5, 1),
                status_da="Forsinket", late=True,
            ),
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
                reached_da="Nej",
                note="Målingen gentages i efteråret",
            ),
        ),
        milestones=(
            Milestone(id="milepael-1", title="Sagsgangen er godkendt", owner_function="Børnechef",
                      due=date(2028, 2, 1), reached_on=date(2028, 1, 20)),
            Milestone(id="milepael-2", title="Første øvelse er holdt"),
        ),
        deviations=some_deviations(),
        next_steps=(
            NextStep(
                id="skridt-1", text="Gør action cards færdige.", owner_function="Beredskabschef", due=date(2028, 8, 31)
            ),
        ),
        next_follow_up=date(2028, 12, 1),
    )  # fmt: skip
    return replace(report, **different)


def some_changes() -> tuple[DimensionChange, ...]:
    return (
        DimensionChange(
            id="D1", title="Ledelse, formål og politisk forankring", before=Decimal("1.9"), after=Decimal("3.1"),
            band_after_da="god",
        ),
        DimensionChange(
            id="D4", title="Fælles forståelse og kompetencer", before=Decimal("3.1"), after=Decimal("2.9"),
            band_after_da="under opbygning",
        ),
        DimensionChange(
            id="D5", title="Håndtering af bekymringer", after=Decimal("2.6"), band_after_da="under opbygning"
        ),
    )  # fmt: skip


def sample_final_report(**different) -> FinalReport:
    report = FinalReport(
        cover=a_cover("Slutrapport", subtitle="", state_da="Til godkendelse", generation=1),
        purpose=("Alle medarbejdere skal vide, hvem de går til med en bekymring.",),
        goals=("Planen skal gøre det lettere at handle tidligt og sammen.",),
        stages=(
            StagePassed(id="application", label_da="Ansøgning", began_on=date(2027, 1, 11), ended_on=date(2027, 2, 8)),
            StagePassed(
                id="plan", label_da="Handlingsplan", began_on=date(2027, 6, 1), ended_on=date(2027, 12, 21), attempts=2
            ),
            StagePassed(id="implementation", label_da="Implementering", began_on=date(2027, 12, 14)),
        ),
        gates=some_gates(),
        publication=Publication(
            adopted_on=date(2027, 12, 14),
            agenda_item="12",
            published_on=date(2027, 12, 21),
            address="https://egeskaer.example/handlingsplan",
            revised_by=date(2031, 12, 14),
        ),
        readiness=Readiness(
            before_da="Udgangspunkt",
            after_da="12 måneder efter vedtagelsen",
            before_on=date(2027, 3, 19),
            after_on=date(2028, 12, 11),
            dimensions=some_changes(),
        ),
        workshops=WorkshopCounts(
            held=4, cancelled=1, participants=46, decisions=11, areas=("Én kendt sagsgang for bekymringer",)
        ),
        training=TrainingReach(target=Decimal(80), percent=Decimal("84.5"), sessions=6, participants=212),
        actions=3,
        counts=some_counts(),
        areas=some_progress(),
        indicators=2,
        measured=1,
        reached=1,
        followed_up_on=date(2028, 12, 4),
        deviations=some_deviations(),
        unfinished=("Indsats 2: Udarbejd action cards (frist 31-08-2028)",),
        anchoring=("Styregruppen gør status hvert kvartal og orienterer udvalget en gang om året.",),
        organisation=("Direktøren for børn og unge har det samlede ansvar.",),
    )
    return replace(report, **different)


def some_means() -> tuple[DimensionMean, ...]:
    return (
        DimensionMean(
            id="D1", title="Ledelse, formål og politisk forankring", municipalities=9, mean=Decimal("2.1"),
            after_municipalities=6, after=Decimal("3.0"), change=Decimal("0.8"),
        ),
        DimensionMean(id="D4", title="Fælles forståelse og kompetencer", municipalities=8, mean=Decimal("2.4")),
        DimensionMean(id="D5", title="Håndtering af bekymringer"),
    )  # fmt: skip


def sample_programme_report(**different) -> ProgrammeReport:
    report = ProgrammeReport(
        cover=a_cover(
            "Programrapport",
            municipality="Kommunale handlingsplaner 2026",
            official_name="Kommunale handlingsplaner 2026",
            subtitle="",
            state_da="Til orientering",
            generation=1,
            journal_number="",
            responsible_unit="",
            prepared_by="",
        ),
        opens_on=date(2026, 1, 12),
        closes_on=date(2026, 3, 27),
        participation=Participation(
            capacity=25, enrolled=14, applied=13, selected=11, waiting=1, refused=1, declined=1, withdrawn=1
        ),
        stages=(
            StageCount(id="application", label_da="Ansøgning", ended=9),
            StageCount(id="readiness", label_da="Parathedsvurdering", under_way=2, ended=7),
            StageCount(id="plan", label_da="Handlingsplan", not_begun=3, under_way=4, ended=2),
        ),
        plans=(
            PlanOf(
                id="9904",
                municipality="Egeskær Kommune",
                adopted_on=date(2027, 12, 14),
                published_on=date(2027, 12, 21),
                address="https://egeskaer.example/handlingsplan",
                revised_by=date(2031, 12, 14),
            ),
            PlanOf(id="9905", municipality="Sandvig Kommune", adopted_on=date(2027, 11, 30)),
        ),
        dimensions=some_means(),
        needs_counted=9,
        modules=(
            ModuleReach(id="signs", module="Bekymringstegn", needed=1240, trained=980),
            ModuleReach(id="sharing", module="Informationsdeling"),
        ),
        reach_percent=Decimal("74.2"),
        areas_counted=8,
        areas=(
            SharedArea(id="D5", title="Håndtering af bekymringer", municipalities=7),
            SharedArea(id="D1", title="Ledelse, formål og politisk forankring"),
        ),
        states_da=("Ikke startet", "I gang", "Gennemført"),
        tasks=(
            TaskActions(id="1", title="Generel forebyggelse", counts=(4, 8, 3)),
            TaskActions(id="2", title="Udredning og håndtering af bekymringer", counts=(6, 12, 9)),
            TaskActions(id="3", title="Handling i akutte situationer", counts=(2, 3, 1)),
        ),
        plans_counted=5,
        lacking=("7 kommuner mangler en vedtaget plan.",),
    )
    return replace(report, **different)
