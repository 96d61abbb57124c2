"""The office's work: rectification, planning, measures and campaigns, review, figures that are kept counted."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One function a subject, called from here."""
    _planning()
    _rectification()
    _thinned_files()
    _measures()
    _review()
    _counted()


def _planning() -> None:
    """Draws of enterprises with inspectors, the lists of days; the first page of the register is read by its name."""
    text, json = ("id", "title", "drawn_at", "person"), sa.Column("facts", sa.JSON(), nullable=False)
    columns = [sa.Column(name, sa.String(), nullable=False) for name in text]
    op.create_table("double_draw", *columns, json, sa.PrimaryKeyConstraint("id", name=op.f("pk_double_draw")))
    columns = [sa.Column(name, sa.String(), nullable=False) for name in ("id", "day")]
    stops = sa.Column("stops", sa.JSON(), nullable=False)
    op.create_table("day_list", *columns, stops, sa.PrimaryKeyConstraint("id", name=op.f("pk_day_list")))
    op.create_index(op.f("ix_day_list_day"), "day_list", ["day"], unique=False)
    op.create_index("ix_enterprise_named", "enterprise", ["merged_into", "name", "id"], unique=False)


def _thinned_files() -> None:
    """Originals that gave way to a working copy after a receipt; of this store alone."""
    op.create_table(
        "thinned_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("copy_sha256", sa.String(), nullable=False),
        sa.Column("copy_size", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("confirmed_at", sa.String(), nullable=False),
        sa.Column("thinned_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_thinned_file")),
    )


def _measures() -> None:
    """Measures of the office, the enterprises in them, what is attached, and the campaigns that group them."""
    for table, columns in _MEASURE_TABLES.items():
        made: list[sa.Column[Any]] = [sa.Column("id", sa.String(), nullable=False)]
        made += [sa.Column(name, sa.String(), nullable=False) for name in columns["text"].split()]
        made += [sa.Column(name, sa.JSON(), nullable=False) for name in columns["json"].split()]
        made += [sa.Column(name, sa.Boolean(), nullable=False) for name in columns["truth"].split()]
        made += [sa.Column(name, sa.Integer(), nullable=table != "measure_file") for name in columns["number"].split()]
        key = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))
        op.create_table(table, *made, key)
        for name in columns["index"].split():
            op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)


_MEASURE_TABLES = {
    "campaign": {
        "text": "name starts_on ends_on note reason",
        "json": "targets",
        "truth": "withdrawn",
        "number": "",
        "index": "",
    },
    "measure": {
        "text": "kind held_on ends_on title place authority result campaign_id within recorded_by reason",
        "json": "bodies persons",
        "truth": "withdrawn",
        "number": "attended copies",
        "index": "kind held_on campaign_id within",
    },
    "measure_part": {
        "text": "measure_id enterprise_id role outcome note notice_id",
        "json": "",
        "truth": "removed",
        "number": "",
        "index": "measure_id enterprise_id notice_id",
    },
    "measure_file": {
        "text": "measure_id sha256 media_type file_name added_at",
        "json": "",
        "truth": "deleted",
        "number": "size",
        "index": "measure_id",
    },
}


def _counted() -> None:
    """Visits that are kept counted; those that are here already are counted when somebody first asks."""
    visit_sums = "closed asked failed findings"
    tables = {
        "stale_visit": ("id", "", ""),
        "counted_visit": ("id", "enterprise_id day community kind colour mode", visit_sums),
        "counted_items": ("id", "passed failed", ""),
        "month_tally": ("month community kind colour mode", "", f"visits {visit_sums} with_findings"),
        "item_tally": ("community kind colour month item", "", "asked failed"),
    }
    for table, (keys, texts, numbers) in tables.items():
        columns: list[sa.Column[Any]] = [
            sa.Column(name, sa.String(), nullable=False) for name in f"{keys} {texts}".split()
        ]
        columns += [sa.Column(name, sa.Integer(), nullable=False) for name in numbers.split()]
        key = sa.PrimaryKeyConstraint(*keys.split(), name=op.f(f"pk_{table}"))
        op.create_table(table, *columns, key, sqlite_with_rowid=False)
    op.create_index("ix_counted_visit_enterprise", "counted_visit", ["enterprise_id", "day", "findings"], unique=False)
    of_day = ["day", "community", "kind", "colour", "enterprise_id", "findings"]
    op.create_index("ix_counted_visit_day", "counted_visit", of_day, unique=False)
    op.create_index("ix_notice_counted", "notice", ["kind", "issued_at", "enterprise_id"], unique=False)
    op.create_index("ix_deed_counted", "deed", ["deed", "notice_id"], unique=False)
    op.execute(sa.text("INSERT INTO stale_visit (id) SELECT id FROM visit"))


