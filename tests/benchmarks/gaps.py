"""How long a window was deaf: from when its event loop should have run a timer to when it did."""

import time

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY_MS = 4
"""Four beats in a frame: often enough to see one missed, too seldom to keep the interpreter from a worker."""


class Gaps(QObject):
    """Beats from its making on, in the thread of the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds: list[float] = []
        """How late each beat was, but no more than this process worked since the one before: another program that had
        the processor is not ours.
        """
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=_EVERY_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._begin()

    def stop(self) -> list[float]:
        """How late the beats were, of those that were to come by now."""
        self._timer.stop()
        self._beat()
        return self.seconds

    def _begin(self) -> None:
        self._due, self._worked = time.perf_counter() + _EVERY_MS / 1000, time.process_time()

    def _beat(self) -> None:
        late, worked = time.perf_counter() - self._due, time.process_time() - self._worked
        self.seconds.append(max(0.0, min(late, worked)))
        self._begin()
