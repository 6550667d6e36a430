"""Hold the readiness assessment: who was asked, what they answered, what follows from it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Base, EngagementId, Identity, Key, Words


class AssessmentRound(Base):
    """Be one run of the instrument: at the start, at adoption, or 12 months later."""

    __tablename__ = "assessment_round"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    round: Mapped[Key]
    instrument_version: Mapped[Key]
    missing_roles: Mapped[dict[str, Any]]
    self_mapping: Mapped[dict[str, Any]]
    opened_on: Mapped[date]


class Respondent(Base):
    """Be a role that was asked; no name is kept."""

    __tablename__ = "respondent"

    id: Mapped[Identity]
    assessment_round: Mapped[str] = mapped_column(ForeignKey("assessment_round.id"), index=True)
    number: Mapped[str] = mapped_column(String(8))
    role: Mapped[Key]
    sector: Mapped[str] = mapped_column(String(120))
    asked_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    reminded_on: Mapped[date | None]
    due_on: Mapped[date | None]
    reminders: Mapped[int | None]


class Answer(Base):
    """Be one respondent's answer to one item: 0-4, VI (does not know) or IR (not relevant)."""

    __tablename__ = "answer"

    id: Mapped[Identity]
    assessment_round: Mapped[str] = mapped_column(ForeignKey("assessment_round.id"), index=True)
    item: Mapped[str] = mapped_column(String(8))
    respondent: Mapped[str] = mapped_column(ForeignKey("respondent.id"))
    value: Mapped[str] = mapped_column(String(2))
    reason: Mapped[Words]
    documentation: Mapped[Words]
    place: Mapped[str] = mapped_column(String(80))
    packet: Mapped[str] = mapped_column(ForeignKey("packet.id"))


class Score(Base):
    """Be the grade of one dimension in one round."""

    __tablename__ = "score"

    id: Mapped[Identity]
    assessment_round: Mapped[str] = mapped_column(ForeignKey("assessment_round.id"), index=True)
    dimension: Mapped[str] = mapped_column(String(8))
    known: Mapped[Decimal | None]
    low: Mapped[Decimal | None]
    capped_by: Mapped[str | None] = mapped_column(String(60))
    sufficient: Mapped[bool]


class Gap(Base):
    """Be an item below 3.0, one that nobody could answer, or one on which a step of a scenario failed.

    `priority` is what a person confirmed (high, medium, low); until then there is only a proposal, which is reckoned.
    """

    __tablename__ = "gap"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    assessment_round: Mapped[str] = mapped_column(ForeignKey("assessment_round.id"), index=True)
    item: Mapped[str] = mapped_column(String(8))
    score: Mapped[Decimal | None]
    mandatory: Mapped[bool]
    unresolved: Mapped[bool]
    closed: Mapped[bool] = mapped_column(default=False)
    scenario_answer: Mapped[Key | None]
    priority: Mapped[Key | None]
    priority_reason: Mapped[Words | None]


class DevelopmentArea(Base):
    """Be an area that the municipality chose to develop, and the items it answers."""

    __tablename__ = "development_area"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    number: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(200))
    items: Mapped[list[str]]
    priority: Mapped[Key]


class Benchmark(Base):
    """Be what a programme's assessments are compared with: theme by theme the score of each municipality in it.

    It is kept so that two publications of a mean never differ by fewer than five municipalities.
    """

    __tablename__ = "benchmark"

    id: Mapped[Identity]
    programme: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    round: Mapped[Key]
    instrument_version: Mapped[Key]
    scores: Mapped[dict[str, Any]]


class InstrumentMigration(Base):
    """Be one move of a programme's running assessments to another version of the instrument, and what it put aside.

    A move is the row without an engagement, and one row for each engagement that was moved in it, under its number.
    """

    __tablename__ = "instrument_migration"

    id: Mapped[Identity]
    programme: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    engagement: Mapped[str | None] = mapped_column(ForeignKey("engagement.id"))
    number: Mapped[int]
    from_version: Mapped[Key]
    to_version: Mapped[Key]
    done_at: Mapped[datetime]
    staff: Mapped[Key]
    rolled_back_at: Mapped[datetime | None]
    report: Mapped[list[dict[str, Any]]]
    put_aside: Mapped[list[dict[str, Any]]]
