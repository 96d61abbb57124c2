"""Figures that read few pages, and open findings of a day that is gone: sightings and their sums, spans of findings."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One function a subject, called from here; all of it is worked out when somebody first asks for a figure."""
    _sightings()
    _spans_of_findings()


def _sightings() -> None:
    """Visits of an enterprise in their order, and how many of a month had the one before in which month."""
    texts = ("enterprise_id", "chain", "id", "day", "before", "before_that", "community", "kind", "colour")
    op.create_table(
        "sighting",
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("findings", "findings_before")),
        sa.PrimaryKeyConstraint("enterprise_id", "chain", "id", name=op.f("pk_sighting")),
    )
    place = ["community", "kind", "colour"]
    op.create_index("ix_sighting_day", "sighting", ["chain", "day", "before", *place], unique=False)
    of_repeaters = ["enterprise_id", "before_that", "findings", "findings_before"]
    op.create_index("ix_sighting_before", "sighting", ["chain", "before", "day", *place, *of_repeaters], unique=False)
    keys = ("chain", *place, "month", "before")
    op.create_table(
        "sighting_tally",
        *(sa.Column(name, sa.String(), nullable=False) for name in keys),
        sa.Column("sightings", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(*keys, name=op.f("pk_sighting_tally")),
        sqlite_with_rowid=False,
    )
    op.execute(
        sa.text(
            "INSERT INTO stale_enterprise (id) SELECT id FROM"
            " (SELECT id FROM enterprise UNION SELECT enterprise_id FROM counted_visit) AS known"
            " WHERE NOT EXISTS (SELECT 1 FROM stale_enterprise s WHERE s.id = known.id)"
        )
    )


def _spans_of_findings() -> None:
    op.create_table(
        "stale_finding",
        sa.Column("id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stale_finding")),
        sqlite_with_rowid=False,
    )
    texts = ("id", "since", "until", "enterprise_id", "stage", "due", "late_after", "acted_on", "visited_on")
    op.create_table(
        "finding_span",
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_finding_span")),
    )
    of_place = ["is_open", "until", "enterprise_id", "visited_on", "since", "late_after"]
    op.create_index("ix_finding_span_open", "finding_span", of_place, unique=False)
    op.create_index("ix_finding_span_acted", "finding_span", ["stage", "acted_on"], unique=False)
    keys = ("until", "visited_on", "since", "late_after")
    op.create_table(
        "finding_tally",
        *(sa.Column(name, sa.String(), nullable=False) for name in keys),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(*keys, name=op.f("pk_finding_tally")),
        sqlite_with_rowid=False,
    )
    op.execute(sa.text("INSERT INTO stale_finding (id) SELECT id FROM finding_state"))
