"""Hold the plan: its chapters, actions, indicators and readings, and the policies it must fit with."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Base, EngagementId, Identity, Key, Words


class Policy(Base):
    """Be another policy or plan of the municipality."""

    __tablename__ = "policy"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    title: Mapped[str] = mapped_column(String(200))
    owner: Mapped[str] = mapped_column(String(160))
    adopted_on: Mapped[date | None]


class ExistingMeasure(Base):
    """Be a measure that another policy already holds."""

    __tablename__ = "existing_measure"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    policy: Mapped[str] = mapped_column(ForeignKey("policy.id"))
    title: Mapped[str] = mapped_column(String(300))


class OverlapDecision(Base):
    """Be how the plan relates to an existing measure: merge, refer, or keep apart because ..."""

    __tablename__ = "overlap_decision"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    existing_measure: Mapped[str] = mapped_column(ForeignKey("existing_measure.id"))
    choice: Mapped[Key]
    reason: Mapped[Words]


class Plan(Base):
    """Be a municipality's plan in this engagement."""

    __tablename__ = "plan"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    title: Mapped[str] = mapped_column(String(200))
    covers_adults: Mapped[bool]


class Chapter(Base):
    """Be a chapter's local text; it belongs to the municipality and is never generated."""

    __tablename__ = "chapter"

    id: Mapped[Identity]
    plan: Mapped[str] = mapped_column(ForeignKey("plan.id"), index=True)
    number: Mapped[int]
    local_text: Mapped[Words]
    public: Mapped[bool]


class Action(Base):
    """Be an action of the plan (indsats), proposed from a gap or a decision, accepted or rejected by a person."""

    __tablename__ = "action"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    plan: Mapped[str] = mapped_column(ForeignKey("plan.id"), index=True)
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    choice: Mapped[Key]
    choice_reason: Mapped[Words]
    task: Mapped[int | None]
    level: Mapped[Key | None]
    target_group: Mapped[Words]
    description: Mapped[Words]
    activities: Mapped[Words]
    owner: Mapped[str] = mapped_column(String(160))
    participants: Mapped[Words]
    starts_on: Mapped[date | None]
    due_on: Mapped[date | None]
    resources: Mapped[Words]
    risk: Mapped[Words]
    documentation: Mapped[Words]
    proposed_because: Mapped[Words]
    gap: Mapped[str | None] = mapped_column(ForeignKey("gap.id"))
    decision: Mapped[str | None] = mapped_column(ForeignKey("decision.id"))
    measure: Mapped[str | None] = mapped_column(String(40))


class Indicator(Base):
    """Be how an action is measured."""

    __tablename__ = "indicator"

    id: Mapped[Identity]
    action: Mapped[str] = mapped_column(ForeignKey("action.id"), index=True)
    text: Mapped[Words]
    baseline: Mapped[Decimal | None]
    target: Mapped[Decimal | None]


class Reading(Base):
    """Be an action's state and measured value on one day."""

    __tablename__ = "reading"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    action: Mapped[str] = mapped_column(ForeignKey("action.id"), index=True)
    read_on: Mapped[date]
    state: Mapped[Key]
    value: Mapped[Decimal | None]
    note: Mapped[Words]
    deviation: Mapped[Words]
    place: Mapped[str] = mapped_column(String(80))
    packet: Mapped[str] = mapped_column(ForeignKey("packet.id"))


class HearingAnswer(Base):
    """Be what a party said of the plan in the hearing, and what the municipality answers it."""

    __tablename__ = "hearing_answer"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    number: Mapped[int]
    party: Mapped[str] = mapped_column(String(200))
    received_on: Mapped[date | None]
    section: Mapped[str] = mapped_column(String(200))
    comment: Mapped[Words]
    answer: Mapped[Words]
    changes_plan: Mapped[bool | None]
    packet: Mapped[str] = mapped_column(ForeignKey("packet.id"))
