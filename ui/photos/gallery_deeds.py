"""What is done with the photos chosen among all: originals saved, hashes listed, removed ones put back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton

from inspector_app.evidence.originals import SavedOriginals
from inspector_app.messages import say
from ui.dialogs.photos_files import PhotosFiles
from ui.session import Session

if TYPE_CHECKING:
    from ui.pages.gallery_page import GalleryPage


class GalleryDeeds(QObject):
    def __init__(self, session: Session, page: "GalleryPage") -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._desk, self._notice = page.desk, page.notice
        self.save = QPushButton(self.tr("原件另存…"), page)
        self.save.setToolTip(
            self.tr("选中的照片按收入时的原样写到文件夹（Ctrl+S）；不带标注和遮盖，外发请用“导出副本”")
        )
        self.hashes = QPushButton(self.tr("校验值清单…"), page)
        self.hashes.setToolTip(self.tr("选中照片的 SHA-256 清单，PDF 或 CSV（Ctrl+H）"))
        self.restore = QPushButton(self.tr("恢复"), page)
        self.restore.setToolTip(self.tr("放回原来的检查项（Ctrl+R）；只限本机进行中的检查"))
        for button, key, deed in (
            (self.save, "Ctrl+S", self._save),
            (self.hashes, "Ctrl+H", self._list_hashes),
            (self.restore, "Ctrl+R", self._restore),
        ):
            button.clicked.connect(deed)
            QShortcut(QKeySequence(key), page, deed)
        self._desk.restored.connect(self._tell_restored)
        self._desk.saved.connect(self._tell_saved)
        self._desk.listed.connect(self._tell_listed)
        self._desk.stopped.connect(lambda: self._notice.tell(self.tr("已停止；写完的文件都是完整的。")))

    def buttons(self) -> tuple[QPushButton, ...]:
        """As they stand at the head of the page."""
        return self.restore, self.save, self.hashes

    def fit(self) -> None:
        """Only what can be done with what is chosen now."""
        chosen = self._page.grid.selected()
        for button in (self.save, self.hashes):
            button.setEnabled(bool(chosen))
        self.restore.setVisible(self._page.filter.trash.isChecked())
        self.restore.setEnabled(bool(chosen) and all(each.visit.changeable for each in chosen))

    def add_to(self, menu: QMenu) -> None:
        if self._page.grid.current is not None:
            menu.addAction(self.tr("原件另存…\tCtrl+S"), self._save)
            menu.addAction(self.tr("校验值清单…\tCtrl+H"), self._list_hashes)
        if self._page.filter.trash.isChecked() and self.restore.isEnabled():
            menu.addAction(self.tr("恢复\tCtrl+R"), self._restore)

    def _ids(self) -> list[str]:
        return [each.photo.id for each in self._page.grid.selected()]

    def _save(self) -> None:
        folder = PhotosFiles.ask_folder(self._page) if self.save.isEnabled() else None
        if folder is not None:
            self._notice.hide()
            self._desk.save_originals(self._ids(), folder)

    def _list_hashes(self) -> None:
        if not self.hashes.isEnabled():
            return
        proposed = self.tr("照片校验值清单_{day}.pdf").format(day=f"{self._session.clock():%Y%m%d}")
        path = PhotosFiles.ask_hash_list(self._page, proposed)
        if path is not None:
            self._notice.hide()
            self._desk.write_hash_list(self._ids(), path)

    def _restore(self) -> None:
        if self.restore.isVisible() and self.restore.isEnabled():
            self._desk.restore(self._ids())

    def _tell_restored(self, ids: tuple[str, ...]) -> None:
        visits = {each.visit.id for each in self._page.model.photos() if each.photo.id in ids}
        self._notice.tell(self.tr("已恢复 %n 张照片。", None, len(ids)))
        for visit in visits:
            self._session.changes.visit_changed.emit(visit)

    def _tell_saved(self, saved: SavedOriginals) -> None:
        text = self.tr("已保存 %n 个原件，并逐个核对。原件不带遮盖，请勿直接外发。", None, len(saved.files))
        problems = [str(say(problem, self._session.language)) for problem in saved.problems]
        self._notice.tell("\n".join([text, *problems]), tone="trouble" if problems else "info")

    def _tell_listed(self, path: Path, count: int) -> None:
        text = self.tr("已写出 %n 张照片的校验值清单：{path}", None, count)
        self._notice.tell(text.format(path=path))
