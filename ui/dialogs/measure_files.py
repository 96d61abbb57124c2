"""Asks for files of a measure; a class of questions of its own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs.asked_file import asked_file


class MeasureFiles:
    @staticmethod
    def ask_to_attach(parent: QWidget) -> list[Path]:
        """Photos and scans; empty when the person went back."""
        title = QCoreApplication.translate("MeasureFiles", "选择照片或扫描件")
        names, _ = QFileDialog.getOpenFileNames(parent, title)
        return [Path(name) for name in names]

    @staticmethod
    def ask_to_import(parent: QWidget) -> Path | None:
        """A spreadsheet of measures, or None when the person went back."""
        title = QCoreApplication.translate("MeasureFiles", "选择措施表格")
        kinds = QCoreApplication.translate("MeasureFiles", "表格 (*.xlsx *.xls *.csv)")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(name) if name else None

    @staticmethod
    def ask_to_save(parent: QWidget, proposed: str) -> Path | None:
        title = QCoreApplication.translate("MeasureFiles", "附件另存为")
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed)
        return Path(name) if name else None

    @staticmethod
    def ask_to_write(parent: QWidget, proposed: str) -> Path | None:
        """Where a list is to be written, with an ending that says how."""
        title = QCoreApplication.translate("MeasureFiles", "导出名单")
        return asked_file(parent, title, proposed, "Excel (*.xlsx);;CSV (*.csv)")
