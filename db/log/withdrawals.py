"""Takes events of other laptops out of the log again, as if they had never come: a wrong import, noticed later.

The log of a device is only ever shortened at its end, so that its chain stays whole; heads and rows are built anew from
what is left. Who may do it and when is decided elsewhere (inspector_app.exchange.withdrawing).
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select, tuple_, update

from db.figures.finding_states import concerned, restate
from db.figures.tallies import mark_stale
from db.log.events import EventLog
from db.log.growth import taken_out
from db.log.kept import counts, forget_left_out, heads_among, left_out
from db.log.naming import naming
from db.records.log import Event
from db.tables import BLOBS, EVENTS, HEADS, PROJECTIONS, SUPERSEDED, blank_row

Ranges = Mapping[str, tuple[int, int]]
"""Device to the first and last number."""
_BATCH = 400
_NAMED = (
    *((kind, "sha256") for kind in ("photo", "deed", "reply_file", "measure_file")),
    ("notice", "pdf_sha256"),
)


class Withdrawals:
    def __init__(self, connection: Connection, events: EventLog) -> None:
        self._connection = connection
        self._events = events

    def events_in(self, ranges: Ranges) -> list[Event]:
        found = []
        for device, (first, last) in ranges.items():
            found += [event for event in self._events.of_device(device, first - 1) if event.seq <= last]
        return found

    def take_out(self, gone: Iterable[Event], step: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Removes these events, and what the screens have of them.

        `step` is told (parts done, parts in all), and may raise: nothing is changed when the unit of work ends so.
        """
        gone = list(gone)
        kinds = {event.obj: event.kind for event in gone}
        objects = list(kinds)
        total = 2 * len(gone) + len(objects)
        for done, event in enumerate(gone):
            here = (EVENTS.c.dev == event.dev) & (EVENTS.c.seq == event.seq)
            self._connection.execute(delete(EVENTS).where(here))
            step(done, total)
        for start in range(0, len(objects), _BATCH):
            step(len(gone) + start, total)
            self._rebuild(objects[start : start + _BATCH], kinds)
        for done, event in enumerate(gone, len(gone) + len(objects)):
            self._forget_superseded(event)
            step(done, total)
        forget_left_out(self._connection, gone)
        taken_out(self._connection)

    def users_of(self, gone: Iterable[Event], objects: Iterable[str]) -> list[Event]:
        """Events that stay and replace one of these, or speak of an object that only these made, or of a part of it."""
        names = {f"{event.dev}:{event.seq}" for event in gone}
        touched = {event.obj for event in gone}
        left = [each for each in self._events.of_objects(touched) if f"{each.dev}:{each.seq}" not in names]
        made = set(objects)
        found = [each for each in left if names & set(each.parents) or each.obj in made]
        for obj in made:
            query = select(EVENTS.c.dev, EVENTS.c.seq).where(EVENTS.c.obj.startswith(f"{obj}/", autoescape=True))
            for dev, seq in self._connection.execute(query):
                event = None if f"{dev}:{seq}" in names else self._events.find(dev, seq)
                found += [event] if event is not None else []
        return list({(each.dev, each.seq): each for each in found}.values())

    def naming(self, gone: Iterable[Event], made: Mapping[str, Collection[str]]) -> list[Event]:
        """Events that stay, and by which something names an object that only these made; `made`: ids by kind."""
        going = {(event.dev, event.seq) for event in gone}
        fields = list(naming(self._connection, made))
        heads = self._events.heads_of(dict.fromkeys(obj for obj, _ in fields))
        names = dict.fromkeys(name for field in fields for name in heads.get(field, ()) if name not in going)
        found = (self._events.find(dev, seq) for dev, seq in names)
        return [event for event in found if event is not None]

    def forget_unnamed(self, hashes: Iterable[str]) -> list[str]:
        """Takes the files that no photo and paper names any more off the list; gives them."""
        unnamed = []
        for sha256 in hashes:
            if not any(self._names(kind, column, sha256) for kind, column in _NAMED if kind in PROJECTIONS):
                self._connection.execute(delete(BLOBS).where(BLOBS.c.sha256 == sha256))
                unnamed.append(sha256)
        return unnamed

    def _names(self, kind: str, column: str, sha256: str) -> bool:
        table = PROJECTIONS[kind]
        return self._connection.execute(select(table.c.id).where(table.c[column] == sha256)).first() is not None

    def _rebuild(self, objects: list[str], kinds: Mapping[str, str]) -> None:
        of_kind = {kind: [obj for obj in objects if kinds[obj] == kind] for kind in set(kinds.values())}
        findings = {each for kind in of_kind for each in concerned(self._connection, kind, of_kind[kind])}
        self._connection.execute(delete(HEADS).where(HEADS.c.obj.in_(objects)))
        left, out = self._events.of_objects(objects), left_out(self._connection)
        heads = heads_among(left, out)
        if heads:
            self._connection.execute(insert(HEADS), heads)
        here = {event.obj: event.kind for event in left if counts(event, out)}
        for kind, ids in of_kind.items():
            self._rebuild_rows(kind, ids, here)
        findings |= {each for kind in of_kind for each in concerned(self._connection, kind, of_kind[kind])}
        restate(self._connection, findings)

    def _rebuild_rows(self, kind: str, objects: list[str], here: Mapping[str, str]) -> None:
        table = PROJECTIONS.get(kind)
        if table is None or not objects:
            return
        self._connection.execute(delete(table).where(table.c.id.in_([obj for obj in objects if obj not in here])))
        left = [obj for obj in objects if here.get(obj) == kind]
        for obj, fields in self._events.shown_of_kind(kind, left).items():
            values = {name: value for name, value in fields.items() if name in table.columns and name != "id"}
            row = {**blank_row(table), **values, "id": obj}
            self._connection.execute(update(table).where(table.c.id == obj).values(row))
        mark_stale(self._connection, kind, dict.fromkeys(objects))

    def _forget_superseded(self, event: Event) -> None:
        """What only a removed event said of events that have not come."""
        for parent in event.parents:
            dev, _, seq = parent.rpartition(":")
            still = {
                field
                for other in self._events.of_objects([event.obj])
                if parent in other.parents
                for field in other.fields
            }
            fields = [field for field in event.fields if field not in still]
            here = tuple_(SUPERSEDED.c.dev, SUPERSEDED.c.seq) == (dev, int(seq))
            self._connection.execute(delete(SUPERSEDED).where(here, SUPERSEDED.c.field.in_(fields)))
