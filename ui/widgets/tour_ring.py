"""A ring around the part of the window that the tour speaks of; clicks go through it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.palette import colours_of
from ui.theme.tokens import RADIUS_M

_AROUND, _PEN = 4, 3


class TourRing(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def stand_around(self, part: QWidget) -> None:
        """Nothing is shown around a part that cannot be seen."""
        parent = self.parentWidget()
        self.setVisible(part.isVisible() and parent is not None)
        if parent is not None:
            place = QRect(part.mapTo(parent, QPoint()), part.size())
            self.setGeometry(place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours_of(self.palette()).accent), _PEN))
        inner = self.rect().adjusted(_PEN, _PEN, -_PEN, -_PEN)
        painter.drawRoundedRect(inner, RADIUS_M, RADIUS_M)
