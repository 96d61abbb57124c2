"""Asks where the log is to be written, and what it is compared with; a class, so that tests can answer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs.asked_file import asked_file


class DiaryFiles:
    @staticmethod
    def ask_to_write(parent: QWidget, proposed: str) -> Path | None:
        """With an ending that says how; None when the person went back."""
        title = QCoreApplication.translate("DiaryFiles", "导出操作日志")
        return asked_file(parent, title, proposed, "CSV (*.csv);;Excel (*.xlsx)")

    @staticmethod
    def ask_packs(parent: QWidget) -> list[Path]:
        """Packs that were handed over and are still at hand; none when the person went back."""
        title = QCoreApplication.translate("DiaryFiles", "选择交出过的检查包")
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", "(*.zjpack);;(*)")
        return [Path(name) for name in names]
