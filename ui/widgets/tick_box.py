"""A box to tick whose edge can be seen in the dark, too: Fusion draws it darker than the window."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QStylePainter

from ui.theme.palette import colours_of


class TickBox(QCheckBox):
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style = self.style()
        painter = QStylePainter(self)
        label = QStyleOptionButton(option)
        label.rect = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        painter.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, label)
        if self.hasFocus():
            painter.setPen(QColor(colours_of(self.palette()).accent))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        box = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        self._paint_box(painter, QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colours = colours_of(self.palette())
        on, usable = self.isChecked(), self.isEnabled()
        edge = QColor(colours.accent if (on or self.hasFocus()) and usable else colours.field)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1.2))
        painter.setBrush(QColor(colours.fill if usable else colours.field) if on else QColor(colours.base))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            pen = QPen(QColor(colours.on_fill), box.width() / 7)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            places = ((0.24, 0.52), (0.43, 0.71), (0.78, 0.31))
            points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in places]
            painter.drawPolyline(points)
