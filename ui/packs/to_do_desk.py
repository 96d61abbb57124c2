"""What the office wants from this laptop, read beside the window: sent-back items and tasks."""

from PySide6.QtCore import QObject, Signal

from inspector_app.exchange.kinds.returns import Comment, settle
from inspector_app.exchange.kinds.sent_back import SentBack, sent_back
from inspector_app.plans.assigned import Assigned, assigned
from inspector_app.stores import Store
from ui.session import Session


class ToDoDesk(QObject):
    loaded = Signal()
    """`sent_back` and `tasks` are newer."""
    troubled = Signal(object)
    """The Exception; nothing was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sent_back: list[SentBack] = []
        self.tasks: list[Assigned] = []

    def load(self) -> None:
        store = self._session.store
        self._session.jobs.run(self, lambda: _read(store), done=self._keep, failed=self.troubled.emit)

    def settle(self, comment: Comment) -> None:
        """What was asked for is done; the next pack says so."""
        store, now = self._session.store, self._session.clock()
        self._session.jobs.run_once(
            self,
            f"settle {comment.id}",
            lambda: settle(store, comment.id, now),
            done=self._tell_settled,
            failed=self.troubled.emit,
        )

    def _keep(self, found: tuple[list[SentBack], list[Assigned]]) -> None:
        self.sent_back, self.tasks = found
        self.loaded.emit()

    def _tell_settled(self, comment: Comment) -> None:
        changes = self._session.changes
        changes.saved_at.emit(self._session.clock())
        changes.visit_changed.emit(comment.visit)
        self.load()


def _read(store: Store) -> tuple[list[SentBack], list[Assigned]]:
    return sent_back(store), assigned(store, store.person)
