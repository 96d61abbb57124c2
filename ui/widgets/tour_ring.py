"""A ring around the part of the window that the tour speaks of; clicks go through it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.palette import colours_of
from ui.theme.tokens import RADIUS

_AROUND, _PEN = 4, 3


class TourRing(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._part: QWidget | None = None

    def stand_around(self, part: QWidget) -> None:
        """Nothing is shown around a part that cannot be seen; one that grows or shrinks is followed."""
        if part is not self._part:
            if self._part is not None:
                self._part.removeEventFilter(self)
            self._part = part
            part.installEventFilter(self)
        self.setVisible(part.isVisible())
        self._follow(part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._part is not None:
            self._follow(self._part)
        return False

    def _follow(self, part: QWidget) -> None:
        parent = self.parentWidget()
        if parent is not None:
            place = QRect(part.mapTo(parent, QPoint()), part.size())
            self.setGeometry(place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours_of(self.palette()).accent), _PEN))
        inner = self.rect().adjusted(_PEN, _PEN, -_PEN, -_PEN)
        painter.drawRoundedRect(inner, RADIUS, RADIUS)
