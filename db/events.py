"""The log of changes: append, receive, and the heads that say which value of a field counts (reliability.md §5).

Every change of an object is one event, committed together with the row that screens read. Merging is order-free: an
event names the events it replaces, and a field with more than one head of different value is a conflict, kept until a
person decides; a head that is only a value which others have replaced is none (db.outdated). What is shown meanwhile is
the head with the highest (Lamport counter, device).
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, func, insert, select, tuple_

from db.finding_states import settle
from db.keepable import require_keepable
from db.outdated import Said, outdated
from db.records import Conflict, Event, JsonValue, Received
from db.tables import EVENTS, HEADS, PROJECTIONS, SUPERSEDED, blank_row
from db.tallies import mark_stale
from db.upserts import upsert

GENESIS = "0" * 64
_BATCH = 400
"""Rows per statement: SQLite allows 32,766 bound values, and the widest row has 28."""

# What every save asks and says, built once: building a statement costs more than running it.
_LAST_OWN = (
    select(EVENTS.c.seq, EVENTS.c.hash).where(EVENTS.c.dev == bindparam("own")).order_by(EVENTS.c.seq.desc()).limit(1)
)
_HIGHEST_COUNTER = select(func.max(EVENTS.c.lam))
_HEADS_OF = select(HEADS).where(HEADS.c.obj.in_(bindparam("objects", expanding=True)))
_REPLACED_HEADS = delete(HEADS).where(
    HEADS.c.obj == bindparam("object"), HEADS.c.field.in_(bindparam("replaced", expanding=True))
)
_NEW_EVENT, _NEW_HEAD = insert(EVENTS), insert(HEADS)

T = TypeVar("T")
Fields = Mapping[str, JsonValue]


def canonical(value: JsonValue) -> str:
    """The one JSON text of a value: sorted keys, no spaces; NaN and infinities raise ValueError."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def event_hash(event: Event) -> str:
    """SHA-256 over the hash before and the canonical event: changing any event breaks all that follow it."""
    content = {
        "dev": event.dev,
        "seq": event.seq,
        "lam": event.lam,
        "wall": event.wall,
        "kind": event.kind,
        "obj": event.obj,
        "fields": dict(event.fields),
        "parents": list(event.parents),
    }
    return hashlib.sha256(event.prev.encode("ascii") + canonical(content).encode("utf-8")).hexdigest()


@dataclass(slots=True)
class _Tip:
    seq: int
    lam: int
    hash: str


