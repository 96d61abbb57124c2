"""Where pictures are taken from: a phone or card that is plugged in, or a folder that a person chooses."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from inspector_app.errors import Problem
from inspector_app.evidence.sources import Card, cards, files_in, phones_have_folders
from inspector_app.messages import Language, say
from ui.dialogs.photo_files import PhotoFiles
from ui.photo_sources.side_pool import SidePool


class CardSource(QWidget):
    listed = Signal(list)
    """FoundFiles that lie there and below."""
    told = Signal(str)
    """What is being done, or why nothing can be."""
    unreadable = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._pool = SidePool(self)
        self.place = QComboBox(self)
        self.place.setAccessibleName(self.tr("手机或存储卡"))
        self.again = QPushButton(self.tr("刷新"), self)
        self.folder = QPushButton(self.tr("选择文件夹…"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.place, 1)
        for button in (self.again, self.folder):
            row.addWidget(button)
        self.place.activated.connect(lambda _: self.open_folder(self.place.currentData()))
        self.again.clicked.connect(self.look)
        self.folder.clicked.connect(self._choose_folder)

    def look(self) -> None:
        """For what is plugged in now."""
        self.told.emit(self.tr("正在找手机和存储卡…"))
        self._pool.run(cards, done=self._found, failed=self._fail)

    def open_folder(self, folder: Path) -> None:
        """Lists what lies there and below."""
        self.told.emit(self.tr("正在读取 {folder}…").format(folder=folder))
        unread = partial(self._tell_unreadable, folder)
        self._pool.run(partial(files_in, folder), done=self.listed.emit, failed=unread)

    def _found(self, found: list[Card]) -> None:
        self.place.blockSignals(True)
        self.place.clear()
        for card in found:
            self.place.addItem(card.name, card.folder)
        self.place.blockSignals(False)
        self.place.setEnabled(bool(found))
        if found:
            self.open_folder(found[0].folder)
        else:
            self.listed.emit([])
            self.told.emit(self._nothing_found())

    def _nothing_found(self) -> str:
        if phones_have_folders():
            return self.tr("没有找到手机或存储卡。插好后按“刷新”；手机请选“传输文件”，或选择一个文件夹。")
        return self.tr(
            "没有找到存储卡。Windows 上手机不是磁盘：请在“此电脑”里打开手机，"
            "把照片复制到一个文件夹，再按“选择文件夹…”。"
        )

    def _choose_folder(self) -> None:
        folder = PhotoFiles.ask_folder(self, self.tr("照片在哪个文件夹"), "")
        if folder is not None:
            self.place.setCurrentIndex(-1)
            self.open_folder(folder)

    def _tell_unreadable(self, folder: Path, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self.listed.emit([])
        details = {"name": str(folder), "detail": error.strerror or str(error)}
        self.unreadable.emit(str(say(Problem("photo.folder_unreadable", details), self._language)))

    def _fail(self, error: Exception) -> None:
        raise error
