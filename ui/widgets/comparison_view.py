"""Two photos of one view: beside each other, one through the other, or one wiped over the other.

All is laid out in the pixels of the earlier photo; the later one is brought there by a similarity.
"""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsRectItem, QWidget

from inspector_app.evidence.alignment import Similarity
from ui.widgets.photo_view import PhotoView

_MARK = 9
"""Pixels of the screen: half the width of the cross at a clicked point."""


class ComparisonView(PhotoView):
    clicked = Signal(QPointF)
    """A point of the picture below the pointer, in that picture's own pixels; only while points are asked for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._asks_points = False
        self._marks: list[QPointF] = []
        self._below: QGraphicsPixmapItem | None = None
        self._above: QGraphicsPixmapItem | None = None
        self._wipe: QGraphicsRectItem | None = None

    def show_pictures(self, below: QImage, above: QImage | None = None) -> None:
        """`above` is the later photo when one is shown through or over the other."""
        self.scene().clear()
        self._above = self._wipe = None
        self._below = self.scene().addPixmap(QPixmap.fromImage(below))
        self._below.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        if above is not None:
            # What lies outside the frame's rectangle is cut off: that is the wipe.
            self._wipe = self.scene().addRect(QRectF(), QPen(Qt.PenStyle.NoPen))
            self._wipe.setFlag(QGraphicsRectItem.GraphicsItemFlag.ItemClipsChildrenToShape)
            self._above = QGraphicsPixmapItem(QPixmap.fromImage(above), self._wipe)
            self._above.setTransformationMode(Qt.TransformationMode.SmoothTransformation)

    def set_frame(self, size: QSizeF) -> None:
        """The size of the earlier photo: what is seen at most."""
        self.scene().setSceneRect(QRectF(QPointF(), size))
        self.set_edge(0.0)
        self.fit()

    def bring(self, transform: QTransform) -> None:
        """The later photo to its place over the earlier one."""
        item = self._above or self._below
        if item is not None:
            item.setTransform(transform)
        self.viewport().update()

    def set_opacity(self, opacity: float) -> None:
        if self._above is not None:
            self._above.setOpacity(opacity)

    def set_edge(self, edge: float) -> None:
        """Where the later photo begins, as a fraction of the width: the earlier one is seen to the left of it."""
        if self._wipe is not None:
            frame = self.scene().sceneRect()
            left = frame.left() + frame.width() * edge
            self._wipe.setRect(QRectF(left, frame.top(), frame.right() - left, frame.height()))

    def ask_points(self, asks: bool) -> None:
        self._asks_points = asks
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if asks else Qt.CursorShape.OpenHandCursor)

    def mark(self, points: list[QPointF]) -> None:
        """Crosses at these points of the picture, numbered."""
        self._marks = list(points)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._asks_points or self._below is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        point = self._below.mapFromScene(self.mapToScene(event.position().toPoint()))
        if self._below.contains(point):
            self.clicked.emit(point)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks or self._below is None:
            return
        painter = QPainter(self.viewport())
        for number, point in enumerate(self._marks, start=1):
            _paint_mark(painter, QPointF(self.mapFromScene(self._below.mapToScene(point))), number)
        painter.end()


def transform_of(similarity: Similarity) -> QTransform:
    return QTransform(similarity.a, similarity.b, -similarity.b, similarity.a, similarity.dx, similarity.dy)


def fitting(of: QSizeF, onto: QSizeF) -> Similarity:
    """Lays one picture over the middle of another, as large as fits."""
    scale = min(onto.width() / of.width(), onto.height() / of.height())
    return Similarity(scale, 0, (onto.width() - of.width() * scale) / 2, (onto.height() - of.height() * scale) / 2)


def _paint_mark(painter: QPainter, at: QPointF, number: int) -> None:
    """Black on white, so that it is seen on any ground."""
    for colour, width in ((QColor("#ffffff"), 4), (QColor("#000000"), 1.5)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(at - QPointF(_MARK, 0), at + QPointF(_MARK, 0))
        painter.drawLine(at - QPointF(0, _MARK), at + QPointF(0, _MARK))
    box = QRectF(at + QPointF(5, 5), QSizeF(18, 18))
    painter.fillRect(box, QColor("#ffffff"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
