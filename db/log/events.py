"""The log of changes: append, receive, and what counts of it (reliability.md §5).

Every change of an object is one event, committed together with the row that screens read. Merging is order-free: an
event names the events it replaces, and what nobody replaced counts (db.log.heads); of several values that one is shown
whose event has the highest (Lamport counter, device).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select, text

from db.figures.finding_states import settle
from db.figures.tallies import mark_stale
from db.listed import listed, listing
from db.log.chain import GENESIS, event_hash, fields_text, parents_text
from db.log.disputed import conflicts_of_all
from db.log.growth import came
from db.log.heads import BATCH, Heads, batches, event_of
from db.log.keepable import require_keepable
from db.many_rows import upsert_rows
from db.plain_rows import insert_plain
from db.records.log import Conflict, Event, Received, with_text
from db.records.values import JsonValue
from db.tables import EVENTS, PROJECTIONS, blank_row

# What every save asks and says, built once: building a statement costs more than running it.
_LAST_OWN = (
    select(EVENTS.c.seq, EVENTS.c.hash).where(EVENTS.c.dev == bindparam("own")).order_by(EVENTS.c.seq.desc()).limit(1)
)
_HIGHEST_COUNTER = select(func.max(EVENTS.c.lam))
_OF_DEVICE: BindParameter[str] = bindparam("device")
_OF_ONE = select(EVENTS).where(EVENTS.c.dev == _OF_DEVICE, EVENTS.c.seq > bindparam("after")).order_by(EVENTS.c.seq)
_HASHES_OF = select(EVENTS.c.seq, EVENTS.c.hash).where(EVENTS.c.dev == _OF_DEVICE, EVENTS.c.seq >= bindparam("since"))
_LAST_OF = select(EVENTS.c.seq).where(EVENTS.c.dev == _OF_DEVICE).order_by(EVENTS.c.seq.desc()).limit(1)
_ABOUT = "SELECT * FROM event WHERE obj IN :objects"
# With marks: of a list as one value the engine would rather read all that the device ever said.
_ABOUT_BY = select(EVENTS).where(EVENTS.c.obj.in_(bindparam("objects", expanding=True)), EVENTS.c.dev == _OF_DEVICE)
# From each device to the next: grouping them reads the whole log, and every minute somebody asks.
_HAVE = text("""
    WITH RECURSIVE device(dev) AS (
        SELECT min(dev) FROM event
        UNION ALL
        SELECT (SELECT min(dev) FROM event WHERE event.dev > device.dev) FROM device WHERE device.dev IS NOT NULL
    )
    SELECT dev, (SELECT max(seq) FROM event WHERE event.dev = device.dev) FROM device WHERE dev IS NOT NULL
