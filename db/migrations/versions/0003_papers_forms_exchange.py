"""Papers of every kind with their service, checklists that an office publishes, plans and receipts of the exchange."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pair_points", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paper_on", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("annex", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("bodies", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bodies", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("words", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("glyphs", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "draw",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("drawn_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draw")),
    )
    op.create_index(op.f("ix_draw_visit_id"), "draw", ["visit_id"], unique=False)
    _exchange()
    _grading()


def _grading() -> None:
    """Colours that people decide, each with the rule and the facts of its day."""
    with op.batch_alter_table("enterprise", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decided_grade", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("decided_for", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("unconfirmed", sa.Boolean(), nullable=False, server_default=sa.false()))
        for name in ("division_code", "manager_phone", "registration_type", "holding"):
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        for name in ("inspects_all", "real_name_all", "xrays_all"):
            batch_op.add_column(sa.Column(name, sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("merged_into", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(op.f("ix_enterprise_merged_into"), ["merged_into"], unique=False)
    op.create_table(
        "grade",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("enterprise_id", sa.String(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("proposed", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("decided_at", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("second_person", sa.String(), nullable=False),
        sa.Column("seconded_at", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grade")),
    )
    op.create_index(op.f("ix_grade_enterprise_id"), "grade", ["enterprise_id"], unique=False)


def _exchange() -> None:
    """Plans of the office, packs that wait for earlier ones, and what receipts confirmed."""
    op.create_table(
        "plan_document",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_plan_document")),
    )
    op.create_table(
        "waiting_pack",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("info", sa.String(), nullable=False),
        sa.Column("records", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_pack")),
    )
    op.create_table(
        "peer",
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("have", sa.JSON(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_peer")),
    )
    op.create_table(
        "confirmed_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "device", name=op.f("pk_confirmed_file")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.add_column(sa.Column("replaces", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("proof", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "void_number",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("voided_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_void_number")),
    )
    op.create_table(
        "deed",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("notice_id", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("done_at", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deed")),
    )
    op.create_index(op.f("ix_deed_notice_id"), "deed", ["notice_id"], unique=False)
    op.create_index(op.f("ix_deed_visit_id"), "deed", ["visit_id"], unique=False)
