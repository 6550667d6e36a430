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
from parat.documents.contexts.letters import (
    ApplicationReceipt,
    AwardLetter,
    DeficiencyLetter,
    RejectionLetter,
    WaitingListLetter,
)


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
        "plan_draft": Deliverable("operational_plan.html.j2", PlanDraft),
        "plan_public": Deliverable("operational_plan.html.j2", PublicPlan),
        "action_cards": Deliverable("action_cards.html.j2", ActionCards),
        "incident_plan": Deliverable("incident_plan.html.j2", IncidentPlan),
        "status_report": Deliverable("status_report.html.j2", StatusReport),
    }
)
