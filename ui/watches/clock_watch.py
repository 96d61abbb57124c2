"""While a store is open: does somebody move the clock of this computer? A jump is noted in the log, as evidence."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from inspector_app.audit.clock import note_clock_jump
from inspector_app.messages import say
from ui.session import Session

if TYPE_CHECKING:
    from inspector_app.planning.departure import Check

_EVERY_MS = 30_000
_FIRST_MS = 3_000
"""After the first screen is painted and can be worked with."""
_TOLERATED = timedelta(minutes=2)
"""Clocks that the network sets right move by less."""


def seconds_since_boot() -> float:
    """Runs on while the computer sleeps, where the system has such a clock: a lid that was shut is no jump."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class ClockWatch(QObject):
    noted = Signal()
    """A jump is in the log."""
    doubted = Signal(object)
    """A Message: when the store was opened, the clock did not go with what was recorded before."""

    def __init__(
        self, session: Session, parent: QObject | None = None, steady: Callable[[], float] = seconds_since_boot
    ) -> None:
        super().__init__(parent)
        self._session, self._steady = session, steady
        self._start()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._return)
        QTimer.singleShot(_FIRST_MS, self, self.compare)

    def compare(self) -> None:
        """With what was recorded before the store was opened: somebody may have moved the clock meanwhile."""
        store, now = self._session.store, self._session.clock()

        def work() -> "Check":
            from inspector_app.planning.departure import clock_check

            return clock_check(store, now)

        self._session.jobs.run(self, work, done=self._doubt, failed=self._leave)

    def _doubt(self, check: "Check") -> None:
        from inspector_app.planning.departure import State

        if check.state is not State.OK:
            self.doubted.emit(say(check.problem, self._session.language))

    def look(self) -> None:
        """Compares the two clocks, and begins anew from here after a jump."""
        shown = self._session.clock()
        expected = self._began + timedelta(seconds=self._steady() - self._steady_began)
        if abs(shown - expected) > _TOLERATED:
            self._start()
            self._note(expected, shown)

    def _start(self) -> None:
        self._began, self._steady_began = self._session.clock(), self._steady()

    def _return(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _note(self, expected: datetime, shown: datetime) -> None:
        store = self._session.store
        self._session.jobs.run(
            self,
            lambda: note_clock_jump(store, expected, shown),
            done=lambda _: self.noted.emit(),
            failed=self._leave,
        )

    def _leave(self, error: Exception) -> None:
        """A disk that refuses is told by whatever the person saves next; a bug is raised."""
        from ui.wording import explain

        if explain(error, self._session.language) is None:
            raise error
