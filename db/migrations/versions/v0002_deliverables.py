"""Keep web pages, hearing answers, evaluations and programme reports, and when and where a day begins."""

import sqlalchemy as sa
from alembic import op

from db.schema.base import Exact

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the record to this version."""
    op.create_table(
        "programme_report",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("template_hash", sa.String(length=64), nullable=False),
        sa.Column("data_hash", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("web_sha256", sa.String(length=64), nullable=False),
        sa.Column("web_path", sa.String(length=400), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("blocks", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["programme"], ["programme.id"], name=op.f("fk_programme_report_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_report")),
    )
    op.create_index(op.f("ix_programme_report_programme"), "programme_report", ["programme"], unique=False)
    op.create_table(
        "hearing_answer",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(length=200), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("section", sa.String(length=200), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("changes_plan", sa.Boolean(), nullable=True),
        sa.Column("packet", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_hearing_answer_engagement")),
        sa.ForeignKeyConstraint(["packet"], ["packet.id"], name=op.f("fk_hearing_answer_packet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing_answer")),
    )
    op.create_index(op.f("ix_hearing_answer_engagement"), "hearing_answer", ["engagement"], unique=False)
    op.create_table(
        "session_evaluation",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("session", sa.String(length=64), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("relevance", Exact(), nullable=True),
        sa.Column("usefulness", Exact(), nullable=True),
        sa.Column("confidence", Exact(), nullable=True),
        sa.Column("liked", sa.Text(), nullable=False),
        sa.Column("wished", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_session_evaluation_engagement")),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name=op.f("fk_session_evaluation_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_evaluation")),
    )
    op.create_index(op.f("ix_session_evaluation_engagement"), "session_evaluation", ["engagement"], unique=False)
    op.create_table(
        "rendition",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.String(length=64), nullable=False),
        sa.Column("format", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["generation"], ["generation.id"], name=op.f("fk_rendition_generation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rendition")),
    )
    op.create_index(op.f("ix_rendition_generation"), "rendition", ["generation"], unique=False)
    op.add_column("programme", sa.Column("appeal", sa.Text(), nullable=True))
    op.add_column("session", sa.Column("begins", sa.String(length=5), nullable=True))
    op.add_column("session", sa.Column("place", sa.String(length=200), nullable=True))
    op.add_column("workshop", sa.Column("begins", sa.String(length=5), nullable=True))


def downgrade() -> None:
    """Take the record back to the version before."""
    op.drop_column("workshop", "begins")
    op.drop_column("session", "place")
    op.drop_column("session", "begins")
    op.drop_column("programme", "appeal")
    op.drop_index(op.f("ix_rendition_generation"), table_name="rendition")
    op.drop_table("rendition")
    op.drop_index(op.f("ix_session_evaluation_engagement"), table_name="session_evaluation")
    op.drop_table("session_evaluation")
    op.drop_index(op.f("ix_hearing_answer_engagement"), table_name="hearing_answer")
    op.drop_table("hearing_answer")
    op.drop_index(op.f("ix_programme_report_programme"), table_name="programme_report")
    op.drop_table("programme_report")
