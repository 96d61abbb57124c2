"""The worker goes on when what it brought is on the screen.

Window and worker want the same interpreter, and a table asks it for each of its cells: while both were at work, the
first lines of the register took 30 ms, of which 11 were painting.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_SETTLED_MS = 10
"""What stands beside it is painted, too, and all again when it finds its place."""
_AT_LATEST_MS = 100
"""A window that is covered or small in the task bar is not painted."""


class WhenPainted(QObject):
    def __init__(self, view: QWidget) -> None:
        """`view`: what shows it, of a table its viewport."""
        super().__init__(view)
        self._view, self._works = view, list[Callable[[], None]]()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go)

    def do(self, work: Callable[[], None]) -> None:
        """After the next painting; soon, if nobody sees the view."""
        self._works.append(work)
        self._view.installEventFilter(self)
        self._timer.start(_AT_LATEST_MS if self._view.isVisible() else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._timer.start(_SETTLED_MS)
        return False

    def _go(self) -> None:
        self._view.removeEventFilter(self)
        works, self._works = self._works, []
        for work in works:
            work()
