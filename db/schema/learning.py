"""Hold the workshops and the training: what was planned, held and decided, and who learned what."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Base, EngagementId, Identity, Key, PersonalText, Words


class Workshop(Base):
    """Be a workshop, planned, held or cancelled with a reason."""

    __tablename__ = "workshop"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    number: Mapped[int]
    kind: Mapped[Key]
    held_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(String(200))
    state: Mapped[Key]
    begins: Mapped[str | None] = mapped_column(String(5))
    reason: Mapped[Words]
    attendance: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    consultants: Mapped[list[str] | None]
    key_functions: Mapped[list[str] | None]
    scenarios: Mapped[list[str] | None]


class Decision(Base):
    """Be what a workshop decided, with the place in the file that it was read from."""

    __tablename__ = "decision"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    workshop: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    number: Mapped[int]
    text: Mapped[Words]
    owner: Mapped[str] = mapped_column(String(160))
    due_on: Mapped[date | None]
    becomes_action: Mapped[bool]
    item: Mapped[str | None] = mapped_column(String(8))
    place: Mapped[str] = mapped_column(String(80))
    packet: Mapped[str] = mapped_column(ForeignKey("packet.id"))


class ScenarioAnswer(Base):
    """Be what answered one step of a scenario in a workshop: a section of the plan, an action card, or nothing."""

    __tablename__ = "scenario_answer"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    workshop: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    scenario: Mapped[Key]
    step: Mapped[int]
    answered_by: Mapped[Key]
    reference: Mapped[str] = mapped_column(String(200))
    note: Mapped[Words]
    place: Mapped[str] = mapped_column(String(80))
    packet: Mapped[str] = mapped_column(ForeignKey("packet.id"))


class OpenQuestion(Base):
    """Be a question that the workshops left open."""

    __tablename__ = "open_question"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    number: Mapped[int]
    text: Mapped[Words]
    owner: Mapped[str] = mapped_column(String(160))
    due_on: Mapped[date | None]


class TrainingNeed(Base):
    """Be how many of a staff group need a module, and why; 0 says that what was proposed is not wanted."""

    __tablename__ = "training_need"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    staff_group: Mapped[str] = mapped_column(String(160))
    module: Mapped[Key]
    needed: Mapped[int]
    reason: Mapped[Words | None]


class Session(Base):
    """Be one training session."""

    __tablename__ = "session"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    number: Mapped[int]
    module: Mapped[Key]
    held_on: Mapped[date | None]
    hours: Mapped[Decimal | None]
    state: Mapped[Key]
    begins: Mapped[str | None] = mapped_column(String(5))
    place: Mapped[str | None] = mapped_column(String(200))
    consultants: Mapped[list[str] | None]


class Attendance(Base):
    """Be how many of a staff group took part in a session, and how many passed its test."""

    __tablename__ = "attendance"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    session: Mapped[str] = mapped_column(ForeignKey("session.id"))
    staff_group: Mapped[str] = mapped_column(String(160))
    present: Mapped[int]
    passed: Mapped[int | None]


class SessionEvaluation(Base):
    """Be what the participants said of a session: how many answered, and their means on a scale from 1 to 5."""

    __tablename__ = "session_evaluation"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    session: Mapped[str] = mapped_column(ForeignKey("session.id"))
    answered: Mapped[int]
    relevance: Mapped[Decimal | None]
    usefulness: Mapped[Decimal | None]
    confidence: Mapped[Decimal | None]
    liked: Mapped[Words]
    wished: Mapped[Words]


class Participant(Base):
    """Be a person who took part: personal data, kept only with an agreement and until `delete_on`."""

    __tablename__ = "participant"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    session: Mapped[str] = mapped_column(ForeignKey("session.id"))
    number: Mapped[int]
    name: Mapped[PersonalText]
    function: Mapped[str] = mapped_column(String(160))
    work_mail: Mapped[PersonalText]
    delete_on: Mapped[date]
