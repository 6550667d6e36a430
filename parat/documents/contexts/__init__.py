"""Hold what each document shows, as plain values: the record fills them, the templates read them."""

from parat.documents.contexts.cover import EXAMPLE_MARK, Context, Cover
from parat.documents.contexts.plan import (
    Action,
    ActionCard,
    Annex,
    Chapter,
    ContactFunction,
    GatePassed,
    PlanDraft,
    PolicyOverlap,
    Publication,
    Stakeholder,
    annexes_with,
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
    "ItemResult",
    "MissingRole",
    "NextStep",
    "OpenQuestion",
    "ParticipantGroup",
    "PlanDraft",
    "PolicyOverlap",
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
    "chapters_with",
]
