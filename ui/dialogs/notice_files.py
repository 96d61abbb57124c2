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

    @staticmethod
    def ask_proof(parent: QWidget) -> Path | None:
        """A file that proves something, or None when the person went back."""
        title = QCoreApplication.translate("NoticeFiles", "选择凭证")
        kinds = QCoreApplication.translate("NoticeFiles", "照片和扫描件")
        patterns = f"{kinds} (*.jpg *.jpeg *.png *.heic *.pdf *.tif *.tiff *.webp)"
        name, _ = QFileDialog.getOpenFileName(parent, title, "", patterns)
        return Path(name) if name else None

    @staticmethod
    def ask_folder(parent: QWidget) -> Path | None:
        """A folder for many PDFs, or None when the person went back."""
        title = QCoreApplication.translate("NoticeFiles", "选择文件夹")
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None


def proposed_name(title: str, number: str, enterprise: str) -> str:
    """A name that every disk takes: paper, number, enterprise."""
    stem = "-".join(part for part in (title, number, enterprise) if part)
    return _FORBIDDEN.sub("_", stem)[:_LONGEST].strip(" .") + ".pdf"
