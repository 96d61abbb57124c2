"""Figures of a day that is gone and of offices: how enterprises stood, whose laptop a visit is of, ages of findings."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_PARTS, _EVERY = ("community", "kind", "colour"), "*"


def upgrade() -> None:
    """One function a subject, called from here."""
    _standings()
    _devices_of_visits()
    _items_by_one_part()
    _ages_of_findings()


def _standings() -> None:
    """Those of enterprises that are here already are worked out when somebody first asks."""
    text = sa.String()
    op.create_table(
        "stale_enterprise",
        sa.Column("id", text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stale_enterprise")),
        sqlite_with_rowid=False,
    )
    names = ("id", "since", "until", "entered", "community", "kind", "colour", "last_visit")
    op.create_table(
        "standing",
        *(sa.Column(name, text, nullable=False) for name in names),
        sa.PrimaryKeyConstraint("id", "since", name=op.f("pk_standing")),
        sqlite_with_rowid=False,
    )
    of_day = ["until", "community", "colour", "last_visit", "kind", "since", "entered"]
    op.create_index("ix_standing_until", "standing", of_day, unique=False)
    op.create_index("ix_standing_entered", "standing", ["entered"], unique=False)
    op.execute(sa.text("INSERT INTO stale_enterprise (id) SELECT id FROM enterprise"))


def _devices_of_visits() -> None:
    """By the laptop it is known which office made a visit."""
    op.add_column("counted_visit", sa.Column("device", sa.String(), nullable=False, server_default=""))
    op.execute(
        sa.text(
            "UPDATE counted_visit SET device ="
            " COALESCE((SELECT v.device FROM visit v WHERE v.id = counted_visit.id), '')"
        )
    )


def _items_by_one_part() -> None:
    """Sums over the months of a community, a kind or a colour alone."""
    tally = sa.table("item_tally", *(sa.column(name) for name in (*_PARTS, "month", "item", "asked", "failed")))
    whole = [tally.c[name] != _EVERY for name in _PARTS]
    for part in _PARTS:
        parts = [tally.c[name] if name == part else sa.literal_column(f"'{_EVERY}'") for name in _PARTS]
        sums = [sa.func.sum(tally.c[name]) for name in ("asked", "failed")]
        query = sa.select(*parts, tally.c.month, tally.c.item, *sums).where(*whole)
        query = query.group_by(tally.c[part], tally.c.month, tally.c.item)
        op.execute(tally.insert().from_select([*_PARTS, "month", "item", "asked", "failed"], query))


def _ages_of_findings() -> None:
    """By the day of the visit that found it an open finding is young or old."""
    op.add_column("finding_state", sa.Column("visited_on", sa.String(), nullable=False, server_default=""))
    op.execute(
        sa.text(
            "UPDATE finding_state SET visited_on = COALESCE((SELECT CASE WHEN v.paper_on <> '' THEN v.paper_on"
            " ELSE SUBSTR(v.opened_at, 1, 10) END FROM visit v"
            " WHERE v.id = finding_state.visit_id AND v.opened_at <> ''), '')"
        )
    )
    of_age = ["is_open", "visited_on", "due", "order_id", "enterprise_id"]
    op.create_index("ix_finding_state_age", "finding_state", of_age, unique=False)
