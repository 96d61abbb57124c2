"""Asks for the picture of a paper; a class of questions of its own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


class VerifyFiles:
    @staticmethod
    def ask_to_read(parent: QWidget) -> Path | None:
        """A photo, scan or PDF; None when the person went back."""
        translate = QCoreApplication.translate
        kinds = translate("VerifyFiles", "照片、扫描件和 PDF")
        endings = "*.jpg *.jpeg *.png *.heic *.heif *.tif *.tiff *.bmp *.webp *.pdf"
        name, _ = QFileDialog.getOpenFileName(parent, translate("VerifyFiles", "选择文书"), "", f"{kinds} ({endings})")
        return Path(name) if name else None
