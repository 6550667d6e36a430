"""Hold the programme, the municipalities in it and the people around it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Base, EngagementId, Identity, Key, PersonalText, Words


class Programme(Base):
    """Be a call: its rules, deadline and capacity, with the versions it began with. The id is its slug."""

    __tablename__ = "programme"

    id: Mapped[Identity]
    title: Mapped[str] = mapped_column(String(200))
    rule_set: Mapped[Key]
    instrument_version: Mapped[Key]
    process_version: Mapped[Key]
    capacity: Mapped[int]
    selected: Mapped[int] = mapped_column(default=0)
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    state: Mapped[Key]
    is_example: Mapped[bool] = mapped_column(default=False)
    appeal: Mapped[Words | None]


class ProgrammeReport(Base):
    """Be one version of the report on a whole programme: the template, the data and the file it became."""

    __tablename__ = "programme_report"

    id: Mapped[Identity]
    programme: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    number: Mapped[int]
    template_hash: Mapped[str] = mapped_column(String(64))
    data_hash: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))
    path: Mapped[str] = mapped_column(String(400))
    web_sha256: Mapped[str] = mapped_column(String(64))
    web_path: Mapped[str] = mapped_column(String(400))
    dated: Mapped[date]
    blocks: Mapped[dict[str, Any]]


class Municipality(Base):
    """Be a municipality; the id is its four-character code."""

    __tablename__ = "municipality"

    id: Mapped[Identity]
    name: Mapped[str] = mapped_column(String(100), index=True)
    official_name: Mapped[str] = mapped_column(String(120))
    cvr: Mapped[str] = mapped_column(String(8))
    region: Mapped[str] = mapped_column(String(60))
    police_district: Mapped[str] = mapped_column(String(80))
    population: Mapped[int]
    is_example: Mapped[bool] = mapped_column(default=False)


class Engagement(Base):
    """Be one municipality in one programme; the id is `<programme>/<code>`."""

    __tablename__ = "engagement"

    id: Mapped[Identity]
    programme: Mapped[str] = mapped_column(ForeignKey("programme.id"), index=True)
    municipality: Mapped[str] = mapped_column(ForeignKey("municipality.id"), index=True)
    start: Mapped[Key]
    enrolled_on: Mapped[date]
    political_steps: Mapped[list[str]]
    agreement_on: Mapped[date | None]
    existing_plan_on: Mapped[date | None]
    allowed_times: Mapped[list[str] | None]
    previous_engagement: Mapped[str | None] = mapped_column(ForeignKey("engagement.id"))
    journal_number: Mapped[str] = mapped_column(String(60), default="")
    closed_because: Mapped[Words | None]
    adopted_on: Mapped[date | None]
    adopted_item: Mapped[str | None] = mapped_column(String(60))
    published_on: Mapped[date | None]
    published_at: Mapped[str | None] = mapped_column(String(400))
    revision_due_on: Mapped[date | None]
    reopened_because: Mapped[Words | None]


class ApplicationForm(Base):
    """Be what a municipality's application says, as it was last taken in, and the fields that it still lacks."""

    __tablename__ = "application_form"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    answers: Mapped[dict[str, Any]]
    gaps: Mapped[list[str]]


class Staff(Base):
    """Be a colleague; the id is the short id that forms show (`k07`)."""

    __tablename__ = "staff"

    id: Mapped[Identity]
    name: Mapped[PersonalText]
    role: Mapped[Key]
    active: Mapped[bool] = mapped_column(default=True)


class Assignment(Base):
    """Be a colleague's part in an engagement, with the hours set aside for it."""

    __tablename__ = "assignment"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    staff: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    role: Mapped[Key]
    hour_budget: Mapped[Decimal]


class HourEntry(Base):
    """Be hours that a colleague spent on an engagement on one day."""

    __tablename__ = "hour_entry"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    staff: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    worked_on: Mapped[date]
    hours: Mapped[Decimal]
    purpose: Mapped[str] = mapped_column(String(120))


class Contact(Base):
    """Be a contact at the municipality: the function first, the person only with an agreement."""

    __tablename__ = "contact"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    function: Mapped[str] = mapped_column(String(120))
    sector: Mapped[str] = mapped_column(String(120))
    name: Mapped[PersonalText]
    work_mail: Mapped[PersonalText]
    checked_on: Mapped[date]
    delete_on: Mapped[date]


class Stakeholder(Base):
    """Be an organisation or function that the plan counts on."""

    __tablename__ = "stakeholder"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    name: Mapped[str] = mapped_column(String(200))
    sector: Mapped[str] = mapped_column(String(120))
    role: Mapped[Words]


class Outbox(Base):
    """Be a letter, mail or invitation that waits to be sent once.

    `number` counts the messages of a kind about one subject; `to_functions` names contacts, whose addresses are looked
    up when the message goes out. An attachment is {"name", "media_type", "path", "sha256"} of a stored document, and
    `calendar` a meeting as JSON. `taken_at` is when a sender took the message in hand; a message that was withdrawn
    without a reason gave way to a newer one.
    """

    __tablename__ = "outbox"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    kind: Mapped[Key]
    subject_id: Mapped[Key]
    number: Mapped[int]
    to_functions: Mapped[list[str]]
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[Words]
    attachments: Mapped[list[dict[str, Any]]]
    calendar: Mapped[Words | None]
    content_hash: Mapped[str] = mapped_column(String(64))
    queued_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    sent_how: Mapped[Key | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_because: Mapped[Words | None]
