"""Glyphs of the item states, drawn as strokes: sharp at every scale, and no font has to have them."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap

from ui.visit.visit_state import ItemState

_LIGHT = {
    ItemState.PASSED: "#1a7f37",
    ItemState.RECORDED: "#1a7f37",
    ItemState.FAILED: "#c62828",
    ItemState.NOT_APPLICABLE: "#5c6670",
    ItemState.OPEN: "#6b7580",
    ItemState.PARTIAL: "#8a5a00",
    ItemState.FAULTY: "#8a5a00",
    ItemState.UNSAVED: "#8a5a00",
}
_DARK = {
    ItemState.PASSED: "#5fd07a",
    ItemState.RECORDED: "#5fd07a",
    ItemState.FAILED: "#ff8a80",
    ItemState.NOT_APPLICABLE: "#aab4be",
    ItemState.OPEN: "#98a2ad",
    ItemState.PARTIAL: "#f0bd5a",
    ItemState.FAULTY: "#f0bd5a",
    ItemState.UNSAVED: "#f0bd5a",
}


def is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def state_colour(state: ItemState, palette: QPalette) -> QColor:
    """A colour with at least 4.5:1 on the window's background."""
    return QColor((_DARK if is_dark(palette) else _LIGHT)[state])


def paint_state(painter: QPainter, box: QRectF, state: ItemState, colour: QColor) -> None:
    """Tick, cross, dash, ring, half ring, triangle or exclamation mark, filling `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.5, box.width() / 8)
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(width, width, -width, -width)
    _SHAPES[state](painter, inner)
    painter.restore()


def state_icon(state: ItemState, palette: QPalette, side: int = 16) -> QIcon:
    """For buttons; drawn at three times the size, so that it stays sharp at 300 %."""
    pixmap = QPixmap(QSize(side, side) * 3)
    pixmap.setDevicePixelRatio(3)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_state(painter, QRectF(0, 0, side, side), state, state_colour(state, palette))
    painter.end()
    return QIcon(pixmap)


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())


def _tick(painter: QPainter, box: QRectF) -> None:
    painter.drawPolyline([_at(box, 0.05, 0.55), _at(box, 0.38, 0.88), _at(box, 0.95, 0.15)])


def _dot_tick(painter: QPainter, box: QRectF) -> None:
    """A tick in a ring: a fact was recorded, nothing was judged."""
    painter.drawEllipse(box)
    _tick(painter, box.adjusted(*(edge * box.width() for edge in (0.25, 0.25, -0.25, -0.25))))


def _cross(painter: QPainter, box: QRectF) -> None:
    painter.drawLine(_at(box, 0.1, 0.1), _at(box, 0.9, 0.9))
    painter.drawLine(_at(box, 0.9, 0.1), _at(box, 0.1, 0.9))


def _dash(painter: QPainter, box: QRectF) -> None:
    painter.drawLine(_at(box, 0.05, 0.5), _at(box, 0.95, 0.5))


def _ring(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)


def _half_ring(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)
    painter.setBrush(painter.pen().color())
    painter.drawPie(box, 90 * 16, 180 * 16)


def _exclamation(painter: QPainter, box: QRectF) -> None:
    painter.drawLine(_at(box, 0.5, 0.02), _at(box, 0.5, 0.62))
    painter.drawPoint(_at(box, 0.5, 0.96))


def _triangle(painter: QPainter, box: QRectF) -> None:
    painter.drawPolygon([_at(box, 0.5, 0.0), _at(box, 1.0, 0.95), _at(box, 0.0, 0.95)])
    painter.drawLine(_at(box, 0.5, 0.38), _at(box, 0.5, 0.66))


_SHAPES = {
    ItemState.PASSED: _tick,
    ItemState.RECORDED: _dot_tick,
    ItemState.FAILED: _cross,
    ItemState.NOT_APPLICABLE: _dash,
    ItemState.OPEN: _ring,
    ItemState.PARTIAL: _half_ring,
    ItemState.FAULTY: _triangle,
    ItemState.UNSAVED: _exclamation,
}
