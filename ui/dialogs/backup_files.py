"""Asks for backup files, and before a restore; a class of questions of its own, so that tests can answer them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from inspector_app.backups.generations import Generation
from inspector_app.backups.shelf import Backup
from inspector_app.backups.stick import SUFFIX
from ui.day_words import moment_words
from ui.widgets.plain_box import PlainBox


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
    def confirm_restore(parent: QWidget, backup: Backup, lost: int | None, *, shared: bool = False) -> bool:
        """Whether to go back to that backup; `lost` is how many changes were made since, None when nobody can tell.

        `shared`: the store has its records in a database that other desks go on with.
        """
        translate = QCoreApplication.translate
        box = PlainBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(translate("BackupFiles", "恢复备份"))
        box.setText(translate("BackupFiles", "恢复到 {at} 的备份吗？").format(at=moment_words(backup.made_at)))
        unknown = translate(
            "BackupFiles", "备份之后的改动将不再显示；现在的数据整份保留在工作库的旧版本文件夹里，不会删除。"
        )
        box.setInformativeText(
            unknown
            if lost is None
            else translate(
                "BackupFiles",
                "备份之后的 {lost} 次改动将不再显示；现在的数据整份保留在工作库的旧版本文件夹里，不会删除。"
                "恢复后需要重新输入密码打开。",
            ).format(lost=lost)
        )
        if shared:
            leaving = translate(
                "BackupFiles",
                "恢复以后是这台电脑自己的一份，不再和别的电脑共用；共用数据库不受影响，别的电脑照常使用。",
            )
            box.setInformativeText(f"{box.informativeText()}\n\n{leaving}")
        restore = box.addButton(translate("BackupFiles", "恢复"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(translate("BackupFiles", "不恢复"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is restore

    @staticmethod
    def confirm_removal(parent: QWidget, generation: Generation) -> bool:
        """Whether an earlier database is to go for good."""
        translate = QCoreApplication.translate
        box = PlainBox(parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(translate("BackupFiles", "删除旧数据"))
        box.setText(translate("BackupFiles", "删除恢复以前的旧数据 {name} 吗？").format(name=generation.name))
        box.setInformativeText(
            translate(
                "BackupFiles",
                "它最后一次改动是 {at}。其中没有进入备份的改动将永远找不回来；现在使用的数据和备份不受影响。",
            ).format(at=moment_words(generation.changed_at))
        )
        remove = box.addButton(translate("BackupFiles", "删除"), QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton(translate("BackupFiles", "不删除"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is remove

    @staticmethod
    def ask_backup_file(parent: QWidget) -> Path | None:
        """A backup on a stick to make a store of; None when the person went back."""
        translate = QCoreApplication.translate
        kind = translate("BackupFiles", "备份文件")
        title = translate("BackupFiles", "选择U盘上的备份文件")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", f"{kind} (*{SUFFIX});;(*)")
        return Path(name) if name else None
