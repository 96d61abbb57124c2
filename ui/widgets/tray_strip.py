"""Photos that wait at the foot of the evidence until a person says which item they belong to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records.evidence import Photo
from ui.photos.thumbnails import Thumbnails
from ui.widgets.photo_list import PhotoRole
from ui.widgets.photo_row_frame import PhotoRowFrame
from ui.widgets.plain_label import PlainLabel


class TrayStrip(PhotoRowFrame):
    here_wanted = Signal(list)
    """Photo ids, to the item that is on the screen."""
    resized = Signal()
    """It needs another height."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__("tray_strip", thumbnails, parent)
        self._count = 0
        self._title = PlainLabel(self)
        self._title.setProperty("role", "section")
        self.list.rows_shown = 1
        self.list.setAccessibleName(self.tr("待整理的照片"))
        self.here = self.compact_button(self.tr("放到当前项"), self.tr("选中的照片放到屏幕上的检查项（回车）"))
        self.choose = self.compact_button(self.tr("选检查项…"), self.tr("选中的照片放到另一个检查项（M）"))
        self._hint = PlainLabel(self.tr("拖到检查项或照片栏 · 空格放大"), self)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self._lay_out()
        self.here.clicked.connect(lambda: self.here_wanted.emit(self.list.chosen()))
        self.choose.clicked.connect(lambda: self.move_wanted.emit(self.list.chosen()))
        self.list.itemDoubleClicked.connect(lambda row: self.opened.emit(row.data(PhotoRole)))
        self.list.open_wanted.connect(lambda _: self.here_wanted.emit(self.list.chosen()))
        self.hide()

    def show_photos(self, photos: Sequence[Photo], outside: frozenset[str], *, read_only: bool) -> None:
        self._count = len(photos)
        self._title.setText(self.tr("待整理 {count}").format(count=self._count))
        for widget in (self.here, self.choose, self._hint):
            widget.setVisible(not read_only)
        self.list.show_photos(photos, outside, read_only=read_only)
        self.setVisible(bool(photos))
        self.resized.emit()

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

    def pressed(self, event: QKeyEvent, ids: list[str]) -> bool:
        if ids and event.key() == Qt.Key.Key_Space:
            self.opened.emit(ids[0])
            return True
        return super().pressed(event, ids)
