"""While a shared store is open: did another desk change something? The lists are then read again, by themselves.

Asked every few seconds, only when the worker has nothing to do; a server that went away is said once, and taken back
when it is there again.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import StoreTroubleError
from inspector_app.errors import Problem
from inspector_app.messages import Message, say
from inspector_app.shared_store.desks import listener_of
from ui.session import Session

if TYPE_CHECKING:
    from db.shared.listening import Listener

_EVERY_MS = 3_000


class DeskWatch(QObject):
    changed = Signal()
    """Others changed something, and the pages were told."""
    lost = Signal(object)
    """A Message: the server is away; None when it is there again."""
    looked = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._listener: Listener | None = listener_of(session.store)
        self._asking, self._lost, self._begun = False, False, False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        if self._listener is not None:
            self._timer.start()

    def look(self) -> None:
        """Asks the server, unless it is being asked or the worker has something else to do."""
        listener = self._listener
        if listener is None or self._asking or self._session.jobs.busy:
            return
        self._asking = True
        self._session.jobs.run(self, listener.changed, done=self._tell, failed=self._fail)

    def _tell(self, changed: bool) -> None:
        self._asking = False
        if self._lost:
            self._lost = False
            self.lost.emit(None)
        # The first answer is about what came before the pages were read.
        if changed and self._begun:
            self._read_again()
        self._begun = True
        self.looked.emit()

    def _read_again(self) -> None:
        changes = self._session.changes
        changes.enterprises_changed.emit()
        changes.visit_changed.emit("")
        changes.packs_changed.emit()
        changes.measures_changed.emit()
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._asking = False
        if not isinstance(error, StoreTroubleError):
            raise error
        if not self._lost:
            self._lost = True
            self.lost.emit(self._words(error))
        self.looked.emit()

    def _words(self, error: StoreTroubleError) -> Message:
        if error.kind == "unreachable":
            return say(Problem("shared.away"), self._session.language)
        return say(Problem(f"store.{error.kind}", {"detail": error.detail}), self._session.language)
