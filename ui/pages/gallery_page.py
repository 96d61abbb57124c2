"""The photos of all visits: found, looked at, saved, listed with their hashes; removed ones are put back from here."""

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from inspector_app.evidence.gallery import GalleryPhoto
from ui.models.photos_model import PhotosModel
from ui.photos.gallery_deeds import GalleryDeeds
from ui.photos.photos_desk import PhotosDesk, ReadPage
from ui.photos.thumbnails import Thumbnails
from ui.photos.visible_pictures import VisiblePictures
from ui.session import Session
from ui.when_shown import WhenShown
from ui.widgets.media_glyphs import has_picture
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.photo_viewer import PhotoViewer
from ui.widgets.photos_filter import PhotosFilter, WantedPhotos
from ui.widgets.photos_grid import PhotosGrid
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.widgets.search_keys import SearchKeys
from ui.wording import sentences


class GalleryPage(QWidget):
    listed = Signal()
    """The first photos of what is wanted are on the screen."""
    counted = Signal()
    """Their number is, too."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery_page")
        self.setStyleSheet(_sheet(self))
        self._session = session
        self._fresh = WhenShown(self)
        self.desk = PhotosDesk(session, self)
        self.pictures = VisiblePictures(Thumbnails(session.store, session.jobs, self), self)
        self.model = PhotosModel(self)
        self.grid = PhotosGrid(self.model, self.pictures.picture, self)
        self.filter = PhotosFilter(self)
        self.notice, self.nothing = NoticeBar(self), NothingHere(self)
        self.deeds = GalleryDeeds(session, self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.deeds.fit()
        self.load()
        self.desk.load_areas()

    def load(self) -> None:
        self.desk.begin(self.filter.wanted())

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("照片"), self)
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        for button in self.deeds.buttons():
            head.addWidget(button)
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        desk, grid, changes = self.desk, self.grid, self._session.changes
        self.filter.changed.connect(self.load)
        SearchKeys(self, self.filter.enterprise, grid)
        grid.more_wanted.connect(desk.go_on)
        grid.seen.connect(self._want)
        grid.opened.connect(self._open)
        grid.visit_wanted.connect(self._go_to_visit)
        grid.chosen.connect(self.deeds.fit)
        grid.customContextMenuRequested.connect(self._show_menu)
        self.pictures.changed.connect(grid.repaint_photo)
        self.nothing.wanted.connect(self._help)
        desk.read.connect(self._show)
        desk.counted.connect(self._show_count)
        desk.areas_known.connect(lambda areas: self.filter.offer_areas(areas, self._session.language))
        desk.troubled.connect(self._tell_trouble)
        changes.visit_changed.connect(self._load_when_shown)
        changes.packs_changed.connect(self._load_when_shown)
        changes.enterprises_changed.connect(self._forget_enterprises)

    def _load_when_shown(self, *_: object) -> None:
        self._fresh.do("photos", self.load)
        self._fresh.do("areas", self.desk.load_areas)

    def _forget_enterprises(self) -> None:
        self.desk.forget_enterprises()
        self._load_when_shown()

    def _show(self, read: ReadPage, first: bool) -> None:
        if first:
            self.model.clear()
            self.grid.scrollToTop()
            self.filter.count.setText("")
        self.model.add(read.page.photos, read.removals)
        if not first:
            return
        self.grid.stand_on_first()
        if not read.page.photos:
            self._say_nothing()
        self.stack.setCurrentWidget(self.grid if read.page.photos else self.nothing)
        self.deeds.fit()
        self.listed.emit()

    def _show_count(self, count: int) -> None:
        self.filter.count.setText(self.tr("{count} 张").format(count=f"{count:,}"))
        self.counted.emit()

    def _say_nothing(self) -> None:
        wanted = self.filter.wanted()
        if wanted == WantedPhotos():
            text = self.tr("检查中拍的、拖入的照片，和收到的检查包里的照片，都会列在这里。")
            self.nothing.say(self.tr("还没有照片"), text, self.tr("去检查记录"))
        elif wanted.conditions.deleted:
            text = self.tr("移除的照片会留在这里，可以恢复。")
            self.nothing.say(self.tr("回收站里没有这样的照片"), text, self.tr("看全部照片"))
        else:
            self.nothing.say(
                self.tr("没有符合筛选的照片"), self.tr("换一个企业、日期或状态试试。"), self.tr("清除筛选")
            )

    def _help(self) -> None:
        if self.filter.wanted() == WantedPhotos():
            self._session.navigation.open_page.emit("visits")
        else:
            self.filter.clear()

    def _want(self, photos: list[GalleryPhoto]) -> None:
        """Only what has a picture is asked for."""
        self.pictures.want(each.photo.sha256 for each in photos if has_picture(each.photo))

    def _open(self, found: GalleryPhoto) -> None:
        """Looked at, not changed: captions and marks belong to the page of the visit."""
        session = self._session
        viewer = PhotoViewer(session.store, session.jobs, session.language.value, self, clock=session.clock)
        together = [each.photo for each in self.model.photos() if each.visit.id == found.visit.id]
        viewer.show_photo(together, found.photo.id, read_only=True)
        viewer.open()

    def _go_to_visit(self, found: GalleryPhoto) -> None:
        if found.visit.opened_at is not None:
            self._session.navigation.open_visit.emit(found.visit.id)

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu_of_chosen()
        if not menu.isEmpty():
            menu.popup(self.grid.viewport().mapToGlobal(at))

    def menu_of_chosen(self) -> QMenu:
        """What can be done with the photos that are selected."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        found = self.grid.current
        if found is not None:
            menu.addAction(self.tr("放大查看\t回车"), lambda: self._open(found))
            menu.addAction(self.tr("打开这次检查\tCtrl+回车"), lambda: self._go_to_visit(found))
            menu.addSeparator()
        self.deeds.add_to(menu)
        return menu

    def _tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self._session.language))

    def hideEvent(self, event: QHideEvent) -> None:
        """No picture is made for a page that nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.pictures.want(())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setStyleSheet(_sheet(self))


def _sheet(page: QWidget) -> str:
    return register_style(page.palette()) + _GRID


_GRID = """
#photos_grid, #photos_grid::item:selected { selection-background-color: transparent; background: palette(base); }
"""
"""The delegate paints what is selected."""
