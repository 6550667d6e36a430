"""Name a sample of every deliverable; every test that is true of all documents runs over them."""

from parat.documents.contexts import Context
from tests.unit.documents import builders, letter_builders, plan_builders

SAMPLES = {
    "application_receipt": letter_builders.sample_application_receipt,
    "deficiency_letter": letter_builders.sample_deficiency_letter,
    "award_letter": letter_builders.sample_award_letter,
    "rejection_letter": letter_builders.sample_rejection_letter,
    "waiting_list_letter": letter_builders.sample_waiting_list_letter,
    "readiness_report": builders.sample_readiness_report,
    "workshop_minutes": builders.sample_workshop_minutes,
    "training_record": builders.sample_training_record,
    "plan_draft": builders.sample_plan_draft,
    "plan_public": plan_builders.sample_plan_public,
    "action_cards": plan_builders.sample_action_cards,
    "incident_plan": plan_builders.sample_incident_plan,
    "status_report": builders.sample_status_report,
}


def sample(deliverable: str) -> Context:
    return SAMPLES[deliverable]()
