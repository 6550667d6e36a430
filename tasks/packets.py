"""Send packets out: the stage's workbook, prefilled with what the record already holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from tasks.rows import Rows, rows_for
from tasks.run import Run, step
from tasks.stage_work import open_attempt_of, work_for

SENT, RECEIVED = "sent", "received"


@dataclass(frozen=True, slots=True)
class Sending:
    """Be one workbook to send: its declaration, its assessment round if it has one, and the stage's attempt."""

    spec: PacketSpec
    round: str
    attempt: int

    @property
    def stage(self) -> Stage:
        """Give the stage that the workbook is declared for."""
        return Stage(self.spec.stage)

    @property
    def title_da(self) -> str:
        """Name the workbook with its round."""
        rounds = dict(self.spec.rounds)
        return self.spec.title_da + (f" ({rounds[self.round].lower()})" if self.round else "")


def packet_store() -> DocumentStore:
    """Give the store of packets that went out and came in."""
    return DocumentStore(settings().home / "packets")


@step("Udsend skema")
def send_packet(run: Run) -> str:
    """Write the stage's workbook for the municipality, and in implementation the readiness workbook of each round.

    A workbook that has come back in this attempt is not sent again by itself. Run again: equal content is the same
    generation and the same file.
    """
    return _send_all(run, afresh=False)


@step("Udsend skema på ny")
def send_afresh(run: Run) -> str:
    """Write the stage's workbook with what is stored now, also when one has come back.

    Run again: equal content is the same generation and the same file.
    """
    return _send_all(run, afresh=True)


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


def _send_all(run: Run, afresh: bool) -> str:
    wanted = [(packet_for(run.stage), _round_of(run.stage))]
    if run.stage is Stage.IMPLEMENTATION:
        wanted += [(packet_for(Stage.READINESS), name) for name in ROUND_OF_STAGE[run.stage]]
    with work_for(run) as unit:
        attempt = open_attempt_of(unit, run.engagement, run.stage)
        sent = [_send(unit, run, Sending(*one, attempt), afresh) for one in wanted]
        unit.commit()
    return ", ".join(sent)


def _send(unit: UnitOfWork, run: Run, sending: Sending, afresh: bool) -> str:
    if not afresh and _has_come_back(unit, run.engagement, sending):
        return f"{sending.title_da} er kommet tilbage"
    rows = rows_for(unit, run.engagement, sending.stage, sending.round)
    digest = content_hash([sending.spec.version, _plain(rows)])
    identity = natural_id("packet", run.engagement, sending.stage, sending.round, SENT, sending.attempt, digest)
    if unit.find(Packet, identity) is None:
        unit.add(_written(unit, run, sending, rows, identity))
    return sending.title_da


def _has_come_back(read: Reader, engagement: str, sending: Sending) -> bool:
    of_round = (Packet.stage == sending.stage.value, Packet.round == sending.round)
    received = (Packet.direction == RECEIVED, Packet.attempt == sending.attempt)
    return bool(read.all(Packet, Packet.engagement == engagement, *of_round, *received))


def _written(read: Reader, run: Run, sending: Sending, rows: Rows, identity: str) -> Packet:
    _, municipality, programme = engagement_row(read, run.engagement)
    content = export_packet(
        sending.spec,
        engagement=run.engagement,
        municipality=municipality.name,
        generation=identity,
        rows=rows,
        is_example=programme.is_example or municipality.is_example,
        assessment_round=sending.round,
    )
    newest = newest_packet(read, run.engagement, sending.stage, sending.round)
    name = "-".join(filter(None, (sending.spec.title_da, sending.round))) + ".xlsx"
    stored = packet_store().put(run.engagement, name, content)
    return Packet(
        id=identity,
        engagement=run.engagement,
        stage=sending.stage.value,
        direction=SENT,
        attempt=sending.attempt,
        number=newest.number + 1 if newest else 1,
        round=sending.round,
        generation=identity,
        file_name=name,
        path=stored.relative_path,
        sha256=stored.sha256,
        on=run.actor.today,
    )


def _plain(rows: Mapping[str, Sequence[Mapping[str, Value | None]]]) -> dict[str, list[dict[str, Value | None]]]:
    return {sheet: [dict(row) for row in found] for sheet, found in rows.items()}
