"""Edges that can be seen in the dark, too: Fusion draws those of lists and sliders darker than the window."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from ui.theme.palette import colours_of

_GROOVE, _TICK = 4, 4
"""Pixels: height of the groove, length of a tick."""


def paint_edge(widget: QWidget) -> None:
    """Round the whole widget, over what the style has painted."""
    colours = colours_of(widget.palette())
    focused = widget.hasFocus()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = colours.accent if focused else colours.field if widget.isEnabled() else colours.line
    painter.setPen(QPen(QColor(edge), 2 if focused else 1))
    inset = 1.0 if focused else 0.5
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), 3, 3)


def paint_slider(slider: QSlider, option: QStyleOptionSlider) -> None:
    """Groove, what of it is reached, ticks and handle of a horizontal slider."""
    colours = colours_of(slider.palette())
    handle = _place(slider, option, QStyle.SubControl.SC_SliderHandle)
    groove = _place(slider, option, QStyle.SubControl.SC_SliderGroove)
    middle, half = handle.center().y() + 0.5, handle.width() / 2
    line = QRectF(groove.left() + half, middle - _GROOVE / 2, groove.width() - 2 * half, _GROOVE)
    painter = QPainter(slider)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.field))
    painter.drawRoundedRect(line, 2, 2)
    centre = QPointF(handle.center()) + QPointF(0.5, 0.5)
    reached = QColor(colours.accent if slider.isEnabled() else colours.field)
    painter.setBrush(reached)
    painter.drawRoundedRect(QRectF(line.left(), line.top(), max(0.0, centre.x() - line.left()), _GROOVE), 2, 2)
    _paint_ticks(painter, slider, line, QColor(colours.field))
    painter.setPen(QPen(reached, 2))
    painter.setBrush(reached if slider.hasFocus() else QColor(colours.base))
    painter.drawEllipse(centre, half - 2, half - 2)


def _place(slider: QSlider, option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    return slider.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, slider)


def _paint_ticks(painter: QPainter, slider: QSlider, line: QRectF, colour: QColor) -> None:
    count = slider.maximum() - slider.minimum()
    if slider.tickPosition() is QSlider.TickPosition.NoTicks or not 0 < count <= line.width() / _TICK:
        return
    painter.setPen(QPen(colour, 1))
    for number in range(count + 1):
        x = line.left() + line.width() * number / count
        painter.drawLine(QPointF(x, line.bottom() + 5), QPointF(x, line.bottom() + 5 + _TICK))
