"""The shelf of measures, of the enterprises in them, of what is attached, and of campaigns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, select

from db.log.events import EventLog
from db.merged import of_enterprise
from db.records.measures import Campaign, Measure, MeasureFile, MeasurePart
from db.records.values import JsonValue
from db.rows import as_date, as_time, values_of
from db.tables import PROJECTIONS

_MEASURES, _PARTS, _FILES = (PROJECTIONS[kind] for kind in ("measure", "measure_part", "measure_file"))
_CAMPAIGNS = PROJECTIONS["campaign"]
_WHOLE = and_(_MEASURES.c.held_on != "", _MEASURES.c.kind != "")
"""Of one without only a later change has come: its laptop's own pack is still under way."""

Changes = Iterable[tuple[str, Mapping[str, JsonValue]]]


@dataclass(frozen=True, slots=True)
class MeasureQuery:
    """What is empty does not narrow."""

    kinds: tuple[str, ...] = ()
    campaign: str = ""
    first: date | None = None
    last: date | None = None
    withdrawn: bool = False
    """With those that were withdrawn."""


class Measures:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def listed(self, wanted: MeasureQuery) -> list[Measure]:
        """Newest first."""
        query = select(_MEASURES).where(_WHOLE)
        query = query.order_by(_MEASURES.c.held_on.desc(), _MEASURES.c.id.desc())
        if wanted.kinds:
            query = query.where(_MEASURES.c.kind.in_(wanted.kinds))
        if wanted.campaign:
            query = query.where(_MEASURES.c.campaign_id == wanted.campaign)
        if wanted.first is not None:
            query = query.where(_MEASURES.c.held_on >= wanted.first.isoformat())
        if wanted.last is not None:
            query = query.where(_MEASURES.c.held_on <= wanted.last.isoformat())
        if not wanted.withdrawn:
            query = query.where(_MEASURES.c.withdrawn.is_(False))
        return [_measure(row) for row in self._connection.execute(query)]

    def get(self, measure: str) -> Measure | None:
        row = self._connection.execute(select(_MEASURES).where(_MEASURES.c.id == measure, _WHOLE)).first()
        return None if row is None else _measure(row)

    def within(self, measure: str) -> list[Measure]:
        """What happened in an operation, without what was withdrawn."""
        query = select(_MEASURES).where(_MEASURES.c.within == measure, _WHOLE, _MEASURES.c.withdrawn.is_(False))
        return [_measure(row) for row in self._connection.execute(query.order_by(_MEASURES.c.id))]

    def of_enterprise(self, enterprise: str) -> list[tuple[Measure, MeasurePart]]:
        """Those in which it is, newest first, without what was withdrawn."""
        query = (
            select(_PARTS)
            .join(_MEASURES, _MEASURES.c.id == _PARTS.c.measure_id)
            .where(of_enterprise(_PARTS.c.enterprise_id, enterprise))
            .where(_PARTS.c.removed.is_(False), _MEASURES.c.withdrawn.is_(False), _WHOLE)
            .order_by(_MEASURES.c.held_on.desc(), _MEASURES.c.id.desc())
        )
        found = []
        for part in map(_part, self._connection.execute(query).all()):
            measure = self.get(part.measure_id)
            if measure is not None:
                found.append((measure, part))
        return found

    def on_day(self, kind: str, enterprise: str, day: date) -> list[Measure]:
        """Measures of a kind that were about an enterprise on that day, without what was withdrawn."""
        query = (
            select(_MEASURES)
            .join(_PARTS, _PARTS.c.measure_id == _MEASURES.c.id)
            .where(_PARTS.c.enterprise_id == enterprise, _PARTS.c.role == "subject", _PARTS.c.removed.is_(False))
            .where(_MEASURES.c.kind == kind, _MEASURES.c.held_on == day.isoformat(), _MEASURES.c.withdrawn.is_(False))
        )
        return [_measure(row) for row in self._connection.execute(query)]

    def parts(self, measures: Iterable[str], *, removed: bool = False) -> dict[str, list[MeasurePart]]:
        """Measure id to the enterprises in it, subjects first."""
        found: dict[str, list[MeasurePart]] = {}
        ids = list(measures)
        for start in range(0, len(ids), 400):
            query = select(_PARTS).where(_PARTS.c.measure_id.in_(ids[start : start + 400]))
            query = query if removed else query.where(_PARTS.c.removed.is_(False))
            for row in self._connection.execute(query.order_by(_PARTS.c.role.desc(), _PARTS.c.id)):
                found.setdefault(row.measure_id, []).append(_part(row))
        return found

    def files(self, measure: str) -> list[MeasureFile]:
        query = select(_FILES).where(_FILES.c.measure_id == measure, _FILES.c.deleted.is_(False))
        return [_file(row) for row in self._connection.execute(query.order_by(_FILES.c.id))]

    def naming(self, paper: str) -> list[Measure]:
        """Measures that an issued paper is, too, without what was withdrawn."""
        query = select(_PARTS.c.measure_id).where(_PARTS.c.notice_id == paper, _PARTS.c.removed.is_(False))
        found = [self.get(measure) for measure in self._connection.execute(query.distinct()).scalars().all()]
        return [each for each in found if each is not None and not each.withdrawn]

    def save(self, measure: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("measure", measure, fields)

    def save_many(self, measures: Changes, parts: Changes) -> None:
        self._events.record_many("measure", measures)
        self._events.record_many("measure_part", parts)

    def save_file(self, file: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("measure_file", file, fields)


class Campaigns:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def all(self, *, withdrawn: bool = False) -> list[Campaign]:
        """The one that began last first."""
        query = select(_CAMPAIGNS).where(_CAMPAIGNS.c.starts_on != "", _CAMPAIGNS.c.ends_on != "")
        query = query.order_by(_CAMPAIGNS.c.starts_on.desc(), _CAMPAIGNS.c.id.desc())
        query = query if withdrawn else query.where(_CAMPAIGNS.c.withdrawn.is_(False))
        return [_campaign(row) for row in self._connection.execute(query)]

    def get(self, campaign: str) -> Campaign | None:
        whole = (_CAMPAIGNS.c.starts_on != "") & (_CAMPAIGNS.c.ends_on != "")
        row = self._connection.execute(select(_CAMPAIGNS).where(_CAMPAIGNS.c.id == campaign, whole)).first()
        return None if row is None else _campaign(row)

    def save(self, campaign: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("campaign", campaign, fields)


def _measure(row: Any) -> Measure:
    values = values_of(row)
    values["held_on"] = as_date(values["held_on"])
    values["ends_on"] = as_date(values["ends_on"])
    return Measure(**values)


def _part(row: Any) -> MeasurePart:
    return MeasurePart(**values_of(row))


def _file(row: Any) -> MeasureFile:
    values = values_of(row)
    values["added_at"] = as_time(values["added_at"])
    return MeasureFile(**values)


def _campaign(row: Any) -> Campaign:
    values = values_of(row)
    values["starts_on"] = as_date(values["starts_on"])
    values["ends_on"] = as_date(values["ends_on"])
    return Campaign(**values)