""")
_KINDS_OF = "SELECT DISTINCT obj, kind FROM event WHERE obj IN :objects"
_NAMED = attrgetter("dev", "seq", "lam", "wall", "kind", "obj")

Fields = Mapping[str, JsonValue]


@dataclass(slots=True)
class _Tip:
    seq: int
    lam: int
    hash: str


class EventLog:
    """The log of one store, within one unit of work. `device` is the own device; `now` stamps what is recorded."""

    def __init__(self, connection: Connection, device: str, now: datetime | None) -> None:
        self._connection, self._heads = connection, Heads(connection)
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
        for batch in batches((change for change in changes if change[1]), BATCH):
            for _, fields in batch:
                require_keepable(fields)
            heads = self._heads.parents_of([obj for obj, _ in batch])
            events = [self._next_event(kind, obj, fields, heads.get(obj, {})) for obj, fields in batch]
            self._insert_events(events)
            self._heads.advance(events)
            self._project(kind, {obj: dict(fields) for obj, fields in batch})

    def record_beside(self, kind: str, obj: str, several: Sequence[Fields]) -> None:
        """Append events that all replace what stands and not each other: a conflict, whose last value is shown."""
        for fields in several:
            require_keepable(fields)
        heads = self._heads.parents_of([obj]).get(obj, {})
        events = [self._next_event(kind, obj, fields, heads) for fields in several]
        self._insert_events(events)
        self._heads.advance(events)
        self._project(kind, {obj: dict(several[-1])})

    def receive(self, events: Sequence[Event]) -> Received:
        """Take events of other devices, in any order, known ones again; rows are rebuilt from the heads.

        The caller has checked hashes, chains and rights (inspector_app.exchange).
        """
        known = self._heads.known(f"{e.dev}:{e.seq}" for e in events)
        new = [event for event in events if f"{event.dev}:{event.seq}" not in known]
        for batch in batches(new, BATCH):
            self._insert_events(batch)
        came(self._connection, new)
        counts = self._heads.take(sorted(new, key=lambda e: (e.lam, e.dev)))
        names = tuple(dict.fromkeys((event.kind, event.obj) for event in new))
        touched: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        settled: dict[str, dict[str, Fields]] = defaultdict(dict)
        for event in new:
            if event.obj in counts:
                settled[event.kind][event.obj] = counts[event.obj]
            else:
                touched[event.kind][event.obj].update(event.fields)
        for kind in dict.fromkeys(kind for kind, _ in names):
            for agreed in batches(settled[kind].items(), BATCH):
                self._project(kind, dict(agreed))
            for asked in batches(touched[kind].items(), BATCH):
                self._project(kind, self._heads.shown(dict(asked)))
        disputable = frozenset(obj for _, obj in names if obj not in counts)
        return Received(len(new), len(events) - len(new), names, disputable)

    def show_kept(self, kind: str, said: Mapping[str, set[str]]) -> None:
        """Rows for fields that are in the log already: object to those that its row shall show (db.log.kept)."""
        for asked in batches(said.items(), BATCH):
            shown = self._heads.shown(dict(asked))
            self._project(kind, {obj: fields for obj, fields in shown.items() if fields})

    @contextmanager
    def apart(self) -> Iterator[None]:
        """A part of the unit of work that can fail alone: when the block raises, nothing of it is kept, the rest is.

        Only in a store of one's own: a server takes rows of it for another change's than the events before it.
        """
        try:
            with self._connection.begin_nested():
                yield
        except BaseException:
            # What it recorded was taken back: the end of the own log is looked up anew.
            self._tip = None
            raise

    def have(self) -> dict[str, int]:
        """The highest sequence number known of each device."""
        return {dev: seq for dev, seq in self._connection.execute(_HAVE)}

    def find(self, dev: str, seq: int) -> Event | None:
        query = select(EVENTS).where(EVENTS.c.dev == dev, EVENTS.c.seq == seq)
        row = self._connection.execute(query).first()
        return None if row is None else event_of(row)

    def hashes_of(self, dev: str, since: int = 0) -> dict[int, str]:
        """Sequence number to hash of the events of one device, from number `since` on."""
        found = self._connection.execute(_HASHES_OF, {"device": dev, "since": since})
        return {seq: digest for seq, digest in found}

    def last_of(self, dev: str) -> int:
        """The highest sequence number known of one device; 0 for none."""
        return self._connection.execute(_LAST_OF, {"device": dev}).scalar() or 0

    def highest_counter(self) -> int:
        """The highest Lamport counter seen; 0 in an empty log."""
        return self._connection.execute(_HIGHEST_COUNTER).scalar() or 0

    def kinds_of(self, objects: Iterable[str]) -> dict[str, str]:
        """Object id to its kind, of those the log knows."""
        kinds: dict[str, str] = {}
        query = listing(self._connection, _KINDS_OF, objects="text")
        for batch in batches(objects, BATCH):
            kinds.update({obj: kind for obj, kind in self._connection.execute(query, {"objects": listed(batch)})})
        return kinds

    def of_device(self, dev: str, after: int = 0) -> Iterator[Event]:
        """The events of one device in their order, those after `after`."""
        for row in self._connection.execute(_OF_ONE, {"device": dev, "after": after}):
            yield event_of(row)

    def of_device_about(self, dev: str, objects: Iterable[str], before: int | None = None) -> list[Event]:
        """What one device said of these objects, in its order; with `before`, the events up to that number."""
        found: list[Event] = []
        for batch in batches(objects, BATCH):
            found += map(event_of, self._connection.execute(_ABOUT_BY, {"objects": batch, "device": dev}))
        return sorted((each for each in found if before is None or each.seq < before), key=lambda each: each.seq)

    def of_kind(self, dev: str, kind: str) -> Iterator[Event]:
        """The events of one device about objects of one kind, in their order."""
        query = select(EVENTS).where(EVENTS.c.dev == dev, EVENTS.c.kind == kind).order_by(EVENTS.c.seq)
        return map(event_of, self._connection.execute(query))

    def of_objects(self, objects: Iterable[str]) -> list[Event]:
        """The events about these objects, of all devices, in causal order."""
        found: list[Event] = []
        query = listing(self._connection, _ABOUT, objects="text")
        for batch in batches(objects, BATCH):
            found += map(event_of, self._connection.execute(query, {"objects": listed(batch)}))
        return sorted(found, key=lambda event: (event.lam, event.dev))

    def shown(self, obj: str) -> dict[str, JsonValue]:
        """The fields of one object as the log has them, for kinds without a table; empty when it is not there."""
        return {field: heads[0].fields[field] for (_, field), heads in self._heads.events_of([obj]).items()}

    def shown_of_kind(self, kind: str, objects: Iterable[str] | None = None) -> dict[str, dict[str, JsonValue]]:
        """Object id to its fields as the log has them, of one kind; with `objects`, of those among them."""
        wanted = select(EVENTS.c.obj).where(EVENTS.c.kind == kind).distinct()
        ids = self._connection.execute(wanted).scalars().all() if objects is None else list(objects)
        found: dict[str, dict[str, JsonValue]] = {}
        for batch in batches(ids, BATCH):
            for (obj, field), heads in self._heads.events_of(batch).items():
                if heads[0].kind == kind:
                    found.setdefault(obj, {})[field] = heads[0].fields[field]
        return found

    def heads_of(self, objects: Iterable[str]) -> dict[tuple[str, str], list[tuple[str, int]]]:
        """(object, field) to the (device, number) of every event whose value nobody replaced."""
        return self._heads.of(objects)

    def head_events(self, obj: str, field: str) -> list[Event]:
        """The events that say different things of a field, the one that is shown first."""
        return self._heads.events_of([obj]).get((obj, field), [])

    def decisions(self, dev: str) -> list[Event]:
        """Events of one device that replaced several values at once, in their order."""
        query = select(EVENTS).where(EVENTS.c.dev == dev, EVENTS.c.parents.like("%,%")).order_by(EVENTS.c.seq)
        return [event_of(row) for row in self._connection.execute(query)]

    def objects_until(self, have: Mapping[str, int]) -> dict[str, int]:
        """Kind to the number of its objects that the events up to these sequence numbers speak of."""
        counts: dict[str, set[str]] = defaultdict(set)
        for dev, seq in have.items():
            query = select(EVENTS.c.kind, EVENTS.c.obj).where(EVENTS.c.dev == dev, EVENTS.c.seq <= seq).distinct()
            for kind, obj in self._connection.execute(query):
                counts[kind].add(obj)
        return {kind: len(objects) for kind, objects in counts.items()}

    def conflicts(self, among: Iterable[str] | None = None) -> list[Conflict]:
        """Fields with more than one head of different value, outdated ones aside; of these objects, or of all."""
        if among is not None:
            return self._heads.conflicts(among)
        return conflicts_of_all(self._connection, self._heads.conflicts)

    # --- appending ----------------------------------------------------------------------------------------------------

    def _next_event(self, kind: str, obj: str, fields: Fields, heads: dict[str, set[str]]) -> Event:
        tip = self._current_tip()
        parents = sorted({parent for field in fields for parent in heads.get(field, ())})
        assert self._now is not None
        wall = self._now.isoformat(timespec="milliseconds")
        draft = Event(self._device, tip.seq + 1, tip.lam + 1, wall, kind, obj, fields, tuple(parents), tip.hash, "")
        text = fields_text(draft)
        event = with_text(replace(draft, hash=event_hash(with_text(draft, text))), text)
        self._tip = _Tip(event.seq, event.lam, event.hash)
        return event

    def _current_tip(self) -> _Tip:
        if self._tip is None:
            last = self._connection.execute(_LAST_OWN, {"own": self._device}).first()
            lam = self.highest_counter()
            self._tip = _Tip(last.seq, lam, last.hash) if last else _Tip(0, lam, GENESIS)
        return self._tip

    def _insert_events(self, events: Sequence[Event]) -> None:
        rows = [(*_NAMED(e), fields_text(e), parents_text(e), e.prev, e.hash) for e in events]
        insert_plain(self._connection, EVENTS, rows)

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _project(self, kind: str, changes: Mapping[str, Fields]) -> None:
        """Bring the rows of `kind` up to date. A field that this version has no column for stays in the log."""
        table = PROJECTIONS.get(kind)
        if table is None:
            return
        blank = blank_row(table)
        rows: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for obj, fields in changes.items():
            values = {field: value for field, value in fields.items() if field in blank and field != "id"}
            rows[tuple(sorted(values))].append({**blank, **values, "id": obj})
        for changed, batch in rows.items():
            upsert_rows(self._connection, table, changed, batch)
        mark_stale(self._connection, kind, changes)
        settle(self._connection, kind, changes)
