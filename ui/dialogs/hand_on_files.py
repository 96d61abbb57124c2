"""Asks where data are handed on to; a class of questions of its own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


class HandOnFiles:
    @staticmethod
    def ask_where(parent: QWidget, proposed: str, *, folder: bool) -> Path | None:
        """The workbook, or the new folder; None when the person went back."""
        title = translate("HandOnFiles", "交出到")
        kind = translate("HandOnFiles", "新文件夹 (*)") if folder else translate("HandOnFiles", "Excel 工作簿 (*.xlsx)")
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed, kind)
        if not name:
            return None
        path = Path(name)
        return path if folder or path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
