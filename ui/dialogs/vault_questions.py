"""Asks for recovery files, and before a person is removed; a class of questions, so that tests can answer."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.widgets.plain_box import PlainBox

translate = QCoreApplication.translate


class VaultQuestions:
    @staticmethod
    def ask_public(parent: QWidget) -> Path | None:
        title = translate("VaultQuestions", "选择单位发下来的恢复公钥")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", "(*.zjrecovery-pub *.txt);;(*)")
        return Path(name) if name else None

    @staticmethod
    def ask_secret(parent: QWidget) -> Path | None:
        title = translate("VaultQuestions", "选择信封里的恢复密钥")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", "(*.zjrecovery-key *.txt);;(*)")
        return Path(name) if name else None

    @staticmethod
    def ask_new_folder(parent: QWidget) -> Path | None:
        """Where a new pair is to be written; best a stick."""
        title = translate("VaultQuestions", "恢复密钥写到哪里（最好是U盘）")
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    @staticmethod
    def confirm_removal(parent: QWidget, person: str) -> bool:
        question = PlainBox(parent)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(translate("VaultQuestions", "取消一个人"))
        question.setText(
            translate("VaultQuestions", "“{person}”以后不能再打开这个工作库，确定吗？").format(person=person)
        )
        question.setInformativeText(translate("VaultQuestions", "以前的检查记录不变，仍写着原来的姓名。"))
        take = question.addButton(translate("VaultQuestions", "取消此人"), QMessageBox.ButtonRole.DestructiveRole)
        back = question.addButton(translate("VaultQuestions", "不取消"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(back)
        question.setEscapeButton(back)
        question.exec()
        return question.clickedButton() is take

    @staticmethod
    def confirm_key_change(parent: QWidget, removed: str, left_out: Sequence[str]) -> bool:
        """Whether all is to be encrypted anew; `left_out` are those who must be added again afterwards."""
        question = PlainBox(parent)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(translate("VaultQuestions", "更换数据密钥"))
        because = translate("VaultQuestions", "“{person}”可能拷走过旧的钥匙文件。").format(person=removed)
        ask = translate("VaultQuestions", "现在更换数据密钥，把全部资料重新加密吗？")
        question.setText(f"{because}{ask}" if removed else ask)
        words = [
            translate(
                "VaultQuestions",
                "照片多时要几分钟到几小时，期间可以照常工作，随时可以停下；最后锁定几秒，用原来的密码重新打开。"
                "本机备份和恢复以前的旧数据一起换成新密钥；U盘备份请另做一份。"
                "本机的名片也会换，换好后请把新名片交给交换资料包的人。",
            )
        ]
        if left_out:
            names = translate("VaultQuestions", "、").join(left_out)
            words.append(translate("VaultQuestions", "{names} 换钥后要重新添加。").format(names=names))
        question.setInformativeText("\n".join(words))
        change = question.addButton(translate("VaultQuestions", "更换"), QMessageBox.ButtonRole.AcceptRole)
        back = question.addButton(translate("VaultQuestions", "以后再说"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(change if removed else back)
        question.setEscapeButton(back)
        question.exec()
        return question.clickedButton() is change
