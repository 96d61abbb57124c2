"""Asks for files of the words of papers; questions of their own, so that tests can answer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

_KINDS = "JSON (*.json)"

translate = QCoreApplication.translate


class WordsFiles:
    @staticmethod
    def ask_to_read(parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, translate("WordsFiles", "导入文书用语"), "", _KINDS)
        return Path(name) if name else None

    @staticmethod
    def ask_to_write(parent: QWidget) -> Path | None:
        proposed = translate("WordsFiles", "文书用语") + ".json"
        name, _ = QFileDialog.getSaveFileName(parent, translate("WordsFiles", "导出文书用语"), proposed, _KINDS)
        return Path(name) if name else None
