"""Asks where the quick card goes; a class of questions, so that tests can answer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


class HelpFiles:
    @staticmethod
    def ask_card(parent: QWidget) -> Path | None:
        title, proposed = translate("HelpFiles", "快捷卡存为 PDF"), translate("HelpFiles", "快捷卡")
        name, _ = QFileDialog.getSaveFileName(parent, title, f"{proposed}.pdf", "PDF (*.pdf)")
        return Path(name) if name else None
