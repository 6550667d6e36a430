"""Keep conflicts, scenario answers, the outbox's messages, moves between instruments and who was asked when."""

import sqlalchemy as sa
from alembic import op

from db.schema.base import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the record to this version."""
    op.create_table(
        "benchmark",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("round", sa.String(length=64), nullable=False),
        sa.Column("instrument_version", sa.String(length=64), nullable=False),
        sa.Column("scores", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["programme"], ["programme.id"], name=op.f("fk_benchmark_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benchmark")),
    )
    op.create_index(op.f("ix_benchmark_programme"), "benchmark", ["programme"], unique=False)
    op.create_table(
        "instrument_migration",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("from_version", sa.String(length=64), nullable=False),
        sa.Column("to_version", sa.String(length=64), nullable=False),
        sa.Column("done_at", UtcDateTime(), nullable=False),
        sa.Column("staff", sa.String(length=64), nullable=False),
        sa.Column("rolled_back_at", UtcDateTime(), nullable=True),
        sa.Column("report", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("put_aside", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["programme"], ["programme.id"], name=op.f("fk_instrument_migration_programme")),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_instrument_migration_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_migration")),
    )
    op.create_index(op.f("ix_instrument_migration_programme"), "instrument_migration", ["programme"], unique=False)
    op.create_table(
        "conflict",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("packet", sa.String(length=64), nullable=False),
        sa.Column("stage", sa.String(length=64), nullable=False),
        sa.Column("round", sa.String(length=20), nullable=False),
        sa.Column("sheet", sa.String(length=64), nullable=False),
        sa.Column("row_key", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("column", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("base_value", sa.Text(), nullable=True),
        sa.Column("sheet_value", sa.Text(), nullable=True),
        sa.Column("record_value", sa.Text(), nullable=True),
        sa.Column("changed_by", sa.String(length=64), nullable=True),
        sa.Column("changed_at", UtcDateTime(), nullable=True),
        sa.Column("choice", sa.String(length=64), nullable=True),
        sa.Column("decided_by", sa.String(length=64), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_conflict_engagement")),
        sa.ForeignKeyConstraint(["packet"], ["packet.id"], name=op.f("fk_conflict_packet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict")),
    )
    op.create_index(op.f("ix_conflict_engagement"), "conflict", ["engagement"], unique=False)
    op.create_table(
        "scenario_answer",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("workshop", sa.String(length=64), nullable=False),
        sa.Column("scenario", sa.String(length=64), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("answered_by", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("packet", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_scenario_answer_engagement")),
        sa.ForeignKeyConstraint(["packet"], ["packet.id"], name=op.f("fk_scenario_answer_packet")),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], name=op.f("fk_scenario_answer_workshop")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario_answer")),
    )
    op.create_index(op.f("ix_scenario_answer_engagement"), "scenario_answer", ["engagement"], unique=False)
    op.execute("ALTER TABLE assessment_round RENAME COLUMN imported_on TO opened_on")
    op.add_column("engagement", sa.Column("allowed_times", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("gap", sa.Column("scenario_answer", sa.String(length=64), nullable=True))
    op.add_column("gap", sa.Column("priority", sa.String(length=64), nullable=True))
    op.add_column("gap", sa.Column("priority_reason", sa.Text(), nullable=True))
    op.drop_index(op.f("ix_outbox_engagement"), table_name="outbox")
    op.drop_table("outbox")  # nothing was ever written to it
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("to_functions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("attachments", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("calendar", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("queued_at", UtcDateTime(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.Column("sent_how", sa.String(length=64), nullable=True),
        sa.Column("taken_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_outbox_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_engagement"), "outbox", ["engagement"], unique=False)
    op.add_column("packet", sa.Column("respondent", sa.String(length=8), nullable=True))
    op.add_column("packet", sa.Column("part", sa.String(length=20), nullable=True))
    op.add_column("packet", sa.Column("erased_on", sa.Date(), nullable=True))
    op.add_column("respondent", sa.Column("due_on", sa.Date(), nullable=True))
    op.add_column("respondent", sa.Column("reminders", sa.Integer(), nullable=True))
    op.add_column("session", sa.Column("consultants", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("training_need", sa.Column("reason", sa.Text(), nullable=True))
    op.add_column("workshop", sa.Column("consultants", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("workshop", sa.Column("key_functions", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("workshop", sa.Column("scenarios", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Take the record back to the version before."""
    op.drop_column("workshop", "scenarios")
    op.drop_column("workshop", "key_functions")
    op.drop_column("workshop", "consultants")
    op.drop_column("training_need", "reason")
    op.drop_column("session", "consultants")
    op.drop_column("respondent", "reminders")
    op.drop_column("respondent", "due_on")
    op.drop_column("packet", "erased_on")
    op.drop_column("packet", "part")
    op.drop_column("packet", "respondent")
    op.drop_index(op.f("ix_outbox_engagement"), table_name="outbox")
    op.drop_table("outbox")
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
    op.drop_column("gap", "priority_reason")
    op.drop_column("gap", "priority")
    op.drop_column("gap", "scenario_answer")
    op.drop_column("engagement", "allowed_times")
    op.execute("ALTER TABLE assessment_round RENAME COLUMN opened_on TO imported_on")
    op.drop_index(op.f("ix_scenario_answer_engagement"), table_name="scenario_answer")
    op.drop_table("scenario_answer")
    op.drop_index(op.f("ix_conflict_engagement"), table_name="conflict")
    op.drop_table("conflict")
    op.drop_index(op.f("ix_instrument_migration_programme"), table_name="instrument_migration")
    op.drop_table("instrument_migration")
    op.drop_index(op.f("ix_benchmark_programme"), table_name="benchmark")
    op.drop_table("benchmark")
