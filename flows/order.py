"""Say in which order the steps of each stage run; nothing here decides or stores."""

from collections.abc import Mapping

from parat.domain.stages import Stage
from tasks.agenda_item import write_agenda_item
from tasks.answers import grade_answers
from tasks.coverage_report import write_coverage_report
from tasks.final_report import write_final_report
from tasks.hearing import write_hearing_papers
from tasks.letters import write_letters
from tasks.packets import send_packet
from tasks.plan import propose_actions
from tasks.plan_draft import write_plan_draft
from tasks.readiness_report import write_readiness_report
from tasks.run import Step
from tasks.status_report import write_status_report
from tasks.training_record import write_training_record
from tasks.workshop_minutes import write_minutes
from tasks.workshop_papers import write_workshop_papers

STEPS: Mapping[Stage, tuple[Step, ...]] = {
    Stage.APPLICATION: (send_packet, write_letters),
    Stage.READINESS: (send_packet, grade_answers, write_readiness_report),
    Stage.WORKSHOPS: (send_packet, write_workshop_papers, write_minutes),
    Stage.TRAINING: (send_packet, write_training_record),
    Stage.PLAN: (
        propose_actions,
        send_packet,
        write_plan_draft,
        write_coverage_report,
        write_hearing_papers,
        write_agenda_item,
    ),
    Stage.IMPLEMENTATION: (send_packet, grade_answers, write_readiness_report, write_status_report, write_final_report),
}
