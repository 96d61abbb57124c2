"""The shelf of what was done with issued papers: printed, signed, refused, served, withdrawn. Never changed."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from db.log.events import EventLog
from db.records.papers import Deed
from db.records.values import JsonValue
from db.rows import as_time, values_of
from db.tables import EVENTS, PROJECTIONS

_TABLE = PROJECTIONS["deed"]
_COUNTER = select(func.min(EVENTS.c.lam)).where(EVENTS.c.obj == _TABLE.c.id).scalar_subquery()
_IN_ORDER = (_COUNTER, _TABLE.c.id)


class Deeds:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def of_notice(self, notice: str) -> list[Deed]:
        """In the order of the log, oldest first."""
        query = select(_TABLE).where(_TABLE.c.notice_id == notice).order_by(*_IN_ORDER)
        return [_deed(row) for row in self._connection.execute(query)]

    def all(self) -> list[Deed]:
        """In the order of the log, oldest first."""
        return [_deed(row) for row in self._connection.execute(select(_TABLE).order_by(*_IN_ORDER))]

    def withdrawn(self, visit: str = "") -> set[str]:
        """Ids of the papers of one visit, or of all, that no longer hold."""
        query = select(_TABLE.c.notice_id).where(_TABLE.c.deed == "withdrawn")
        return set(self._connection.execute(query.where(_TABLE.c.visit_id == visit) if visit else query).scalars())

    def add(self, deed: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("deed", deed, fields)


def _deed(row: Any) -> Deed:
    values = values_of(row)
    values["done_at"] = as_time(values["done_at"])
    return Deed(**values)
