"""Papers of every kind with their service, checklists that an office publishes, plans and receipts of the exchange."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
