"""A sheet to draw on with mouse, touch pad or pen: strokes over white or over a picture, each taken back on its own."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QWidget

from ui.photos.given_pictures import as_png

_WIDTH = 3.0
"""Of a stroke, as a share of a sheet 600 points high."""
_SHEET = QSize(1200, 600)
_LONGEST_SIDE = 1600
INK, RED = "#111111", "#c62828"


class SketchCanvas(QWidget):
    """Strokes are kept in the sheet's own points, so that a window of any size draws the same picture."""

    changed = Signal()

    def __init__(self, ground: QImage | None, ink: str = INK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = None if ground is None else _bounded(ground)
        self._size = _SHEET if self._ground is None else self._ground.size()
        self._ink = QColor(ink)
        self.strokes: list[list[QPointF]] = []
        self._drawing = False
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(360, 180)

    def sizeHint(self) -> QSize:
        return self._size.scaled(QSize(760, 420), Qt.AspectRatioMode.KeepAspectRatio)

    def undo(self) -> None:
        if self.strokes:
            self.strokes.pop()
            self._tell()

    def clear(self) -> None:
        self.strokes.clear()
        self._tell()

    def png(self) -> bytes:
        """The sheet with all strokes, without loss."""
        image = QImage(self._size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self._paint_sheet(painter)
        painter.end()
        return as_png(image)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self._sheet()
        painter.translate(sheet.topLeft())
        painter.scale(sheet.width() / self._size.width(), sheet.height() / self._size.height())
        self._paint_sheet(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drawing = False

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen draws as a mouse does; Qt sends the mouse events for what is not accepted here."""
        event.ignore()

    def _begin(self, place: QPointF) -> None:
        self._drawing = True
        self.strokes.append([self._on_sheet(place)])
        self._tell()

    def _go_on(self, place: QPointF) -> None:
        if self._drawing:
            self.strokes[-1].append(self._on_sheet(place))
            self._tell()

    def _sheet(self) -> QRectF:
        """Where the sheet lies in the window: whole, in the middle."""
        size = self._size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    def _on_sheet(self, place: QPointF) -> QPointF:
        sheet = self._sheet()
        x = (place.x() - sheet.x()) / sheet.width() * self._size.width()
        y = (place.y() - sheet.y()) / sheet.height() * self._size.height()
        return QPointF(min(max(x, 0), self._size.width()), min(max(y, 0), self._size.height()))

    def _paint_sheet(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, self._size.width(), self._size.height())
        if self._ground is None:
            painter.fillRect(box, Qt.GlobalColor.white)
        else:
            painter.drawImage(box, self._ground)
        pen = QPen(self._ink, _WIDTH * self._size.height() / 600 * 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self.strokes:
            painter.drawPath(_path(stroke))

    def _tell(self) -> None:
        self.update()
        self.changed.emit()


def _path(stroke: list[QPointF]) -> QPainterPath:
    path = QPainterPath(stroke[0])
    for point in stroke[1:] or [stroke[0] + QPointF(0.5, 0)]:
        path.lineTo(point)
    return path


def _bounded(image: QImage) -> QImage:
    if max(image.width(), image.height()) <= _LONGEST_SIDE:
        return image
    return image.scaled(
        _LONGEST_SIDE, _LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
