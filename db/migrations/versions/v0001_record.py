"""Create the record."""

import sqlalchemy as sa
from alembic import op

from db.schema.base import Exact, UtcDateTime
from db.triggers import create_triggers, drop_triggers

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the record to this version."""
    op.create_table(
        "audit",
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("via", sa.String(length=64), nullable=False),
        sa.Column("run_id", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("subject_table", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", "position", name=op.f("pk_audit")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "municipality",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("official_name", sa.String(length=120), nullable=False),
        sa.Column("cvr", sa.String(length=8), nullable=False),
        sa.Column("region", sa.String(length=60), nullable=False),
        sa.Column("police_district", sa.String(length=80), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality")),
    )
    op.create_index(op.f("ix_municipality_name"), "municipality", ["name"], unique=False)
    op.create_table(
        "programme",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("rule_set", sa.String(length=64), nullable=False),
        sa.Column("instrument_version", sa.String(length=64), nullable=False),
        sa.Column("process_version", sa.String(length=64), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("selected", sa.Integer(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=320), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )
    op.create_table(
        "engagement",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("municipality", sa.String(length=64), nullable=False),
        sa.Column("start", sa.String(length=64), nullable=False),
        sa.Column("enrolled_on", sa.Date(), nullable=False),
        sa.Column("political_steps", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("agreement_on", sa.Date(), nullable=True),
        sa.Column("existing_plan_on", sa.Date(), nullable=True),
        sa.Column("previous_engagement", sa.String(length=64), nullable=True),
        sa.Column("journal_number", sa.String(length=60), nullable=False),
        sa.Column("closed_because", sa.Text(), nullable=True),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("adopted_item", sa.String(length=60), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_at", sa.String(length=400), nullable=True),
        sa.Column("revision_due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["municipality"], ["municipality.id"], name=op.f("fk_engagement_municipality")),
        sa.ForeignKeyConstraint(
            ["previous_engagement"], ["engagement.id"], name=op.f("fk_engagement_previous_engagement")
        ),
        sa.ForeignKeyConstraint(["programme"], ["programme.id"], name=op.f("fk_engagement_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagement")),
    )
    op.create_index(op.f("ix_engagement_municipality"), "engagement", ["municipality"], unique=False)
    op.create_index(op.f("ix_engagement_programme"), "engagement", ["programme"], unique=False)
    op.create_table(
        "application_form",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("answers", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("gaps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_application_form_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_form")),
    )
    op.create_index(op.f("ix_application_form_engagement"), "application_form", ["engagement"], unique=False)
    op.create_table(
        "assessment_round",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("round", sa.String(length=64), nullable=False),
        sa.Column("instrument_version", sa.String(length=64), nullable=False),
        sa.Column("missing_roles", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("self_mapping", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("imported_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_assessment_round_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_round")),
    )
    op.create_index(op.f("ix_assessment_round_engagement"), "assessment_round", ["engagement"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("hour_budget", Exact(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_assignment_engagement")),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=op.f("fk_assignment_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_engagement"), "assignment", ["engagement"], unique=False)
    op.create_table(
        "claim",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("stage", sa.String(length=64), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=200), nullable=True),
        sa.Column("staff", sa.String(length=64), nullable=True),
        sa.Column("since", UtcDateTime(), nullable=True),
        sa.Column("lease_until", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_claim_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("function", sa.String(length=120), nullable=False),
        sa.Column("sector", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=320), nullable=False),
        sa.Column("work_mail", sa.String(length=320), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("delete_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_contact_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_engagement"), "contact", ["engagement"], unique=False)
    op.create_table(
        "deadline",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("owner", sa.String(length=160), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_deadline_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    op.create_index(op.f("ix_deadline_engagement"), "deadline", ["engagement"], unique=False)
    op.create_table(
        "development_area",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("items", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("priority", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_development_area_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_development_area")),
    )
    op.create_index(op.f("ix_development_area_engagement"), "development_area", ["engagement"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_document_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_engagement"), "document", ["engagement"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_evidence_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_evidence_engagement"), "evidence", ["engagement"], unique=False)
    op.create_table(
        "gate",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("stage", sa.String(length=64), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("gate", sa.String(length=64), nullable=False),
        sa.Column("document_sha256", sa.String(length=64), nullable=True),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("ruling", sa.String(length=64), nullable=True),
        sa.Column("decided_by", sa.String(length=160), nullable=True),
        sa.Column("recorded_by", sa.String(length=64), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("proof", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_gate_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gate")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_gate_engagement"), "gate", ["engagement"], unique=False)
    op.create_table(
        "hour_entry",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("worked_on", sa.Date(), nullable=False),
        sa.Column("hours", Exact(), nullable=False),
        sa.Column("purpose", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_hour_entry_engagement")),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=op.f("fk_hour_entry_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hour_entry")),
    )
    op.create_index(op.f("ix_hour_entry_engagement"), "hour_entry", ["engagement"], unique=False)
    op.create_table(
        "open_question",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=160), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_open_question_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_question")),
    )
    op.create_index(op.f("ix_open_question_engagement"), "open_question", ["engagement"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("queued_at", UtcDateTime(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_outbox_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_engagement"), "outbox", ["engagement"], unique=False)
    op.create_table(
        "packet",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("stage", sa.String(length=64), nullable=False),
        sa.Column("direction", sa.String(length=64), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("round", sa.String(length=20), nullable=False),
        sa.Column("generation", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_packet_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packet")),
    )
    op.create_index(op.f("ix_packet_engagement"), "packet", ["engagement"], unique=False)
    op.create_table(
        "pause",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_pause_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
    )
    op.create_index(op.f("ix_pause_engagement"), "pause", ["engagement"], unique=False)
    op.create_table(
        "plan",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("covers_adults", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_plan_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    op.create_index(op.f("ix_plan_engagement"), "plan", ["engagement"], unique=False)
    op.create_table(
        "policy",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("owner", sa.String(length=160), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_policy_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy")),
    )
    op.create_index(op.f("ix_policy_engagement"), "policy", ["engagement"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("module", sa.String(length=64), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("hours", Exact(), nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_session_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_engagement"), "session", ["engagement"], unique=False)
    op.create_table(
        "stage_attempt",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("stage", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_stage_attempt_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_attempt")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_stage_attempt_engagement"), "stage_attempt", ["engagement"], unique=False)
    op.create_table(
        "stakeholder",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sector", sa.String(length=120), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_stakeholder_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholder")),
    )
    op.create_index(op.f("ix_stakeholder_engagement"), "stakeholder", ["engagement"], unique=False)
    op.create_table(
        "training_need",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("staff_group", sa.String(length=160), nullable=False),
        sa.Column("module", sa.String(length=64), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_training_need_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_need")),
    )
    op.create_index(op.f("ix_training_need_engagement"), "training_need", ["engagement"], unique=False)
    op.create_table(
        "workshop",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("attendance", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_workshop_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop")),
    )
    op.create_index(op.f("ix_workshop_engagement"), "workshop", ["engagement"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("session", sa.String(length=64), nullable=False),
        sa.Column("staff_group", sa.String(length=160), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_attendance_engagement")),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name=op.f("fk_attendance_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
    )
    op.create_index(op.f("ix_attendance_engagement"), "attendance", ["engagement"], unique=False)
    op.create_table(
        "chapter",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("local_text", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name=op.f("fk_chapter_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chapter")),
    )
    op.create_index(op.f("ix_chapter_plan"), "chapter", ["plan"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("workshop", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=160), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("becomes_action", sa.Boolean(), nullable=False),
        sa.Column("item", sa.String(length=8), nullable=True),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("packet", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_decision_engagement")),
        sa.ForeignKeyConstraint(["packet"], ["packet.id"], name=op.f("fk_decision_packet")),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], name=op.f("fk_decision_workshop")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_engagement"), "decision", ["engagement"], unique=False)
    op.create_table(
        "existing_measure",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("policy", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_existing_measure_engagement")),
        sa.ForeignKeyConstraint(["policy"], ["policy.id"], name=op.f("fk_existing_measure_policy")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_existing_measure")),
    )
    op.create_index(op.f("ix_existing_measure_engagement"), "existing_measure", ["engagement"], unique=False)
    op.create_table(
        "gap",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("assessment_round", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=8), nullable=False),
        sa.Column("score", Exact(), nullable=True),
        sa.Column("mandatory", sa.Boolean(), nullable=False),
        sa.Column("unresolved", sa.Boolean(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_round"], ["assessment_round.id"], name=op.f("fk_gap_assessment_round")),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_gap_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gap")),
    )
    op.create_index(op.f("ix_gap_assessment_round"), "gap", ["assessment_round"], unique=False)
    op.create_index(op.f("ix_gap_engagement"), "gap", ["engagement"], unique=False)
    op.create_table(
        "generation",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("template_hash", sa.String(length=64), nullable=False),
        sa.Column("data_hash", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name=op.f("fk_generation_document")),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_generation_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_generation")),
    )
    op.create_index(op.f("ix_generation_document"), "generation", ["document"], unique=False)
    op.create_index(op.f("ix_generation_engagement"), "generation", ["engagement"], unique=False)
    op.create_table(
        "participant",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("session", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=320), nullable=False),
        sa.Column("function", sa.String(length=160), nullable=False),
        sa.Column("work_mail", sa.String(length=320), nullable=False),
        sa.Column("delete_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_participant_engagement")),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name=op.f("fk_participant_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
    )
    op.create_index(op.f("ix_participant_engagement"), "participant", ["engagement"], unique=False)
    op.create_table(
        "respondent",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("assessment_round", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("sector", sa.String(length=120), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_round"], ["assessment_round.id"], name=op.f("fk_respondent_assessment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_respondent")),
    )
    op.create_index(op.f("ix_respondent_assessment_round"), "respondent", ["assessment_round"], unique=False)
    op.create_table(
        "score",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("assessment_round", sa.String(length=64), nullable=False),
        sa.Column("dimension", sa.String(length=8), nullable=False),
        sa.Column("known", Exact(), nullable=True),
        sa.Column("low", Exact(), nullable=True),
        sa.Column("capped_by", sa.String(length=60), nullable=True),
        sa.Column("sufficient", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_round"], ["assessment_round.id"], name=op.f("fk_score_assessment_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score")),
    )
    op.create_index(op.f("ix_score_assessment_round"), "score", ["assessment_round"], unique=False)
    op.create_table(
        "action",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("choice", sa.String(length=64), nullable=False),
        sa.Column("choice_reason", sa.Text(), nullable=False),
        sa.Column("task", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(length=64), nullable=True),
        sa.Column("target_group", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("activities", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=160), nullable=False),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("resources", sa.Text(), nullable=False),
        sa.Column("risk", sa.Text(), nullable=False),
        sa.Column("documentation", sa.Text(), nullable=False),
        sa.Column("proposed_because", sa.Text(), nullable=False),
        sa.Column("gap", sa.String(length=64), nullable=True),
        sa.Column("decision", sa.String(length=64), nullable=True),
        sa.Column("measure", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["decision"], ["decision.id"], name=op.f("fk_action_decision")),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_action_engagement")),
        sa.ForeignKeyConstraint(["gap"], ["gap.id"], name=op.f("fk_action_gap")),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name=op.f("fk_action_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    op.create_index(op.f("ix_action_engagement"), "action", ["engagement"], unique=False)
    op.create_index(op.f("ix_action_plan"), "action", ["plan"], unique=False)
    op.create_table(
        "answer",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("assessment_round", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=8), nullable=False),
        sa.Column("respondent", sa.String(length=64), nullable=False),
        sa.Column("value", sa.String(length=2), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("documentation", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("packet", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["assessment_round"], ["assessment_round.id"], name=op.f("fk_answer_assessment_round")),
        sa.ForeignKeyConstraint(["packet"], ["packet.id"], name=op.f("fk_answer_packet")),
        sa.ForeignKeyConstraint(["respondent"], ["respondent.id"], name=op.f("fk_answer_respondent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
    )
    op.create_index(op.f("ix_answer_assessment_round"), "answer", ["assessment_round"], unique=False)
    op.create_table(
        "manifest",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.String(length=64), nullable=False),
        sa.Column("blocks", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["generation"], ["generation.id"], name=op.f("fk_manifest_generation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manifest")),
    )
    op.create_table(
        "overlap_decision",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("existing_measure", sa.String(length=64), nullable=False),
        sa.Column("choice", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_overlap_decision_engagement")),
        sa.ForeignKeyConstraint(
            ["existing_measure"], ["existing_measure.id"], name=op.f("fk_overlap_decision_existing_measure")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overlap_decision")),
    )
    op.create_index(op.f("ix_overlap_decision_engagement"), "overlap_decision", ["engagement"], unique=False)
    op.create_table(
        "indicator",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("baseline", Exact(), nullable=True),
        sa.Column("target", Exact(), nullable=True),
        sa.ForeignKeyConstraint(["action"], ["action.id"], name=op.f("fk_indicator_action")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
    )
    op.create_index(op.f("ix_indicator_action"), "indicator", ["action"], unique=False)
    op.create_table(
        "reading",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("value", Exact(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("deviation", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("packet", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["action"], ["action.id"], name=op.f("fk_reading_action")),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_reading_engagement")),
        sa.ForeignKeyConstraint(["packet"], ["packet.id"], name=op.f("fk_reading_packet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_action"), "reading", ["action"], unique=False)
    op.create_index(op.f("ix_reading_engagement"), "reading", ["engagement"], unique=False)
    create_triggers(op.get_bind())


def downgrade() -> None:
    """Take the record back to the version before."""
    drop_triggers(op.get_bind())
    op.drop_index(op.f("ix_reading_engagement"), table_name="reading")
    op.drop_index(op.f("ix_reading_action"), table_name="reading")
    op.drop_table("reading")
    op.drop_index(op.f("ix_indicator_action"), table_name="indicator")
    op.drop_table("indicator")
    op.drop_index(op.f("ix_overlap_decision_engagement"), table_name="overlap_decision")
    op.drop_table("overlap_decision")
    op.drop_table("manifest")
    op.drop_index(op.f("ix_answer_assessment_round"), table_name="answer")
    op.drop_table("answer")
    op.drop_index(op.f("ix_action_plan"), table_name="action")
    op.drop_index(op.f("ix_action_engagement"), table_name="action")
    op.drop_table("action")
    op.drop_index(op.f("ix_score_assessment_round"), table_name="score")
    op.drop_table("score")
    op.drop_index(op.f("ix_respondent_assessment_round"), table_name="respondent")
    op.drop_table("respondent")
    op.drop_index(op.f("ix_participant_engagement"), table_name="participant")
    op.drop_table("participant")
    op.drop_index(op.f("ix_generation_engagement"), table_name="generation")
    op.drop_index(op.f("ix_generation_document"), table_name="generation")
    op.drop_table("generation")
    op.drop_index(op.f("ix_gap_engagement"), table_name="gap")
    op.drop_index(op.f("ix_gap_assessment_round"), table_name="gap")
    op.drop_table("gap")
    op.drop_index(op.f("ix_existing_measure_engagement"), table_name="existing_measure")
    op.drop_table("existing_measure")
    op.drop_index(op.f("ix_decision_engagement"), table_name="decision")
    op.drop_table("decision")
    op.drop_index(op.f("ix_chapter_plan"), table_name="chapter")
    op.drop_table("chapter")
    op.drop_index(op.f("ix_attendance_engagement"), table_name="attendance")
    op.drop_table("attendance")
    op.drop_index(op.f("ix_workshop_engagement"), table_name="workshop")
    op.drop_table("workshop")
    op.drop_index(op.f("ix_training_need_engagement"), table_name="training_need")
    op.drop_table("training_need")
    op.drop_index(op.f("ix_stakeholder_engagement"), table_name="stakeholder")
    op.drop_table("stakeholder")
    op.drop_index(op.f("ix_stage_attempt_engagement"), table_name="stage_attempt")
    op.drop_table("stage_attempt")
    op.drop_index(op.f("ix_session_engagement"), table_name="session")
    op.drop_table("session")
    op.drop_index(op.f("ix_policy_engagement"), table_name="policy")
    op.drop_table("policy")
    op.drop_index(op.f("ix_plan_engagement"), table_name="plan")
    op.drop_table("plan")
    op.drop_index(op.f("ix_pause_engagement"), table_name="pause")
    op.drop_table("pause")
    op.drop_index(op.f("ix_packet_engagement"), table_name="packet")
    op.drop_table("packet")
    op.drop_index(op.f("ix_outbox_engagement"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_index(op.f("ix_open_question_engagement"), table_name="open_question")
    op.drop_table("open_question")
    op.drop_index(op.f("ix_hour_entry_engagement"), table_name="hour_entry")
    op.drop_table("hour_entry")
    op.drop_index(op.f("ix_gate_engagement"), table_name="gate")
    op.drop_table("gate")
    op.drop_index(op.f("ix_evidence_engagement"), table_name="evidence")
    op.drop_table("evidence")
    op.drop_index(op.f("ix_document_engagement"), table_name="document")
    op.drop_table("document")
    op.drop_index(op.f("ix_development_area_engagement"), table_name="development_area")
    op.drop_table("development_area")
    op.drop_index(op.f("ix_deadline_engagement"), table_name="deadline")
    op.drop_table("deadline")
    op.drop_index(op.f("ix_contact_engagement"), table_name="contact")
    op.drop_table("contact")
    op.drop_table("claim")
    op.drop_index(op.f("ix_assignment_engagement"), table_name="assignment")
    op.drop_table("assignment")
    op.drop_index(op.f("ix_assessment_round_engagement"), table_name="assessment_round")
    op.drop_table("assessment_round")
    op.drop_index(op.f("ix_application_form_engagement"), table_name="application_form")
    op.drop_table("application_form")
    op.drop_index(op.f("ix_engagement_programme"), table_name="engagement")
    op.drop_index(op.f("ix_engagement_municipality"), table_name="engagement")
    op.drop_table("engagement")
    op.drop_table("staff")
    op.drop_table("programme")
    op.drop_index(op.f("ix_municipality_name"), table_name="municipality")
    op.drop_table("municipality")
    op.drop_table("audit_head")
    op.drop_table("audit")
