"""All photos of one visit, by item, each read and hashed again; photos of the visit itself are added here."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records.evidence import Photo
from inspector_app.evidence.intake import Source
from inspector_app.evidence.matching import outside_ids
from ui.dialogs.choose_item_dialog import ChooseItemDialog
from ui.dialogs.photo_files import PhotoFiles
from ui.dialogs.question import Question
from ui.models.gallery_model import GalleryModel
from ui.photos.given_pictures import GivenPictures, can_give, given_pictures
from ui.photos.photo_checking import PhotoChecking
from ui.photos.photo_groups import photo_groups
from ui.photos.thumbnails import Thumbnails
from ui.photos.visible_pictures import VisiblePictures
from ui.theme.restyling import restyle
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_photos import VisitPhotos
from ui.visit.visit_placing import VisitPlacing
from ui.widgets.gallery_check import GalleryCheck
from ui.widgets.gallery_table import GalleryTable
from ui.widgets.media_glyphs import has_picture
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.photo_viewer import PhotoViewer
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.wording import sentences

_OF_THE_VISIT = ""
"""The item of photos that belong to no item."""


class VisitGalleryDialog(Question):
    """Works on the desk of the visit's page, so that both show the same; the desk has its visit loaded."""

    def __init__(self, desk: VisitDesk, photos: VisitPhotos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("全部照片"))
        self.setStyleSheet(_sheet())
        self.setAcceptDrops(True)
        self._desk, self._photos = desk, photos
        self._folder = ""
        session = desk.session
        self.placing = VisitPlacing(desk, self)
        self.checking = PhotoChecking(session, self)
        self.pictures = VisiblePictures(Thumbnails(session.store, session.jobs, self), self)
        self.model = GalleryModel(self.pictures.picture, self.checking.health, self)
        self.table = GalleryTable(self.model, self)
        self.check = GalleryCheck(self.checking, self)
        self.notice = NoticeBar(self)
        self.nothing = NothingHere(self)
        self.name = PlainLabel(self)
        self.name.setProperty("role", "panel_title")
        self.name.setWordWrap(True)
        self.add = QPushButton(self.tr("添加照片…"), self)
        self.add.setToolTip(self.tr("门头、全景等不属于任何一项的照片，可一次选多张（Ctrl+O）"))
        self.paste = QPushButton(self.tr("粘贴"), self)
        self.paste.setToolTip(self.tr("粘贴截图或复制的照片文件（Ctrl+V）"))
        self.hint = PlainLabel(self)
        self.hint.setProperty("role", "secondary")
        self.leave = QPushButton(self.tr("关闭"), self)
        self._lay_out()
        self._connect()
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Shows the visit as the desk knows it now, and checks what was not checked yet."""
        state = self._desk.shown
        self.name.setText(state.enterprise.name)
        outside = outside_ids(state.photos, state.visit)
        self.model.show(photo_groups(state, self._desk.language), read_only=state.read_only, outside=outside)
        # The empty gallery has the button in its middle.
        self.add.setVisible(not state.read_only and bool(state.photos))
        self.paste.setVisible(not state.read_only)
        self.table.setVisible(bool(state.photos))
        self.nothing.setVisible(not state.photos)
        self.hint.setText(self._hint_text())
        self.check.show_photos(self.model.photos)
        self.checking.check(photo.sha256 for photo in self.model.photos)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name, 1)
        head.addWidget(self.paste)
        head.addWidget(self.add)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.check)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(foot)
        for button in (self.add, self.paste, self.leave, self.notice.action, self.nothing.button):
            button.setAutoDefault(False)
        room = self.screen().availableSize()
        letter = self.fontMetrics().horizontalAdvance("台")
        self.resize(min(92 * letter, room.width() - 60), min(56 * letter, room.height() - 80))

    def _connect(self) -> None:
        table, desk = self.table, self._desk
        table.seen.connect(self._want)
        table.move_wanted.connect(self._move)
        table.tray_wanted.connect(lambda photo_id: self.placing.to_tray([photo_id]))
        table.ordered.connect(self.placing.order)
        self.placing.moved.connect(self._tell_moved)
        table.opened.connect(self._open)
        table.removed.connect(self._remove)
        self.pictures.changed.connect(self.model.tell_changed)
        self.checking.progressed.connect(self._show_checked)
        self.checking.troubled.connect(self._tell_error)
        self.model.captioned.connect(self._caption)
        desk.changed.connect(self.refresh)
        desk.troubled.connect(self._tell_trouble)
        self._photos.arriving.connect(self._show_arriving)
        self.add.clicked.connect(self._choose)
        self.nothing.wanted.connect(self._choose)
        self.paste.clicked.connect(self._paste)
        self.leave.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+O"), self, self._choose)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)

    def _hint_text(self) -> str:
        state = self._desk.shown
        if state.read_only:
            self.nothing.say(self.tr("这次检查没有照片"), self.tr("有照片时，每一张都会在这里读出来核对。"))
            return self.tr("回车放大 · 方向键移动") if state.photos else ""
        text = self.tr("门头、全景等不属于任何一项的照片，拖到这里或按 Ctrl+V 粘贴；各项的照片在检查表里添加。")
        self.nothing.say(self.tr("还没有照片"), text, self.tr("添加照片…"))
        return (
            self.tr("回车放大 · F2 写说明 · M 移到别项 · T 待整理 · Alt+方向键排序 · Delete 移除")
            if state.photos
            else ""
        )

    def _show_checked(self) -> None:
        self.model.tell_all_changed()
        self.check.show_photos(self.model.photos)

    def _show_arriving(self, count: int) -> None:
        self.hint.setText(self.tr("正在加入 %n 张照片…", None, count) if count else self._hint_text())

    def _open(self, photo_id: str) -> None:
        session = self._desk.session
        viewer = PhotoViewer(session.store, session.jobs, self._desk.language.value, self, clock=session.clock)
        viewer.changed.connect(session.changes.visit_changed)
        viewer.captioned.connect(self._caption)
        viewer.removed.connect(self._remove)
        viewer.show_photo(self.model.photos, photo_id, read_only=self._desk.shown.read_only)
        viewer.open()

    def _caption(self, photo_id: str, caption: str) -> None:
        photo = self._photo(photo_id)
        if photo is not None:
            self._photos.caption(photo, caption)

    def _remove(self, photo_id: str) -> None:
        self._photos.remove(photo_id)
        self.notice.tell(self.tr("已移除照片。"), self.tr("撤销"), lambda: self._photos.put_back(photo_id))

    def _want(self, photos: list[Photo]) -> None:
        """Only what has a picture is asked for."""
        self.pictures.want(photo.sha256 for photo in photos if has_picture(photo))

    def _move(self, photo_id: str) -> None:
        state, photo = self._desk.shown, self._photo(photo_id)
        if photo is not None:
            code = ChooseItemDialog.ask(self, state.items, photo.item, self._desk.language.value)
            if code is not None:
                self.placing.to_item([photo_id], code)

    def _tell_moved(self, count: int, _item: object) -> None:
        self.notice.tell(self.tr("已移动 %n 张照片。", None, count), self.tr("撤销"), self.placing.undo)

    def _photo(self, photo_id: str) -> Photo | None:
        return next((photo for photo in self.model.photos if photo.id == photo_id), None)

    def _choose(self) -> None:
        if self._desk.shown.read_only:
            return
        paths = PhotoFiles.ask_to_add(self, self._folder)
        if paths:
            self._folder = str(paths[0].parent)
            self._take(GivenPictures(tuple(paths)), "file")

    def _paste(self) -> None:
        self._take(given_pictures(QGuiApplication.clipboard().mimeData()), "paste")

    def _take(self, given: GivenPictures, source: Source) -> None:
        if given and not self._desk.shown.read_only:
            self.notice.hide()
            self._photos.add(_OF_THE_VISIT, given, source)

    def _tell_error(self, error: Exception) -> None:
        messages = sentences(error, self._desk.language)
        self._tell_trouble(messages)

    def _tell_trouble(self, messages: tuple[object, ...]) -> None:
        self.notice.tell("\n".join(str(message) for message in messages), tone="trouble")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_give(event.mimeData()) and not self._desk.shown.read_only:
            event.acceptProposedAction()
            self._show_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_target(False)
        event.acceptProposedAction()
        self._take(given_pictures(event.mimeData()), "drop")

    def _show_target(self, shown: bool) -> None:
        restyle(self.table, "dropTarget", shown)
        words = self.tr("松开鼠标，照片就加到整次检查。")
        self.hint.setText(words if shown else self._hint_text())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read for a window that nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.checking.stop()
            self.pictures.want(())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A dialog's own palette changes with each style sheet, too: only the program's is followed.
        if event.type() == QEvent.Type.PaletteChange and self.styleSheet() != (sheet := _sheet()):
            self.setStyleSheet(sheet)


def _sheet() -> str:
    return register_style(QApplication.palette())
