"""Asks for the picture of a character; a question of its own, so that tests can answer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


class GlyphFiles:
    @staticmethod
    def ask_picture(parent: QWidget, character: str) -> Path | None:
        """None when the person went back."""
        translate = QCoreApplication.translate
        title = translate("GlyphFiles", "选择“{character}”的图片").format(character=character)
        kinds = translate("GlyphFiles", "图片")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", f"{kinds} (*.png *.jpg *.jpeg *.bmp *.tif *.tiff)")
        return Path(name) if name else None
