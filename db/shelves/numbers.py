"""The shelf of void numbers: what a laptop will never give to a paper. One object each, never changed."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from db.log.events import EventLog
from db.records.papers import VoidNumber
from db.records.values import JsonValue
from db.rows import as_time, values_of
from db.tables import PROJECTIONS

_TABLE = PROJECTIONS["void_number"]


class VoidNumbers:
    def __init__(self, connection: Connection, events: EventLog, device: str) -> None:
        self._connection = connection
        self._events = events
        self._device = device

    def all(self) -> list[VoidNumber]:
        """Of all laptops that are known, by year and number."""
        order = (_TABLE.c.word, _TABLE.c.year, _TABLE.c.sequence, _TABLE.c.id)
        return [_void(row) for row in self._connection.execute(select(_TABLE).order_by(*order))]

    def add(self, fields: Mapping[str, JsonValue]) -> None:
        """`fields` are those of VoidNumber without `id`. The very number again changes nothing."""
        name = f"{self._device}/{fields['word']}/{fields['year']}/{fields['sequence']}"
        if self._connection.execute(select(_TABLE.c.id).where(_TABLE.c.id == name)).first() is None:
            self._events.record("void_number", name, fields)


def _void(row: Any) -> VoidNumber:
    values = values_of(row)
    values["voided_at"] = as_time(values["voided_at"])
    return VoidNumber(**values)
