"""Asks where originals and hash lists are to be written; questions of their own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs.asked_file import asked_file


class PhotosFiles:
    @staticmethod
    def ask_folder(parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("PhotosFiles", "原件保存到哪个文件夹")
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    @staticmethod
    def ask_hash_list(parent: QWidget, proposed: str) -> Path | None:
        """With an ending that says how; None when the person went back."""
        title = QCoreApplication.translate("PhotosFiles", "保存校验值清单")
        return asked_file(parent, title, proposed, "PDF (*.pdf);;CSV (*.csv)")
