"""Name every table of the record."""

from db.schema.assessment import Answer, AssessmentRound, DevelopmentArea, Gap, Respondent, Score
from db.schema.base import Base
from db.schema.learning import Attendance, Decision, OpenQuestion, Participant, Session, TrainingNeed, Workshop
from db.schema.plan import (
    Action,
    Chapter,
    ExistingMeasure,
    Indicator,
    OverlapDecision,
    Plan,
    Policy,
    Reading,
)
from db.schema.programme import (
    Assignment,
    Contact,
    Engagement,
    HourEntry,
    Municipality,
    Outbox,
    Programme,
    Staff,
    Stakeholder,
)
from db.schema.running import (
    Audit,
    AuditHead,
    Claim,
    Deadline,
    Document,
    EvidenceRow,
    Gate,
    Generation,
    Manifest,
    Packet,
    Pause,
    PublishedArtifact,
    StageAttempt,
)

__all__ = [
    "Action", "Answer", "AssessmentRound", "Assignment", "Attendance", "Audit", "AuditHead", "Base", "Chapter",
    "Claim", "Contact", "Deadline", "Decision", "DevelopmentArea", "Document", "Engagement", "EvidenceRow",
    "ExistingMeasure", "Gap", "Gate", "Generation", "HourEntry", "Indicator", "Manifest", "Municipality",
    "OpenQuestion", "Outbox", "OverlapDecision", "Packet", "Participant", "Pause", "Plan", "Policy", "Programme",
    "PublishedArtifact", "Reading", "Respondent", "Score", "Session", "Staff", "Stakeholder", "StageAttempt",
    "TrainingNeed", "Workshop",
]  # fmt: skip
