"""The shelf of planning: what lists over the whole register need to know at once, draws, and the lists of days."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, true

from db.log.events import EventLog
from db.records.planning import DayList, DoubleDraw, OpenFinding, VisitFacts
from db.records.register import Enterprise
from db.records.values import JsonValue
from db.rows import as_date, as_time, values_of
from db.shelves.enterprises import WHOLE, enterprise_of
from db.tables import EVENTS, FINDING_STATES, PROJECTIONS

_ENTERPRISES, _VISITS, _FINDINGS = PROJECTIONS["enterprise"], PROJECTIONS["visit"], PROJECTIONS["finding"]
_DRAWS, _DAYS = PROJECTIONS["double_draw"], PROJECTIONS["day_list"]


class Planned:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    # --- over the whole register --------------------------------------------------------------------------------------

    def visit_facts(self, enterprises: Collection[str] = ()) -> dict[str, VisitFacts]:
        """Enterprise id to its visits, those of enterprises merged into it included; of these, or of all."""
        into = self._survivors()
        among: ColumnElement[bool] = true()
        if enterprises:
            named = {*enterprises, *(each for each, survivor in into.items() if survivor in enterprises)}
            among = _VISITS.c.enterprise_id.in_(named)
        found = self._found_by_visit(among if enterprises else None)
        columns = (_VISITS.c.id, _VISITS.c.enterprise_id, _VISITS.c.device, _VISITS.c.opened_at, _VISITS.c.closed_at)
        newest: dict[str, datetime] = {}
        ended: dict[str, datetime] = {}
        open_on: dict[str, set[str]] = {}
        findings: dict[str, int] = {}
        for visit, of, device, opened, closed in self._connection.execute(select(*columns).where(among)):
            enterprise = into.get(of, of)
            began = as_time(opened)
            if began is not None and (enterprise not in newest or newest[enterprise] < began):
                newest[enterprise] = began
            if began is not None and closed and (enterprise not in ended or ended[enterprise] < began):
                ended[enterprise] = began
            if not closed:
                open_on.setdefault(enterprise, set()).add(device)
            findings[enterprise] = findings.get(enterprise, 0) + found.get(visit, 0)
        return {
            each: VisitFacts(began, ended.get(each), frozenset(open_on.get(each, ())), findings[each])
            for each, began in newest.items()
        }

    def first_named(self, count: int) -> list[Enterprise]:
        """The first enterprises of the register by name, without those that were merged into others."""
        query = WHOLE.where(_ENTERPRISES.c.merged_into == "")
        rows = self._connection.execute(query.order_by(_ENTERPRISES.c.name, _ENTERPRISES.c.id).limit(count))
        return [enterprise_of(row) for row in rows]

    def open_findings(self, until: date) -> list[OpenFinding]:
        """Those that were ordered, and whose time ends on that day or before; the longest overdue first."""
        states = FINDING_STATES
        query = (
            select(states, _FINDINGS.c.problem)
            .join(_FINDINGS, _FINDINGS.c.id == states.c.id)
            .where(states.c.is_open, states.c.order_id != "", states.c.due != "")
            .where(states.c.due <= until.isoformat())
            .order_by(states.c.due, states.c.id)
        )
        into = self._survivors()
        return [
            OpenFinding(
                row.id,
                into.get(row.enterprise_id, row.enterprise_id),
                row.visit_id,
                row.stage,
                date.fromisoformat(row.due),
                row.problem,
            )
            for row in self._connection.execute(query)
        ]

    def _survivors(self) -> dict[str, str]:
        query = select(_ENTERPRISES.c.id, _ENTERPRISES.c.merged_into).where(_ENTERPRISES.c.merged_into != "")
        return {each: survivor for each, survivor in self._connection.execute(query)}

    def _found_by_visit(self, among: ColumnElement[bool] | None) -> dict[str, int]:
        query = select(_FINDINGS.c.visit_id, func.count()).where(~_FINDINGS.c.deleted).group_by(_FINDINGS.c.visit_id)
        if among is not None:
            query = query.where(_FINDINGS.c.visit_id.in_(select(_VISITS.c.id).where(among)))
        return {visit: count for visit, count in self._connection.execute(query)}

    # --- before the people leave --------------------------------------------------------------------------------------

    def last_event_at(self, devices: Collection[str]) -> datetime | None:
        """When the newest event of these devices says it was recorded."""
        query = select(EVENTS.c.wall).where(EVENTS.c.dev.in_(devices)).order_by(EVENTS.c.lam.desc()).limit(1)
        return as_time(self._connection.execute(query).scalar() or "")

    def latest_wall(self, devices: Collection[str]) -> datetime | None:
        """The latest moment that any clock showed while these devices recorded something. Reads all their events."""
        query = select(func.max(EVENTS.c.wall)).where(EVENTS.c.dev.in_(devices))
        return as_time(self._connection.execute(query).scalar() or "")

    def register_age(self) -> tuple[int, datetime | None]:
        """How many enterprises there are, and when the register was last changed by anybody."""
        count = select(func.count()).select_from(_ENTERPRISES).where(_ENTERPRISES.c.merged_into == "")
        query = select(EVENTS.c.wall).where(EVENTS.c.kind == "enterprise").order_by(EVENTS.c.lam.desc()).limit(1)
        wall = self._connection.execute(query).scalar() or ""
        return int(self._connection.execute(count).scalar() or 0), as_time(wall)

    def unfinished_visits(self, devices: Collection[str]) -> list[str]:
        """The checklist of each visit that these devices have open."""
        query = select(_VISITS.c.checklist_id).where(_VISITS.c.device.in_(devices), _VISITS.c.closed_at == "")
        return list(self._connection.execute(query).scalars())

    def closed_visits(self, devices: Collection[str]) -> int:
        query = select(func.count()).where(_VISITS.c.device.in_(devices), _VISITS.c.closed_at != "")
        return int(self._connection.execute(query).scalar() or 0)

    # --- draws --------------------------------------------------------------------------------------------------------

    def draws(self) -> list[DoubleDraw]:
        """Newest first."""
        found = [_draw(row) for row in self._connection.execute(select(_DRAWS))]
        return sorted(found, key=lambda draw: (draw.drawn_at.timestamp(), draw.id), reverse=True)

    def draw(self, draw: str) -> DoubleDraw | None:
        row = self._connection.execute(select(_DRAWS).where(_DRAWS.c.id == draw)).first()
        return None if row is None else _draw(row)

    def add_draw(self, draw: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("double_draw", draw, fields)

    # --- lists of days ------------------------------------------------------------------------------------------------

    def days(self, day: date) -> list[DayList]:
        """Of every laptop whose list of that day is here."""
        query = select(_DAYS).where(_DAYS.c.day == day.isoformat()).order_by(_DAYS.c.id)
        return [_day_list(row) for row in self._connection.execute(query)]

    def save_day(self, day_list: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("day_list", day_list, fields)


def _draw(row: Any) -> DoubleDraw:
    values = values_of(row)
    values["drawn_at"] = as_time(values["drawn_at"])
    return DoubleDraw(**values)


def _day_list(row: Any) -> DayList:
    values = values_of(row)
    values["day"] = as_date(values["day"])
    return DayList(**values)
