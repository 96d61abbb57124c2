"""What the window of conflicts does: reads them, keeps a decision, takes it back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from inspector_app.exchange.merging.conflicts import Dispute, decide, decided, disputes, undo
from inspector_app.stores import Store
from ui.session import Session


@dataclass(frozen=True, slots=True)
class ConflictsState:
    open: tuple[Dispute, ...]
    decided: tuple[Dispute, ...]
    """Decided on this laptop; each may be decided again."""


class ConflictDesk(QObject):
    loaded = Signal(object)
    """ConflictsState."""
    troubled = Signal(object)
    """The Exception; nothing was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def load(self) -> None:
        store = self._session.store
        self._session.jobs.run(self, lambda: _read(store), done=self.loaded.emit, failed=self.troubled.emit)

    def decide(self, dispute: Dispute, number: int) -> None:
        """`number` of the side, from 1."""
        store, now = self._session.store, self._session.clock()
        self._change(dispute, lambda: decide(store, dispute.obj, dispute.field, number, now, dispute.mark))

    def undo(self, dispute: Dispute) -> None:
        store, now = self._session.store, self._session.clock()
        self._change(dispute, lambda: undo(store, dispute.obj, dispute.field, now))

    def _change(self, dispute: Dispute, change: Callable[[], Dispute]) -> None:
        what = f"{dispute.obj} {dispute.field}"
        self._session.jobs.run_once(self, what, change, done=lambda _: self._tell_changed(), failed=self._refuse)

    def _refuse(self, error: Exception) -> None:
        """Others may have decided, or said more, meanwhile: what stands there is read again."""
        self.troubled.emit(error)
        self.load()

    def _tell_changed(self) -> None:
        changes = self._session.changes
        changes.saved_at.emit(self._session.clock())
        changes.enterprises_changed.emit()
        changes.packs_changed.emit()
        self.load()


def _read(store: Store) -> ConflictsState:
    with store.database.look() as work:
        return ConflictsState(tuple(disputes(work, store.device)), tuple(decided(work, store.device)))
