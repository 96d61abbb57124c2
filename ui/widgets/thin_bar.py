"""A thin bar of how far something is. Unlike Qt's own, it paints when the window next does and not in between."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.palette import colours_of

_HEIGHT = 6


class ThinBar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value, self.maximum = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_part(self, value: int, maximum: int) -> None:
        if (value, maximum) != (self.value, self.maximum):
            self.value, self.maximum = value, maximum
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        for colour, width in ((colours.line, box.width()), (colours.accent, self._done_width(box.width()))):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(box.x(), box.y(), width, box.height()), 3, 3)

    def _done_width(self, width: float) -> float:
        return width * self.value / self.maximum if self.maximum else 0.0
