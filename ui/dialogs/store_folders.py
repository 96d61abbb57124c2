"""Asks for folders of stores; a class of questions of its own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


class StoreFolders:
    @staticmethod
    def ask_existing(parent: QWidget, start: Path) -> Path | None:
        """The folder of a store, or None when the person went back. It may be no store at all."""
        title = QCoreApplication.translate("StoreFolders", "选择工作库文件夹")
        name = QFileDialog.getExistingDirectory(parent, title, str(_nearest(start)))
        return Path(name) if name else None

    @staticmethod
    def ask_place(parent: QWidget, start: Path) -> Path | None:
        """The folder in which a new store is to lie."""
        title = QCoreApplication.translate("StoreFolders", "工作库放在哪个文件夹里")
        name = QFileDialog.getExistingDirectory(parent, title, str(_nearest(start)))
        return Path(name) if name else None


def _nearest(folder: Path) -> Path:
    """The folder itself, or the closest one above it that is there."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), Path.home())
