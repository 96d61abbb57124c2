"""Asks for update files and publishers' keys; questions of their own, so that tests can answer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.widgets.plain_box import PlainBox

translate = QCoreApplication.translate


class UpdateFiles:
    @staticmethod
    def ask_update(parent: QWidget) -> Path | None:
        kinds = translate("UpdateFiles", "更新文件") + " (*.zjupdate)"
        name, _ = QFileDialog.getOpenFileName(parent, translate("UpdateFiles", "选择更新文件"), "", kinds)
        return Path(name) if name else None

    @staticmethod
    def ask_key(parent: QWidget) -> Path | None:
        kinds = translate("UpdateFiles", "发布者公钥") + " (*.pub)"
        name, _ = QFileDialog.getOpenFileName(parent, translate("UpdateFiles", "选择发布者公钥"), "", kinds)
        return Path(name) if name else None

    @staticmethod
    def confirm_key(parent: QWidget, key: str) -> bool:
        """Trust cannot be seen in a file: the person compares the key with what the publisher says."""
        box = PlainBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(translate("UpdateFiles", "信任发布者"))
        box.setText(translate("UpdateFiles", "以后由这个公钥签名的程序，都可以在本机安装。"))
        words = translate("UpdateFiles", "请先当面或电话核对，两边的公钥完全一致再登记：\n\n{key}")
        box.setInformativeText(words.format(key=key))
        take = box.addButton(translate("UpdateFiles", "核对一致，登记"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(translate("UpdateFiles", "不登记"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is take
