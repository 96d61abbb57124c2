"""A picture that is looked at closely: the wheel zooms at the pointer, Space and dragging moves, Ctrl+0 fits."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

_SMALLEST, _LARGEST = 0.02, 20.0
_STEP = 1.25


class PhotoView(QGraphicsView):
    looked = Signal()
    """Another part of the picture, or another size, is seen now."""

    def __init__(self, parent: QWidget | None = None, *, drags: bool = True) -> None:
        """`drags`: the mouse moves the picture without Space, too."""
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self._own_drag = QGraphicsView.DragMode.ScrollHandDrag if drags else QGraphicsView.DragMode.NoDrag
        self.setDragMode(self._own_drag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAccessibleName(self.tr("照片"))
        self._fits = True
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.looked)

    @property
    def panning(self) -> bool:
        """Space is held: the mouse moves the picture."""
        return self.dragMode() == QGraphicsView.DragMode.ScrollHandDrag

    def show_image(self, image: QImage) -> None:
        self.scene().clear()
        self.scene().addPixmap(QPixmap.fromImage(image))
        self.scene().setSceneRect(QRectF(image.rect()))
        self.fit()

    def show_text(self, text: str) -> None:
        self.scene().clear()
        item = self.scene().addText(text)
        item.setDefaultTextColor(self.palette().text().color())
        item.setTextWidth(max(200, self.viewport().width() - 40))
        item.document().setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignHCenter))
        self.scene().setSceneRect(item.boundingRect())
        self.full_size()

    def fit(self) -> None:
        self._fits = True
        self.fitInView(self.scene().sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        self.looked.emit()

    def full_size(self) -> None:
        self._fits = False
        self.resetTransform()
        self.looked.emit()

    def zoom(self, factor: float) -> None:
        if _SMALLEST < self.transform().m11() * factor < _LARGEST:
            self._fits = False
            self.scale(factor, factor)
            self.looked.emit()

    def look_like(self, other: "PhotoView") -> None:
        """The same part in the same size."""
        self._fits = other._fits
        self.setTransform(other.transform())
        for mine, its in (
            (self.horizontalScrollBar(), other.horizontalScrollBar()),
            (self.verticalScrollBar(), other.verticalScrollBar()),
        ):
            mine.setValue(its.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Plus: _STEP, Qt.Key.Key_Equal: _STEP, Qt.Key.Key_Minus: 1 / _STEP}
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if (factor := keys.get(Qt.Key(event.key()))) is not None:
            self.zoom(factor)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        elif event.key() == Qt.Key.Key_1 and held:
            self.full_size()
        elif event.key() == Qt.Key.Key_Space:
            self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.setDragMode(self._own_drag)
        else:
            super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()
