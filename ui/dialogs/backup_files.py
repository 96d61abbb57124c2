"""Asks for backup files, and before a restore; a class of questions of its own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from inspector_app.backups.shelf import Backup
from inspector_app.backups.stick import SUFFIX
from ui.day_words import moment_words


class BackupFiles:
    @staticmethod
    def ask_where_to_write(parent: QWidget, proposed: str) -> Path | None:
        """Where the backup is to be written, with its ending; None when the person went back."""
        translate = QCoreApplication.translate
        kind = translate("BackupFiles", "备份文件")
        title = translate("BackupFiles", "写备份到U盘")
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed, f"{kind} (*{SUFFIX})")
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    @staticmethod
    def confirm_restore(parent: QWidget, backup: Backup, lost: int) -> bool:
        """Whether to go back to that backup; `lost` is how many changes were made since."""
        translate = QCoreApplication.translate
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(translate("BackupFiles", "恢复备份"))
        box.setText(translate("BackupFiles", "恢复到 {at} 的备份吗？").format(at=moment_words(backup.made_at)))
        box.setInformativeText(
            translate(
                "BackupFiles",
                "备份之后的 {lost} 次改动将不再显示；现在的数据整份保留在工作库的旧版本文件夹里，不会删除。"
                "恢复后需要重新输入密码打开。",
            ).format(lost=lost)
        )
        restore = box.addButton(translate("BackupFiles", "恢复"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(translate("BackupFiles", "不恢复"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is restore
