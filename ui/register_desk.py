"""The register on the desk of a page: read in the background, found in at once."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.records import Enterprise
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.overview import EnterpriseOverview, Filter, overview, passing
from ui.session import Session

if TYPE_CHECKING:
    from inspector_app.enterprises.search import SearchIndex


class RegisterDesk(QObject):
    """Reads the register, then makes its search index, both off the UI thread; rows are shown after the first."""

    loaded = Signal()
    indexed = Signal()
    """From now on `found` searches; before, a text finds nothing yet and `searchable` says so."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index: SearchIndex | None = None
        self._round = 0
        self._index_is_old = True
        self.rows: tuple[EnterpriseOverview, ...] = ()
        self._by_id: dict[str, EnterpriseOverview] = {}
        self.is_loaded = False

    @property
    def searchable(self) -> bool:
        return self._index is not None

    def load(self, enterprises_changed: bool = True) -> None:
        """`enterprises_changed` False: only visits changed, the index stays good."""
        self._index_is_old = self._index_is_old or enterprises_changed
        self._round += 1
        this = self._round
        store = self._session.store
        self._session.jobs.run(
            self,
            lambda: overview(store),
            done=lambda rows: self._keep(this, rows),
            failed=self.troubled.emit,
        )

    def row(self, enterprise_id: str) -> EnterpriseOverview | None:
        return self._by_id.get(enterprise_id)

    def communities(self) -> list[str]:
        return sorted({row.enterprise.community for row in self.rows if row.enterprise.community})

    def grades(self) -> Counter[Grade]:
        return Counter(row.grade for row in self.rows)

    def found(self, text: str, wanted: Filter) -> list[EnterpriseOverview]:
        """What the text finds, best first, and the filter lets through."""
        rows: list[EnterpriseOverview] | tuple[EnterpriseOverview, ...] = self.rows
        if text.strip() and self._index is not None:
            ids = self._index.find(text, len(self.rows))
            rows = [self._by_id[each] for each in ids if each in self._by_id]
        return passing(rows, wanted)

    def _keep(self, this: int, rows: tuple[EnterpriseOverview, ...]) -> None:
        if this != self._round:
            return
        self.rows = rows
        self._by_id = {row.enterprise.id: row for row in rows}
        self.is_loaded = True
        self.loaded.emit()
        if self._index_is_old:
            self._index_is_old = False
            enterprises = [row.enterprise for row in rows]
            self._session.jobs.run(
                self,
                lambda: _index_of(enterprises),
                done=lambda index: self._keep_index(this, index),
                failed=self.troubled.emit,
            )

    def _keep_index(self, this: int, index: "SearchIndex") -> None:
        if this == self._round or self._index is None:
            self._index = index
            self.indexed.emit()


def _index_of(enterprises: list[Enterprise]) -> "SearchIndex":
    """On the worker, because the readings of names load a library that is not wanted before the first paint."""
    from inspector_app.enterprises.search import SearchIndex

    return SearchIndex(enterprises)
