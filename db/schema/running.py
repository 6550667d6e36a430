"""Hold how the work runs: attempts, gates, evidence, claims, packets, documents and the audit chains."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import CLUSTERED, Base, EngagementId, Identity, Key, Words


class StageAttempt(Base):
    """Be one try at a stage."""

    __tablename__ = "stage_attempt"
    __table_args__ = CLUSTERED

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    stage: Mapped[Key]
    number: Mapped[int]
    opened_on: Mapped[date]
    ended_on: Mapped[date | None]
    ended_by: Mapped[Key | None]


class Gate(Base):
    """Be a row that waits for a person: what is decided, on which file, due when; then who decided what and why."""

    __tablename__ = "gate"
    __table_args__ = CLUSTERED

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    stage: Mapped[Key]
    attempt: Mapped[int]
    gate: Mapped[Key]
    document_sha256: Mapped[str | None] = mapped_column(String(64))
    raised_on: Mapped[date]
    due_on: Mapped[date]
    ruling: Mapped[Key | None]
    decided_by: Mapped[str | None] = mapped_column(String(160))
    recorded_by: Mapped[Key | None]
    decided_on: Mapped[date | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[Words | None]
    proof: Mapped[dict[str, Any] | None]


class EvidenceRow(Base):
    """Be a fact that the stage machine asks for, written by the step that established it."""

    __tablename__ = "evidence"
    __table_args__ = CLUSTERED

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    name: Mapped[Key]
    holds: Mapped[bool]
    since: Mapped[date]


class Deadline(Base):
    """Be a date that an engagement must keep, or a milestone on its way."""

    __tablename__ = "deadline"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    kind: Mapped[Key]
    title: Mapped[str] = mapped_column(String(200))
    owner: Mapped[str] = mapped_column(String(160))
    due_on: Mapped[date | None]
    met_on: Mapped[date | None]


class Pause(Base):
    """Be a time in which an engagement rests, with its reason."""

    __tablename__ = "pause"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    reason: Mapped[Words]


class Claim(Base):
    """Be the right to work on one stage of one engagement: a lease and a fencing token that only grows."""

    __tablename__ = "claim"
    __table_args__ = CLUSTERED

    id: Mapped[Identity]
    engagement: Mapped[str] = mapped_column(ForeignKey("engagement.id"))
    stage: Mapped[Key]
    fence: Mapped[int]
    holder: Mapped[str | None] = mapped_column(String(200))
    staff: Mapped[Key | None]
    since: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]


class Packet(Base):
    """Be a workbook sent out, or a file taken in; `respondent` is whose it is when it asks only one, `part` what part.

    A file that is gone because a person was erased keeps its row and its checksum, with the day in `erased_on`.
    """

    __tablename__ = "packet"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    stage: Mapped[Key]
    direction: Mapped[Key]
    attempt: Mapped[int]
    number: Mapped[int]
    round: Mapped[str] = mapped_column(String(20))
    generation: Mapped[Key]
    file_name: Mapped[str] = mapped_column(String(255))
    path: Mapped[str] = mapped_column(String(400))
    sha256: Mapped[str] = mapped_column(String(64))
    on: Mapped[date]
    respondent: Mapped[str | None] = mapped_column(String(8))
    part: Mapped[str | None] = mapped_column(String(20))
    erased_on: Mapped[date | None]


class Conflict(Base):
    """Be a cell that was changed both in a returned file and in the record since the file went out.

    The record keeps its value until a person decides. `column` is empty when the file lacks a row that the record has
    changed. Values are written as `parat.domain.packets.merging` writes them.
    """

    __tablename__ = "conflict"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    packet: Mapped[str] = mapped_column(ForeignKey("packet.id"))
    stage: Mapped[Key]
    round: Mapped[str] = mapped_column(String(20))
    sheet: Mapped[Key]
    row_key: Mapped[list[str]]
    column: Mapped[Key]
    place: Mapped[str] = mapped_column(String(80))
    base_value: Mapped[Words | None]
    sheet_value: Mapped[Words | None]
    record_value: Mapped[Words | None]
    changed_by: Mapped[Key | None]
    changed_at: Mapped[datetime | None]
    choice: Mapped[Key | None]
    decided_by: Mapped[Key | None]
    decided_on: Mapped[date | None]
    reason: Mapped[Words]


class Document(Base):
    """Be a deliverable of an engagement; its generations are its versions."""

    __tablename__ = "document"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    kind: Mapped[Key]
    part: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))


class Generation(Base):
    """Be one version of a document: the template, the data and the file it became.

    `origin` says how it came about: from the data alone (`data`, or nothing), from a person's file merged with the data
    (`redraft`), or as an older version brought back (`restore`); `made_from` is then the version that it rests on, and
    `because` why it was brought back.
    """

    __tablename__ = "generation"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    document: Mapped[str] = mapped_column(ForeignKey("document.id"), index=True)
    number: Mapped[int]
    template_hash: Mapped[str] = mapped_column(String(64))
    data_hash: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))
    path: Mapped[str] = mapped_column(String(400))
    state: Mapped[Key]
    dated: Mapped[date]
    origin: Mapped[Key | None]
    made_from: Mapped[Key | None]
    because: Mapped[Words | None]


class Rendition(Base):
    """Be a generation in another form: the web page, or what the data alone gave (`base`) beside a merged file."""

    __tablename__ = "rendition"

    id: Mapped[Identity]
    generation: Mapped[str] = mapped_column(ForeignKey("generation.id"), index=True)
    format: Mapped[Key]
    sha256: Mapped[str] = mapped_column(String(64))
    path: Mapped[str] = mapped_column(String(400))


class Manifest(Base):
    """Be what a generation said: block id to text."""

    __tablename__ = "manifest"

    id: Mapped[Identity]
    generation: Mapped[str] = mapped_column(ForeignKey("generation.id"))
    blocks: Mapped[dict[str, Any]]


class Audit(Base):
    """Be one line of an append-only chain: ids and hashes only, never names or text.

    The key is the chain and the position in it; a line has no id of its own.
    """

    __tablename__ = "audit"
    __table_args__ = CLUSTERED

    chain: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[str] = mapped_column(String(32))
    staff: Mapped[Key]
    via: Mapped[Key]
    run_id: Mapped[str] = mapped_column(String(64))
    event: Mapped[Key]
    subject_table: Mapped[Key]
    subject: Mapped[Key]
    content_hash: Mapped[str] = mapped_column(String(64))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHead(Base):
    """Be the end of a chain; its row is locked as the last act before a commit."""

    __tablename__ = "audit_head"
    __table_args__ = CLUSTERED

    id: Mapped[Identity]
    position: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
