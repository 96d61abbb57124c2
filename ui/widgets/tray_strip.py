"""Photos that wait at the foot of the evidence until a person says which item they belong to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records.evidence import Photo
from ui.photos.photo_drags import dragged_photos
from ui.photos.thumbnails import Thumbnails
from ui.widgets.photo_list import PhotoList, PhotoRole
from ui.widgets.plain_label import PlainLabel


class TrayStrip(QFrame):
    here_wanted = Signal(list)
    """Photo ids, to the item that is on the screen."""
    move_wanted = Signal(list)
    """Photo ids, to an item that is still to be chosen."""
    opened = Signal(str)
    captioned = Signal(str, str)
    removed = Signal(str)
    dropped = Signal(list)
    """Photo ids that came back from an item."""
    ordered = Signal(list)
    undo_wanted = Signal()
    resized = Signal()
    """It needs another height."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tray_strip")
        self.setAcceptDrops(True)
        self._count = 0
        self._title = PlainLabel(self)
        self._title.setProperty("role", "section")
        self.list = PhotoList(thumbnails, self)
        self.list.rows_shown = 1
        self.list.setAccessibleName(self.tr("待整理的照片"))
        self.here = self._button(self.tr("放到当前项"), self.tr("选中的照片放到屏幕上的检查项（回车）"))
        self.choose = self._button(self.tr("选检查项…"), self.tr("选中的照片放到另一个检查项（M）"))
        self._hint = PlainLabel(self.tr("拖到检查项或照片栏 · 空格放大"), self)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self._lay_out()
        self.here.clicked.connect(lambda: self.here_wanted.emit(self.list.chosen()))
        self.choose.clicked.connect(lambda: self.move_wanted.emit(self.list.chosen()))
        self.list.itemDoubleClicked.connect(lambda row: self.opened.emit(row.data(PhotoRole)))
        self.list.open_wanted.connect(lambda _: self.here_wanted.emit(self.list.chosen()))
        self.list.remove_wanted.connect(self.removed)
        self.list.captioned.connect(self.captioned)
        self.list.ordered.connect(self.ordered)
        self.list.dropped.connect(lambda ids, _: self.dropped.emit(ids))
        self.hide()

    def show_photos(self, photos: Sequence[Photo], outside: frozenset[str], *, read_only: bool) -> None:
        self._count = len(photos)
        self._title.setText(self.tr("待整理 {count}").format(count=self._count))
        for widget in (self.here, self.choose, self._hint):
            widget.setVisible(not read_only)
        self.list.show_photos(photos, outside, read_only=read_only)
        self.setVisible(bool(photos))
        self.resized.emit()

    def highlight(self, on: bool) -> None:
        self.setProperty("dropTarget", on)
        self.style().unpolish(self)
        self.style().polish(self)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("compact", True)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(4)
        title.addWidget(self._title, 1)
        title.addWidget(self.choose)
        title.addWidget(self.here)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(3)
        column.addLayout(title)
        column.addWidget(self.list)
        column.addWidget(self._hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.list.read_only or not self._pressed(event):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        ids = self.list.chosen()
        if ids and event.key() == Qt.Key.Key_M:
            self.move_wanted.emit(ids)
        elif ids and event.key() == Qt.Key.Key_Space:
            self.opened.emit(ids[0])
        elif event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.undo_wanted.emit()
        else:
            return False
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_photos(event.mimeData()) and not self.list.read_only:
            event.acceptProposedAction()
            self.highlight(True)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.highlight(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.highlight(False)
        event.acceptProposedAction()
        self.dropped.emit(dragged_photos(event.mimeData()))
