"""The photos of one item as small pictures: add, paste, write a caption, remove, open."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.records import Photo
from ui.thumbnails import Thumbnails

_PICTURE = QSize(74, 56)
"""Three in a row of the narrowest pane; most photos are 4:3."""
_PhotoRole = Qt.ItemDataRole.UserRole


class PhotoStrip(QFrame):
    add_wanted = Signal()
    paste_wanted = Signal()
    opened = Signal(str)
    """Photo id."""
    captioned = Signal(str, str)
    """Photo id, caption."""
    removed = Signal(str)
    """Photo id."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photo_strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._thumbnails = thumbnails
        self._photos: tuple[Photo, ...] = ()
        self._being_added = 0
        self._title = QLabel(self)
        self.list = _PhotoList(self)
        self.add = QPushButton(self.tr("添加照片…"), self)
        self.add.setProperty("compact", True)
        self.add.setToolTip(self.tr("从文件选择，可一次选多张（Ctrl+O）"))
        self.paste = QPushButton(self.tr("粘贴"), self)
        self.paste.setProperty("compact", True)
        self.paste.setToolTip(self.tr("粘贴截图或复制的照片文件（Ctrl+V）"))
        self._hint = QLabel(self)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self._lay_out()
        self._connect()

    def show_photos(self, photos: Sequence[Photo], *, read_only: bool) -> None:
        self.add.setVisible(not read_only)
        self.paste.setVisible(not read_only)
        changed = tuple(photos) != self._photos or read_only != self.list.read_only
        self.list.read_only = read_only
        self._photos = tuple(photos)
        if changed:
            self._fill()
        self._tell()

    def show_being_added(self, count: int) -> None:
        """How many pictures are on their way in."""
        self._being_added = count
        self._tell()

    def highlight(self, on: bool) -> None:
        """As the place where what is dragged will land."""
        self.setProperty("dropTarget", on)
        self.style().unpolish(self)
        self.style().polish(self)
        self._tell(dropping=on)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.addWidget(self._title, 1)
        title.addWidget(self.paste)
        title.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(title)
        column.addWidget(self.list)
        column.addWidget(self._hint)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.list.itemClicked.connect(lambda row: self.opened.emit(row.data(_PhotoRole)))
        self.list.open_wanted.connect(self.opened)
        self.list.remove_wanted.connect(self.removed)
        self.list.itemChanged.connect(lambda row: self.captioned.emit(row.data(_PhotoRole), row.text().strip()))
        self._thumbnails.ready.connect(self._show_thumbnail)
        self._thumbnails.failed.connect(self._show_broken)

    def _fill(self) -> None:
        with QSignalBlocker(self.list):
            chosen = self.list.currentRow()
            self.list.clear()
            for photo in self._photos:
                self._add_row(photo)
            self.list.setCurrentRow(min(chosen, self.list.count() - 1))

    def _add_row(self, photo: Photo) -> None:
        row = QListWidgetItem(photo.caption, self.list)
        row.setData(_PhotoRole, photo.id)
        row.setToolTip(f"{photo.file_name}\n{(photo.taken_at or photo.added_at.isoformat()).replace('T', ' ')[:19]}")
        row.setSizeHint(_PICTURE + QSize(4, 10 + self.fontMetrics().height()))
        if not self.list.read_only:
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
        pixmap = self._thumbnails.get(photo.sha256)
        row.setIcon(QIcon(pixmap or _blank(self.devicePixelRatioF())))

    def _show_thumbnail(self, sha256: str) -> None:
        pixmap = self._thumbnails.get(sha256)
        with QSignalBlocker(self.list):
            for place, photo in enumerate(self._photos):
                if photo.sha256 == sha256 and pixmap is not None:
                    self.list.item(place).setIcon(QIcon(pixmap))

    def _show_broken(self, sha256: str) -> None:
        with QSignalBlocker(self.list):
            for place, photo in enumerate(self._photos):
                if photo.sha256 == sha256:
                    self.list.item(place).setToolTip(self.tr("照片无法显示；打开可看原因。"))

    def _tell(self, *, dropping: bool = False) -> None:
        count = len(self._photos)
        self._title.setText(self.tr("照片 {count}").format(count=count))
        self.list.setVisible(count > 0)
        self.list.fit()
        self._hint.setText(self._hint_text(dropping))

    def _hint_text(self, dropping: bool) -> str:
        if dropping:
            return self.tr("松开鼠标，照片就加到这一项。")
        if self._being_added:
            return QCoreApplication.translate("PhotoStrip", "正在加入 %n 张照片…", None, self._being_added)
        if self.list.read_only:
            return "" if self._photos else self.tr("这一项没有照片。")
        if self._photos:
            return self.tr("回车放大 · F2 写说明 · Delete 移除")
        return self.tr("把照片拖到这里，或按 Ctrl+V 粘贴。原件不会被改动。")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()


class _PhotoList(QListWidget):
    open_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.read_only = False
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setIconSize(_PICTURE)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSpacing(2)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setAccessibleName(self.tr("照片"))

    def fit(self) -> None:
        """As high as its rows, up to two; the rest scrolls."""
        if not self.count():
            return
        cell = self.item(0).sizeHint()
        across = max(1, self.viewport().width() // (cell.width() + 2 * self.spacing()))
        rows = min(2, -(-self.count() // across))
        self.setFixedHeight(rows * (cell.height() + 2 * self.spacing()) + 2 * self.frameWidth() + self.spacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentItem()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit(row.data(_PhotoRole))
        elif row is not None and event.key() == Qt.Key.Key_Delete and not self.read_only:
            self.remove_wanted.emit(row.data(_PhotoRole))
        elif event.text().isdigit():
            # A verdict, not a search for a caption.
            event.ignore()
        else:
            super().keyPressEvent(event)


def _blank(ratio: float) -> QPixmap:
    pixmap = QPixmap(_PICTURE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.lightGray)
    return pixmap
