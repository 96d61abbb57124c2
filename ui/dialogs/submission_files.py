"""Asks where the answers of a visit go as an OpenRosa submission, and how its photos go; for tests to answer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


class SubmissionFiles:
    @staticmethod
    def ask(parent: QWidget, proposed: Path) -> tuple[Path, bool] | None:
        """A .zip, and whether photos go as originals; None when nothing was chosen."""
        translate = QCoreApplication.translate
        copies = translate("SubmissionFiles", "照片为工作副本 (*.zip)")
        originals = translate("SubmissionFiles", "照片为原件，有遮盖的仍用遮盖副本 (*.zip)")
        title = translate("SubmissionFiles", "答案和附件存到哪里（OpenRosa 提交包）")
        name, chosen = QFileDialog.getSaveFileName(parent, title, str(proposed), f"{copies};;{originals}")
        if not name:
            return None
        path = Path(name)
        path = path if path.suffix.lower() == ".zip" else path.with_name(path.name + ".zip")
        return path, chosen == originals
