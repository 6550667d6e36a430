"""Keep returned drafts, what parties of a hearing said, what the plan's check found, and the plan there was before."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the record to this version."""
    op.create_table(
        "acceptance",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("accepted_by", sa.String(length=160), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_acceptance_engagement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acceptance")),
    )
    op.create_index(op.f("ix_acceptance_engagement"), "acceptance", ["engagement"], unique=False)
    op.create_table(
        "annex_text",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("letter", sa.String(length=2), nullable=False),
        sa.Column("local_text", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("packet", sa.String(length=64), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["plan"], ["plan.id"], name=op.f("fk_annex_text_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annex_text")),
    )
    op.create_index(op.f("ix_annex_text_plan"), "annex_text", ["plan"], unique=False)
    op.create_table(
        "existing_text",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("packet", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("mark", sa.String(length=2), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_existing_text_engagement")),
        sa.ForeignKeyConstraint(["packet"], ["packet.id"], name=op.f("fk_existing_text_packet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_existing_text")),
    )
    op.create_index(op.f("ix_existing_text_engagement"), "existing_text", ["engagement"], unique=False)
    op.create_table(
        "hearing_party",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(length=200), nullable=False),
        sa.Column("function", sa.String(length=160), nullable=False),
        sa.Column("generation", sa.String(length=64), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_hearing_party_engagement")),
        sa.ForeignKeyConstraint(["generation"], ["generation.id"], name=op.f("fk_hearing_party_generation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing_party")),
    )
    op.create_index(op.f("ix_hearing_party_engagement"), "hearing_party", ["engagement"], unique=False)
    op.create_table(
        "returned_draft",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.String(length=64), nullable=True),
        sa.Column("packet", sa.String(length=64), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=False),
        sa.Column("changes", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["base"], ["generation.id"], name=op.f("fk_returned_draft_base")),
        sa.ForeignKeyConstraint(["document"], ["document.id"], name=op.f("fk_returned_draft_document")),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_returned_draft_engagement")),
        sa.ForeignKeyConstraint(["generation"], ["generation.id"], name=op.f("fk_returned_draft_generation")),
        sa.ForeignKeyConstraint(["packet"], ["packet.id"], name=op.f("fk_returned_draft_packet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_draft")),
    )
    op.create_index(op.f("ix_returned_draft_engagement"), "returned_draft", ["engagement"], unique=False)
    op.create_table(
        "returned_text",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("engagement", sa.String(length=64), nullable=False),
        sa.Column("returned_draft", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=120), nullable=False),
        sa.Column("block", sa.String(length=120), nullable=False),
        sa.Column("base_text", sa.Text(), nullable=False),
        sa.Column("their_text", sa.Text(), nullable=False),
        sa.Column("choice", sa.String(length=64), nullable=True),
        sa.Column("decided_by", sa.String(length=64), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement"], ["engagement.id"], name=op.f("fk_returned_text_engagement")),
        sa.ForeignKeyConstraint(
            ["returned_draft"], ["returned_draft.id"], name=op.f("fk_returned_text_returned_draft")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_text")),
    )
    op.create_index(op.f("ix_returned_text_engagement"), "returned_text", ["engagement"], unique=False)
    op.create_index(op.f("ix_returned_text_returned_draft"), "returned_text", ["returned_draft"], unique=False)
    op.add_column("action", sa.Column("carried_from", sa.String(length=64), nullable=True))
    op.add_column("action", sa.Column("packet", sa.String(length=64), nullable=True))
    op.add_column("action", sa.Column("place", sa.String(length=200), nullable=True))
    op.add_column("chapter", sa.Column("packet", sa.String(length=64), nullable=True))
    op.add_column("chapter", sa.Column("place", sa.String(length=200), nullable=True))
    op.add_column("engagement", sa.Column("reopened_because", sa.Text(), nullable=True))
    op.add_column("existing_measure", sa.Column("description", sa.Text(), nullable=True))
    op.add_column("existing_measure", sa.Column("target_group", sa.Text(), nullable=True))
    op.add_column("existing_measure", sa.Column("level", sa.String(length=64), nullable=True))
    op.add_column("existing_measure", sa.Column("owner", sa.String(length=160), nullable=True))
    op.add_column("existing_measure", sa.Column("area", sa.String(length=200), nullable=True))
    op.add_column("existing_measure", sa.Column("starts_on", sa.Date(), nullable=True))
    op.add_column("existing_measure", sa.Column("ends_on", sa.Date(), nullable=True))
    op.add_column("existing_measure", sa.Column("place", sa.String(length=200), nullable=True))
    op.add_column("generation", sa.Column("origin", sa.String(length=64), nullable=True))
    op.add_column("generation", sa.Column("made_from", sa.String(length=64), nullable=True))
    op.add_column("generation", sa.Column("because", sa.Text(), nullable=True))
    op.add_column("hearing_answer", sa.Column("kind", sa.String(length=64), nullable=True))
    op.add_column("hearing_answer", sa.Column("block", sa.String(length=120), nullable=True))
    op.add_column("hearing_answer", sa.Column("about", sa.Text(), nullable=True))
    op.add_column("overlap_decision", sa.Column("action", sa.String(length=64), nullable=True))
    op.add_column("plan", sa.Column("form", sa.String(length=64), nullable=True))
    op.add_column("plan", sa.Column("acute_elsewhere", sa.Boolean(), nullable=True))
    op.add_column("plan", sa.Column("contingency_adopted_on", sa.Date(), nullable=True))
    op.add_column("policy", sa.Column("valid_until", sa.Date(), nullable=True))
    op.add_column("policy", sa.Column("source_file", sa.String(length=255), nullable=True))
    op.add_column("policy", sa.Column("source_sha256", sa.String(length=64), nullable=True))


def downgrade() -> None:
    """Take the record back to the version before."""
    op.drop_column("policy", "source_sha256")
    op.drop_column("policy", "source_file")
    op.drop_column("policy", "valid_until")
    op.drop_column("plan", "contingency_adopted_on")
    op.drop_column("plan", "acute_elsewhere")
    op.drop_column("plan", "form")
    op.drop_column("overlap_decision", "action")
    op.drop_column("hearing_answer", "about")
    op.drop_column("hearing_answer", "block")
    op.drop_column("hearing_answer", "kind")
    op.drop_column("generation", "because")
    op.drop_column("generation", "made_from")
    op.drop_column("generation", "origin")
    op.drop_column("existing_measure", "place")
    op.drop_column("existing_measure", "ends_on")
    op.drop_column("existing_measure", "starts_on")
    op.drop_column("existing_measure", "area")
    op.drop_column("existing_measure", "owner")
    op.drop_column("existing_measure", "level")
    op.drop_column("existing_measure", "target_group")
    op.drop_column("existing_measure", "description")
    op.drop_column("engagement", "reopened_because")
    op.drop_column("chapter", "place")
    op.drop_column("chapter", "packet")
    op.drop_column("action", "place")
    op.drop_column("action", "packet")
    op.drop_column("action", "carried_from")
    op.drop_index(op.f("ix_returned_text_returned_draft"), table_name="returned_text")
    op.drop_index(op.f("ix_returned_text_engagement"), table_name="returned_text")
    op.drop_table("returned_text")
    op.drop_index(op.f("ix_returned_draft_engagement"), table_name="returned_draft")
    op.drop_table("returned_draft")
    op.drop_index(op.f("ix_hearing_party_engagement"), table_name="hearing_party")
    op.drop_table("hearing_party")
    op.drop_index(op.f("ix_existing_text_engagement"), table_name="existing_text")
    op.drop_table("existing_text")
    op.drop_index(op.f("ix_annex_text_plan"), table_name="annex_text")
    op.drop_table("annex_text")
    op.drop_index(op.f("ix_acceptance_engagement"), table_name="acceptance")
    op.drop_table("acceptance")
