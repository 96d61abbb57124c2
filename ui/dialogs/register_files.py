"""Asks for spreadsheet files; a class of questions of its own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs.asked_file import asked_file

READABLE = (".xlsx", ".xls", ".csv")


class RegisterFiles:
    @staticmethod
    def ask_to_read(parent: QWidget) -> Path | None:
        """A register to import, or None when the person went back."""
        title = QCoreApplication.translate("RegisterFiles", "选择台账文件")
        kinds = QCoreApplication.translate("RegisterFiles", "台账 (*.xlsx *.xls *.csv)")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(name) if name else None

    @staticmethod
    def ask_to_write(parent: QWidget, proposed: str) -> Path | None:
        """Where the register is to be written, with an ending that says how."""
        title = QCoreApplication.translate("RegisterFiles", "导出台账")
        return asked_file(parent, title, proposed, "Excel (*.xlsx);;CSV (*.csv)")

    @staticmethod
    def ask_to_write_text(parent: QWidget, proposed: str) -> Path | None:
        title = QCoreApplication.translate("RegisterFiles", "保存问题清单")
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed, "TXT (*.txt)")
        return Path(name) if name else None
