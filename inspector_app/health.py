"""Whether a store is well: a quick look at each start, a deep one a day when nobody works."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, tzinfo

from db.log.chain import GENESIS, event_hash
from inspector_app.checkup import Checkup, check_store
from inspector_app.deep_checks import last_deep_check
from inspector_app.stores import Store

_TAIL = 50
"""Events at the end of the own log that the quick look reads."""


@dataclass(frozen=True, slots=True)
class QuickCheck:
    database: tuple[str, ...]
    """What SQLite says is damaged; empty when sound."""
    chain: tuple[str, ...]
    """Own events near the end of the log ("dev:seq") that do not fit; empty when sound."""

    @property
    def sound(self) -> bool:
        return not self.database and not self.chain


def quick_check(store: Store) -> QuickCheck:
    """The structure of the database, and the newest events of this laptop: a fraction of a second."""
    return QuickCheck(tuple(store.database.quick_check()), tuple(_tail_damage(store)))


def deep_check(store: Store, cancelled: Callable[[], bool]) -> Checkup:
    """Every page and every sealed file. Raises CancelledError as soon as `cancelled`, between two files."""
    return check_store(store, cancelled=cancelled)


def deep_check_due(last: date | None, today: date) -> bool:
    """Once a day; a clock that was set back does not put it off."""
    return last != today


def deep_check_day(store: Store, zone: tzinfo | None) -> date | None:
    """The day of the last one, on the clock of that zone; None when there was none, or it found damage."""
    last = last_deep_check(store)
    return last.at.astimezone(zone).date() if last is not None and last.sound else None


def _tail_damage(store: Store) -> list[str]:
    damage = []
    with store.database.look() as work:
        last = work.events.have().get(store.device, 0)
        start = max(0, last - _TAIL)
        before = work.events.find(store.device, start) if start else None
        previous = GENESIS if before is None else before.hash
        expected = start + 1
        for event in work.events.of_device(store.device, after=start):
            if event.seq != expected or event.prev != previous or event_hash(event) != event.hash:
                damage.append(f"{event.dev}:{event.seq}")
            previous, expected = event.hash, event.seq + 1
    return damage
