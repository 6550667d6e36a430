"""Know which task stores what each stage's workbook says."""

from collections.abc import Callable, Mapping

from db.unit_of_work import UnitOfWork
from parat.domain.stages import Stage
from parat.intake.packets import Packet
from tasks.application import store_application
from tasks.follow_up import store_follow_up
from tasks.plan import store_plan
from tasks.returned_answers import store_answers
from tasks.run import Actor
from tasks.training import store_training
from tasks.workshops import store_workshops

Storer = Callable[[UnitOfWork, Packet, str, Actor], None]
_STORERS: Mapping[str, Storer] = {
    Stage.APPLICATION: store_application,
    Stage.READINESS: store_answers,
    Stage.WORKSHOPS: store_workshops,
    Stage.TRAINING: store_training,
    Stage.PLAN: store_plan,
    Stage.IMPLEMENTATION: store_follow_up,
}


def store_rows(unit: UnitOfWork, packet: Packet, packet_id: str, actor: Actor) -> None:
    """Store a packet whose sheets are complete: what is in no row is taken out of the record.

    Run again: rows that the record holds already change nothing.
    """
    _STORERS[packet.spec.stage](unit, packet, packet_id, actor)


def stage_fed_by(stage: str, assessment_round: str) -> Stage:
    """Give the stage that a workbook feeds: a later readiness round belongs to the implementation."""
    later = stage == Stage.READINESS and assessment_round != "baseline"
    return Stage.IMPLEMENTATION if later else Stage(stage)
