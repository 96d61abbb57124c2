"""The conflicts of a whole store, known from one look to the next: of all objects, every head would be read.

Kept in memory for each open store. Since the last look a log has grown, by this process or another: then its new events
name the objects that may be in conflict now. Where it did anything else, all of it is read again. Objects on which
several agree are no more looked at than others: in a month they become many, and each is read whole.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, bindparam, select, text

from db.records.log import Conflict, Event
from db.tables import EVENTS

_OF_ALL = "SELECT DISTINCT obj FROM (SELECT obj FROM head GROUP BY obj, field HAVING count(*) > 1) AS disputed"
# From each device to the next: grouping them reads the whole log.
_LAST = text("""
    WITH RECURSIVE device(dev) AS (
        SELECT min(dev) FROM event
        UNION ALL
        SELECT (SELECT min(dev) FROM event WHERE event.dev > device.dev) FROM device WHERE device.dev IS NOT NULL
    )
    SELECT event.dev, event.seq, event.hash FROM device JOIN event ON event.dev = device.dev
        AND event.seq = (SELECT max(seq) FROM event WHERE event.dev = device.dev)
""")
_SINCE = select(EVENTS.c.obj).where(EVENTS.c.dev == bindparam("device"), EVENTS.c.seq > bindparam("after")).distinct()
_HASH = select(EVENTS.c.hash).where(EVENTS.c.dev == bindparam("device"), EVENTS.c.seq == bindparam("number"))


@dataclass(frozen=True, slots=True)
class _Seen:
    last: Mapping[str, tuple[int, str]]
    """Device to number and hash of its last event: the hash holds all that came before."""
    disputed: frozenset[str]


_SEEN: WeakKeyDictionary[Engine, _Seen] = WeakKeyDictionary()


def conflicts_of_all(connection: Connection, look: Callable[[Collection[str]], list[Conflict]]) -> list[Conflict]:
    """What `look` finds among the objects that may be in conflict."""
    last = {dev: (seq, digest) for dev, seq, digest in connection.execute(_LAST)}
    seen = _SEEN.get(connection.engine)
    if seen is not None and _has_grown(connection, seen, last):
        among: Collection[str] = seen.disputed | _spoken_of_since(connection, seen, last)
    else:
        among = connection.execute(text(_OF_ALL)).scalars().all()
    found = look(among)
    _SEEN[connection.engine] = _Seen(last, frozenset(each.obj for each in found))
    return found


def came(connection: Connection, events: Iterable[Event]) -> None:
    """After other laptops' events: those that came late stand before what was seen last, and would not be found."""
    seen = _SEEN.get(connection.engine)
    if seen is not None and any(event.dev in seen.last and event.seq < seen.last[event.dev][0] for event in events):
        del _SEEN[connection.engine]


def taken_out(connection: Connection) -> None:
    """After events of the middle of a log went: what they replaced counts again, and nothing says so."""
    _SEEN.pop(connection.engine, None)


def _has_grown(connection: Connection, seen: _Seen, last: Mapping[str, tuple[int, str]]) -> bool:
    """Everything that was there is: also where a unit of work that was seen from inside was taken back."""
    for device, (number, digest) in seen.last.items():
        now = last.get(device)
        if now != (number, digest):
            there = connection.execute(_HASH, {"device": device, "number": number}).scalar()
            if now is None or there != digest:
                return False
    return True


def _spoken_of_since(connection: Connection, seen: _Seen, last: Mapping[str, tuple[int, str]]) -> set[str]:
    found: set[str] = set()
    for device, (number, _) in last.items():
        after = seen.last[device][0] if device in seen.last else 0
        if after < number:
            found.update(connection.execute(_SINCE, {"device": device, "after": after}).scalars())
    return found
