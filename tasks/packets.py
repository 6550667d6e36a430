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
from parat.domain.packets import PacketSpec, Value, narrowed_rows, packet_for
from parat.domain.stages import Stage
from parat.settings import settings
from tasks.answers import ROUND_OF_STAGE
from tasks.rows import Rows, rows_for
from tasks.run import Actor, Run, step
from tasks.stage_work import open_attempt_of, work_for

SENT, RECEIVED = "sent", "received"
_JOINT = (Packet.respondent.is_(None), Packet.part.is_(None))


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

    @property
    def file_name(self) -> str:
        """Give the name under which the workbook goes out."""
        return " ".join(filter(None, (self.title_da, self.spec.respondent))) + ".xlsx"


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
    """Give the newest workbook that was sent out for a stage to all together, or None."""
    rows = read.all(
        Packet,
        Packet.engagement == engagement,
        Packet.stage == stage.value,
        Packet.direction == SENT,
        Packet.round == assessment_round,
        *_JOINT,
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
    write_packet(unit, run.engagement, sending, run.actor)
    return sending.title_da


def write_packet(unit: UnitOfWork, engagement: str, sending: Sending, actor: Actor) -> Packet:
    """Write a workbook with what is stored now, and give its row; equal content is the workbook that is there."""
    rows = narrowed_rows(sending.spec, rows_for(unit, engagement, sending.stage, sending.round))
    marks = [one for one in (sending.spec.respondent, sending.spec.part, sending.spec.addressee_da) if one]
    digest = content_hash([sending.spec.version, _plain(rows), *marks])
    identity = natural_id("packet", engagement, sending.stage, sending.round, SENT, sending.attempt, digest)
    found = unit.find(Packet, identity)
    if found is None:
        found = _written(unit, engagement, sending, rows, identity)
        found.on = actor.today
        unit.add(found)
    return found


def _has_come_back(read: Reader, engagement: str, sending: Sending) -> bool:
    of_round = (Packet.stage == sending.stage.value, Packet.round == sending.round)
    received = (Packet.direction == RECEIVED, Packet.attempt == sending.attempt)
    return bool(read.all(Packet, Packet.engagement == engagement, *of_round, *received, *_JOINT))


def _written(read: Reader, engagement: str, sending: Sending, rows: Rows, identity: str) -> Packet:
    _, municipality, programme = engagement_row(read, engagement)
    content = export_packet(
        sending.spec,
        engagement=engagement,
        municipality=municipality.name,
        generation=identity,
        rows=rows,
        is_example=programme.is_example or municipality.is_example,
        assessment_round=sending.round,
    )
    stored = packet_store().put(engagement, sending.file_name, content)
    return Packet(
        id=identity,
        engagement=engagement,
        stage=sending.stage.value,
        direction=SENT,
        attempt=sending.attempt,
        number=_next_number(read, engagement, sending),
        round=sending.round,
        generation=identity,
        file_name=sending.file_name,
        path=stored.relative_path,
        sha256=stored.sha256,
        respondent=sending.spec.respondent or None,
        part=sending.spec.part or None,
    )


def _next_number(read: Reader, engagement: str, sending: Sending) -> int:
    of_round = (Packet.stage == sending.stage.value, Packet.round == sending.round, Packet.direction == SENT)
    return 1 + max((row.number for row in read.all(Packet, Packet.engagement == engagement, *of_round)), default=0)


def _plain(rows: Mapping[str, Sequence[Mapping[str, Value | None]]]) -> dict[str, list[dict[str, Value | None]]]:
    return {sheet: [dict(row) for row in found] for sheet, found in rows.items()}
