"""List the deliverables: from which template and which data each of them is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from parat.documents.contexts import (
    ActionCards,
    Context,
    IncidentPlan,
    PlanDraft,
    PublicPlan,
    ReadinessReport,
    StatusReport,
    TrainingRecord,
    WorkshopMinutes,
)
from parat.documents.contexts.council import AgendaItem
from parat.documents.contexts.coverage import CoverageReport
from parat.documents.contexts.final import FinalReport
from parat.documents.contexts.hearing import HearingLetter, HearingNote
from parat.documents.contexts.letters import (
    ApplicationReceipt,
    AwardLetter,
    DeficiencyLetter,
    RejectionLetter,
    WaitingListLetter,
)
from parat.documents.contexts.programme import ProgrammeReport
from parat.documents.contexts.readiness import ReadinessSummary
from parat.documents.contexts.redraft import RedraftSummary
from parat.documents.contexts.scenario import ScenarioBooklet
from parat.documents.contexts.training import Certificate, EvaluationNote, TrainingPlan
from parat.documents.contexts.workshop import WorkshopInvitation, WorkshopProgramme


@dataclass(frozen=True, slots=True)
class Deliverable:
    """Say from which template and which data a document is made."""

    template: str
    context: type[Context]


DELIVERABLES: Mapping[str, Deliverable] = MappingProxyType(
    {
        "application_receipt": Deliverable("letters/application_receipt.html.j2", ApplicationReceipt),
        "deficiency_letter": Deliverable("letters/deficiency_letter.html.j2", DeficiencyLetter),
        "award_letter": Deliverable("letters/award_letter.html.j2", AwardLetter),
        "rejection_letter": Deliverable("letters/rejection_letter.html.j2", RejectionLetter),
        "waiting_list_letter": Deliverable("letters/waiting_list_letter.html.j2", WaitingListLetter),
        "readiness_report": Deliverable("readiness_report.html.j2", ReadinessReport),
        "workshop_minutes": Deliverable("workshop_minutes.html.j2", WorkshopMinutes),
        "training_record": Deliverable("training_record.html.j2", TrainingRecord),
        "readiness_summary": Deliverable("readiness_summary.html.j2", ReadinessSummary),
        "workshop_programme": Deliverable("workshops/programme.html.j2", WorkshopProgramme),
        "workshop_invitation": Deliverable("workshops/invitation.html.j2", WorkshopInvitation),
        "scenario_booklet": Deliverable("workshops/scenario_booklet.html.j2", ScenarioBooklet),
        "training_plan": Deliverable("training/plan.html.j2", TrainingPlan),
        "evaluation_note": Deliverable("training/evaluation_note.html.j2", EvaluationNote),
        "certificate": Deliverable("training/certificate.html.j2", Certificate),
        "plan_draft": Deliverable("operational_plan.html.j2", PlanDraft),
        "plan_public": Deliverable("operational_plan.html.j2", PublicPlan),
        "action_cards": Deliverable("action_cards.html.j2", ActionCards),
        "incident_plan": Deliverable("incident_plan.html.j2", IncidentPlan),
        "redraft_summary": Deliverable("redraft_summary.html.j2", RedraftSummary),
        "coverage_report": Deliverable("coverage_report.html.j2", CoverageReport),
        "hearing_letter": Deliverable("letters/hearing_letter.html.j2", HearingLetter),
        "hearing_note": Deliverable("hearing_note.html.j2", HearingNote),
        "agenda_item": Deliverable("agenda_item.html.j2", AgendaItem),
        "status_report": Deliverable("status_report.html.j2", StatusReport),
        "final_report": Deliverable("final_report.html.j2", FinalReport),
        "programme_report": Deliverable("programme_report.html.j2", ProgrammeReport),
    }
)
