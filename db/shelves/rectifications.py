"""The shelf of rectification: acts, files of replies, suspected drugs, and lists of how findings stand."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select

from db.log.events import EventLog
from db.merged import of_enterprise
from db.records.rectification import (
    Act,
    EarlierFinding,
    FindingState,
    ReplyFile,
    StandingFinding,
    StandingQuery,
    Suspicion,
)
from db.records.values import JsonValue
from db.rows import as_date, as_time, values_of
from db.tables import FINDING_STATES, PROJECTIONS

_ACTS, _FILES, _SUSPICIONS = PROJECTIONS["rectification"], PROJECTIONS["reply_file"], PROJECTIONS["suspicion"]
_FINDINGS, _VISITS, _NOTICES = PROJECTIONS["finding"], PROJECTIONS["visit"], PROJECTIONS["notice"]
_ENTERPRISES = PROJECTIONS["enterprise"]
_NOW = _ENTERPRISES.alias("now")
"""The enterprise that a merged one is today."""
_STATES = FINDING_STATES
_ONE_STATE = select(_STATES).where(_STATES.c.id == bindparam("id"))
_STANDING = (
    select(
        _STATES,
        *(_FINDINGS.c.severity, _FINDINGS.c.item, _FINDINGS.c.problem, _FINDINGS.c.requirement, _VISITS.c.opened_at),
        func.coalesce(_NOW.c.id, _ENTERPRISES.c.id, _STATES.c.enterprise_id).label("now_id"),
        func.coalesce(_NOW.c.name, _ENTERPRISES.c.name, "").label("name"),
        func.coalesce(_NOW.c.community, _ENTERPRISES.c.community, "").label("community"),
        func.coalesce(_NOTICES.c.number, "").label("number"),
    )
    .join(_FINDINGS, _FINDINGS.c.id == _STATES.c.id)
    .join(_VISITS, _VISITS.c.id == _STATES.c.visit_id, isouter=True)
    .join(_ENTERPRISES, _ENTERPRISES.c.id == _STATES.c.enterprise_id, isouter=True)
    .join(_NOW, and_(_NOW.c.id == _ENTERPRISES.c.merged_into, _ENTERPRISES.c.merged_into != ""), isouter=True)
    .join(_NOTICES, and_(_NOTICES.c.id == _STATES.c.order_id, _STATES.c.order_id != ""), isouter=True)
)


class Rectifications:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    # --- acts ---------------------------------------------------------------------------------------------------------

    def of_finding(self, finding: str) -> list[Act]:
        """By their days, those that were taken back too."""
        return self._acts(select(_ACTS).where(_ACTS.c.finding_id == finding))

    def of_visit(self, visit: str) -> list[Act]:
        """What was seen in a visit, and holds."""
        return self._acts(select(_ACTS).where(_ACTS.c.visit_id == visit, ~_ACTS.c.undone))

    def get(self, act: str) -> Act | None:
        row = self._connection.execute(select(_ACTS).where(_ACTS.c.id == act)).first()
        return None if row is None else _act(row)

    def save(self, act: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("rectification", act, fields)

    # --- files of replies ---------------------------------------------------------------------------------------------

    def files_of(self, batch: str) -> list[ReplyFile]:
        query = select(_FILES).where(_FILES.c.batch == batch, _FILES.c.batch != "").order_by(_FILES.c.id)
        return [_file(row) for row in self._connection.execute(query)]

    def add_file(self, file: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("reply_file", file, fields)

    # --- suspected drugs ----------------------------------------------------------------------------------------------

    def suspicion(self, id: str) -> Suspicion | None:
        row = self._connection.execute(select(_SUSPICIONS).where(_SUSPICIONS.c.id == id)).first()
        return None if row is None else _suspicion(row)

    def suspicions(self, visit: str = "", enterprise: str = "") -> list[Suspicion]:
        """Of a visit, of an enterprise, or all; the newest first."""
        query = select(_SUSPICIONS)
        if visit:
            query = query.where(_SUSPICIONS.c.visit_id == visit)
        if enterprise:
            query = query.where(of_enterprise(_SUSPICIONS.c.enterprise_id, enterprise))
        found = [_suspicion(row) for row in self._connection.execute(query)]
        return sorted(found, key=lambda each: (each.found_at.timestamp(), each.id), reverse=True)

    def save_suspicion(self, id: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("suspicion", id, fields)

    # --- how findings stand -------------------------------------------------------------------------------------------

    def state(self, finding: str) -> FindingState | None:
        row = self._connection.execute(_ONE_STATE, {"id": finding}).first()
        return None if row is None else _state(row)

    def states_of_visit(self, visit: str) -> dict[str, FindingState]:
        query = select(_STATES).where(_STATES.c.visit_id == visit)
        return {row.id: _state(row) for row in self._connection.execute(query)}

    def states_of_enterprise(self, enterprise: str) -> dict[str, FindingState]:
        """Also of what was found under those that were merged into it."""
        query = select(_STATES).where(of_enterprise(_STATES.c.enterprise_id, enterprise))
        return {row.id: _state(row) for row in self._connection.execute(query)}

    def standing(self, query: StandingQuery) -> list[StandingFinding]:
        """Those that are due first before the others."""
        if len(query.stages) > 1:
            # The index has each stage in the order of its days; of several at once every row would be sorted.
            parts = (self.standing(replace(query, stages=(stage,))) for stage in query.stages)
            found = sorted((each for part in parts for each in part), key=_place)
            return found[: query.most] if query.most else found
        wanted = _narrowed(_STANDING, query).order_by(_STATES.c.due, _STATES.c.id)
        if query.most:
            wanted = wanted.limit(query.most)
        return [_standing(row) for row in self._connection.execute(wanted)]

    def count(self, query: StandingQuery) -> int:
        """Without `text`, which is looked for in other tables."""
        wanted = _narrowed(select(func.count()).select_from(_STATES), query)
        return int(self._connection.execute(wanted).scalar() or 0)

    def earlier(self, enterprise: str, except_visit: str = "") -> dict[str, list[EarlierFinding]]:
        """Item to where it failed before at an enterprise, newest first."""
        states = _STATES.c.stage.label("stage"), _STATES.c.order_id.label("order_id")
        query = (
            select(_FINDINGS, _VISITS.c.opened_at, *states, _NOTICES.c.number, _NOTICES.c.issued_at)
            .join(_VISITS, _VISITS.c.id == _FINDINGS.c.visit_id)
            .join(_STATES, _STATES.c.id == _FINDINGS.c.id, isouter=True)
            .join(_NOTICES, _NOTICES.c.id == _STATES.c.order_id, isouter=True)
            .where(of_enterprise(_FINDINGS.c.enterprise_id, enterprise), _FINDINGS.c.item != "", ~_FINDINGS.c.deleted)
        )
        found: dict[str, list[EarlierFinding]] = defaultdict(list)
        for row in self._connection.execute(query):
            if row.visit_id != except_visit and row.opened_at:
                found[row.item].append(_earlier(row))
        for each in found.values():
            each.sort(key=lambda one: one.visited_at.timestamp(), reverse=True)
        return dict(found)

    def _acts(self, query: Select[Any]) -> list[Act]:
        found = [_act(row) for row in self._connection.execute(query)]
        return sorted(found, key=lambda act: (act.done_on, _moment(act.recorded_at), act.id))


def _place(each: StandingFinding) -> tuple[str, str]:
    return (each.state.due.isoformat() if each.state.due is not None else "", each.state.id)


def _narrowed(query: Select[Any], wanted: StandingQuery) -> Select[Any]:
    conditions = _due_conditions(wanted)
    if wanted.open_only:
        conditions.append(_STATES.c.is_open)
    if wanted.ordered_only:
        conditions.append(_STATES.c.order_id != "")
    if wanted.stages:
        conditions.append(_STATES.c.stage.in_(wanted.stages))
    if wanted.enterprise_id:
        conditions.append(of_enterprise(_STATES.c.enterprise_id, wanted.enterprise_id))
    if wanted.text.strip():
        conditions.append(_holds(wanted.text.strip()))
    return query.where(*conditions)


def _due_conditions(wanted: StandingQuery) -> list[ColumnElement[bool]]:
    asked = (
        (wanted.due_before, _STATES.c.due.__lt__),
        (wanted.due_until, _STATES.c.due.__le__),
        (wanted.due_from, _STATES.c.due.__ge__),
    )
    conditions = [compared(day.isoformat()) for day, compared in asked if day is not None]
    return [*conditions, _STATES.c.due != ""] if conditions else []


def _holds(text: str) -> ColumnElement[bool]:
    """Names and numbers are looked through once, not for every finding: those that do not hold it are never joined."""
    named = select(_ENTERPRISES.c.id).where(_ENTERPRISES.c.name.icontains(text, autoescape=True))
    now_named = select(_ENTERPRISES.c.id).where(_ENTERPRISES.c.merged_into.in_(named), _ENTERPRISES.c.merged_into != "")
    numbered = select(_NOTICES.c.id).where(_NOTICES.c.number.icontains(text, autoescape=True))
    return or_(
        _FINDINGS.c.problem.icontains(text, autoescape=True),
        _FINDINGS.c.item.icontains(text, autoescape=True),
        _STATES.c.enterprise_id.in_(named),
        _STATES.c.enterprise_id.in_(now_named),
        _STATES.c.order_id.in_(numbered),
    )


def _act(row: Any) -> Act:
    values = values_of(row)
    for name in ("recorded_at", "undone_at"):
        values[name] = as_time(values[name])
    values["done_on"] = as_date(values["done_on"]) or date.min
    values["due"] = as_date(values["due"])
    return Act(**values)


def _file(row: Any) -> ReplyFile:
    values = values_of(row)
    values["added_at"] = as_time(values["added_at"])
    return ReplyFile(**values)


def _suspicion(row: Any) -> Suspicion:
    values = values_of(row)
    for name in ("found_at", "reported_at", "handed_at", "recorded_at"):
        values[name] = as_time(values[name])
    return Suspicion(**values)


def _state(row: Any) -> FindingState:
    return FindingState(
        row.id,
        row.enterprise_id,
        row.visit_id,
        row.stage,
        bool(row.is_open),
        as_date(row.due),
        row.order_id,
        as_date(row.acted_on),
    )


def _standing(row: Any) -> StandingFinding:
    return StandingFinding(
        state=_state(row),
        severity=row.severity,
        item=row.item,
        problem=row.problem,
        requirement=row.requirement,
        enterprise_id=row.now_id,
        enterprise_name=row.name,
        community=row.community,
        visited_on=as_date((row.opened_at or "")[:10]),
        order_number=row.number,
    )


def _earlier(row: Any) -> EarlierFinding:
    return EarlierFinding(
        item=row.item,
        visit_id=row.visit_id,
        visited_at=datetime.fromisoformat(row.opened_at),
        finding_id=row.id,
        problem=row.problem,
        order_id=row.order_id or "",
        order_number=row.number or "",
        ordered_on=as_date((row.issued_at or "")[:10]),
        stage=row.stage or "",
    )


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at is not None else 0.0
