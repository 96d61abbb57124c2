"""What is in the log: found by device and number, by object and by kind, and what of it counts. Nothing is written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import BindParameter, Connection, bindparam, func, select, text

from db.listed import listed, listing
from db.log.disputed import conflicts_of_all
from db.log.heads import BATCH, Heads, batches, event_of
from db.records.log import Conflict, Event
from db.records.values import JsonValue
from db.tables import EVENTS

# What is asked often, built once: building a statement costs more than running it.
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


class KnownEvents:
    """Of one store, within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._heads = connection, Heads(connection)

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
