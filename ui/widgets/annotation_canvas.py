"""The photo with its layers on it, one of them held: painted as the copies will show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from inspector_app.evidence.layers import Layer
from ui.photos.annotation_desk import AnnotationDesk
from ui.widgets.annotation_paint import handles, paint_layer
from ui.widgets.photo_view import PhotoView

NONE = -1
_HANDLE = 9
"""Pixels of the screen."""


@dataclass(frozen=True, slots=True)
class Drag:
    """What the mouse is doing: a new shape, a move, or a pull at a handle."""

    start: QPointF
    place: int
    """Of the layer; as many as there are for a new one."""
    handle: int
    """NONE: not at a handle."""
    before: Layer
    shown: Layer


class AnnotationCanvas(PhotoView):
    def __init__(self, desk: AnnotationDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent, drags=False)
        self._desk = desk
        self._size = QSizeF()
        self._drag: Drag | None = None
        self.read_only = False
        self.chosen = NONE
        self._suggested: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def chosen_layer(self) -> Layer | None:
        layers = self._desk.layers
        return layers[self.chosen] if 0 <= self.chosen < len(layers) else None

    def suggest(self, boxes: Sequence[tuple[float, float, float, float]]) -> None:
        """Shows where something might be masked, with a broken line; they are no layers."""
        self._suggested = tuple(boxes)
        self.viewport().update()

    def show_image(self, image: QImage) -> None:
        self._size = QSizeF(image.size())
        super().show_image(image)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._size.isEmpty():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self.viewportTransform())
        self._paint_layers(painter)
        painter.end()

    def _paint_layers(self, painter: QPainter) -> None:
        painter.setClipRect(QRectF(QPointF(), self._size))
        for layer in self._shown_layers():
            paint_layer(painter, layer, self._size)
        self._paint_suggested(painter)
        painter.setClipping(False)
        held = self._drag.shown if self._drag is not None else self.chosen_layer
        if held is not None and not self.read_only:
            self._paint_handles(painter, held)

    def _paint_suggested(self, painter: QPainter) -> None:
        """Black over white: seen on any ground."""
        width, height = self._size.width(), self._size.height()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, style in (
            (Qt.GlobalColor.white, Qt.PenStyle.SolidLine),
            (Qt.GlobalColor.black, Qt.PenStyle.DashLine),
        ):
            painter.setPen(QPen(QColor(colour), 3 / self.transform().m11(), style))
            for left, top, right, bottom in self._suggested:
                painter.drawRect(QRectF(left * width, top * height, (right - left) * width, (bottom - top) * height))

    def _shown_layers(self) -> list[Layer]:
        layers = list(self._desk.layers)
        if self._drag is not None:
            layers[self._drag.place : self._drag.place + 1] = [self._drag.shown]
        return layers

    def _paint_handles(self, painter: QPainter, layer: Layer) -> None:
        """As large on every zoom."""
        side = _HANDLE / self.transform().m11()
        pen = QPen(QColor(Qt.GlobalColor.black), 0)
        painter.setPen(pen)
        painter.setBrush(QColor(Qt.GlobalColor.white))
        for point in handles(layer, self._size):
            painter.drawRect(QRectF(point.x() - side / 2, point.y() - side / 2, side, side))

    def _fraction(self, point: QPointF) -> tuple[float, float]:
        return point.x() / self._size.width(), point.y() / self._size.height()
