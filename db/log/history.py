"""The log as it lies on the disk: read back for those who check it, and in pages for those who read it.

What a check reads may have been changed by anybody who has the key, so nothing here trusts the texts of a row.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    DateTime,
    Select,
    Table,
    Text,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.types import NullType

from db.log.heads import batches
from db.records.values import JsonValue
from db.tables import CHECKLISTS, EVENTS, HEADS, PROJECTIONS, SUPERSEDED, blank_row

_STREAMED = 2_000
"""Rows in memory at a time."""
_BATCH = 400

_text = json.JSONEncoder(ensure_ascii=False).encode
Key = tuple[str, int]
"""Device and sequence number."""


class StoredEvent(NamedTuple):
    """A row of the log; `fields` and `parents` are the texts that lie there, JSON only if nobody touched them."""

    dev: str
    seq: int
    lam: int
    wall: str
    kind: str
    obj: str
    fields: str
    parents: str
    prev: str
    hash: str


class Head(NamedTuple):
    field: str
    dev: str
    seq: int


@dataclass(frozen=True, slots=True)
class LoggedObject:
    """All that the log holds of one object."""

    obj: str
    events: tuple[StoredEvent, ...]
    heads: frozenset[Head]


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which events are wanted; what is empty does not narrow."""

    kinds: tuple[str, ...] = ()
    device: str = ""
    text: str = ""
    """In the id of an object, in its values, or in the name of the enterprise it is about."""
    since: datetime | None = None
    until: datetime | None = None
    """Not any more at this time."""


def stored_hash(event: StoredEvent) -> str:
    """What `db.log.events.event_hash` gives, from the texts as they lie there: one changed character changes it."""
    content = (
        f'{{"dev":{_text(event.dev)},"fields":{event.fields},"kind":{_text(event.kind)},"lam":{event.lam},'
        f'"obj":{_text(event.obj)},"parents":{event.parents},"seq":{event.seq},"wall":{_text(event.wall)}}}'
    )
    return hashlib.sha256((event.prev + content).encode("utf-8", "surrogatepass")).hexdigest()


