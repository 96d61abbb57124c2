"""The shelf of samples drawn at random. There is no way to change or remove one: that is what it is worth."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from db.log.events import EventLog
from db.records.values import JsonValue
from db.records.visits import Draw
from db.rows import as_time, values_of
from db.tables import PROJECTIONS

_TABLE = PROJECTIONS["draw"]


class Draws:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def of_visit(self, visit: str) -> list[Draw]:
        """In the order in which they were drawn."""
        query = select(_TABLE).where(_TABLE.c.visit_id == visit).order_by(_TABLE.c.drawn_at, _TABLE.c.id)
        return [_draw(row) for row in self._connection.execute(query)]

    def add(self, draw: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("draw", draw, fields)


def _draw(row: Any) -> Draw:
    values = values_of(row)
    values["drawn_at"] = as_time(values["drawn_at"])
    return Draw(**values)
