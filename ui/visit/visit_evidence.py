"""What a visit page does with photos besides taking them by hand: tray, order, cards, a watched folder, a camera."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector_app.errors import Problem, UnavailableError
from inspector_app.evidence.intake import Picture
from inspector_app.messages import say
from ui.dialogs.camera_dialog import CameraDialog
from ui.dialogs.choose_item_dialog import ChooseItemDialog
from ui.dialogs.photo_files import PhotoFiles
from ui.dialogs.take_photos_dialog import TakePhotosDialog
from ui.photo_sources.camera import open_camera
from ui.photo_sources.watched_folder import WatchedFolder
from ui.visit.visit_photos import IntakeEnd
from ui.visit.visit_placing import VisitPlacing
from ui.widgets.tree_drops import TreeDrops

if TYPE_CHECKING:
    from ui.pages.visit_page import VisitPage

_MOST_REMARKS = 4


class VisitEvidence(QObject):
    def __init__(self, page: "VisitPage") -> None:
        super().__init__(page)
        assert page.flow is not None
        self._page, self._desk, self._photos, self._flow = page, page.desk, page.photos, page.flow
        self.placing = VisitPlacing(page.desk, self)
        self.watched = WatchedFolder(page.photos.pool, self)
        self.tree = TreeDrops(page.panes.checklist.view)
        self._folder = ""
        self._connect_strip()
        self._connect_tray()
        self.placing.moved.connect(self._tell_moved)
        self.watched.arrived.connect(lambda paths: self._photos.add_files(None, paths, "folder"))
        self.watched.troubled.connect(self._tell_folder)
        self.watched.changed.connect(self._show_watched)
        self._photos.ended.connect(self._tell_end)
        page.desk.changed.connect(self._follow)
        self._follow()

    def take_from_card(self) -> None:
        """From a phone or card; they go on while the dialog is closed."""
        if self._desk.shown.read_only:
            return
        dialog = TakePhotosDialog(self._desk, self._photos, self._flow.code, self._page)
        dialog.open()

    def watch_folder(self) -> None:
        """Asks for one; or no longer watches the one that is watched."""
        if self.watched.folder is not None:
            self.watched.stop()
        elif not self._desk.shown.read_only:
            title = self.tr("监看哪个文件夹？新照片会自动加入这次检查")
            folder = PhotoFiles.ask_folder(self._page, title, self._folder)
            if folder is not None:
                self._folder = str(folder)
                self.watched.watch(folder)

    def take_with_camera(self) -> None:
        """One picture after the other, each to the item on the screen."""
        if self._desk.shown.read_only:
            return
        try:
            camera = open_camera()
        except UnavailableError as error:
            self._desk.tell(error)
            return
        dialog = CameraDialog(camera, self._desk.session.clock, self._page)
        dialog.taken.connect(self._take_shot)
        dialog.open()

    def choose_item(self, photo_ids: list[str]) -> None:
        """Asks where, then moves them."""
        state = self._desk.shown
        code = ChooseItemDialog.ask(self._page, state.items, self._flow.code, self._desk.language.value)
        if code is not None:
            self.placing.to_item(photo_ids, code)

    def _connect_strip(self) -> None:
        strip, placing = self._page.panes.evidence.strip, self.placing
        strip.card_wanted.connect(self.take_from_card)
        strip.folder_wanted.connect(self.watch_folder)
        strip.camera_wanted.connect(self.take_with_camera)
        strip.stop_wanted.connect(self._photos.stop)
        strip.move_wanted.connect(self.choose_item)
        strip.tray_wanted.connect(placing.to_tray)
        strip.ordered.connect(placing.order)
        strip.undo_wanted.connect(placing.undo)
        strip.dropped.connect(lambda ids, before: placing.insert(ids, self._flow.code, before))

    def _connect_tray(self) -> None:
        tray, placing, actions = self._page.panes.evidence.tray, self.placing, self._page.actions_
        tray.here_wanted.connect(lambda ids: placing.to_item(ids, self._flow.code))
        tray.move_wanted.connect(self.choose_item)
        tray.opened.connect(actions.open_photo)
        tray.captioned.connect(actions.caption_photo)
        tray.removed.connect(self._photos.remove)
        tray.dropped.connect(lambda ids, _: placing.to_tray(ids))
        tray.ordered.connect(placing.order)
        tray.undo_wanted.connect(placing.undo)
        self.tree.dropped.connect(placing.to_item)

    def _follow(self) -> None:
        self.tree.enabled = not self._desk.shown.read_only
        if self._desk.shown.read_only:
            self.watched.stop()

    def _take_shot(self, picture: Picture) -> None:
        self._photos.add_picture(self._flow.code, picture)

    def _show_watched(self) -> None:
        folder = self.watched.folder
        self._page.panes.evidence.strip.show_watched(folder.name or str(folder) if folder is not None else "")

    def _tell_folder(self, error: OSError) -> None:
        details = {"name": str(self.watched.folder), "detail": error.strerror or str(error)}
        self._desk.tell(UnavailableError("photo.folder_unreadable", **details))

    def _tell_moved(self, count: int, item: str | None) -> None:
        if item is None:
            text = self.tr("%n 张照片放回待整理。", None, count)
        elif item:
            text = self.tr("%n 张照片放到 {item}。", None, count).format(item=item)
        else:
            text = self.tr("%n 张照片放到整次检查。", None, count)
        self._page.notice.tell(text, self.tr("撤销"), self.placing.undo)

    def _tell_end(self, end: IntakeEnd) -> None:
        """What was refused is told as trouble already; this is what else the person should know."""
        if end.refused:
            return
        lines = [*self._placed(end), *self._stopped(end)]
        lines += [str(say(problem, self._desk.language)) for problem in _telling(end.remarks())]
        if not lines:
            return
        proposed = [photo.id for photo in end.proposed]
        if proposed:
            wanted = self.tr("全部放到待整理")
            self._page.notice.tell("\n".join(lines), wanted, lambda: self.placing.to_tray(proposed))
        else:
            self._page.notice.tell("\n".join(lines))

    def _placed(self, end: IntakeEnd) -> list[str]:
        items = {photo.item for photo in end.proposed}
        lines = []
        if items:
            words = self.tr("按拍摄时间把 {count} 张照片放到 {items}。")
            lines.append(words.format(count=len(end.proposed), items=self.tr("、").join(sorted(items))))
        if end.in_tray:
            lines.append(self.tr("%n 张照片的时间对不上检查项，放在待整理。", None, len(end.in_tray)))
        return lines

    def _stopped(self, end: IntakeEnd) -> list[str]:
        if not end.dropped:
            return []
        words = self.tr("已停止：{added} 张已保存，{dropped} 张没有加入。")
        return [words.format(added=len(end.added), dropped=end.dropped)]


def _telling(remarks: list[Problem]) -> list[Problem]:
    return remarks[:_MOST_REMARKS]
