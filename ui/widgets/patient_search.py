"""A search that asks when nobody has typed for a moment: what it looks through costs more than a key."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_PAUSE_MS = 250


class PatientSearch(QLineEdit):
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.typed)
        self.textChanged.connect(lambda _: self._pause.start())

    def stop(self) -> bool:
        """Whether something was typed that nobody has asked for yet; now nobody will."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks at once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.stop():
            self.typed.emit()
