"""Pictures that are still on their way into the store: pale, because nothing of them is saved yet."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

_PICTURE = QSize(72, 54)
_GAP = 6
_PALE = 0.55


class ComingRow(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures: list[QPixmap] = []
        self.setAccessibleName(self.tr("正在加入的照片，还没有存好"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_pictures(self, pictures: Sequence[QPixmap]) -> None:
        """As many as there is room for; the first one first."""
        self.pictures = list(pictures)
        self.setVisible(bool(pictures))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_PICTURE.width(), _PICTURE.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(_PALE)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = 0
        for picture in self.pictures:
            if place + _PICTURE.width() > self.width():
                break
            size = picture.size().scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawPixmap(place, (_PICTURE.height() - size.height()) // 2, size.width(), size.height(), picture)
            place += size.width() + _GAP
        painter.end()