class History:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._shared = connection.dialect.name == "postgresql"

    def count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(EVENTS)).scalar() or 0

    # --- for those who check ------------------------------------------------------------------------------------------

    def chains(self) -> Iterator[StoredEvent]:
        """Every event, device by device, in its order."""
        return map(StoredEvent._make, self._stream(select(EVENTS).order_by(EVENTS.c.dev, EVENTS.c.seq)))

    def objects(self) -> Iterator[LoggedObject]:
        """Every object that has events or heads, by its id."""
        events = map(StoredEvent._make, self._stream(select(EVENTS).order_by(EVENTS.c.obj)))
        order = (HEADS.c.obj, HEADS.c.field, HEADS.c.dev, HEADS.c.seq)
        heads = self._stream(select(*order).order_by(*order))
        return _joined(groupby(events, lambda event: event.obj), groupby(heads, lambda head: str(head[0])))

    def has(self, dev: str, seq: int) -> bool:
        """The event is here, or was replaced before it came."""
        return any(
            self._connection.execute(select(table.c.dev).where(table.c.dev == dev, table.c.seq == seq)).first()
            for table in (EVENTS, SUPERSEDED)
        )

    def differing(self, kind: str, wanted: Mapping[str, Mapping[str, JsonValue]]) -> Iterator[tuple[str, str]]:
        """(object, field) of each row of that kind that differs from what is wanted; field "" when it has no row."""
        table = PROJECTIONS.get(kind)
        if table is None:
            return
        names = tuple(table.columns.keys())
        blank = _laid(table, blank_row(table))
        for batch in batches(wanted, _BATCH):
            rows = self._raw_rows(table, batch)
            for obj in batch:
                if obj not in rows:
                    yield obj, ""
                    continue
                fields = {**blank, **_laid(table, wanted[obj]), "id": obj}
                # Nearly all rows are as they should be, and are passed at once.
                if rows[obj] != tuple(fields[name] for name in names):
                    for name, raw in zip(names, rows[obj], strict=True):
                        if not _same(table, name, raw, fields[name]):
                            yield obj, name

    def without_events(self) -> Iterator[tuple[str, str]]:
        """(kind, id) of each row that screens read and that no event made."""
        for kind, table in PROJECTIONS.items():
            made = exists().where(EVENTS.c.obj == table.c.id, EVENTS.c.kind == kind)
            for (name,) in self._stream(select(type_coerce(table.c.id, NullType())).where(~made)):
                yield kind, str(name)

    def files_named(self) -> Iterator[tuple[str, str, str]]:
        """(kind, id, SHA-256) of each photo, paper, and what proves that a paper was served."""
        files = [(kind, "sha256") for kind in ("photo", "deed", "reply_file", "measure_file")]
        for kind, column in (*files, ("notice", "pdf_sha256")):
            table = PROJECTIONS[kind]
            for obj, sha256 in self._stream(select(table.c.id, table.c[column])):
                # Most deeds have no file beside them.
                if sha256 or kind != "deed":
                    yield kind, str(obj), str(sha256)

    def checklists(self) -> Iterator[tuple[str, str]]:
        """(id, content) of each version."""
        for row in self._stream(select(CHECKLISTS.c.id, CHECKLISTS.c.content)):
            yield str(row[0]), str(row[1])

    # --- for those who read -------------------------------------------------------------------------------------------

    def newest(self, query: LogQuery, before: StoredEvent | None = None) -> Iterator[StoredEvent]:
        """Newest first, by Lamport counter and device; those before `before`, read as they are asked for."""
        order = (EVENTS.c.lam.desc(), EVENTS.c.dev.desc(), EVENTS.c.seq.desc())
        wanted = select(EVENTS).where(*self._conditions(query)).order_by(*order)
        if before is not None:
            same = EVENTS.c.lam < before.lam
            earlier = (EVENTS.c.dev < before.dev) | ((EVENTS.c.dev == before.dev) & (EVENTS.c.seq < before.seq))
            wanted = wanted.where(EVENTS.c.lam <= before.lam, same | earlier)
        return map(StoredEvent._make, self._stream(wanted, 200))

    def last_of(self, device: str, after: int) -> Iterator[StoredEvent]:
        """The events of one device with a number above `after`, newest first, read as they are asked for."""
        wanted = select(EVENTS).where(EVENTS.c.dev == device, EVENTS.c.seq > after).order_by(EVENTS.c.seq.desc())
        return map(StoredEvent._make, self._stream(wanted, 200))

    def gone(self, kind: str) -> dict[str, StoredEvent]:
        """Id of each row that says that it was removed to the event that says so."""
        table = PROJECTIONS[kind]
        field = next(name for name in ("deleted", "withdrawn", "removed") if name in table.c)
        named = (HEADS.c.dev == EVENTS.c.dev) & (HEADS.c.seq == EVENTS.c.seq)
        query = (
            select(EVENTS)
            .join(HEADS, named)
            .where(HEADS.c.field == field, HEADS.c.obj.in_(select(table.c.id).where(table.c[field])))
            .order_by(EVENTS.c.lam)
        )
        return {row.obj: StoredEvent._make(row) for row in self._connection.execute(query)}

    def unsaid(self, kind: str, field: str) -> JsonValue:
        """What screens read of a field of which nobody said anything."""
        return blank_row(PROJECTIONS[kind])[field]

    def count_of(self, query: LogQuery) -> int:
        counted = select(func.count()).select_from(EVENTS).where(*self._conditions(query))
        return self._connection.execute(counted).scalar() or 0

    def events_named(self, keys: Iterable[Key]) -> dict[Key, StoredEvent]:
        """Those of the events that are here."""
        found: dict[Key, StoredEvent] = {}
        for batch in batches(dict.fromkeys(keys), _BATCH):
            query = select(EVENTS).where(tuple_(EVENTS.c.dev, EVENTS.c.seq).in_(batch))
            found.update({(row.dev, row.seq): StoredEvent._make(row) for row in self._connection.execute(query)})
        return found

    def of_objects(self, ids: Iterable[str]) -> Iterator[StoredEvent]:
        """All events of those objects, in no order."""
        for batch in batches(ids, _BATCH):
            yield from map(StoredEvent._make, self._connection.execute(select(EVENTS).where(EVENTS.c.obj.in_(batch))))

    def shown(self, kind: str, ids: Iterable[str], columns: Sequence[str]) -> dict[str, dict[str, str]]:
        """Id to those columns of text, as screens read them now."""
        table = PROJECTIONS[kind]
        rows: dict[str, dict[str, str]] = {}
        for batch in batches(dict.fromkeys(ids), _BATCH):
            query = select(table.c.id, *(table.c[name] for name in columns)).where(table.c.id.in_(batch))
            for row in self._connection.execute(query):
                rows[row[0]] = dict(zip(columns, map(str, row[1:]), strict=True))
        return rows

    # --- inside -------------------------------------------------------------------------------------------------------

    def _raw(self, column: Any) -> ColumnElement[Any]:
        """Where columns have types, only the text of JSON has to be asked for."""
        if self._shared and isinstance(column.type, JSON):
            return cast(column, Text)
        return type_coerce(column, NullType())

    def _conditions(self, query: LogQuery) -> Iterator[ColumnElement[bool]]:
        if query.kinds:
            yield EVENTS.c.kind.in_(query.kinds)
        if query.device:
            yield EVENTS.c.dev == query.device
        # Times as moments: walls of two laptops may be written with two offsets.
        if query.since is not None:
            yield self._moment(EVENTS.c.wall) >= self._moment(query.since.isoformat())
        if query.until is not None:
            yield self._moment(EVENTS.c.wall) < self._moment(query.until.isoformat())
        if query.text.strip():
            yield self._says(query.text.strip())

    def _moment(self, wall: Any) -> ColumnElement[Any]:
        return cast(wall, DateTime(timezone=True)) if self._shared else func.julianday(wall)

    def _says(self, text: str) -> ColumnElement[bool]:
        enterprise, visit = PROJECTIONS["enterprise"], PROJECTIONS["visit"]
        named = select(enterprise.c.id).where(self._contains(enterprise.c.name, text))
        visits = select(visit.c.id).where(visit.c.enterprise_id.in_(named))
        return or_(
            self._contains(EVENTS.c.fields, _text(text)[1:-1]),
            self._contains(EVENTS.c.obj, text),
            EVENTS.c.obj.in_(named),
            EVENTS.c.obj.in_(visits),
            self._before_slash(EVENTS.c.obj).in_(visits),
        )

    def _before_slash(self, column: Any) -> ColumnElement[str]:
        """Of the id of a visit's part, the visit's."""
        if self._shared:
            return func.split_part(column, "/", literal_column("1"))
        return func.substr(column, 1, func.instr(column, "/") - 1)

    def _contains(self, column: Any, text: str) -> ColumnElement[bool]:
        """Capital letters of ASCII or not: SQLite's LIKE makes no difference by itself."""
        found = column.icontains if self._shared else column.contains
        condition: ColumnElement[bool] = found(text, autoescape=True)
        return condition

    def _stream(self, query: Select[Any], size: int = _STREAMED) -> Iterator[Any]:
        rows = self._connection.execute(query.execution_options(yield_per=size))
        try:
            yield from rows
        finally:
            # Whoever reads only the first page leaves the rest with the server.
            rows.close()

    def _raw_rows(self, table: Table, ids: Sequence[str]) -> dict[str, tuple[Any, ...]]:
        """What lies in the columns, before it becomes lists and truths: somebody may have put anything there."""
        columns = [self._raw(column).label(column.name) for column in table.columns]
        rows = self._connection.execute(select(*columns).where(table.c.id.in_(list(ids))))
        place = list(table.columns.keys()).index("id")
        return {str(row[place]): tuple(row) for row in rows}


