"""Asks for the office root, its list and cards; and whether a root that is new here is the office's."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.widgets.plain_box import PlainBox

translate = QCoreApplication.translate


class RootFiles:
    @staticmethod
    def ask_new_root(parent: QWidget) -> Path | None:
        """Where the root is to be kept; best on a stick that lies in the safe."""
        title = translate("RootFiles", "单位根密钥存到哪里（最好是专用U盘）")
        name, _ = QFileDialog.getSaveFileName(parent, title, translate("RootFiles", "单位.zjroot"), "(*.zjroot)")
        return Path(name).with_suffix(".zjroot") if name else None

    @staticmethod
    def ask_root(parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, translate("RootFiles", "选择单位根密钥"), "", "(*.zjroot)")
        return Path(name) if name else None

    @staticmethod
    def ask_list(parent: QWidget) -> Path | None:
        title = translate("RootFiles", "选择单位的设备名单")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", "(*.zjdevices);;(*)")
        return Path(name) if name else None

    @staticmethod
    def ask_card(parent: QWidget) -> Path | None:
        title = translate("RootFiles", "选择要签发证书的名片")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", "(*.zjcard);;(*)")
        return Path(name) if name else None

    @staticmethod
    def confirm_root(parent: QWidget, office: str, words: str) -> bool:
        """Only people can tell whose key it is: the words come from the paper in the office's envelope."""
        question = PlainBox(parent)
        question.setWindowTitle(translate("RootFiles", "采用设备名单"))
        text = translate("RootFiles", "{office}的根密钥，本机第一次见到。它的六个词是：\n\n{words}")
        question.setText(text.format(office=office, words=words))
        question.setInformativeText(
            translate("RootFiles", "请与单位公布的六个词逐个核对，一样才采用。以后只认这个根密钥签的名单。")
        )
        take = question.addButton(translate("RootFiles", "核对一致，采用"), QMessageBox.ButtonRole.AcceptRole)
        back = question.addButton(translate("RootFiles", "不采用"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(back)
        question.exec()
        return question.clickedButton() is take
