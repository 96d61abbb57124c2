"""What the window shows while the program behind it is still being loaded: its ground and its name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.tokens import DARK, LIGHT

_GROUNDS = {"light": LIGHT, "dark": DARK}


class Ground(QLabel):
    painted = Signal()
    """For the first time: the window is on the screen."""

    def __init__(self, theme: str, parent: QWidget | None = None) -> None:
        """`theme` is one of preferences.THEMES; that of the system has the system's ground."""
        super().__init__("寄检通", parent)
        colours = _GROUNDS.get(theme)
        if colours is not None:
            palette = QPalette(QColor(colours.window))
            palette.setColor(QPalette.ColorRole.WindowText, QColor(colours.quiet))
            self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()
