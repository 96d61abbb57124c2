"""The shelf of issued papers."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from db.log.events import EventLog
from db.merged import of_enterprise
from db.records.papers import Notice, NumberGiven
from db.records.values import JsonValue
from db.rows import as_time, values_of
from db.tables import EVENTS, PROJECTIONS

_TABLE = PROJECTIONS["notice"]
_VISITS = PROJECTIONS["visit"]
_COUNTER = select(func.min(EVENTS.c.lam)).where(EVENTS.c.obj == _TABLE.c.id).scalar_subquery()
"""When a paper came into the log. Its time is the clock's, which may have been set back since."""
_IN_ORDER = (_COUNTER, _TABLE.c.id)


class Notices:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def of_visit(self, visit: str) -> list[Notice]:
        """Oldest first, by the log."""
        query = select(_TABLE).where(_TABLE.c.visit_id == visit).order_by(*_IN_ORDER)
        return [_notice(row) for row in self._connection.execute(query)]

    def of_enterprise(self, enterprise: str) -> list[Notice]:
        """Of all its visits and its own, oldest first, by the log."""
        query = select(_TABLE).where(of_enterprise(_TABLE.c.enterprise_id, enterprise)).order_by(*_IN_ORDER)
        return [_notice(row) for row in self._connection.execute(query)]

    def all(self) -> list[Notice]:
        """Oldest first, by the log."""
        return [_notice(row) for row in self._connection.execute(select(_TABLE).order_by(*_IN_ORDER))]

    def get(self, notice: str) -> Notice | None:
        row = self._connection.execute(select(_TABLE).where(_TABLE.c.id == notice)).first()
        return None if row is None else _notice(row)

    def numbers(self, kind: str) -> list[str]:
        """Numbers given to papers of one kind, in the order of issuing. A number is never given twice."""
        query = select(_TABLE.c.number).where(_TABLE.c.kind == kind).order_by(*_IN_ORDER)
        return list(self._connection.execute(query).scalars())

    def texts_of_numbers(self) -> list[str]:
        """The numbers of all papers, as they are printed."""
        return list(self._connection.execute(select(_TABLE.c.number).where(_TABLE.c.number != "")).scalars())

    def numbered(self, kinds: Collection[str] = ()) -> list[NumberGiven]:
        """The papers with a number, of these kinds or of all, oldest first, without what they say."""
        columns = (_TABLE.c.id, _TABLE.c.kind, _TABLE.c.number, _TABLE.c.sequence, _TABLE.c.issued_at)
        query = select(*columns, _TABLE.c.enterprise_id).where(_TABLE.c.number != "").order_by(*_IN_ORDER)
        if kinds:
            query = query.where(_TABLE.c.kind.in_(list(kinds)))
        rows = [values_of(row) for row in self._connection.execute(query)]
        return [NumberGiven(**row | {"issued_at": as_time(row["issued_at"])}) for row in rows]

    def with_proof(self, proof: str) -> Notice | None:
        """The paper that has this code."""
        row = self._connection.execute(select(_TABLE).where(_TABLE.c.proof == proof).limit(1)).first()
        return None if row is None else _notice(row)

    def with_number(self, number: str) -> list[Notice]:
        """The papers of that number: one, but for laptops that shared a block."""
        query = select(_TABLE).where(_TABLE.c.number == number).order_by(*_IN_ORDER)
        return [_notice(row) for row in self._connection.execute(query)]

    def numbers_twice(self) -> list[str]:
        """Numbers that more than one paper has: laptops that share a block, or one that lost what it had issued."""
        query = select(_TABLE.c.number).group_by(_TABLE.c.kind, _TABLE.c.number).having(func.count() > 1)
        return sorted(set(self._connection.execute(query.where(_TABLE.c.number != "")).scalars()))

    def devices(self) -> set[str]:
        """Those that recorded the visits of which there are papers."""
        query = select(_VISITS.c.device).join(_TABLE, _TABLE.c.visit_id == _VISITS.c.id).distinct()
        return set(self._connection.execute(query).scalars())

    def device_of(self, notice: str) -> str:
        """The one that issued it; "" when it is not here."""
        query = select(EVENTS.c.dev).where(EVENTS.c.obj == notice).order_by(EVENTS.c.lam, EVENTS.c.dev).limit(1)
        return self._connection.execute(query).scalar() or ""

    def replacing(self, notice: str) -> Notice | None:
        """The paper that was issued in its place."""
        row = self._connection.execute(select(_TABLE).where(_TABLE.c.replaces == notice).limit(1)).first()
        return None if row is None else _notice(row)

    def save(self, notice: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("notice", notice, fields)


def _notice(row: Any) -> Notice:
    values = values_of(row)
    values["issued_at"] = as_time(values["issued_at"])
    return Notice(**values)
