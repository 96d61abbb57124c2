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

from sqlalchemy import Connection, bindparam, select

from db.figures.finding_states import settle
from db.figures.tallies import mark_stale
from db.log.chain import GENESIS, event_hash, fields_text, parents_text
from db.log.growth import came
from db.log.heads import BATCH, batches
from db.log.keepable import require_keepable
from db.log.known_events import KnownEvents
from db.many_rows import upsert_rows
from db.plain_rows import insert_plain
from db.records.log import Event, Received, with_text
from db.records.values import JsonValue
from db.tables import EVENTS, PROJECTIONS, blank_row

# What every save asks and says, built once: building a statement costs more than running it.
_LAST_OWN = (
    select(EVENTS.c.seq, EVENTS.c.hash).where(EVENTS.c.dev == bindparam("own")).order_by(EVENTS.c.seq.desc()).limit(1)
)
_NAMED = attrgetter("dev", "seq", "lam", "wall", "kind", "obj")

Fields = Mapping[str, JsonValue]


@dataclass(slots=True)
class _Tip:
    seq: int
    lam: int
    hash: str


class EventLog(KnownEvents):
    """What is in the log, and what is added to it. `device` is the own device; `now` stamps what is recorded."""

    def __init__(self, connection: Connection, device: str, now: datetime | None) -> None:
        super().__init__(connection)
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
