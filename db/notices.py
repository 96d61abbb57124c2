"""The shelf of issued papers."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from db.events import EventLog
from db.records import JsonValue, Notice
from db.rows import as_time, values_of
from db.tables import EVENTS, PROJECTIONS

_TABLE = PROJECTIONS["notice"]
_VISITS = PROJECTIONS["visit"]
_COUNTER = select(func.min(EVENTS.c.lam)).where(EVENTS.c.obj == _TABLE.c.id).scalar_subquery()
"""When a paper came into the log. Its time is the clock's, which may have been set back since."""
_IN_ORDER = (_COUNTER, _TABLE.c.id)


class Notices:
    def __init__(self, session: Session, events: EventLog) -> None:
        self._session = session
        self._events = events

    def of_visit(self, visit: str) -> list[Notice]:
        """Oldest first, by the log."""
        query = select(_TABLE).where(_TABLE.c.visit_id == visit).order_by(*_IN_ORDER)
        return [_notice(row) for row in self._session.execute(query)]

    def all(self) -> list[Notice]:
        """Oldest first, by the log."""
        return [_notice(row) for row in self._session.execute(select(_TABLE).order_by(*_IN_ORDER))]

    def get(self, notice: str) -> Notice | None:
        row = self._session.execute(select(_TABLE).where(_TABLE.c.id == notice)).first()
        return None if row is None else _notice(row)

    def numbers(self, kind: str) -> list[str]:
        """Numbers given to papers of one kind, in the order of issuing. A number is never given twice."""
        query = select(_TABLE.c.number).where(_TABLE.c.kind == kind).order_by(*_IN_ORDER)
        return list(self._session.execute(query).scalars())

    def numbers_twice(self) -> list[str]:
        """Numbers that more than one paper has: laptops that share a block, or one that lost what it had issued."""
        query = select(_TABLE.c.number).group_by(_TABLE.c.kind, _TABLE.c.number).having(func.count() > 1)
        return sorted(set(self._session.execute(query.where(_TABLE.c.number != "")).scalars()))

    def devices(self) -> set[str]:
        """Those that recorded the visits of which there are papers."""
        query = select(_VISITS.c.device).join(_TABLE, _TABLE.c.visit_id == _VISITS.c.id).distinct()
        return set(self._session.execute(query).scalars())

    def save(self, notice: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("notice", notice, fields)


def _notice(row: Any) -> Notice:
    values = values_of(row)
    values["issued_at"] = as_time(values["issued_at"])
    return Notice(**values)
