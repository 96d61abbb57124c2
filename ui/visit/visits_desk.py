"""The visits of the store for their list: read, read again where they changed, and found in; in the background."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector_app.stores import Store
from inspector_app.visit_summaries import VisitSummary, list_again, list_visits
from ui.models.visits_model import ListedVisits
from ui.session import Session
from ui.watches.tidying import made_to_stay

if TYPE_CHECKING:
    from inspector_app.visit_search import VisitSearch

_MANY_CHANGED = 200
"""Reading all visits costs no more than so many one by one."""


class Whose(StrEnum):
    ALL = "all"
    OWN = "own"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class FoundVisits:
    known: tuple[VisitSummary, ...]
    """All of the store, newest first."""
    text: str
    of: Mapping[Whose, ListedVisits]
    """Those that fit the text."""

    @classmethod
    def sorted_out(
        cls, known: tuple[VisitSummary, ...], found: Sequence[VisitSummary] | None = None, text: str = ""
    ) -> "FoundVisits":
        """`found`: those of the known ones that fit; all do when it is None."""
        rows = known if found is None else tuple(found)
        own, received = (row for row in rows if row.own), (row for row in rows if not row.own)
        listed = {Whose.ALL: ListedVisits.of(rows), Whose.OWN: ListedVisits.of(own)}
        return cls(known, text, {**listed, Whose.RECEIVED: ListedVisits.of(received)})


class VisitsDesk(QObject):
    found = Signal(object)
    """FoundVisits; more may be on their way."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._round = self._given = 0
        self._shelf = _Shelf()

    @property
    def is_current(self) -> bool:
        """Nothing is on its way, nor waits to be read."""
        return self._given == self._round and not self._shelf.changed

    def note_change(self, visit_id: str = "") -> None:
        """The next `load` reads this one again; "" all of them."""
        self._shelf.changed.append(visit_id)

    def note_enterprises(self) -> None:
        """As `note_change` of all, and their names are others."""
        self._shelf.changed.append("")
        self._shelf.search = None

    def load(self, text: str) -> None:
        """What changed, and of all that fits the text."""
        self._round += 1
        this, store, shelf = self._round, self._session.store, self._shelf

        def work() -> FoundVisits | None:
            # The one that was asked for last brings everything.
            return shelf.find(store, text) if this == self._round else None

        self._session.jobs.run(self, work, done=lambda found: self._give(this, found), failed=self.troubled.emit)

    def _give(self, this: int, found: FoundVisits | None) -> None:
        if found is not None:
            self._given = this
            self.found.emit(found)


class _Shelf:
    """What is known, and what is to be read again; the window only adds to that, all else is the worker's."""

    def __init__(self) -> None:
        self.changed = [""]
        self.search: VisitSearch | None = None
        self._known: tuple[VisitSummary, ...] = ()

    def find(self, store: Store, text: str) -> FoundVisits:
        with made_to_stay():
            self._read(store)
            if not text:
                return FoundVisits.sorted_out(self._known)
            search = self.search = self.search or _new_search()
            return FoundVisits.sorted_out(self._known, search.find(store, self._known, text), text)

    def _read(self, store: Store) -> None:
        count = len(self.changed)
        changed = set(self.changed[:count])
        if not changed:
            return
        if "" in changed or len(changed) > _MANY_CHANGED:
            self._known = list_visits(store)
        else:
            self._known = list_again(store, self._known, changed)
        # Only now: after a trouble they are still to be read. What was added meanwhile is.
        del self.changed[:count]


def _new_search() -> "VisitSearch":
    """Late: the readings of names load a library."""
    from inspector_app.visit_search import VisitSearch

    return VisitSearch()
