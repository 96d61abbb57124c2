"""What belongs to an enterprise: also what was recorded under those that were merged into it."""

from typing import Any

from sqlalchemy import ColumnElement, or_, select

from db.tables import PROJECTIONS

_ENTERPRISES = PROJECTIONS["enterprise"]


def of_enterprise(column: Any, enterprise: str) -> ColumnElement[bool]:
    """The condition on a column of enterprise ids."""
    merged = select(_ENTERPRISES.c.id).where(_ENTERPRISES.c.merged_into == enterprise)
    return or_(column == enterprise, column.in_(merged))
