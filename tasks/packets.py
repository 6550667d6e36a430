"""Send packets out: the stage's workbook, prefilled with what the record already holds."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from db.audit import content_hash
from db.lookup import engagement_row
from db.schema import Packet
from db.unit_of_work import Reader, UnitOfWork
from parat.documents.packets import export_packet
from parat.documents.store import DocumentStore
from parat.domain.identity import natural_id
from parat.domain.packets import PacketSpec, Value, packet_for
from parat.domain.stages import Stage
from parat.settings import settings
from tasks.answers import ROUND_OF_STAGE
from tasks.packet_rows import rows_for
from tasks.run import Run, step
from tasks.stage_work import work_for

SENT, RECEIVED = "sent", "received"


def packet_store() -> DocumentStore:
    """Give the store of packets that went out and came in."""
    return DocumentStore(settings().home / "packets")


@step("Udsend skema")
def send_packet(run: Run) -> str:
    """Write the stage's workbook for the municipality, and in implementation the readiness workbook of each round.

    Run again: equal content is the same generation and the same file.
    """
    with work_for(run) as unit:
        sent = [_send(unit, run, packet_for(run.stage), _round_of(run.stage))]
        if run.stage is Stage.IMPLEMENTATION:
            sent += [_send(unit, run, packet_for(Stage.READINESS), name) for name in ROUND_OF_STAGE[run.stage]]
        unit.commit()
    return ", ".join(sent)


def newest_packet(read: Reader, engagement: str, stage: Stage, assessment_round: str = "") -> Packet | None:
    """Give the newest workbook that was sent out for a stage, or None."""
    rows = read.all(
        Packet,
        Packet.engagement == engagement,
        Packet.stage == stage.value,
        Packet.direction == SENT,
        Packet.round == assessment_round,
        order=[Packet.number],
    )
    return rows[-1] if rows else None


def path_of(packet: Packet) -> Path:
    """Give the file of a packet."""
    return packet_store().path_of(packet.path)


def _round_of(stage: Stage) -> str:
    return "baseline" if stage is Stage.READINESS else ""


def _send(unit: UnitOfWork, run: Run, spec: PacketSpec, assessment_round: str) -> str:
    rows = rows_for(unit, run.engagement, Stage(spec.stage), assessment_round)
    digest = content_hash([spec.version, _plain(rows)])
    identity = natural_id("packet", run.engagement, spec.stage, assessment_round, SENT, digest)
    if unit.find(Packet, identity) is None:
        unit.add(_written(unit, run, spec, assessment_round, identity))
    return f"{spec.title_da}{_in_round(spec, assessment_round)}"


def _written(unit: Reader, run: Run, spec: PacketSpec, assessment_round: str, identity: str) -> Packet:
    _, municipality, programme = engagement_row(unit, run.engagement)
    content = export_packet(
        spec,
        engagement=run.engagement,
        municipality=municipality.name,
        generation=identity,
        rows=rows_for(unit, run.engagement, Stage(spec.stage), assessment_round),
        is_example=programme.is_example or municipality.is_example,
        assessment_round=assessment_round,
    )
    newest = newest_packet(unit, run.engagement, Stage(spec.stage), assessment_round)
    name = "-".join(filter(None, (spec.title_da, assessment_round))) + ".xlsx"
    stored = packet_store().put(run.engagement, name, content)
    return Packet(
        id=identity,
        engagement=run.engagement,
        stage=spec.stage,
        direction=SENT,
        number=newest.number + 1 if newest else 1,
        round=assessment_round,
        generation=identity,
        file_name=name,
        path=stored.relative_path,
        sha256=stored.sha256,
        on=run.actor.today,
    )


def _in_round(spec: PacketSpec, assessment_round: str) -> str:
    return f" ({dict(spec.rounds)[assessment_round].lower()})" if assessment_round else ""


def _plain(rows: Mapping[str, Sequence[Mapping[str, Value | None]]]) -> dict[str, list[dict[str, Value | None]]]:
    return {sheet: [dict(row) for row in found] for sheet, found in rows.items()}
