"""Name a sample of every deliverable; every test that is true of all documents runs over them."""

from parat.documents.contexts import Context
from tests.unit.documents import (
    builders,
    coverage_builders,
    hearing_builders,
    letter_builders,
    plan_builders,
    readiness_builders,
    redraft_builders,
    report_builders,
    training_builders,
    workshop_builders,
)

SAMPLES = {
    "application_receipt": letter_builders.sample_application_receipt,
    "deficiency_letter": letter_builders.sample_deficiency_letter,
    "award_letter": letter_builders.sample_award_letter,
    "rejection_letter": letter_builders.sample_rejection_letter,
    "waiting_list_letter": letter_builders.sample_waiting_list_letter,
    "readiness_report": readiness_builders.sample_readiness_report,
    "readiness_summary": readiness_builders.sample_readiness_summary,
    "workshop_programme": workshop_builders.sample_workshop_programme,
    "workshop_invitation": workshop_builders.sample_workshop_invitation,
    "workshop_minutes": builders.sample_workshop_minutes,
    "scenario_booklet": workshop_builders.sample_scenario_booklet,
    "training_plan": training_builders.sample_training_plan,
    "training_record": builders.sample_training_record,
    "evaluation_note": training_builders.sample_evaluation_note,
    "certificate": training_builders.sample_certificate,
    "plan_draft": builders.sample_plan_draft,
    "plan_public": plan_builders.sample_plan_public,
    "action_cards": plan_builders.sample_action_cards,
    "incident_plan": plan_builders.sample_incident_plan,
    "redraft_summary": redraft_builders.sample_redraft_summary,
    "coverage_report": coverage_builders.sample_coverage_report,
    "hearing_letter": hearing_builders.sample_hearing_letter,
    "hearing_note": hearing_builders.sample_hearing_note,
    "agenda_item": hearing_builders.sample_agenda_item,
    "status_report": report_builders.sample_status_report,
    "final_report": report_builders.sample_final_report,
    "programme_report": report_builders.sample_programme_report,
}


def sample(deliverable: str) -> Context:
    return SAMPLES[deliverable]()
