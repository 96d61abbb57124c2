"""The photos of one item: add, paste, from a phone or a folder, write a caption, order, move, remove, open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from db.records.evidence import Photo
from ui.photos.photo_words import count_words
from ui.photos.thumbnails import Thumbnails
from ui.widgets.coming_row import ComingRow
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.photo_list import PhotoRole
from ui.widgets.photo_row_frame import PhotoRowFrame
from ui.widgets.plain_label import PlainLabel


class PhotoStrip(PhotoRowFrame):
    add_wanted = Signal()
    paste_wanted = Signal()
    card_wanted = Signal()
    folder_wanted = Signal()
    """Watch a folder, or no longer."""
    camera_wanted = Signal()
    stop_wanted = Signal()
    """No more of the pictures that are on their way."""
    tray_wanted = Signal(list)
    """Photo ids, back to the tray."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__("photo_strip", thumbnails, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._photos: tuple[Photo, ...] = ()
        self._being_added = 0
        self._limits = self._watched = ""
        self._outside = 0
        self._title = PlainLabel(self)
        self._limit = PlainLabel(self)
        self._limit.setObjectName("photo_limit")
        self.list.setAccessibleName(self.tr("照片"))
        self.coming = ComingRow(self)
        self.add = self.compact_button(self.tr("添加照片…"), self.tr("从文件选择，可一次选多张（Ctrl+O）"))
        self.paste = self.compact_button(self.tr("粘贴"), self.tr("粘贴截图或复制的照片文件（Ctrl+V）"))
        self.more = self.compact_button(self.tr("更多"), self.tr("手机、存储卡、监看文件夹、摄像头"))
        self.stop = self.compact_button(self.tr("停止"), self.tr("还没加入的不再加入；已加入的都在"))
        self.watch = QAction(self)
        self._fill_menu()
        self._hint = PlainLabel(self)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self._lay_out()
        self._connect()

    def show_photos(
        self, photos: Sequence[Photo], *, read_only: bool, outside: frozenset[str] = frozenset(), limits: str = ""
    ) -> None:
        """`outside` are ids of those not taken during the visit; `limits` says what the item still asks."""
        for button in (self.add, self.paste, self.more):
            button.setVisible(not read_only)
        self._photos, self._limits = tuple(photos), limits
        self._outside = sum(photo.id in outside for photo in photos)
        self.list.show_photos(photos, outside, read_only=read_only)
        self._tell()

    def show_being_added(self, count: int) -> None:
        """How many pictures are on their way in."""
        self._being_added = count
        self._tell()

    def show_watched(self, folder: str) -> None:
        """Name of the folder that is watched, "" for none."""
        self._watched = folder
        self._tell()

    def highlight(self, on: bool) -> None:
        super().highlight(on)
        self._tell(dropping=on)

    def _fill_menu(self) -> None:
        menu = QMenu(self)
        card = menu.addAction(self.tr("从手机或存储卡…"))
        card.setShortcut("Ctrl+Shift+O")
        card.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        card.triggered.connect(self.card_wanted)
        menu.addAction(self.watch)
        self.watch.triggered.connect(self.folder_wanted)
        menu.addAction(self.tr("用摄像头拍摄…")).triggered.connect(self.camera_wanted)
        self.more.setMenu(menu)

    def _lay_out(self) -> None:
        # Longer words in a narrow pane go on a second line.
        title = FlowLayout(gap=4)
        for part in (self._title, self.paste, self.more, self.add):
            title.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(title)
        column.addWidget(self._limit)
        column.addWidget(self.list)
        column.addWidget(self.coming)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.list.itemClicked.connect(self._clicked)
        self.list.open_wanted.connect(self.opened)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)

    def _clicked(self, row: object) -> None:
        """A click enlarges; with Ctrl or Shift it only selects."""
        current = self.list.currentItem()
        if current is not None and QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.opened.emit(current.data(PhotoRole))

    def _show_menu(self, place: QPoint) -> None:
        row, ids = self.list.itemAt(place), self.list.chosen()
        if row is None or self.list.read_only:
            return
        photo_id = row.data(PhotoRole)
        menu = QMenu(self)
        menu.addAction(self.tr("放大")).triggered.connect(lambda: self.opened.emit(photo_id))
        menu.addAction(self.tr("写说明")).triggered.connect(lambda: self.list.editItem(row))
        menu.addAction(self.tr("移到其他检查项…")).triggered.connect(lambda: self.move_wanted.emit(ids))
        menu.addAction(self.tr("放回待整理")).triggered.connect(lambda: self.tray_wanted.emit(ids))
        menu.addAction(self.tr("移除")).triggered.connect(lambda: self.removed.emit(photo_id))
        menu.exec(self.list.viewport().mapToGlobal(place))

    def _tell(self, *, dropping: bool = False) -> None:
        count = len(self._photos)
        self._title.setText(count_words(self._photos))
        self._limit.setText(self._limits)
        self._limit.setVisible(bool(self._limits))
        self.list.setVisible(count > 0)
        self.list.fit()
        self.stop.setVisible(self._being_added > 0)
        self.watch.setText(self.tr("停止监看文件夹") if self._watched else self.tr("监看文件夹…"))
        text = self._hint_text(dropping)
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._show_whole_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole_hint()

    def _show_whole_hint(self) -> None:
        """The strip takes no more room than it asks for, and asks without knowing how often the words wrap."""
        self._hint.setMinimumHeight(max(self._hint.heightForWidth(self._hint.width()), 0))

    def _hint_text(self, dropping: bool) -> str:
        if dropping:
            return self.tr("松开鼠标，照片就加到这一项。")
        if self._being_added:
            return self.tr("正在加入 %n 张照片…", None, self._being_added)
        lines = [self.tr("△ %n 张不在检查期间", None, self._outside)] if self._outside else []
        if self._watched and not self.list.read_only:
            lines.append(self.tr("正在监看“{folder}”，新照片自动加入").format(folder=self._watched))
        return "\n".join([*lines, self._how_to()]).strip()

    def _how_to(self) -> str:
        if self.list.read_only:
            return "" if self._photos else self.tr("这一项没有照片。")
        if self._photos:
            return self.tr("回车放大 · F2 写说明 · M 移到别项 · T 待整理 · Alt+←→ 排序 · Delete 移除")
        return self.tr("把照片、视频或文件拖到这里，或按 Ctrl+V 粘贴。原件不会被改动。")

    def pressed(self, event: QKeyEvent, ids: list[str]) -> bool:
        if ids and event.key() == Qt.Key.Key_T:
            self.tray_wanted.emit(ids)
            return True
        return super().pressed(event, ids)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
