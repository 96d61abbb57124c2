"""Which events of the log count: for each field of an object, those whose value nobody replaced (reliability.md §5).

A field with more than one head of different value is a conflict, kept until a person decides; a head that is only a
value which others have replaced is none (db.log.outdated).
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from db.listed import listed, listing
from db.log.chain import canonical
from db.log.outdated import Said, outdated
from db.plain_rows import insert_plain
from db.records.log import Conflict, Event
from db.records.values import JsonValue
from db.tables import EVENTS, HEADS, SUPERSEDED

BATCH = 400
"""Rows per statement: SQLite allows 32,766 bound values, and the widest row has 28."""

# What every save asks and says, built once: building a statement costs more than running it.
_KNOWN = "SELECT seq FROM event WHERE dev = :device AND seq IN :numbers"
_SUPERSEDED = "SELECT DISTINCT seq FROM superseded WHERE dev = :device AND seq IN :numbers"
_SPOKEN_OF = "SELECT DISTINCT obj FROM head WHERE obj IN :objects"
_SEVERAL = "SELECT obj, field FROM head WHERE obj IN :objects GROUP BY obj, field HAVING count(*) > 1"
_HEADS_OF = select(HEADS).where(HEADS.c.obj.in_(bindparam("objects", expanding=True)))
_REPLACED = delete(HEADS).where(
    HEADS.c.obj == bindparam("object"), HEADS.c.field.in_(bindparam("replaced", expanding=True))
)

T = TypeVar("T")


class Heads:
    """Those of one store, within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def parents_of(self, objects: Sequence[str]) -> dict[str, dict[str, set[str]]]:
        """Object to field to the names of its heads: what a new event of that field replaces."""
        heads: dict[str, dict[str, set[str]]] = {}
        for row in self._connection.execute(_HEADS_OF, {"objects": objects}):
            heads.setdefault(row.obj, {}).setdefault(row.field, set()).add(f"{row.dev}:{row.seq}")
        return heads

    def of(self, objects: Iterable[str]) -> dict[tuple[str, str], list[tuple[str, int]]]:
        """(object, field) to the (device, number) of every head."""
        found: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
        for batch in batches(objects, BATCH):
            for row in self._connection.execute(select(HEADS).where(HEADS.c.obj.in_(batch))):
                found[row.obj, row.field].append((row.dev, row.seq))
        return dict(found)

    def events_of(self, objects: Iterable[str]) -> dict[tuple[str, str], list[Event]]:
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
                events[key] = event_of(row)
            heads[row.obj, row.field].append(events[key])
        return self._without_outdated(heads)

    def shown(self, touched: Mapping[str, set[str]]) -> dict[str, dict[str, JsonValue]]:
        """Object to what counts of these of its fields."""
        shown: dict[str, dict[str, JsonValue]] = {obj: {} for obj in touched}
        for (obj, field), heads in self.events_of(touched).items():
            if field in touched[obj]:
                shown[obj][field] = heads[0].fields[field]
        return shown

    def conflicts(self, among: Iterable[str]) -> list[Conflict]:
        """Fields of these objects with more than one head of different value, outdated ones aside."""
        several = listing(self._connection, _SEVERAL, objects="text")
        asked = ({"objects": listed(some)} for some in batches(among, BATCH))
        fields = [(row.obj, row.field) for values in asked for row in self._connection.execute(several, values)]
        heads = self.events_of({obj for obj, _ in fields}) if fields else {}
        found = []
        for obj, field in fields:
            values = {canonical(e.fields[field]): e.fields[field] for e in heads[obj, field]}
            if len(values) > 1:
                found.append(Conflict(heads[obj, field][0].kind, obj, field, tuple(values.values())))
        return found

    def advance(self, events: Sequence[Event]) -> None:
        """After own events: they replace every head of their fields."""
        for event in events:
            if event.parents:
                self._connection.execute(_REPLACED, {"object": event.obj, "replaced": list(event.fields)})
        insert_plain(self._connection, HEADS, [(e.obj, f, e.dev, e.seq) for e in events for f in e.fields])

    def take(self, events: Sequence[Event]) -> dict[str, Mapping[str, JsonValue]]:
        """After received events, in causal order: each replaces its parents, and is a head unless already replaced.

        Gives object to its fields where nobody else ever said anything of it, and these events all agree: what counts
        of those need not be read back, and is in no conflict.
        """
        times = Counter(event.obj for event in events)
        others, replaced = self._spoken_of(times), self._replaced_already(events)
        late = {(dev, seq) for dev, seq, _ in replaced}

        def is_alone(event: Event) -> bool:
            """As nearly all of a visit that is new here."""
            once = times[event.obj] == 1 and event.obj not in others
            return once and not event.parents and (event.dev, event.seq) not in late

        alone = [event for event in events if is_alone(event)]
        self._insert((event.obj, field, event.dev, event.seq) for event in alone for field in event.fields)
        rest = [event for event in events if not is_alone(event)] if len(alone) < len(events) else []
        counts = self._interwoven(rest, replaced, {(event.dev, event.seq) for event in events})
        told: dict[str, Mapping[str, JsonValue]] = {event.obj: event.fields for event in alone}
        return told | {obj: fields for obj, fields in counts.items() if obj not in others}

    def _interwoven(
        self, events: Sequence[Event], replaced: set[tuple[str, int, str]], came: set[tuple[str, int]]
    ) -> dict[str, dict[str, JsonValue]]:
        """Those that replace others, or speak of what others speak of; what counts of objects on which all agree.

        What they replace of one another never reaches the table: a shared database answers each statement over the
        network.
        """
        known = self.known({parent for event in events for parent in event.parents})
        fresh: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
        absent: set[tuple[str, int, str]] = set()
        for event in events:
            key, parents = (event.dev, event.seq), {_key(parent) for parent in event.parents}
            for field in event.fields:
                fresh[event.obj, field] -= parents
                if (*key, field) not in replaced:
                    fresh[event.obj, field].add(key)
            self._delete(event, sorted(parents - came))
            absent.update(
                (*_key(parent), field) for parent in event.parents if parent not in known for field in event.fields
            )
        self._remember_superseded(absent)
        self._insert((obj, field, *key) for (obj, field), keys in fresh.items() for key in keys)
        said = {(event.dev, event.seq): event.fields for event in events}
        counts: dict[str, dict[str, JsonValue]] = defaultdict(dict)
        disputed = {obj for (obj, _), keys in fresh.items() if len(keys) != 1}
        for (obj, field), keys in fresh.items():
            if obj not in disputed:
                counts[obj][field] = said[next(iter(keys))][field]
        return counts

    def _insert(self, rows: Iterable[tuple[str, str, str, int]]) -> None:
        for batch in batches(rows, BATCH * 10):
            insert_plain(self._connection, HEADS, batch)

    def _spoken_of(self, objects: Iterable[str]) -> set[str]:
        """Those of which the log says something already."""
        found: set[str] = set()
        query = listing(self._connection, _SPOKEN_OF, objects="text")
        for batch in batches(objects, BATCH):
            found.update(self._connection.execute(query, {"objects": listed(batch)}).scalars())
        return found

    def known(self, names: Iterable[str]) -> set[str]:
        """Those of the events named "device:number" that are in the log."""
        by_device: dict[str, list[int]] = defaultdict(list)
        for dev, seq in map(_key, names):
            by_device[dev].append(seq)
        known: set[str] = set()
        # Nearly always one laptop's or two: of lists of pairs the builder of statements makes several times the work.
        query = listing(self._connection, _KNOWN, numbers="bigint")
        for dev, numbers in by_device.items():
            for batch in batches(numbers, BATCH):
                found = self._connection.execute(query, {"device": dev, "numbers": listed(batch)}).scalars()
                known.update(f"{dev}:{seq}" for seq in found)
        return known

    # --- inside -------------------------------------------------------------------------------------------------------

    def _delete(self, event: Event, parents: Sequence[tuple[str, int]]) -> None:
        """Of its fields, those of these events."""
        if parents:
            here = (HEADS.c.obj == event.obj) & HEADS.c.field.in_(list(event.fields))
            self._connection.execute(delete(HEADS).where(here, tuple_(HEADS.c.dev, HEADS.c.seq).in_(parents)))

    def _replaced_already(self, events: Sequence[Event]) -> set[tuple[str, int, str]]:
        replaced: set[tuple[str, int, str]] = set()
        by_device: dict[str, dict[int, Event]] = defaultdict(dict)
        for event in events:
            by_device[event.dev][event.seq] = event
        query = listing(self._connection, _SUPERSEDED, numbers="bigint")
        for dev, numbered in by_device.items():
            for batch in batches(numbered, BATCH):
                for seq in self._connection.execute(query, {"device": dev, "numbers": listed(batch)}).scalars():
                    replaced.update((dev, seq, field) for field in self._fields_replaced(numbered[seq]))
        return replaced

    def _fields_replaced(self, event: Event) -> set[str]:
        """Fields of `event` that later events of its own object replaced; what others claim of it does not count."""
        name = _name(event)
        later = [other for other in self._logs_of([event.obj])[event.obj] if name in other.parents]
        return {field for other in later for field in other.fields}

    def _remember_superseded(self, fields: Iterable[tuple[str, int, str]]) -> None:
        """(Device, number, field) of events that have not come. One event may name a hundred thousand of them."""
        shared = self._connection.dialect.name == "postgresql"
        new = (postgresql if shared else sqlite).insert(SUPERSEDED).on_conflict_do_nothing()
        for batch in batches(fields, BATCH * 10):
            self._connection.execute(new, [dict(zip(("dev", "seq", "field"), each, strict=True)) for each in batch])

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
        for batch in batches(objects, BATCH):
            for row in self._connection.execute(select(EVENTS).where(EVENTS.c.obj.in_(batch))):
                logs[row.obj].append(event_of(row))
        return logs


def event_of(row: Any) -> Event:
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


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _key(name: str) -> tuple[str, int]:
    dev, _, seq = name.rpartition(":")
    return dev, int(seq)


def _name(event: Event) -> str:
    return f"{event.dev}:{event.seq}"


def _differ(heads: Sequence[Event], field: str) -> bool:
    return len(heads) > 1 and len({canonical(event.fields[field]) for event in heads}) > 1
