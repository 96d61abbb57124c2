"""Asks for files of the board; a class of questions of its own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

_ENDINGS = (".docx", ".pdf", ".xlsx")


class BoardFiles:
    @staticmethod
    def ask_for_bulletin(parent: QWidget, proposed: str) -> Path | None:
        """None when the person went back."""
        title = QCoreApplication.translate("BoardFiles", "工作通报另存为")
        word = QCoreApplication.translate("BoardFiles", "Word 文件，可以修改 (*.docx)")
        return _asked(parent, title, proposed, f"{word};;PDF (*.pdf)")

    @staticmethod
    def ask_for_print(parent: QWidget, proposed: str) -> Path | None:
        return _asked(parent, QCoreApplication.translate("BoardFiles", "看板另存为 PDF"), proposed, "PDF (*.pdf)")

    @staticmethod
    def ask_for_sheet(parent: QWidget, proposed: str) -> Path | None:
        return _asked(parent, QCoreApplication.translate("BoardFiles", "导出考核对比"), proposed, "Excel (*.xlsx)")


def _asked(parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None:
    """With the ending of the kind that was chosen, where none was typed."""
    name, kind = QFileDialog.getSaveFileName(parent, title, proposed, kinds)
    if not name:
        return None
    path = Path(name)
    ending = next(each for each in _ENDINGS if each in (kind or kinds))
    return path if path.suffix.lower() in _ENDINGS else path.with_name(path.name + ending)
