"""The shelf of reviews: what supervisors decided about the visits they received. Decisions are added, never changed."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Text, and_, cast, func, or_, select

from db.log.events import EventLog
from db.log.forked import forked_visits
from db.records.log import Event
from db.records.values import Inspector, JsonValue
from db.rows import as_time, values_of
from db.tables import EVENTS, PROJECTIONS

_TABLE, _VISITS, _FINDINGS = PROJECTIONS["review"], PROJECTIONS["visit"], PROJECTIONS["finding"]
_BATCH = 400


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided about a visit."""

    id: str
    """`<device>/review/<unique>`: only that laptop may have written it."""
    visit_id: str
    act: str
    """Word of inspector_app.supervision.review.ReviewAct."""
    person: str
    decided_at: datetime
    note: str = ""
    follows: tuple[str, ...] = ()
    """Ids of the decisions that the reviewer knew of and that nothing followed yet."""
    seen: Mapping[str, int] = field(default_factory=dict)
    """Device to the number of its last event about the visit that was here."""
    draw: Mapping[str, JsonValue] = field(default_factory=dict)
    """Of a second look: how the visit was drawn."""


class VisitToReview(NamedTuple):
    """The few facts of a visit that a list of thousands needs, as they lie there; read when somebody asks."""

    id: str
    enterprise_id: str
    device: str
    opened: str
    closed: str
    people: str
    """The inspectors as JSON."""
    reopened: bool = False
    """After it had ended, for comments with which it was sent back."""
    forked: bool = False
    """Two lives of its laptop spoke of it, not knowing of each other."""

    @property
    def opened_at(self) -> datetime:
        return datetime.fromisoformat(self.opened)

    @property
    def closed_at(self) -> datetime | None:
        return as_time(self.closed)

    def may_name(self, person: str) -> bool:
        """Whether the text speaks of somebody so called, in either way in which JSON is written."""
        return person in self.people or json.dumps(person)[1:-1] in self.people

    @property
    def inspectors(self) -> tuple[Inspector, ...]:
        return tuple(Inspector(**each) for each in json.loads(self.people))


class Reviews:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def acts(self) -> Iterator[tuple[str, str, str, str]]:
        """Id, visit, act and what it follows (JSON) of every decision: a list of 100,000 needs no more of most."""
        columns = (_TABLE.c.id, _TABLE.c.visit_id, _TABLE.c.act, cast(_TABLE.c.follows, Text))
        for row in self._connection.execute(select(*columns)):
            yield row[0], row[1], row[2], row[3]

    def of_visits(self, visits: Iterable[str]) -> list[Decision]:
        ids, found = list(visits), list[Decision]()
        for start in range(0, len(ids), _BATCH):
            query = select(_TABLE).where(_TABLE.c.visit_id.in_(ids[start : start + _BATCH]))
            found += map(_decision, self._connection.execute(query))
        return found

    def of_visit(self, visit: str) -> list[Decision]:
        """In the order of their ids: what follows what is said in them."""
        query = select(_TABLE).where(_TABLE.c.visit_id == visit).order_by(_TABLE.c.id)
        return [_decision(row) for row in self._connection.execute(query)]

    def add(self, decision: str, fields: Mapping[str, JsonValue]) -> None:
        self._events.record("review", decision, fields)

    def visits(self) -> list[VisitToReview]:
        """Every visit, the newest text of its time first."""
        texts = (cast(_VISITS.c.inspectors, Text), cast(_VISITS.c.reopened_for, Text))
        columns = (_VISITS.c.id, _VISITS.c.enterprise_id, _VISITS.c.device, _VISITS.c.opened_at, _VISITS.c.closed_at)
        query = select(*columns, *texts).where(_VISITS.c.opened_at != "")
        rows = self._connection.execute(query.order_by(_VISITS.c.opened_at.desc(), _VISITS.c.id.desc()))
        return [VisitToReview(row[0], row[1], row[2], row[3], row[4], row[5], row[6] not in ("", "[]")) for row in rows]

    def findings_of(self, visits: Iterable[str]) -> dict[str, int]:
        """Visit id to the number of its findings, of those that have some."""
        ids, counts = list(visits), {}
        for start in range(0, len(ids), _BATCH):
            among = _FINDINGS.c.visit_id.in_(ids[start : start + _BATCH])
            query = select(_FINDINGS.c.visit_id, func.count()).where(among, ~_FINDINGS.c.deleted)
            counts.update({visit: count for visit, count in self._connection.execute(query.group_by("visit_id"))})
        return counts

    def forked(self, laptops: Iterable[Sequence[str]]) -> frozenset[str]:
        """Visits of which two lives of their laptop spoke. As `db.log.forked.forked_visits`."""
        return forked_visits(self._connection, laptops)

    def seen_now(self, visit: str, kinds: Collection[str] = ()) -> dict[str, int]:
        """Device to the number of its last event about the visit and what is in it, comments aside.

        With `kinds`, about objects of these alone.
        """
        about = and_(_about(visit), EVENTS.c.kind.in_(kinds)) if kinds else _about(visit)
        query = select(EVENTS.c.dev, func.max(EVENTS.c.seq)).where(about).group_by(EVENTS.c.dev)
        return {dev: seq for dev, seq in self._connection.execute(query)}

    def events_about(self, visit: str) -> list[Event]:
        """Every event about the visit and what is in it, comments aside, in causal order."""
        objects = self._connection.execute(select(EVENTS.c.obj).where(_about(visit)).distinct()).scalars().all()
        return self._events.of_objects(objects)


def _about(visit: str) -> ColumnElement[bool]:
    """Objects of a visit begin with its id and a slash, behind which comes "0"; the index of objects answers it."""
    inside = and_(EVENTS.c.obj >= f"{visit}/", EVENTS.c.obj < f"{visit}0")
    # Where the inspector stood in the checklist is no change of the visit.
    walking = and_(EVENTS.c.kind == "visit", EVENTS.c.fields.like('{"current_item":%'), ~EVENTS.c.fields.like('%","%'))
    return and_(or_(EVENTS.c.obj == visit, inside), EVENTS.c.kind != "return", ~walking)


def _decision(row: Any) -> Decision:
    values = values_of(row)
    values["decided_at"] = as_time(values["decided_at"])
    return Decision(**values)
