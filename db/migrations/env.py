"""Alembic's way in: the connection comes from db.database, which holds the one transaction around all steps."""

from alembic import context
from sqlmodel import SQLModel

import db.tables  # noqa: F401 - fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
context.run_migrations()
