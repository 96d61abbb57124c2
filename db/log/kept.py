"""Records that a newer program wrote: kept in the log unread, until a program comes that knows their kind and fields.

Their heads stand as everybody's do; only the rows lack. Noted, under no device in the table of superseded fields, are

    unread      kind and field of what is kept: whoever knows them finds the records without reading the whole log
    left out    device, number and field of what broke a rule when it came to light: the event stays, but its value
                counts nowhere, as if its pack had been refused
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, inspect, select
from sqlalchemy.dialects import postgresql, sqlite

from db.log.events import EventLog
from db.log.growth import taken_out
from db.log.heads import BATCH, batches
from db.records.log import Event
from db.tables import EVENTS, HEADS, PROJECTIONS, SUPERSEDED

Fields = Mapping[str, Collection[str]]
"""Kind to some of its fields."""
LeftOut = Mapping[tuple[str, int], Collection[str]]
"""(Device, number) of an event to those of its fields that do not count."""
_NOBODY = ""
_UNREAD, _LEFT_OUT = 0, 1
"""In the place of a number."""
_NOTED = select(SUPERSEDED.c.field).where(
    SUPERSEDED.c.dev == bindparam("nobody"), SUPERSEDED.c.seq == bindparam("number")
)
"""Asked with each pack that arrives, built once."""


class Kept:
    """Those of one store, within one unit of work."""

    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection, self._events = connection, events

    def unread(self) -> dict[str, set[str]]:
        """Kind to its fields, of which records are kept that nobody has looked at."""
        found: dict[str, set[str]] = defaultdict(set)
        for noted in _noted(self._connection, _UNREAD):
            kind, _, field = noted.partition(".")
            found[kind].add(field)
        return dict(found)

    def note_unread(self, fields: Fields) -> None:
        _note(self._connection, _UNREAD, (f"{kind}.{field}" for kind, names in fields.items() for field in names))

    def forget_unread(self, kind: str, fields: Iterable[str]) -> None:
        _forget(self._connection, _UNREAD, [f"{kind}.{field}" for field in fields])

    def objects(self, kind: str, fields: Collection[str]) -> list[str]:
        """Those of that kind of which one of these fields is said. Reads all heads."""
        query = _said(EVENTS.c.kind == kind, HEADS.c.field.in_(sorted(fields)), HEADS.c.obj)
        return sorted(self._connection.execute(query).scalars())

    def show(self, kind: str, objects: Iterable[str], fields: Collection[str]) -> None:
        """These fields, as an import shows them; an object of which none of them counts has no row by that."""
        self._events.show_kept(kind, {obj: set(fields) for obj in objects})

    def left_out(self) -> dict[tuple[str, int], set[str]]:
        """As `LeftOut`, of the whole store: nearly always nothing."""
        return left_out(self._connection)

    def hidden(self, out: LeftOut) -> frozenset[str]:
        """Objects of which nothing counts any more."""
        named = [event for dev, seq in out if (event := self._events.find(dev, seq)) is not None]
        said = self._events.of_objects(dict.fromkeys(event.obj for event in named))
        return frozenset(event.obj for event in said) - {event.obj for event in said if counts(event, out)}

    def leave_out(self, said: Sequence[tuple[Event, Collection[str]]]) -> None:
        """These fields of the events count no more: what they replaced does, and what shall be shown is shown later."""
        names = (f"{event.dev}:{event.seq}.{field}" for event, fields in said for field in fields)
        _note(self._connection, _LEFT_OUT, names)
        out = self.left_out()
        for objects in batches(dict.fromkeys(event.obj for event, _ in said), BATCH):
            self._connection.execute(delete(HEADS).where(HEADS.c.obj.in_(objects)))
            heads = heads_among(self._events.of_objects(objects), out)
            if heads:
                self._connection.execute(insert(HEADS), heads)
        taken_out(self._connection)


def left_out(connection: Connection) -> dict[tuple[str, int], set[str]]:
    """As `Kept.left_out`."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for noted in _noted(connection, _LEFT_OUT):
        name, _, field = noted.rpartition(".")
        dev, _, seq = name.rpartition(":")
        found[dev, int(seq)].add(field)
    return dict(found)


