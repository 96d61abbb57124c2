"""The shelf of findings. One that was withdrawn keeps its history in the log and leaves the screens."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from db.events import EventLog
from db.records import Finding, JsonValue
from db.rows import as_date, values_of
from db.tables import PROJECTIONS

_TABLE = PROJECTIONS["finding"]


class Findings:
    def __init__(self, session: Session, events: EventLog) -> None:
        self._session = session
        self._events = events

    def of_visit(self, visit: str) -> list[Finding]:
        """In the order of the paper."""
        query = select(_TABLE).where(_TABLE.c.visit_id == visit, ~_TABLE.c.deleted)
        return [_finding(row) for row in self._session.execute(query.order_by(_TABLE.c.position, _TABLE.c.id))]

    def get(self, finding: str) -> Finding | None:
        row = self._session.execute(select(_TABLE).where(_TABLE.c.id == finding, ~_TABLE.c.deleted)).first()
        return None if row is None else _finding(row)

    def is_withdrawn(self, finding: str) -> bool:
        query = select(_TABLE.c.id).where(_TABLE.c.id == finding, _TABLE.c.deleted)
        return self._session.execute(query).first() is not None

    def next_position(self, visit: str) -> int:
        """Findings are numbered in the order in which they were made, withdrawn ones included."""
        query = select(func.max(_TABLE.c.position)).where(_TABLE.c.visit_id == visit)
        return int(self._session.execute(query).scalar() or 0) + 1

    def count_by_visit(self) -> dict[str, int]:
        query = select(_TABLE.c.visit_id, func.count()).where(~_TABLE.c.deleted).group_by(_TABLE.c.visit_id)
        return {visit: count for visit, count in self._session.execute(query)}

    def save(self, finding: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("finding", finding, fields)

    def withdraw(self, finding: str) -> None:
        self._events.record("finding", finding, {"deleted": True})


def _finding(row: Any) -> Finding:
    values = values_of(row)
    del values["deleted"]
    values["deadline"] = as_date(values["deadline"])
    return Finding(**values)
