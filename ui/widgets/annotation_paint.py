"""Paints layers as the copies will show them, and finds the one under the pointer."""

import math
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from inspector_app.evidence.layer_drawing import COLOURS, EDGES, MASK_COLOUR, STROKE, arrow_head, fitted_text, with_edge
from inspector_app.evidence.layers import STROKES, Ink, Kind, Layer
from inspector_app.evidence.lettering import LINE_HEIGHT
from ui.theme.fonts import SHIPPED_FAMILY

_WIDEST_TEXT = 3000
"""Pixels of the picture that is kept of a text, however near one looks."""
_MARGIN = 16
"""Pixels around it for the rim."""


def rectangle(layer: Layer, size: QSizeF) -> QRectF:
    """In pixels of the picture."""
    return QRectF(*_points(layer, size)).normalized()


def ends(layer: Layer, size: QSizeF) -> QLineF:
    return QLineF(*_points(layer, size))


def handles(layer: Layer, size: QSizeF) -> list[QPointF]:
    """What can be taken hold of: both ends of a line, the corners of all others from the top left clockwise."""
    if layer.kind in STROKES:
        line = ends(layer, size)
        return [line.p1(), line.p2()]
    box = rectangle(layer, size)
    return [box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()]


def is_on(layer: Layer, size: QSizeF, point: QPointF, reach: float) -> bool:
    """Whether a click at `point` means this layer; `reach` is how far beside it may be."""
    if layer.kind in STROKES:
        return _distance(point, ends(layer, size)) <= reach
    return rectangle(layer, size).adjusted(-reach, -reach, reach, reach).contains(point)


def paint_layer(painter: QPainter, layer: Layer, size: QSizeF) -> None:
    painter.save()
    if layer.kind is Kind.MASK:
        painter.fillRect(rectangle(layer, size), QColor(MASK_COLOUR))
    elif layer.kind is Kind.TEXT:
        _paint_text(painter, layer, rectangle(layer, size))
    else:
        _paint_outline(painter, layer, size)
    painter.restore()


def _paint_outline(painter: QPainter, layer: Layer, size: QSizeF) -> None:
    stroke = max(2.0, STROKE * max(size.width(), size.height()))
    for colour, width in ((EDGES[layer.ink], with_edge(stroke)), (COLOURS[layer.ink], stroke)):
        pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if layer.kind is Kind.BOX:
            painter.drawRect(rectangle(layer, size))
        elif layer.kind is Kind.ELLIPSE:
            painter.drawEllipse(rectangle(layer, size))
        elif layer.kind is Kind.LINE:
            painter.drawLine(ends(layer, size))
        else:
            _paint_arrow(painter, ends(layer, size), stroke, width)


def _paint_arrow(painter: QPainter, line: QLineF, stroke: float, width: float) -> None:
    tip, left, right = arrow_head(line.p1().toTuple(), line.p2().toTuple(), stroke)
    neck = QPointF((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
    colour = painter.pen().color()
    painter.drawLine(QLineF(line.p1(), neck))
    painter.setPen(QPen(colour, width - stroke) if width > stroke else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(colour))
    painter.drawPolygon(QPolygonF([QPointF(*tip), QPointF(*left), QPointF(*right)]))


def _paint_text(painter: QPainter, layer: Layer, box: QRectF) -> None:
    scale = min(painter.worldTransform().m11() * painter.device().devicePixelRatio(), _WIDEST_TEXT / box.width())
    written = _picture_of(layer.text, layer.ink, box.width(), box.height(), round(scale, 4))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    margin = _MARGIN / scale
    painter.drawImage(box.adjusted(-margin, -margin, margin, margin), written)


@lru_cache(maxsize=64)
def _picture_of(text: str, ink: Ink, width: float, height: float, scale: float) -> QImage:
    """Kept, because drawing letters with a rim takes longer than a frame may."""
    rim, letters = _written(text, width, height)
    size = QSizeF(width * scale + 2 * _MARGIN, height * scale + 2 * _MARGIN).toSize()
    image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(_MARGIN, _MARGIN)
    painter.scale(scale, scale)
    painter.fillPath(rim, QColor(EDGES[ink]))
    painter.fillPath(letters, QColor(COLOURS[ink]))
    painter.end()
    return image


@lru_cache(maxsize=64)
def _written(text: str, width: float, height: float) -> tuple[QPainterPath, QPainterPath]:
    """The rim of the letters and the letters; kept, because making them takes longer than a frame may."""
    size, lines = fitted_text(text, width, height)
    font = QFont(SHIPPED_FAMILY)
    font.setPixelSize(size)
    letters = QPainterPath()
    for place, line in enumerate(lines):
        letters.addText(0, size + place * size * LINE_HEIGHT, font, line)
    letters.setFillRule(Qt.FillRule.WindingFill)
    pen = QPainterPathStroker()
    pen.setWidth(max(2, round(size / 6)))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen.createStroke(letters), letters


def _points(layer: Layer, size: QSizeF) -> tuple[QPointF, QPointF]:
    x1, y1, x2, y2 = layer.at
    width, height = size.width(), size.height()
    return QPointF(x1 * width, y1 * height), QPointF(x2 * width, y2 * height)


def _distance(point: QPointF, line: QLineF) -> float:
    """To the nearest point of the line between its ends."""
    dx, dy = line.dx(), line.dy()
    length = dx * dx + dy * dy
    along = ((point.x() - line.x1()) * dx + (point.y() - line.y1()) * dy) / length if length else 0.0
    nearest = line.pointAt(min(1.0, max(0.0, along)))
    return math.dist(point.toTuple(), nearest.toTuple())
