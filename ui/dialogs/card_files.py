"""Asks for card files, and whether a card is its person's; a class of questions, so that tests can answer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from db.records.log import Device
from inspector_app.exchange.trust.peers import Renewal
from ui.widgets.plain_box import PlainBox

_KINDS = "(*.zjcard);;(*)"


translate = QCoreApplication.translate


class CardFiles:
    @staticmethod
    def ask_to_read(parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, translate("CardFiles", "选择主管的名片"), "", _KINDS)
        return Path(name) if name else None

    @staticmethod
    def ask_to_write(parent: QWidget, proposed: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(parent, translate("CardFiles", "导出名片"), proposed, _KINDS)
        return Path(name) if name else None

    @staticmethod
    def confirm(parent: QWidget, device: Device, code: str, renewal: Renewal | None) -> bool:
        """Only people can tell whose key it is: they read the words to each other.

        `renewal`: the laptop is known under other keys, and the card says that they were changed.
        """
        question = PlainBox(parent)
        question.setWindowTitle(translate("CardFiles", "登记名片"))
        question.setText(
            translate("CardFiles", "{person}（{office}）的六个词是：\n\n{code}").format(
                person=device.person, office=device.office, code=code
            )
        )
        how = translate("CardFiles", "请当面或打电话，请对方念出他自己的六个词。一样才登记；不一样，名片可能被人换过。")
        changed = translate(
            "CardFiles",
            "这台电脑已登记，但名片上的密钥换了。请先问清楚确实是他换的；登记后，用旧密钥写出的资料包不再收。",
        )
        disputed = translate(
            "CardFiles",
            "这台电脑已登记，但名片上的密钥不同，而且以旧密钥登记的并不比这张名片早：名片是旧的，或者有人拿着旧密钥冒用了这台电脑。"
            "登记后，请对方看一遍旧密钥最近交来的包，不是他的就撤回。",
        )
        before = {None: "", Renewal.CLAIMED: f"{changed}\n\n", Renewal.DISPUTED: f"{disputed}\n\n"}
        question.setInformativeText(before[renewal] + how)
        take = question.addButton(translate("CardFiles", "核对一致，登记"), QMessageBox.ButtonRole.AcceptRole)
        back = question.addButton(translate("CardFiles", "不登记"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(back)
        question.exec()
        return question.clickedButton() is take

    @staticmethod
    def confirm_distrust(parent: QWidget, device: Device) -> bool:
        """Whether a card that was taken by mistake is to count no more."""
        question = PlainBox(parent)
        question.setWindowTitle(translate("CardFiles", "不再信任名片"))
        question.setText(
            translate("CardFiles", "不再信任 {person}（{office}）的名片吗？").format(
                person=device.person, office=device.office
            )
        )
        question.setInformativeText(
            translate(
                "CardFiles",
                "资料包不再写给其电脑；从那里来的资料包，要像陌生人的一样先核对六个词。以前导入的内容、写出的文件不变。\n"
                "要恢复，请重新登记名片并核对六个词。这个决定记入日志。",
            )
        )
        away = question.addButton(translate("CardFiles", "不再信任"), QMessageBox.ButtonRole.AcceptRole)
        back = question.addButton(translate("CardFiles", "照旧"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(back)
        question.exec()
        return question.clickedButton() is away
