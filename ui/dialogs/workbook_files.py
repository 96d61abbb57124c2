"""Asks for a checklist's workbook, and where a copy of it goes; questions of their own for tests to answer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


class WorkbookFiles:
    @staticmethod
    def ask_to_open(parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("WorkbookFiles", "选择检查表工作簿")
        kinds = QCoreApplication.translate("WorkbookFiles", "检查表")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", f"{kinds} (*.xlsx *.xls *.csv *.md)")
        return Path(name) if name else None

    @staticmethod
    def ask_to_write(parent: QWidget, proposed: Path) -> Path | None:
        title = QCoreApplication.translate("WorkbookFiles", "工作簿存到哪里")
        name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), "Excel (*.xlsx)")
        return _ending(name, ".xlsx")

    @staticmethod
    def ask_to_write_xform(parent: QWidget, proposed: Path) -> Path | None:
        title = QCoreApplication.translate("WorkbookFiles", "XForm 存到哪里")
        name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), "XForm (*.xml)")
        return _ending(name, ".xml")


def _ending(name: str, suffix: str) -> Path | None:
    """With its ending, whether the person typed it or not; None for no name."""
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
