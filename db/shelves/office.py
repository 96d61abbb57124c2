"""What the office's papers say about it: one object for each laptop, because each has its own block of numbers."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, select

from db.log.events import EventLog
from db.records.office import OfficeBody, OfficeFacts, OfficePapers
from db.records.values import JsonValue
from db.rows import values_of
from db.tables import PROJECTIONS

_TABLE = PROJECTIONS["office"]


class Office:
    def __init__(self, connection: Connection, events: EventLog, device: str) -> None:
        self._connection = connection
        self._events = events
        self._device = device

    def facts(self) -> OfficeFacts:
        values = self._values(self._device)
        return OfficeFacts(**{each.name: values[each.name] for each in fields(OfficeFacts) if each.name in values})

    def papers(self) -> OfficePapers:
        """Partners, words and drawn characters."""
        values = self._values(self._device)
        bodies = tuple(OfficeBody(**body) for body in values.get("bodies", ()))
        return OfficePapers(bodies, values.get("words", {}), values.get("glyphs", {}))

    def take_over(self, earlier: str) -> None:
        """What was kept for this laptop before a backup was restored holds for it now."""
        values = self._values(earlier)
        if values:
            self.save(values | {"bodies": list(values["bodies"])})

    def save(self, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("office", self._device, fields)

    def _values(self, device: str) -> dict[str, Any]:
        row = self._connection.execute(select(_TABLE).where(_TABLE.c.id == device)).first()
        return {} if row is None else {name: value for name, value in values_of(row).items() if name != "id"}
