"""The register on the desk of a page: its first lines at once, all of it from the background, found in as one types."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.overview import EnterpriseOverview, Filter, first_overviews, overview, passes
from inspector_app.stores import Store
from ui.letting_go import let_go
from ui.session import Session
from ui.watches.tidying import made_to_stay
from ui.when_painted import WhenPainted

if TYPE_CHECKING:
    from inspector_app.enterprises.search import SearchIndex

_FIRST = 60
"""Lines that are shown while the whole register is being read: more than a window has."""
_AT_ONCE = 200
"""Hits that are listed with the key that was pressed; the rest follows when nobody types."""
_PAUSE_MS = 200


@dataclass(frozen=True, slots=True)
class Register:
    """All of it, with what is counted over it."""

    rows: tuple[EnterpriseOverview, ...] = ()
    by_id: Mapping[str, EnterpriseOverview] = field(default_factory=dict)
    communities: tuple[str, ...] = ()
    grades: Counter[Grade] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Found:
    """What a text finds, best first, and the filter lets through whatever its colours."""

    rows: tuple[EnterpriseOverview, ...]
    grades: Mapping[Grade, int]
    """How many of them are of each; of half a million, counting takes the fifth of a second."""
    complete: bool = True
    """There is nothing behind them."""


class RegisterDesk(QObject):
    """Reads the register, then makes its search index, both off the UI thread; rows are shown after the first."""

    begun = Signal(object)
    """The first rows by name, while the rest is being read; only before the register was loaded once."""
    loaded = Signal()
    indexed = Signal()
    """From now on `found` searches; before, a text finds nothing yet and `searchable` says so."""
    completed = Signal(object)
    """The Found of the last text and filter, with all of its rows."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, painted: WhenPainted, parent: QObject | None = None) -> None:
        """`painted`: of the list."""
        super().__init__(parent)
        self._session, self._painted = session, painted
        self._index: SearchIndex | None = None
        self._round = 0
        self._asked = 0
        self._index_is_old = True
        self._register = Register()
        self._wanted: tuple[str, Filter] = ("", Filter())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._complete)
        self.is_loaded = False

    @property
    def rows(self) -> tuple[EnterpriseOverview, ...]:
        return self._register.rows

    @property
    def searchable(self) -> bool:
        return self._index is not None

    def load(self, enterprises_changed: bool = True) -> None:
        """`enterprises_changed` False: only visits changed, the index stays good."""
        self._index_is_old = self._index_is_old or enterprises_changed
        self._round += 1
        this = self._round
        if self.is_loaded:
            self._read_all(this)
            return
        store = self._session.store
        self._session.jobs.run(
            self,
            lambda: first_overviews(store, _FIRST),
            done=lambda rows: self._begin(this, rows),
            failed=self.troubled.emit,
        )

    def row(self, enterprise_id: str) -> EnterpriseOverview | None:
        return self._register.by_id.get(enterprise_id)

    def communities(self) -> tuple[str, ...]:
        return self._register.communities

    def grades(self) -> Counter[Grade]:
        return self._register.grades

    def found(self, text: str, wanted: Filter) -> Found:
        """At once what a list can show of it; `completed` follows when that was not all."""
        self._asked += 1
        self._pause.stop()
        self._wanted = (text, wanted)
        if not text.strip() or self._index is None:
            if wanted == Filter():
                return Found(self.rows, self.grades())
            return _counted(tuple(row for row in self.rows if passes(row, wanted)))
        rows = tuple(islice(_fitting(self._index, self._register, text, wanted), _AT_ONCE + 1))
        if len(rows) <= _AT_ONCE:
            return _counted(rows)
        self._pause.start()
        return Found(rows[:_AT_ONCE], {}, complete=False)

    def _complete(self) -> None:
        this, index, register, (text, wanted) = self._asked, self._index, self._register, self._wanted
        assert index is not None, "only a search waits for more"
        self._session.jobs.run(
            self,
            lambda: _counted(tuple(_fitting(index, register, text, wanted))),
            done=lambda found: self._give(this, found),
            failed=self.troubled.emit,
        )

    def _give(self, this: int, found: Found) -> None:
        if this == self._asked:
            self.completed.emit(found)

    def _begin(self, this: int, rows: Sequence[EnterpriseOverview]) -> None:
        if this == self._round:
            self.begun.emit(rows)
            self._painted.do(lambda: self._read_all(this))

    def _read_all(self, this: int) -> None:
        if this != self._round:
            return
        store = self._session.store
        self._session.jobs.run(
            self,
            lambda: _register_of(store),
            done=lambda register: self._keep(this, register),
            failed=self.troubled.emit,
        )

    def _keep(self, this: int, register: Register) -> None:
        if this != self._round:
            return
        before, self._register = self._register.rows, register
        self.is_loaded = True
        self.loaded.emit()
        let_go(self._session.jobs, self, before)
        if self._index_is_old:
            self._index_is_old = False
            self._painted.do(lambda: self._make_index(register))

    def _make_index(self, register: Register) -> None:
        work = lambda: _index_of(register)  # noqa: E731 - one line of work for the worker
        self._session.jobs.run(self, work, done=self._keep_index, failed=self.troubled.emit)

    def _keep_index(self, index: "SearchIndex") -> None:
        """Though the register was read again meanwhile: if its enterprises changed, another index follows."""
        self._index = index
        self.indexed.emit()


def _register_of(store: Store) -> Register:
    with made_to_stay():
        rows = overview(store)
        communities = {row.enterprise.community for row in rows if row.enterprise.community}
        by_id = {row.enterprise.id: row for row in rows}
        return Register(rows, by_id, tuple(sorted(communities)), Counter(row.grade for row in rows))


def _counted(rows: tuple[EnterpriseOverview, ...]) -> Found:
    return Found(rows, Counter(row.grade for row in rows))


def _fitting(index: "SearchIndex", register: Register, text: str, wanted: Filter) -> Iterator[EnterpriseOverview]:
    """The index may be older than the register: whoever left it since is passed over."""
    rows = (register.by_id.get(each) for each in index.each(text))
    return (row for row in rows if row is not None and passes(row, wanted))


def _index_of(register: Register) -> "SearchIndex":
    """On the worker, because the readings of names load a library that is not wanted before the first paint."""
    from inspector_app.enterprises.search import SearchIndex

    with made_to_stay():
        return SearchIndex([row.enterprise for row in register.rows])
