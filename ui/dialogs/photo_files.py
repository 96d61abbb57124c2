"""Asks for files of evidence and for folders; questions of their own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector_app.evidence.sources import PICTURE_ENDINGS


class PhotoFiles:
    @staticmethod
    def ask_to_add(parent: QWidget, folder: str) -> list[Path]:
        """Pictures, films or papers; none when the person went back."""
        translate = QCoreApplication.translate
        title = translate("PhotoFiles", "添加照片、视频或文件")
        pictures = translate("PhotoFiles", "照片和视频 ({endings})")
        endings = " ".join(f"*{ending} *{ending.upper()}" for ending in sorted(PICTURE_ENDINGS))
        everything = translate("PhotoFiles", "所有文件 (*)")
        kinds = f"{pictures.format(endings=endings)};;{everything}"
        names, _ = QFileDialog.getOpenFileNames(parent, title, folder, kinds)
        return [Path(name) for name in names]

    @staticmethod
    def ask_folder(parent: QWidget, title: str, folder: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, title, folder)
        return Path(name) if name else None
