"""Visit packs that were staged, taken in several at a time: a unit of work is synced once, however small its packs are.

Each is whole in or out, as if it had come alone; one that is refused stops none of the others. The first is taken by
itself, so that somebody who waits sees it soon, then two, four and at most eight together. On a server each is by
itself: others wait for their turn, and it ties every row to the change that the row came with.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from db.work import Work
from inspector_app.disk_words import disk_in_words
from inspector_app.errors import ProblemsError, RefusedInputError, UnavailableError
from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.kinds.staging import StagedVisits
from inspector_app.exchange.kinds.visits_in import take_staged, take_within
from inspector_app.exchange.reports import ImportReport
from inspector_app.stores import Store

_MOST_PACKS = 8
_MOST_BYTES = 64 * MIB
"""Of large ones nothing is gained, and nobody is to wait for them without hearing of one."""

T = TypeVar("T")
Outcome = ImportReport | ProblemsError


class Together:
    """`tell` hears of each pack when it is kept, or why it was refused, in the order in which they were added."""

    def __init__(self, store: Store, now: datetime, tell: Callable[[Path, Outcome], object]) -> None:
        self._store, self._now, self._tell = store, now, tell
        self._packs: list[tuple[Path, StagedVisits]] = []
        self._most = 1

    def add(self, path: Path, staged: StagedVisits) -> None:
        """Raises as `take`."""
        self._packs.append((path, staged))
        size = sum(each.contents.size for _, each in self._packs)
        if len(self._packs) >= self._most or size > _MOST_BYTES:
            self.take()
            self._most = 1 if self._store.database.shared else min(2 * self._most, _MOST_PACKS)

    def take(self) -> None:
        """Those that were added. Raises StoreTroubleError: then none of them was taken, and none told."""
        packs, self._packs = self._packs, []
        done = self._taken(packs)
        for (path, _), outcome in zip(packs, done, strict=True):
            self._tell(path, outcome)

    def _taken(self, packs: list[tuple[Path, StagedVisits]]) -> list[Outcome]:
        if len(packs) < 2:
            return [outcome_of(partial(take_staged, self._store, staged, path, self._now)) for path, staged in packs]
        with self._store.database.work(self._now) as work:
            return [outcome_of(partial(self._taken_apart, work, path, staged)) for path, staged in packs]

    def _taken_apart(self, work: Work, path: Path, staged: StagedVisits) -> ImportReport:
        with work.events.apart():
            return take_within(self._store, work, staged, path, self._now)


def outcome_of(deed: Callable[[], T]) -> T | ProblemsError:
    """What it gives, or why it was refused; what has nothing to do with the pack is raised."""
    try:
        with disk_in_words("store"):
            return deed()
    except (RefusedInputError, UnavailableError) as error:
        return error
