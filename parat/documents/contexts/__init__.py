"""Hold what each document shows, as plain values: the record fills them, the templates read them."""

from parat.documents.contexts.cards import ActionCard, ActionCards, ContactFunction, IncidentPlan
from parat.documents.contexts.cover import EXAMPLE_MARK, Context, Cover
from parat.documents.contexts.editions import PublicPlan, public_edition
from parat.documents.contexts.plan import (
    Action,
    Annex,
    Chapter,
    GatePassed,
    PlanDraft,
    PolicyOverlap,
    Publication,
    Stakeholder,
    annexes_with,
    approved_da,
    chapters_with,
)
from parat.documents.contexts.readiness import (
    DimensionResult,
    Disagreement,
    Gap,
    ItemResult,
    MissingRole,
    ReadinessReport,
    RespondentRole,
)
from parat.documents.contexts.status import ActionStatus, Deviation, NextStep, StatusReport
from parat.documents.contexts.training import TrainingNeed, TrainingRecord, TrainingSession, TrainingWaiver
from parat.documents.contexts.workshop import (
    DecisionRow,
    DevelopmentArea,
    OpenQuestion,
    ParticipantGroup,
    WorkshopMinutes,
)

__all__ = [
    "EXAMPLE_MARK",
    "Action",
    "ActionCard",
    "ActionCards",
    "ActionStatus",
    "Annex",
    "Chapter",
    "ContactFunction",
    "Context",
    "Cover",
    "DecisionRow",
    "DevelopmentArea",
    "Deviation",
    "DimensionResult",
    "Disagreement",
    "Gap",
    "GatePassed",
    "IncidentPlan",
    "ItemResult",
    "MissingRole",
    "NextStep",
    "OpenQuestion",
    "ParticipantGroup",
    "PlanDraft",
    "PolicyOverlap",
    "PublicPlan",
    "Publication",
    "ReadinessReport",
    "RespondentRole",
    "Stakeholder",
    "StatusReport",
    "TrainingNeed",
    "TrainingRecord",
    "TrainingSession",
    "TrainingWaiver",
    "WorkshopMinutes",
    "annexes_with",
    "approved_da",
    "chapters_with",
    "public_edition",
]