def _laid(table: Table, fields: Mapping[str, JsonValue]) -> dict[str, Any]:
    """Values as the database holds them; what this version has no column for is left out."""
    return {
        name: json.dumps(value) if isinstance(table.c[name].type, JSON) else value
        for name, value in fields.items()
        if name in table.c
    }


def _joined(events: Iterator[Any], heads: Iterator[Any]) -> Iterator[LoggedObject]:
    """Two streams in the order of object ids become one."""
    event_group, head_group = next(events, None), next(heads, None)
    while event_group is not None or head_group is not None:
        obj = min(group[0] for group in (event_group, head_group) if group is not None)
        here: tuple[StoredEvent, ...] = ()
        named: frozenset[Head] = frozenset()
        if event_group is not None and event_group[0] == obj:
            here = tuple(event_group[1])
            event_group = next(events, None)
        if head_group is not None and head_group[0] == obj:
            named = frozenset(Head(str(row[1]), str(row[2]), row[3]) for row in head_group[1])
            head_group = next(heads, None)
        yield LoggedObject(obj, here, named)


def _same(table: Table, name: str, raw: Any, wanted: Any) -> bool:
    """Two texts of one JSON value are the same; keys may come in another order."""
    if raw == wanted or not isinstance(table.c[name].type, JSON):
        return bool(raw == wanted)
    try:
        return bool(json.loads(raw) == json.loads(wanted))
    except (ValueError, TypeError):
        return False