class EventLog:
    """The log of one store, within one unit of work. `device` is the own device; `now` stamps what is recorded."""

    def __init__(self, connection: Connection, device: str, now: datetime | None) -> None:
        self._connection = connection
        self._device = device
        self._now = now
        self._tip: _Tip | None = None

    def record(self, kind: str, obj: str, fields: Fields) -> None:
        """Append one event and bring the object's row up to date. Raises UnkeepableError."""
        self.record_many(kind, [(obj, fields)])

    def record_many(self, kind: str, changes: Iterable[tuple[str, Fields]]) -> None:
        """Append one event for each (object, fields); an object occurs at most once. Raises UnkeepableError."""
        if self._now is None:
            raise RuntimeError("this unit of work only reads")
        for batch in _batches((change for change in changes if change[1]), _BATCH):
            for _, fields in batch:
                require_keepable(fields)
            heads = self._heads_of([obj for obj, _ in batch])
            events = [self._next_event(kind, obj, fields, heads.get(obj, {})) for obj, fields in batch]
            self._insert_events(events)
            self._replace_heads(events)
            self._project(kind, {obj: dict(fields) for obj, fields in batch})

    def record_beside(self, kind: str, obj: str, several: Sequence[Fields]) -> None:
        """Append events that all replace what stands and not each other: a conflict, whose last value is shown."""
        for fields in several:
            require_keepable(fields)
        heads = self._heads_of([obj]).get(obj, {})
        events = [self._next_event(kind, obj, fields, heads) for fields in several]
        self._insert_events(events)
        self._replace_heads(events)
        self._project(kind, {obj: dict(several[-1])})

    def receive(self, events: Sequence[Event]) -> Received:
        """Take events of other devices, in any order, known ones again; rows are rebuilt from the heads.

        The caller has checked hashes, chains and rights (inspector_app.exchange).
        """
        known = self._known(f"{e.dev}:{e.seq}" for e in events)
        new = [event for event in events if f"{event.dev}:{event.seq}" not in known]
        for batch in _batches(new, _BATCH):
            self._insert_events(batch)
        self._take_heads(sorted(new, key=lambda e: (e.lam, e.dev)))
        touched: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for event in new:
            touched[event.kind][event.obj].update(event.fields)
        for kind, objects in touched.items():
            for part in _batches(objects, _BATCH):
                self._project(kind, self._shown({obj: objects[obj] for obj in part}))
        names = tuple((kind, obj) for kind, objects in touched.items() for obj in objects)
        return Received(len(new), len(events) - len(new), names)

    def have(self) -> dict[str, int]:
        """The highest sequence number known of each device."""
        rows = self._connection.execute(select(EVENTS.c.dev, func.max(EVENTS.c.seq)).group_by(EVENTS.c.dev))
        return {dev: seq for dev, seq in rows}

    def find(self, dev: str, seq: int) -> Event | None:
        query = select(EVENTS).where(EVENTS.c.dev == dev, EVENTS.c.seq == seq)
        row = self._connection.execute(query).first()
        return None if row is None else _event(row)

    def hashes_of(self, dev: str) -> dict[int, str]:
        """Sequence number to hash of every event of one device."""
        rows = self._connection.execute(select(EVENTS.c.seq, EVENTS.c.hash).where(EVENTS.c.dev == dev))
        return {seq: digest for seq, digest in rows}

    def highest_counter(self) -> int:
        """The highest Lamport counter seen; 0 in an empty log."""
        return self._connection.execute(_HIGHEST_COUNTER).scalar() or 0

    def kinds_of(self, objects: Iterable[str]) -> dict[str, str]:
        """Object id to its kind, of those the log knows."""
        kinds: dict[str, str] = {}
        for batch in _batches(objects, _BATCH):
            query = select(EVENTS.c.obj, EVENTS.c.kind).where(EVENTS.c.obj.in_(batch)).distinct()
            kinds.update({obj: kind for obj, kind in self._connection.execute(query)})
        return kinds

    def of_device(self, dev: str, after: int = 0) -> Iterator[Event]:
        """The events of one device in their order, those after `after`."""
        query = select(EVENTS).where(EVENTS.c.dev == dev, EVENTS.c.seq > after).order_by(EVENTS.c.seq)
        for row in self._connection.execute(query):
            yield _event(row)

    def of_kind(self, dev: str, kind: str) -> Iterator[Event]:
        """The events of one device about objects of one kind, in their order."""
        query = select(EVENTS).where(EVENTS.c.dev == dev, EVENTS.c.kind == kind).order_by(EVENTS.c.seq)
        return map(_event, self._connection.execute(query))

    def of_objects(self, objects: Iterable[str]) -> list[Event]:
        """The events about these objects, of all devices, in causal order."""
        found: list[Event] = []
        for batch in _batches(objects, _BATCH):
            query = select(EVENTS).where(EVENTS.c.obj.in_(batch))
            found += map(_event, self._connection.execute(query))
        return sorted(found, key=lambda event: (event.lam, event.dev))

    def shown(self, obj: str) -> dict[str, JsonValue]:
        """The fields of one object as the log has them, for kinds without a table; empty when it is not there."""
        return {field: heads[0].fields[field] for (_, field), heads in self._head_events([obj]).items()}

    def shown_of_kind(self, kind: str, objects: Iterable[str] | None = None) -> dict[str, dict[str, JsonValue]]:
        """Object id to its fields as the log has them, of one kind; with `objects`, of those among them."""
        wanted = select(EVENTS.c.obj).where(EVENTS.c.kind == kind).distinct()
        ids = self._connection.execute(wanted).scalars().all() if objects is None else list(objects)
        found: dict[str, dict[str, JsonValue]] = {}
        for batch in _batches(ids, _BATCH):
            for (obj, field), heads in self._head_events(batch).items():
                if heads[0].kind == kind:
                    found.setdefault(obj, {})[field] = heads[0].fields[field]
        return found

    def heads_of(self, objects: Iterable[str]) -> dict[tuple[str, str], list[tuple[str, int]]]:
        """(object, field) to the (device, number) of every event whose value nobody replaced."""
        found: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
        for batch in _batches(objects, _BATCH):
            for row in self._connection.execute(select(HEADS).where(HEADS.c.obj.in_(batch))):
                found[row.obj, row.field].append((row.dev, row.seq))
        return dict(found)

    def head_events(self, obj: str, field: str) -> list[Event]:
        """The events that say different things of a field, the one that is shown first."""
        return self._head_events([obj]).get((obj, field), [])

    def decisions(self, dev: str) -> list[Event]:
        """Events of one device that replaced several values at once, in their order."""
        query = select(EVENTS).where(EVENTS.c.dev == dev, EVENTS.c.parents.like("%,%")).order_by(EVENTS.c.seq)
        return [_event(row) for row in self._connection.execute(query)]

    def objects_until(self, have: Mapping[str, int]) -> dict[str, int]:
        """Kind to the number of its objects that the events up to these sequence numbers speak of."""
        counts: dict[str, set[str]] = defaultdict(set)
        for dev, seq in have.items():
            query = select(EVENTS.c.kind, EVENTS.c.obj).where(EVENTS.c.dev == dev, EVENTS.c.seq <= seq).distinct()
            for kind, obj in self._connection.execute(query):
                counts[kind].add(obj)
        return {kind: len(objects) for kind, objects in counts.items()}

    def conflicts(self) -> list[Conflict]:
        """Fields with more than one head of different value, outdated ones aside."""
        several = select(HEADS.c.obj, HEADS.c.field).group_by(HEADS.c.obj, HEADS.c.field).having(func.count() > 1)
        fields = [(row.obj, row.field) for row in self._connection.execute(several)]
        heads = self._head_events({obj for obj, _ in fields})
        found = []
        for obj, field in fields:
            values = {canonical(e.fields[field]): e.fields[field] for e in heads[obj, field]}
            if len(values) > 1:
                found.append(Conflict(heads[obj, field][0].kind, obj, field, tuple(values.values())))
        return found

    # --- appending ----------------------------------------------------------------------------------------------------

    def _next_event(self, kind: str, obj: str, fields: Fields, heads: dict[str, set[str]]) -> Event:
        tip = self._current_tip()
        parents = sorted({parent for field in fields for parent in heads.get(field, ())})
        assert self._now is not None
        wall = self._now.isoformat(timespec="milliseconds")
        draft = Event(self._device, tip.seq + 1, tip.lam + 1, wall, kind, obj, fields, tuple(parents), tip.hash, "")
        event = replace(draft, hash=event_hash(draft))
        self._tip = _Tip(event.seq, event.lam, event.hash)
        return event

    def _current_tip(self) -> _Tip:
        if self._tip is None:
            last = self._connection.execute(_LAST_OWN, {"own": self._device}).first()
            lam = self.highest_counter()
            self._tip = _Tip(last.seq, lam, last.hash) if last else _Tip(0, lam, GENESIS)
        return self._tip

    def _insert_events(self, events: Sequence[Event]) -> None:
        rows = [
            {
                "dev": e.dev,
                "seq": e.seq,
                "lam": e.lam,
                "wall": e.wall,
                "kind": e.kind,
                "obj": e.obj,
                "fields": canonical(dict(e.fields)),
                "parents": canonical(list(e.parents)),
                "prev": e.prev,
                "hash": e.hash,
            }
            for e in events
        ]
        self._connection.execute(_NEW_EVENT, rows)

    # --- heads --------------------------------------------------------------------------------------------------------

    def _heads_of(self, objects: Sequence[str]) -> dict[str, dict[str, set[str]]]:
        heads: dict[str, dict[str, set[str]]] = {}
        for row in self._connection.execute(_HEADS_OF, {"objects": objects}):
            heads.setdefault(row.obj, {}).setdefault(row.field, set()).add(f"{row.dev}:{row.seq}")
        return heads

    def _replace_heads(self, events: Sequence[Event]) -> None:
        """After own events: they replace every head of their fields."""
        for event in events:
            if event.parents:
                self._connection.execute(_REPLACED_HEADS, {"object": event.obj, "replaced": list(event.fields)})
        heads = [{"obj": e.obj, "field": f, "dev": e.dev, "seq": e.seq} for e in events for f in e.fields]
        self._connection.execute(_NEW_HEAD, heads)

    def _take_heads(self, events: Sequence[Event]) -> None:
        """After received events, in causal order: each replaces its parents, and is a head unless already replaced.

        What the events replace of one another never reaches the table: a shared database answers each statement over
        the network.
        """
        known = self._known({parent for event in events for parent in event.parents})
        replaced = self._replaced_already(events)
        fresh: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
        came = {(event.dev, event.seq) for event in events}
        for event in events:
            key, parents = (event.dev, event.seq), {_key(parent) for parent in event.parents}
            for field in event.fields:
                fresh[event.obj, field] -= parents
                if (*key, field) not in replaced:
                    fresh[event.obj, field].add(key)
            self._delete_heads(event, sorted(parents - came))
            self._remember_superseded([_key(p) for p in event.parents if p not in known], list(event.fields))
        rows = ((obj, field, *key) for (obj, field), keys in fresh.items() for key in keys)
        for batch in _batches(rows, _BATCH):
            names = ("obj", "field", "dev", "seq")
            self._connection.execute(_NEW_HEAD, [dict(zip(names, row, strict=True)) for row in batch])

    def _delete_heads(self, event: Event, parents: Sequence[tuple[str, int]]) -> None:
        """Of its fields, those of these events."""
        if parents:
            here = (HEADS.c.obj == event.obj) & HEADS.c.field.in_(list(event.fields))
            self._connection.execute(delete(HEADS).where(here, tuple_(HEADS.c.dev, HEADS.c.seq).in_(parents)))

    def _replaced_already(self, events: Sequence[Event]) -> set[tuple[str, int, str]]:
        replaced: set[tuple[str, int, str]] = set()
        for batch in _batches(events, _BATCH):
            keys = [(event.dev, event.seq) for event in batch]
            query = select(SUPERSEDED).where(tuple_(SUPERSEDED.c.dev, SUPERSEDED.c.seq).in_(keys))
            told = {(row.dev, row.seq) for row in self._connection.execute(query)}
            for event in batch:
                if (event.dev, event.seq) in told:
                    replaced.update((event.dev, event.seq, field) for field in self._fields_replaced(event))
        return replaced

    def _fields_replaced(self, event: Event) -> set[str]:
        """Fields of `event` that later events of its own object replaced; what others claim of it does not count."""
        name = f"{event.dev}:{event.seq}"
        query = select(EVENTS).where(EVENTS.c.obj == event.obj)
        later = [other for other in map(_event, self._connection.execute(query)) if name in other.parents]
        return {field for other in later for field in other.fields}

    def _remember_superseded(self, events: Sequence[tuple[str, int]], fields: Sequence[str]) -> None:
        rows = [{"dev": dev, "seq": seq, "field": field} for dev, seq in events for field in fields]
        for row in rows:
            there = select(SUPERSEDED.c.dev).filter_by(**row)
            if self._connection.execute(there).first() is None:
                self._connection.execute(insert(SUPERSEDED), [row])

    def _known(self, names: Iterable[str]) -> set[str]:
        known: set[str] = set()
        for batch in _batches(names, _BATCH):
            keys = [_key(name) for name in batch]
            query = select(EVENTS.c.dev, EVENTS.c.seq).where(tuple_(EVENTS.c.dev, EVENTS.c.seq).in_(keys))
            known.update(f"{row.dev}:{row.seq}" for row in self._connection.execute(query))
        return known

    def _head_events(self, objects: Iterable[str]) -> dict[tuple[str, str], list[Event]]:
        """(object, field) to its heads, the one that is shown first."""
        query = (
            select(EVENTS, HEADS.c.field)
            .join(HEADS, (HEADS.c.dev == EVENTS.c.dev) & (HEADS.c.seq == EVENTS.c.seq))
            .where(HEADS.c.obj.in_(list(objects)))
            .order_by(EVENTS.c.lam.desc(), EVENTS.c.dev.desc())
        )
        heads: dict[tuple[str, str], list[Event]] = defaultdict(list)
        events: dict[tuple[str, int], Event] = {}
        for row in self._connection.execute(query):
            key = (row.dev, row.seq)
            if key not in events:
                events[key] = _event(row)
            heads[row.obj, row.field].append(events[key])
        return self._without_outdated(heads)

    def _without_outdated(self, heads: dict[tuple[str, str], list[Event]]) -> dict[tuple[str, str], list[Event]]:
        disputed = [key for key, events in heads.items() if _differ(events, key[1])]
        logs = self._logs_of({obj for obj, _ in disputed})
        for obj, field in disputed:
            said = {
                _name(event): Said(canonical(event.fields[field]), event.parents)
                for event in logs[obj]
                if field in event.fields
            }
            gone = outdated([_name(event) for event in heads[obj, field]], said)
            heads[obj, field] = [event for event in heads[obj, field] if _name(event) not in gone]
        return heads

    def _logs_of(self, objects: Iterable[str]) -> dict[str, list[Event]]:
        logs: dict[str, list[Event]] = defaultdict(list)
        for batch in _batches(objects, _BATCH):
            for row in self._connection.execute(select(EVENTS).where(EVENTS.c.obj.in_(batch))):
                logs[row.obj].append(_event(row))
        return logs

    def _shown(self, touched: Mapping[str, set[str]]) -> dict[str, dict[str, JsonValue]]:
        shown: dict[str, dict[str, JsonValue]] = {obj: {} for obj in touched}
        for (obj, field), heads in self._head_events(touched).items():
            if field in touched[obj]:
                shown[obj][field] = heads[0].fields[field]
        return shown

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _project(self, kind: str, changes: Mapping[str, Fields]) -> None:
        """Bring the rows of `kind` up to date. A field that this version has no column for stays in the log."""
        table = PROJECTIONS.get(kind)
        if table is None:
            return
        columns = set(table.columns.keys()) - {"id"}
        rows: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for obj, fields in changes.items():
            values = {field: value for field, value in fields.items() if field in columns}
            rows[tuple(sorted(values))].append(blank_row(table) | values | {"id": obj})
        for changed, batch in rows.items():
            self._connection.execute(upsert(self._connection.dialect.name, table, changed), batch)
        mark_stale(self._connection, kind, changes)
        settle(self._connection, kind, changes)


def _key(name: str) -> tuple[str, int]:
    dev, _, seq = name.rpartition(":")
    return dev, int(seq)


def _name(event: Event) -> str:
    return f"{event.dev}:{event.seq}"


def _differ(heads: Sequence[Event], field: str) -> bool:
    return len(heads) > 1 and len({canonical(event.fields[field]) for event in heads}) > 1


def _event(row: Any) -> Event:
    return Event(
        row.dev,
        row.seq,
        row.lam,
        row.wall,
        row.kind,
        row.obj,
        json.loads(row.fields),
        tuple(json.loads(row.parents)),
        row.prev,
        row.hash,
    )


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
