"""Asks for files of the board; a class of questions of its own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.asked_file import asked_file


class BoardFiles:
    @staticmethod
    def ask_for_bulletin(parent: QWidget, proposed: str) -> Path | None:
        """None when the person went back."""
        title = QCoreApplication.translate("BoardFiles", "工作通报另存为")
        word = QCoreApplication.translate("BoardFiles", "Word 文件，可以修改 (*.docx)")
        return asked_file(parent, title, proposed, f"{word};;PDF (*.pdf)")

    @staticmethod
    def ask_for_print(parent: QWidget, proposed: str) -> Path | None:
        return asked_file(parent, QCoreApplication.translate("BoardFiles", "看板另存为 PDF"), proposed, "PDF (*.pdf)")

    @staticmethod
    def ask_for_sheet(parent: QWidget, proposed: str) -> Path | None:
        return asked_file(parent, QCoreApplication.translate("BoardFiles", "导出考核对比"), proposed, "Excel (*.xlsx)")
