"""Asked before a desk is invited to a shared store, or removed from it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from inspector_app.messages import Language, say
from inspector_app.vault import passphrase_problems
from ui.dialogs.question import Question
from ui.widgets.field_block import FieldBlock
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.plain_box import PlainBox
from ui.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class AskedInvitation:
    path: Path
    secret: str


class InviteDialog(Question):
    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setWindowTitle(self.tr("邀请一台电脑"))
        self.secret = PassphraseField(self.tr("邀请口令"), self)
        self.block = FieldBlock(self.tr("邀请口令"), self.secret, self.tr("至少8个字符；当面或打电话告诉对方"), self)
        words = PlainLabel(
            self.tr("邀请文件里有打开照片的密钥。把文件交给对方，口令另外说；对方加入以后请把文件删掉。"), self
        )
        words.setWordWrap(True)
        words.setProperty("role", "secondary")
        buttons = QDialogButtonBox(self)
        self.write = buttons.addButton(self.tr("写邀请文件…"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.write.clicked.connect(self._check)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(14)
        for widget in (words, self.block, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(30 * self.fontMetrics().horizontalAdvance("字"))

    @classmethod
    def ask(cls, parent: QWidget, language: Language) -> AskedInvitation | None:
        """Where to write the invitation, and its passphrase; None when the person went back."""
        dialog = cls(language, parent)
        if dialog.exec() != cls.DialogCode.Accepted:
            return None
        path = ask_place(parent)
        return None if path is None else AskedInvitation(path, dialog.secret.text())

    def _check(self) -> None:
        problems = passphrase_problems(self.secret.text())
        if problems:
            self.block.complain(str(say(problems[0], self._language)))
        else:
            self.accept()


def ask_place(parent: QWidget) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(
        parent, translate("InviteDialog", "邀请文件存到哪里"), "", translate("InviteDialog", "邀请文件 (*.zjinvite)")
    )
    if not name:
        return None
    return Path(name if name.endswith(".zjinvite") else f"{name}.zjinvite")


def confirm_removal(parent: QWidget, person: str) -> bool:
    question = PlainBox(parent)
    question.setText(translate("InviteDialog", "取消{person}的电脑？").format(person=person))
    question.setInformativeText(
        translate(
            "InviteDialog",
            "它以前记的内容都留着，以后不能再保存。要再用，需要重新邀请。\n"
            "人离开了，还要请服务器管理员停用他的登录名；他若可能拷走了照片，再更换数据密钥，"
            "步骤见手册“几个人共用一个数据库”。",
        )
    )
    remove = question.addButton(translate("InviteDialog", "取消这台"), QMessageBox.ButtonRole.DestructiveRole)
    question.addButton(translate("InviteDialog", "不取消"), QMessageBox.ButtonRole.RejectRole)
    question.exec()
    return question.clickedButton() is remove