def _rectification() -> None:
    """What becomes of findings, the files of replies, suspected drugs, and how each finding stands."""
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rechecks", sa.JSON(), nullable=False, server_default="[]"))
    texts = ("finding_id", "enterprise_id", "visit_id", "act", "done_on", "person", "note", "due", "body", "paper")
    _subject("rectification", (*texts, "batch", "recorded_at", "undone_reason", "undone_at"), lists=("photos",))
    _indexes("rectification", "finding_id", "enterprise_id", "visit_id", "batch")
    _subject("reply_file", ("batch", "sha256", "media_type", "file_name", "added_at"))
    _indexes("reply_file", "batch", "sha256")
    found = ("visit_id", "enterprise_id", "item", "found_at", "place", "description", "person", "reported_to")
    more = ("reported_at", "report_number", "handed_to", "handed_at", "recorded_at")
    _subject("suspicion", (*found, *more), lists=("steps", "handed_list"))
    _indexes("suspicion", "visit_id", "enterprise_id")
    _subject("finding_state", ("enterprise_id", "visit_id", "stage", "due", "order_id", "acted_on"))
    with op.batch_alter_table("rectification", schema=None) as batch_op:
        batch_op.add_column(sa.Column("undone", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("reply_file", schema=None) as batch_op:
        batch_op.add_column(sa.Column("size", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("finding_state", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_open", sa.Boolean(), nullable=False, server_default=sa.false()))
    _indexes("finding_state", "enterprise_id", "visit_id")
    op.create_index("ix_finding_state_open", "finding_state", ["is_open", "due", "id"], unique=False)
    op.create_index("ix_finding_state_stage", "finding_state", ["stage", "due", "id"], unique=False)
    op.create_index("ix_finding_state_due", "finding_state", ["due", "id"], unique=False)
    _fill_finding_states()


def _review() -> None:
    """What supervisors decided about the visits they received; visits that were opened again for their comments."""
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reopened_for", sa.JSON(), nullable=False, server_default="[]"))
    texts = ("id", "visit_id", "act", "person", "decided_at", "note")
    columns: list[sa.Column[Any]] = [sa.Column(name, sa.String(), nullable=False) for name in texts]
    columns += [sa.Column(name, sa.JSON(), nullable=False) for name in ("follows", "seen", "draw")]
    op.create_table("review", *columns, sa.PrimaryKeyConstraint("id", name=op.f("pk_review")))
    _indexes("review", "visit_id")


def _subject(name: str, texts: tuple[str, ...], lists: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(), nullable=False),
        *(sa.Column(each, sa.String(), nullable=False) for each in texts),
        *(sa.Column(each, sa.JSON(), nullable=False) for each in lists),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _indexes(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _fill_finding_states() -> None:
    """Nothing was done about a finding before this schema but to order its correction: db.figures.finding_states."""
    op.execute(
        sa.text(
            "INSERT INTO finding_state (id, enterprise_id, visit_id, stage, is_open, due, order_id, acted_on)"
            " SELECT id, enterprise_id, visit_id, CASE WHEN order_id <> '' THEN 'ordered' WHEN ended = '' THEN"
            " 'recording' WHEN mode = 'reminder' THEN 'reminded' ELSE 'found' END, order_id <> '' OR ended <> '',"
            " deadline, order_id, day FROM (SELECT f.id, f.enterprise_id, f.visit_id, f.deadline,"
            " COALESCE(v.mode, '') AS mode, COALESCE(v.closed_at, '') AS ended, COALESCE(n.id, '') AS order_id,"
            " SUBSTR(COALESCE(n.issued_at, ''), 1, 10) AS day FROM finding f LEFT JOIN visit v ON v.id = f.visit_id"
            " LEFT JOIN notice n ON n.id = (SELECT o.id FROM notice o WHERE o.visit_id = f.visit_id"
            " AND o.kind = 'rectification' AND NOT EXISTS (SELECT 1 FROM deed d WHERE d.notice_id = o.id AND"
            " d.deed = 'withdrawn') ORDER BY o.issued_at DESC, o.id DESC LIMIT 1) WHERE NOT f.deleted) AS old"
        )
    )
