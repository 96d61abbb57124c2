"""Asks where a PDF is to be saved; a class of questions of its own, so that tests can answer them."""

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

# What Windows takes in no file name.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST = 80


class NoticeFiles:
    @staticmethod
    def ask_to_write(parent: QWidget, proposed: str) -> Path | None:
        """The file for the PDF, or None when the person went back."""
        title = QCoreApplication.translate("NoticeFiles", "存为 PDF")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / proposed), "PDF (*.pdf)")
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")


def proposed_name(title: str, number: str, enterprise: str) -> str:
    """A name that every disk takes: paper, number, enterprise."""
    stem = "-".join(part for part in (title, number, enterprise) if part)
    return _FORBIDDEN.sub("_", stem)[:_LONGEST].strip(" .") + ".pdf"
