"""The shelf of findings. One that was withdrawn keeps its history in the log and leaves the screens."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from db.log.events import EventLog
from db.merged import of_enterprise
from db.records.values import JsonValue
from db.records.visits import Finding
from db.rows import as_date, values_of
from db.tables import PROJECTIONS

_TABLE, _VISITS = PROJECTIONS["finding"], PROJECTIONS["visit"]
_ONE = select(_TABLE).where(_TABLE.c.id == bindparam("id"), ~_TABLE.c.deleted)


class Findings:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def of_visit(self, visit: str) -> list[Finding]:
        """In the order of the paper."""
        query = select(_TABLE).where(_TABLE.c.visit_id == visit, ~_TABLE.c.deleted)
        return [_finding(row) for row in self._connection.execute(query.order_by(_TABLE.c.position, _TABLE.c.id))]

    def of_enterprise(self, enterprise: str) -> list[Finding]:
        """Of all its visits, in no order."""
        query = select(_TABLE).where(of_enterprise(_TABLE.c.enterprise_id, enterprise), ~_TABLE.c.deleted)
        return [_finding(row) for row in self._connection.execute(query)]

    def get(self, finding: str) -> Finding | None:
        row = self._connection.execute(_ONE, {"id": finding}).first()
        return None if row is None else _finding(row)

    def is_withdrawn(self, finding: str) -> bool:
        query = select(_TABLE.c.id).where(_TABLE.c.id == finding, _TABLE.c.deleted)
        return self._connection.execute(query).first() is not None

    def visits_by_item(self, enterprise: str) -> list[tuple[str, str, datetime]]:
        """Item, visit and when it began, of every finding of an enterprise that was made from an item."""
        query = select(_TABLE.c.item, _VISITS.c.id, _VISITS.c.opened_at).join(
            _VISITS, _TABLE.c.visit_id == _VISITS.c.id
        )
        query = query.where(of_enterprise(_TABLE.c.enterprise_id, enterprise), _TABLE.c.item != "", ~_TABLE.c.deleted)
        rows = self._connection.execute(query.distinct())
        return [(item, visit, datetime.fromisoformat(opened)) for item, visit, opened in rows if opened]

    def next_position(self, visit: str) -> int:
        """Findings are numbered in the order in which they were made, withdrawn ones included."""
        query = select(func.max(_TABLE.c.position)).where(_TABLE.c.visit_id == visit)
        return int(self._connection.execute(query).scalar() or 0) + 1

    def count_by_visit(self) -> dict[str, int]:
        query = select(_TABLE.c.visit_id, func.count()).where(~_TABLE.c.deleted).group_by(_TABLE.c.visit_id)
        return {visit: count for visit, count in self._connection.execute(query)}

    def save(self, finding: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("finding", finding, fields)

    def withdraw(self, finding: str) -> None:
        self._events.record("finding", finding, {"deleted": True})


def _finding(row: Any) -> Finding:
    values = values_of(row)
    del values["deleted"]
    values["deadline"] = as_date(values["deadline"])
    return Finding(**values)
