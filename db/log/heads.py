"""Which events of the log count: for each field of an object, those whose value nobody replaced (reliability.md §5).

A field with more than one head of different value is a conflict, kept until a person decides; a head that is only a
value which others have replaced is none (db.log.outdated).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select, tuple_

from db.log.chain import canonical
from db.log.outdated import Said, outdated
from db.plain_rows import insert_plain
from db.records.log import Conflict, Event
from db.records.values import JsonValue
from db.tables import EVENTS, HEADS, SUPERSEDED

BATCH = 400
"""Rows per statement: SQLite allows 32,766 bound values, and the widest row has 28."""

# What every save asks and says, built once: building a statement costs more than running it.
_NUMBERS: BindParameter[list[int]] = bindparam("numbers", expanding=True)
_KNOWN = select(EVENTS.c.seq).where(EVENTS.c.dev == bindparam("device"), EVENTS.c.seq.in_(_NUMBERS))
_SUPERSEDED = (
    select(SUPERSEDED.c.seq).where(SUPERSEDED.c.dev == bindparam("device"), SUPERSEDED.c.seq.in_(_NUMBERS)).distinct()
)
_SPOKEN_OF = select(HEADS.c.obj).where(HEADS.c.obj.in_(bindparam("objects", expanding=True))).distinct()
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

    def conflicts(self, among: Iterable[str] | None = None) -> list[Conflict]:
        """Fields with more than one head of different value, outdated ones aside; of these objects, or of all."""
        several = select(HEADS.c.obj, HEADS.c.field).group_by(HEADS.c.obj, HEADS.c.field).having(func.count() > 1)
        # Of all it reads every head of the store, which an import of many packs must not do for each.
        asked = [several] if among is None else [several.where(HEADS.c.obj.in_(some)) for some in batches(among, BATCH)]
        fields = [(row.obj, row.field) for query in asked for row in self._connection.execute(query)]
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

    def take(self, events: Sequence[Event]) -> dict[tuple[str, str], JsonValue]:
        """After received events, in causal order: each replaces its parents, and is a head unless already replaced.

        What the events replace of one another never reaches the table: a shared database answers each statement over
        the network. Gives (object, field) to its value where nobody else ever said anything of the object, and these
        events all agree: what counts of those need not be read back.
        """
        others = self._spoken_of({event.obj for event in events})
        known = self.known({parent for event in events for parent in event.parents})
        replaced = self._replaced_already(events)
        fresh: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
        came = {(event.dev, event.seq) for event in events}
        for event in events:
            key, parents = (event.dev, event.seq), {_key(parent) for parent in event.parents}
            for field in event.fields:
                fresh[event.obj, field] -= parents
                if (*key, field) not in replaced:
                    fresh[event.obj, field].add(key)
            self._delete(event, sorted(parents - came))
            self._remember_superseded([_key(p) for p in event.parents if p not in known], list(event.fields))
        rows = ((obj, field, *key) for (obj, field), keys in fresh.items() for key in keys)
        for batch in batches(rows, BATCH * 10):
            insert_plain(self._connection, HEADS, batch)
        said = {(event.dev, event.seq): event.fields for event in events}
        return {
            (obj, field): said[next(iter(keys))][field]
            for (obj, field), keys in fresh.items()
            if len(keys) == 1 and obj not in others
        }

    def _spoken_of(self, objects: Iterable[str]) -> set[str]:
        """Those of which the log says something already."""
        found: set[str] = set()
        for batch in batches(objects, BATCH):
            found.update(self._connection.execute(_SPOKEN_OF, {"objects": batch}).scalars())
        return found

    def known(self, names: Iterable[str]) -> set[str]:
        """Those of the events named "device:number" that are in the log."""
        by_device: dict[str, list[int]] = defaultdict(list)
        for dev, seq in map(_key, names):
            by_device[dev].append(seq)
        known: set[str] = set()
        # Nearly always one laptop's or two: of lists of pairs the builder of statements makes several times the work.
        for dev, numbers in by_device.items():
            for batch in batches(numbers, BATCH):
                found = self._connection.execute(_KNOWN, {"device": dev, "numbers": batch}).scalars()
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
        for dev, numbered in by_device.items():
            for batch in batches(numbered, BATCH):
                for seq in self._connection.execute(_SUPERSEDED, {"device": dev, "numbers": batch}).scalars():
                    replaced.update((dev, seq, field) for field in self._fields_replaced(numbered[seq]))
        return replaced

    def _fields_replaced(self, event: Event) -> set[str]:
        """Fields of `event` that later events of its own object replaced; what others claim of it does not count."""
        name = _name(event)
        later = [other for other in self._logs_of([event.obj])[event.obj] if name in other.parents]
        return {field for other in later for field in other.fields}

    def _remember_superseded(self, events: Sequence[tuple[str, int]], fields: Sequence[str]) -> None:
        rows = [{"dev": dev, "seq": seq, "field": field} for dev, seq in events for field in fields]
        for row in rows:
            there = select(SUPERSEDED.c.dev).filter_by(**row)
            if self._connection.execute(there).first() is None:
                self._connection.execute(insert(SUPERSEDED), [row])

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
