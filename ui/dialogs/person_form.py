"""A form about who may open a store: a field form with a passphrase that is typed twice."""

from PySide6.QtWidgets import QWidget

from inspector_app.messages import Language
from ui.dialogs.field_form import FieldForm
from ui.jobs import Jobs
from ui.widgets.field_block import FieldBlock
from ui.widgets.passphrase_field import PassphraseField


class PersonForm(FieldForm):
    def __init__(self, title: str, deed: str, jobs: Jobs, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(title, deed, jobs, language, parent)
        self.passphrase = PassphraseField(self.tr("新密码"), self)
        self.again = PassphraseField(self.tr("再输入一次"), self)
        self.passphrase.eye.toggled.connect(self.again.eye.setChecked)

    def add_passphrases(self) -> None:
        least = self.tr("至少8个字符；四个不相关的词最好记")
        self.add_row(
            ("passphrase", FieldBlock(self.tr("新密码"), self.passphrase, least, self)),
            ("again", FieldBlock(self.tr("再输入一次"), self.again, "", self)),
        )

    def missing(self) -> list[tuple[str, str]]:
        if self.passphrase.text() != self.again.text():
            return [("again", self.tr("两次输入的密码不一样，请再输入一次。"))]
        return []