def forget_left_out(connection: Connection, gone: Iterable[Event]) -> None:
    """After events were taken out of the log: they may come again, and are looked at then."""
    out = left_out(connection)
    names = [
        f"{event.dev}:{event.seq}.{field}"
        for event in (gone if out else ())
        for field in out.get((event.dev, event.seq), ())
    ]
    _forget(connection, _LEFT_OUT, names)


def heads_among(events: Iterable[Event], out: LeftOut) -> list[dict[str, object]]:
    """The rows of the table of heads for objects of which these are all events; what is left out replaces nothing."""
    events, replaced = list(events), defaultdict[tuple[str, str], set[str]](set)
    said = [(event, set(event.fields) - set(out.get((event.dev, event.seq), ()))) for event in events]
    for event, fields in said:
        for field in fields:
            replaced[event.obj, field].update(event.parents)
    return [
        {"obj": event.obj, "field": field, "dev": event.dev, "seq": event.seq}
        for event, fields in said
        for field in event.fields
        if field in fields and f"{event.dev}:{event.seq}" not in replaced[event.obj, field]
    ]


def counts(event: Event, out: LeftOut) -> bool:
    """Whether anything that it says does."""
    return not event.fields.keys() <= set(out.get((event.dev, event.seq), ()))


def counting(events: Iterable[Event], out: LeftOut) -> list[Event]:
    """What counts of these."""
    if not out:
        return list(events)
    return [_without(event, out.get((event.dev, event.seq), ())) for event in events if counts(event, out)]


def _without(event: Event, fields: Collection[str]) -> Event:
    return replace(event, fields={name: value for name, value in event.fields.items() if name not in fields})


# --- an older schema becomes a newer one ------------------------------------------------------------------------------


def columns_there(connection: Connection) -> dict[str, set[str]]:
    """Table to its columns, of those that are filled from the log; before the first step of the schema none."""
    inspector = inspect(connection)
    there = set(inspector.get_table_names())
    names = [table.name for table in PROJECTIONS.values() if table.name in there]
    return {name: {str(column["name"]) for column in inspector.get_columns(name)} for name in names}


def note_grown(connection: Connection, before: Mapping[str, Collection[str]]) -> None:
    """After the steps, in their transaction: what is kept of kinds that have a table now, of fields that have a column.

    `before` is what `columns_there` gave; nothing is shown yet, for this house knows no rule that records have to keep.
    """
    if not before:
        return
    grown = {
        kind: set(map(str, table.columns.keys())) - set(before.get(table.name, ())) - {"id"}
        for kind, table in PROJECTIONS.items()
    }
    found: dict[str, set[str]] = defaultdict(set)
    fields = sorted({field for names in grown.values() for field in names})
    kinds = sorted(kind for kind, names in grown.items() if names)
    if kinds:
        query = _said(EVENTS.c.kind.in_(kinds), HEADS.c.field.in_(fields), EVENTS.c.kind, HEADS.c.field)
        for kind, field in connection.execute(query):
            if field in grown[kind]:
                found[kind].add(field)
    _note(connection, _UNREAD, (f"{kind}.{field}" for kind, names in found.items() for field in names))


def _said(of_kind: ColumnElement[bool], of_field: ColumnElement[bool], *wanted: Any) -> Any:
    """What heads of these fields say of objects of these kinds."""
    named = (HEADS.c.dev == EVENTS.c.dev) & (HEADS.c.seq == EVENTS.c.seq)
    return select(*wanted).join_from(HEADS, EVENTS, named).where(of_field, of_kind).distinct()


# --- what is noted ----------------------------------------------------------------------------------------------------


def _noted(connection: Connection, number: int) -> list[str]:
    return list(connection.execute(_NOTED, {"nobody": _NOBODY, "number": number}).scalars())


def _note(connection: Connection, number: int, names: Iterable[str]) -> None:
    shared = connection.dialect.name == "postgresql"
    new = (postgresql if shared else sqlite).insert(SUPERSEDED).on_conflict_do_nothing()
    for batch in batches(sorted(names), BATCH * 10):
        connection.execute(new, [{"dev": _NOBODY, "seq": number, "field": name} for name in batch])


def _forget(connection: Connection, number: int, names: Sequence[str]) -> None:
    for batch in batches(names, BATCH):
        here = (SUPERSEDED.c.dev == _NOBODY) & (SUPERSEDED.c.seq == number)
        connection.execute(delete(SUPERSEDED).where(here, SUPERSEDED.c.field.in_(batch)))
