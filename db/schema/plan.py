"""Hold the plan: its sections, actions, indicators and readings, and the policies it must fit with."""

from datetime import date
from decimal import Decimal
from typing import Any

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
    valid_until: Mapped[date | None]
    source_file: Mapped[str | None] = mapped_column(String(255))
    source_sha256: Mapped[str | None] = mapped_column(String(64))


class ExistingMeasure(Base):
    """Be a measure that another policy already holds; `place` is where in the policy's file or the workbook it stands.

    `area` is the place in the municipality that it works in, when it does not work everywhere.
    """

    __tablename__ = "existing_measure"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    policy: Mapped[str] = mapped_column(ForeignKey("policy.id"))
    title: Mapped[str] = mapped_column(String(300))
    description: Mapped[Words | None]
    target_group: Mapped[Words | None]
    level: Mapped[Key | None]
    owner: Mapped[str | None] = mapped_column(String(160))
    area: Mapped[str | None] = mapped_column(String(200))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    place: Mapped[str | None] = mapped_column(String(200))


class OverlapDecision(Base):
    """Be how the plan or one of its actions relates to an existing measure: merge, refer, or keep apart because ..."""

    __tablename__ = "overlap_decision"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    existing_measure: Mapped[str] = mapped_column(ForeignKey("existing_measure.id"))
    action: Mapped[Key | None]
    choice: Mapped[Key]
    reason: Mapped[Words]


class Plan(Base):
    """Be a municipality's plan in this engagement.

    `form` is `separate` for a plan against extremism alone, `joint` for one together with negative social control.
    `acute_elsewhere` says that the acute part lies in the general contingency plan, which the council adopted on
    `contingency_adopted_on`.
    """

    __tablename__ = "plan"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    title: Mapped[str] = mapped_column(String(200))
    covers_adults: Mapped[bool]
    form: Mapped[Key | None]
    acute_elsewhere: Mapped[bool | None]
    contingency_adopted_on: Mapped[date | None]


class Chapter(Base):
    """Be a chapter's local text; it belongs to the municipality and is never generated.

    `packet` and `place` say in which file, and where in it, the text was first read as it stands.
    """

    __tablename__ = "chapter"

    id: Mapped[Identity]
    plan: Mapped[str] = mapped_column(ForeignKey("plan.id"), index=True)
    number: Mapped[int]
    local_text: Mapped[Words]
    public: Mapped[bool]
    packet: Mapped[Key | None]
    place: Mapped[str | None] = mapped_column(String(200))


class AnnexText(Base):
    """Be an annex's local text, by the annex's letter; `packet` and `place` are those of a chapter."""

    __tablename__ = "annex_text"

    id: Mapped[Identity]
    plan: Mapped[str] = mapped_column(ForeignKey("plan.id"), index=True)
    letter: Mapped[str] = mapped_column(String(2))
    local_text: Mapped[Words]
    public: Mapped[bool]
    packet: Mapped[Key | None]
    place: Mapped[str | None] = mapped_column(String(200))


class Action(Base):
    """Be an action of the plan (indsats), proposed from a gap or a decision, accepted or rejected by a person.

    `packet` and `place` say in which file, and where in it, the action was first read as it stands; a proposal that
    nobody has touched has neither.
    """

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
    carried_from: Mapped[Key | None]
    packet: Mapped[Key | None]
    place: Mapped[str | None] = mapped_column(String(200))


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
    """Be what a party said of the plan in the hearing, and what the municipality answers it.

    A remark read from a returned Word file has its `kind` (`comment`, `insertion`, `deletion`, `replacement`), the
    `block` of the draft that it stands at, and in `about` the words that it is about.
    """

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
    kind: Mapped[Key | None]
    block: Mapped[str | None] = mapped_column(String(120))
    about: Mapped[Words | None]


class HearingParty(Base):
    """Be a party that was asked in a hearing: when, until when, and whether it answered or said that it has nothing."""

    __tablename__ = "hearing_party"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    attempt: Mapped[int]
    party: Mapped[str] = mapped_column(String(200))
    function: Mapped[str] = mapped_column(String(160))
    generation: Mapped[str | None] = mapped_column(ForeignKey("generation.id"))
    asked_on: Mapped[date]
    due_on: Mapped[date]
    answered_on: Mapped[date | None]
    outcome: Mapped[Key | None]
    reminded_on: Mapped[date | None]
    reminders: Mapped[int]


class Acceptance(Base):
    """Be a finding of the plan's check that somebody took responsibility for: which, who, why, on which day."""

    __tablename__ = "acceptance"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    rule: Mapped[Key]
    subject: Mapped[str] = mapped_column(String(160))
    accepted_by: Mapped[str] = mapped_column(String(160))
    reason: Mapped[Words]
    accepted_on: Mapped[date]
    recorded_by: Mapped[Key]


class ReturnedDraft(Base):
    """Be a draft that came back edited: which version it was, and the version that it was merged into.

    `changes` lists what the merging did, as `parat.documents.merge` names it.
    """

    __tablename__ = "returned_draft"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    document: Mapped[str] = mapped_column(ForeignKey("document.id"))
    base: Mapped[str] = mapped_column(ForeignKey("generation.id"))
    generation: Mapped[str | None] = mapped_column(ForeignKey("generation.id"))
    packet: Mapped[str] = mapped_column(ForeignKey("packet.id"))
    returned_on: Mapped[date]
    changes: Mapped[list[dict[str, Any]]]


class ReturnedText(Base):
    """Be a passage that a person rewrote in Word, waiting to be taken into the record or left in the file alone.

    `field` says what of the record it is (`chapter:7`, `annex:C`, `action:<id>:owner`), or `wording` for a sentence
    that is generated.
    """

    __tablename__ = "returned_text"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    returned_draft: Mapped[str] = mapped_column(ForeignKey("returned_draft.id"), index=True)
    field: Mapped[str] = mapped_column(String(120))
    block: Mapped[str] = mapped_column(String(120))
    base_text: Mapped[Words]
    their_text: Mapped[Words]
    choice: Mapped[Key | None]
    decided_by: Mapped[Key | None]
    decided_on: Mapped[date | None]
    reason: Mapped[Words]


class ExistingText(Base):
    """Be a passage of the plan that the municipality had before, and the chapter it was proposed for or placed in.

    `kind` is one of `parat.domain.placing`'s; `mark` is the chapter or annex, `confirmed` whether a person has settled
    it: placed there, or with no mark left out.
    """

    __tablename__ = "existing_text"

    id: Mapped[Identity]
    engagement: Mapped[EngagementId]
    packet: Mapped[str] = mapped_column(ForeignKey("packet.id"))
    number: Mapped[int]
    kind: Mapped[Key]
    heading: Mapped[Words]
    text: Mapped[Words]
    mark: Mapped[str | None] = mapped_column(String(2))
    confirmed: Mapped[bool]
