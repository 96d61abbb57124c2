"""The shelf of issued papers."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from db.events import EventLog
from db.records import JsonValue, Notice
from db.rows import as_time, values_of
from db.tables import PROJECTIONS

_TABLE = PROJECTIONS["notice"]


class Notices:
    def __init__(self, session: Session, events: EventLog) -> None:
        self._session = session
        self._events = events

    def of_visit(self, visit: str) -> list[Notice]:
        """Oldest first."""
        query = select(_TABLE).where(_TABLE.c.visit_id == visit).order_by(_TABLE.c.issued_at, _TABLE.c.id)
        return [_notice(row) for row in self._session.execute(query)]

    def get(self, notice: str) -> Notice | None:
        row = self._session.execute(select(_TABLE).where(_TABLE.c.id == notice)).first()
        return None if row is None else _notice(row)

    def numbers(self, kind: str) -> list[str]:
        """Numbers given to papers of one kind, in the order of issuing. A number is never given twice."""
        query = select(_TABLE.c.number).where(_TABLE.c.kind == kind).order_by(_TABLE.c.issued_at)
        return list(self._session.execute(query).scalars())

    def save(self, notice: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("notice", notice, fields)


def _notice(row: Any) -> Notice:
    values = values_of(row)
    values["issued_at"] = as_time(values["issued_at"])
    return Notice(**values)
