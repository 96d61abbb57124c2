"""What the office's papers say about it: one object for each laptop, because each has its own block of numbers."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from db.events import EventLog
from db.records import JsonValue, OfficeFacts
from db.rows import values_of
from db.tables import PROJECTIONS

_TABLE = PROJECTIONS["office"]


class Office:
    def __init__(self, connection: Connection, events: EventLog, device: str) -> None:
        self._connection = connection
        self._events = events
        self._device = device

    def facts(self) -> OfficeFacts:
        row = self._connection.execute(select(_TABLE).where(_TABLE.c.id == self._device)).first()
        if row is None:
            return OfficeFacts()
        values = values_of(row)
        del values["id"]
        return OfficeFacts(**values)

    def take_over(self, earlier: str) -> None:
        """What was kept for this laptop before a backup was restored holds for it now."""
        row = self._connection.execute(select(_TABLE).where(_TABLE.c.id == earlier)).first()
        if row is not None:
            values = values_of(row)
            del values["id"]
            self.save(values)

    def save(self, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("office", self._device, fields)
