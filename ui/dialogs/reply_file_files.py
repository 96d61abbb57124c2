"""Asks where a file of a reply is to be written, so that the system's programs can show it; on purpose only."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


class ReplyFileFiles:
    @staticmethod
    def ask_to_write(parent: QWidget, proposed: str) -> Path | None:
        title = QCoreApplication.translate("ReplyFileFiles", "保存回执附件")
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed)
        return Path(name) if name else None
