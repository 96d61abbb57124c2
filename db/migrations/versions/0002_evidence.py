"""Evidence: photos that wait for their item, what is drawn over them, and the photo they are compared with."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.add_column(sa.Column("tray", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("layers", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("pair_of", sa.String(), nullable=False, server_default=""))
