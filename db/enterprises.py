"""The shelf of the register (台账)."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from db.events import EventLog
from db.records import Enterprise, JsonValue
from db.rows import as_date, values_of
from db.tables import PROJECTIONS

_TABLE = PROJECTIONS["enterprise"]
_ONE = select(_TABLE).where(_TABLE.c.id == bindparam("id"))


class Enterprises:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def all(self) -> list[Enterprise]:
        """Every enterprise, by name."""
        return [
            _enterprise(row) for row in self._connection.execute(select(_TABLE).order_by(_TABLE.c.name, _TABLE.c.id))
        ]

    def current(self) -> list[Enterprise]:
        """Those that stand on their own, by name: none that was merged into another."""
        return [each for each in self.all() if not each.merged_into]

    def merged_into(self, enterprise: str) -> list[Enterprise]:
        """Those that turned out to be this one."""
        query = select(_TABLE).where(_TABLE.c.merged_into == enterprise).order_by(_TABLE.c.name, _TABLE.c.id)
        return [_enterprise(row) for row in self._connection.execute(query)]

    def get(self, enterprise: str) -> Enterprise | None:
        row = self._connection.execute(_ONE, {"id": enterprise}).first()
        return None if row is None else _enterprise(row)

    def save(self, enterprise: str, fields: Mapping[str, JsonValue]) -> None:
        """One event with just these fields; dates as ISO text."""
        self._events.record("enterprise", enterprise, fields)

    def save_many(self, changes: Iterable[tuple[str, Mapping[str, JsonValue]]]) -> None:
        self._events.record_many("enterprise", changes)


def _enterprise(row: Any) -> Enterprise:
    values = values_of(row)
    for name in ("express_licence_expires", "commitment_signed"):
        values[name] = as_date(values[name])
    return Enterprise(**values)
