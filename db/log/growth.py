"""What was found in a log when it was last looked at: to read only what came since.

Kept in memory for each open store. Since the last look a log has grown, by this process or another; where it did
anything else, all of it is read again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, bindparam, select, text

from db.records.log import Event
from db.tables import EVENTS

# From each device to the next: grouping them reads the whole log. What is left out of it (db.log.kept) stands there as
# a device of its own: who notes more of it at another desk adds no event, and what had been replaced counts again.
_LAST = text("""
    WITH RECURSIVE device(dev) AS (
        SELECT min(dev) FROM event
        UNION ALL
        SELECT (SELECT min(dev) FROM event WHERE event.dev > device.dev) FROM device WHERE device.dev IS NOT NULL
    )
    SELECT event.dev, event.seq, event.hash FROM device JOIN event ON event.dev = device.dev
        AND event.seq = (SELECT max(seq) FROM event WHERE event.dev = device.dev)
    UNION ALL
    SELECT '', count(*), '' FROM superseded WHERE dev = '' AND seq = 1
""")
_SINCE = select(EVENTS.c.obj).where(EVENTS.c.dev == bindparam("device"), EVENTS.c.seq > bindparam("after")).distinct()
_HASH = select(EVENTS.c.hash).where(EVENTS.c.dev == bindparam("device"), EVENTS.c.seq == bindparam("number"))

Last = Mapping[str, tuple[int, str]]
"""Device to number and hash of its last event: the hash holds all that came before."""


@dataclass(frozen=True, slots=True)
class Look:
    last: Last
    found: frozenset[str]


_LOOKS: WeakKeyDictionary[Engine, dict[str, Look]] = WeakKeyDictionary()


def looks_of(connection: Connection) -> dict[str, Look]:
    """What was asked of the store to what was found last; who looks again writes it there."""
    return _LOOKS.setdefault(connection.engine, {})


def last_of_each(connection: Connection) -> dict[str, tuple[int, str]]:
    return {dev: (seq, digest) for dev, seq, digest in connection.execute(_LAST)}


def has_grown(connection: Connection, before: Last, now: Last) -> bool:
    """Everything that was there is: also where a unit of work that was seen from inside was taken back."""
    for device, (number, digest) in before.items():
        last = now.get(device)
        if last != (number, digest):
            there = connection.execute(_HASH, {"device": device, "number": number}).scalar()
            if last is None or there != digest:
                return False
    return True


def spoken_of_since(connection: Connection, before: Last, now: Last) -> set[str]:
    """Objects of which what came since says something."""
    found: set[str] = set()
    for device, (number, _) in now.items():
        after = before[device][0] if device in before else 0
        if after < number:
            found.update(connection.execute(_SINCE, {"device": device, "after": after}).scalars())
    return found


def came(connection: Connection, events: Iterable[Event]) -> None:
    """After other laptops' events: those that came late stand before what was seen last, and would not be found."""
    looks = looks_of(connection).values()
    seen = [look.last for look in looks]
    if any(event.dev in last and event.seq < last[event.dev][0] for last in seen for event in events):
        taken_out(connection)


def taken_out(connection: Connection) -> None:
    """After events of the middle of a log went: what they replaced counts again, and nothing says so."""
    _LOOKS.pop(connection.engine, None)
