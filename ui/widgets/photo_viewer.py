"""One photo large: zoom, when it was taken, the fingerprint of the original; the next and the one before."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.records import Photo
from inspector_app.evidence.intake import thumbnail
from inspector_app.messages import Language
from inspector_app.stores import Store
from ui.jobs import Jobs
from ui.wording import explain

_LONGEST_SIDE = 3200
"""Pixels of the copy that is looked at: enough to read a waybill, small enough to show within a second."""


class PhotoViewer(QDialog):
    captioned = Signal(str, str)
    """Photo id, caption."""
    removed = Signal(str)
    """Photo id."""

    def __init__(self, store: Store, jobs: Jobs, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("照片"))
        self._store, self._jobs, self._language = store, jobs, language
        self._photos: tuple[Photo, ...] = ()
        self._place = 0
        self.view = _ZoomView(self)
        self.facts = QLabel(self)
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.facts.setWordWrap(True)
        self.facts.setProperty("role", "secondary")
        self.caption = QLineEdit(self)
        self.caption.setPlaceholderText(self.tr("照片说明，例如：三号柜台未验视的快件"))
        self.caption.setMaxLength(200)
        self.caption.editingFinished.connect(self._captioned)
        self._remove = self._button(self.tr("移除"), self._remove_shown)
        self._before = self._button(self.tr("上一张"), lambda: self._step(-1))
        self._next = self._button(self.tr("下一张"), lambda: self._step(1))
        self._lay_out()
        QShortcut(QKeySequence(Qt.Key.Key_PageDown), self, lambda: self._step(1))
        QShortcut(QKeySequence(Qt.Key.Key_PageUp), self, lambda: self._step(-1))
        self.resize(1000, 680)

    def show_photo(self, photos: Sequence[Photo], photo_id: str, *, read_only: bool) -> None:
        self._photos = tuple(photos)
        self._place = next(place for place, photo in enumerate(photos) if photo.id == photo_id)
        self.caption.setReadOnly(read_only)
        self._remove.setVisible(not read_only)
        self._show()

    def _button(self, text: str, pressed: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.caption, 1)
        zooms = (
            self._button(self.tr("适合窗口"), self.view.fit),
            self._button(self.tr("原大"), self.view.full_size),
        )
        for button in (*zooms, self._before, self._next, self._remove):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(self.facts)
        column.addLayout(row)
        self.view.setFocus()

    def _show(self) -> None:
        photo = self._photos[self._place]
        self.caption.setText(photo.caption)
        self.facts.setText(self._facts(photo))
        self._before.setEnabled(self._place > 0)
        self._next.setEnabled(self._place < len(self._photos) - 1)
        self.view.show_text(self.tr("正在打开…"))
        self._jobs.run(
            self,
            lambda: thumbnail(self._store, photo.sha256, _LONGEST_SIDE),
            done=lambda jpeg: self._show_picture(photo, jpeg),
            failed=self._show_error,
        )

    def _show_picture(self, photo: Photo, jpeg: bytes) -> None:
        if photo.id == self._photos[self._place].id:
            pixmap = QPixmap()
            pixmap.loadFromData(jpeg)
            self.view.show_pixmap(pixmap)

    def _show_error(self, error: Exception) -> None:
        messages = explain(error, Language(self._language))
        if messages is None:
            raise error
        self.view.show_text("\n".join(str(message) for message in messages))

    def _facts(self, photo: Photo) -> str:
        taken = photo.taken_at.replace("T", " ") if photo.taken_at else self.tr("照片里没有拍摄时间")
        lines = (
            self.tr("{name} · {width}×{height} · {size} KB").format(
                name=photo.file_name, width=photo.width, height=photo.height, size=round(photo.size / 1024)
            ),
            self.tr("拍摄 {taken} · 加入 {added}").format(
                taken=taken, added=photo.added_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
            ),
            f"SHA-256 {photo.sha256}",
        )
        return "\n".join(lines)

    def _step(self, by: int) -> None:
        if 0 <= self._place + by < len(self._photos):
            self._captioned()
            self._place += by
            self._show()

    def _captioned(self) -> None:
        photo = self._photos[self._place]
        if self.caption.text().strip() != photo.caption and not self.caption.isReadOnly():
            self.captioned.emit(photo.id, self.caption.text().strip())

    def _remove_shown(self) -> None:
        self.removed.emit(self._photos[self._place].id)
        self.accept()


class _ZoomView(QGraphicsView):
    """The wheel, + and - zoom at the pointer; dragging moves; 0 fits."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QGraphicsScene(parent), parent)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setAccessibleName(self.tr("照片"))
        self._fits = True

    def show_pixmap(self, pixmap: QPixmap) -> None:
        self.scene().clear()
        self.scene().addPixmap(pixmap)
        self.scene().setSceneRect(QRectF(pixmap.rect()))
        self.fit()

    def show_text(self, text: str) -> None:
        self.scene().clear()
        item = self.scene().addText(text)
        item.setDefaultTextColor(self.palette().text().color())
        self.scene().setSceneRect(item.boundingRect())
        self.full_size()

    def fit(self) -> None:
        self._fits = True
        self.fitInView(self.scene().sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def full_size(self) -> None:
        self._fits = False
        self.resetTransform()

    def zoom(self, factor: float) -> None:
        self._fits = False
        if 0.02 < self.transform().m11() * factor < 20:
            self.scale(factor, factor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(1.25 if event.angleDelta().y() > 0 else 0.8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}
        if (factor := keys.get(Qt.Key(event.key()))) is not None:
            self.zoom(factor)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()
