"""The office's work: rectification, planning, measures and campaigns, review, figures that are kept counted."""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One function a subject, called from here."""
