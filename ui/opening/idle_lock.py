"""Locks the store after some minutes without a key or the mouse; long work is let finish first."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog

from ui.jobs import Jobs
from ui.session import Clock

_SOON_MS = 200
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.DragMove,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    due = Signal()
    """Nobody was there for so long; no dialog is open and no long work runs."""

    def __init__(self, jobs: Jobs, clock: Clock, timer: QTimer, parent: QObject | None = None) -> None:
        """`timer` rings once; it is given so that tests need not wait."""
        super().__init__(parent)
        self._jobs, self._clock, self._timer = jobs, clock, timer
        self._minutes = 0
        self._rung = False
        self._taken_back: list[QDialog] = []
        self._last_input = clock()
        timer.setSingleShot(True)
        timer.timeout.connect(self._ring)
        jobs.long_ended.connect(self._go_on)
        # Only windows are listened to: a filter on the application would see every event of every widget.
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._listen_to)

    def watch(self, minutes: int) -> None:
        """From now on; 0 is never."""
        self._minutes, self._rung = minutes, False
        self._timer.stop()
        if minutes:
            self._last_input = self._clock()
            self._timer.start(minutes * 60_000)
            self._listen_to(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """While no store is open."""
        self.watch(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in INPUT and self._minutes > 0 and self._take_input()

    def _take_input(self) -> bool:
        """True when it came too late: a timer stands still while a closed laptop sleeps, the clock does not."""
        now = self._clock()
        if now - self._last_input > timedelta(minutes=self._minutes) and not self._jobs.busy_long:
            self._ring()
            return True
        self._rung, self._last_input = False, now
        self._timer.start()
        return False

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _ring(self) -> None:
        self._rung = self._minutes > 0
        self._taken_back.clear()
        self._go_on()

    def _go_on(self) -> None:
        if not self._rung or self._jobs.busy_long:
            return
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            # Its own event loop has to end first, or what it is just doing; it may ask back, and nobody answers.
            QTimer.singleShot(_SOON_MS, self, self._go_on)
            self._take_back(dialog)
            return
        self._rung = False
        self.due.emit()

    def _take_back(self, dialog: QDialog) -> None:
        """As its cancel button does; for good when it only asked back whether that is meant."""
        has_asked = dialog in self._taken_back[:-1]
        if not self._taken_back or self._taken_back[-1] is not dialog:
            self._taken_back.append(dialog)
        if has_asked:
            QDialog.reject(dialog)
        else:
            dialog.reject()
