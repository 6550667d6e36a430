"""Build the papers about the training in a fictitious municipality."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from parat.documents.contexts import TrainingNeed, TrainingWaiver
from parat.documents.contexts.training import (
    Certificate,
    CertifiedModule,
    EvaluationNote,
    GroupReach,
    ModuleShown,
    NeedReason,
    PlannedSession,
    SessionAnswers,
    TrainingPlan,
    TrainingProposed,
)
from tests.unit.documents.builders import a_cover, some_needs


def some_modules() -> tuple[ModuleShown, ...]:
    return (
        ModuleShown(
            id="signs",
            title="Bekymringstegn",
            purpose="Deltagerne lægger mærke til tegn på mistrivsel uden at overfortolke dem.",
            content=("Tegn i adfærd, relationer og holdninger.", "Hvem man går til i kommunen."),
            form_da="Oplæg, samtaleøvelser og eksempler",
            hours=Decimal(3),
        ),
        ModuleShown(id="scenario", title="Scenarietræning", purpose="Deltagerne har prøvet arbejdsgangene."),
    )


def some_sessions() -> tuple[PlannedSession, ...]:
    return (
        PlannedSession(
            id="gang-1",
            number=1,
            module="Bekymringstegn",
            held_on=date(2027, 5, 20),
            begins=time(9),
            place="Rådhuset, mødelokale 2",
            hours=Decimal(3),
            state_da="Afholdt",
        ),
        PlannedSession(
            id="gang-2",
            number=2,
            module="Scenarietræning",
            held_on=date(2027, 6, 3),
            state_da="Planlagt",
            planned=True,
        ),
    )


def sample_training_plan(**different) -> TrainingPlan:
    plan = TrainingPlan(
        cover=a_cover("Uddannelsesplan", subtitle="Hvem skal undervises i hvad og hvornår"),
        target_percent=Decimal(80),
        needs=some_needs(),
        sessions=some_sessions(),
        modules=some_modules(),
        unplanned=("Handlemuligheder og lovgivning",),
        reasons=(
            NeedReason(
                id="signs",
                module="Bekymringstegn",
                reason="D4.2 »Frontmedarbejdere kender bekymringstegn og ved, hvem de skal kontakte«: scoren er 1,4",
            ),
        ),
        proposals=(
            TrainingProposed(
                id="forslag-1",
                staff_group="SSP-konsulenter og tovholdere",
                module="Infohus og vurderingsværktøj",
                sectors=("Børn, unge og familie", "Skole og dagtilbud"),
            ),
        ),
        declined=(
            TrainingNeed(id="fravalgt-1", staff_group="Pædagogisk personale i dagtilbud", module="Begreber", needed=0),
        ),
        local_text=("Skolerne gennemfører selv modulet om bekymringstegn på et personalemøde.",),
    )
    return replace(plan, **different)


def some_answers() -> tuple[SessionAnswers, ...]:
    return (
        SessionAnswers(
            id="gang-1",
            held_on=date(2027, 5, 20),
            module="Bekymringstegn",
            participants=26,
            passed=24,
            answered=19,
            relevance=Decimal("4.4"),
            usefulness=Decimal("3.9"),
            confidence=Decimal("3.6"),
            liked="Eksemplerne lignede hverdagen",
            wished="Mere tid til egne eksempler",
        ),
        SessionAnswers(
            id="gang-2", held_on=date(2027, 6, 3), module="Informationsdeling", participants=6, too_few=True
        ),
        SessionAnswers(id="gang-3", held_on=date(2027, 6, 10), module="Scenarietræning", participants=18),
    )


def some_reach() -> tuple[GroupReach, ...]:
    return (
        GroupReach(id="g1", title="Lærere og pædagoger i udskolingen", needed=124, trained=96, percent=Decimal("77.4")),
        GroupReach(id="g2", title="Myndighedssagsbehandlere", needed=24, trained=24, percent=Decimal("100.0")),
        GroupReach(id="g3", title="Jobkonsulenter", needed=18, trained=4, percent=Decimal("22.2")),
    )


def sample_evaluation_note(**different) -> EvaluationNote:
    note = EvaluationNote(
        cover=a_cover("Evaluering af undervisningen", subtitle="Deltagelse, udbytte og læring"),
        target_percent=Decimal(80),
        reached_percent=Decimal("74.7"),
        needs=some_needs(),
        groups=some_reach(),
        modules=(
            GroupReach(id="m1", title="Bekymringstegn", needed=142, trained=100, percent=Decimal("70.4")),
            GroupReach(id="m2", title="Informationsdeling", needed=24, trained=24, percent=Decimal("100.0")),
        ),
        sessions=some_answers(),
        waiver=TrainingWaiver(
            decided_by="Programleder",
            decided_on=date(2027, 9, 1),
            reason="Jobcentret er under omlægning; resten undervises til foråret",
        ),
        relevance=Decimal("4.4"),
        usefulness=Decimal("3.9"),
        confidence=Decimal("3.6"),
        answered=19,
        local_text=("Skolerne har selv gennemført modulet om bekymringstegn.",),
    )
    return replace(note, **different)


def sample_certificate(**different) -> Certificate:
    certificate = Certificate(
        cover=a_cover("Deltagerbevis", subtitle="", state_da="Udstedt", generation=1),
        name="Prøve Prøvesen",
        function="SSP-konsulent",
        modules=(
            CertifiedModule(id="signs", title="Bekymringstegn", held_on=date(2027, 5, 20), hours=Decimal(3)),
            CertifiedModule(id="sharing", title="Informationsdeling", held_on=date(2027, 6, 3), hours=Decimal("2.5")),
        ),
    )
    return replace(certificate, **different)
