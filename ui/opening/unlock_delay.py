"""Waiting after wrong passphrases at the door: it grows, is shown, and never holds the window up.

It slows only the one who sits at the keyboard; what slows a thief with the disk is the cost of each guess.
"""

from PySide6.QtCore import QObject, QTimer, Signal

FREE_TRIES = 5
LONGEST_S = 30


class UnlockDelay(QObject):
    changed = Signal(int)
    """Seconds still to wait; 0: the next try may be made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wrong = 0
        self.left = 0
        self.timer = QTimer(self)
        self.timer.setInterval(1000)
        self.timer.timeout.connect(self._tick)

    def note_wrong(self) -> None:
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            # The exponent is held down: nobody needs 2 to the power of a night of tries.
            self._set(min(2 ** min(self._wrong - FREE_TRIES, 10), LONGEST_S))

    def forget(self) -> None:
        """After a right one."""
        self._wrong = 0
        self._set(0)

    def _tick(self) -> None:
        self._set(max(0, self.left - 1))

    def _set(self, left: int) -> None:
        self.left = left
        if left:
            self.timer.start()
        else:
            self.timer.stop()
        self.changed.emit(left)
