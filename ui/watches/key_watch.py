"""A change of the data key beside the work: grown in short steps, gone on with after an unlock, finished at a lock.

It belongs to the frame of the open store, so that it goes on whatever page is shown.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from inspector_app.key_change.finishing import give_up
from inspector_app.key_change.growing import Grown, KeyChange, begin, is_growing
from ui.session import Session

_BETWEEN_STEPS_MS = 40
"""What waits for the worker, such as an answer, gets its turn."""


class KeyWatch(QObject):
    stepped = Signal(object)
    """Grown, or None when it was begun, stopped, or is over."""
    ready = Signal(object)
    """The KeyChange is whole but for what nobody may write during."""
    finish_wanted = Signal(object)
    """The person wants it to be brought in now: the KeyChange."""
    stopped = Signal()
    """The person stopped it, and nothing of it is left."""
    troubled = Signal(object)
    """The Exception; the store is as it was."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._change: KeyChange | None = None
        self.running = False
        self.grown: Grown | None = None
        self.whole: KeyChange | None = None
        """What waits for the next lock."""

    def go_on(self) -> None:
        """With what was begun before the store was last closed; nothing when there is nothing."""
        if not self.running and self.whole is None and is_growing(self._session.store.folder):
            self.begin()

    def begin(self) -> None:
        self.forget()
        self.running = True
        self.stepped.emit(None)
        store = self._session.store
        self._session.jobs.run(self, lambda: begin(store), done=self._begun, failed=self._refuse)

    def forget(self) -> None:
        """What was grown no longer counts, because somebody was removed; the next step finds that out by itself."""
        self.running, self._change, self.grown, self.whole = False, None, None, None
        self.stepped.emit(None)

    def finish(self) -> None:
        if self.whole is not None:
            self.finish_wanted.emit(self.whole)

    def stop(self) -> None:
        """Nothing of the store was touched; what was grown is of no use to anybody and goes."""
        self.forget()
        store = self._session.store
        self._session.jobs.run(self, lambda: give_up(store), done=lambda _: self.stopped.emit(), failed=self._refuse)

    def _begun(self, change: KeyChange) -> None:
        if self.running:
            self._change = change
            self._step()

    def _step(self) -> None:
        change = self._change
        if change is not None and not self._session.store.vault.locked:
            self._session.jobs.run(
                self,
                change.grow,
                done=lambda grown: self._grown(change, grown),
                failed=lambda error: self._refuse(error) if change is self._change else None,
            )

    def _grown(self, change: KeyChange, grown: Grown) -> None:
        if change is not self._change:
            # Stopped meanwhile.
            return
        self.grown = grown
        if grown.whole:
            self.running, self.whole = False, change
        self.stepped.emit(grown)
        if grown.whole:
            self.ready.emit(change)
        else:
            QTimer.singleShot(_BETWEEN_STEPS_MS, self, self._step)

    def _refuse(self, error: Exception) -> None:
        self.forget()
        self.troubled.emit(error)
