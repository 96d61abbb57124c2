"""A new passphrase for somebody who forgot theirs, by the secret key from the office's envelope."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from inspector_app.messages import Language
from ui.dialogs.person_form import PersonForm
from ui.dialogs.vault_questions import VaultQuestions
from ui.jobs import Jobs
from ui.opening.store_opening import StorePeople
from ui.session import Clock
from ui.widgets.field_block import FieldBlock


@dataclass(frozen=True, slots=True)
class Recovered:
    person: str
    passphrase: str


class RecoverDialog(PersonForm):
    def __init__(
        self, jobs: Jobs, clock: Clock, language: Language, store: StorePeople, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("忘记密码"), self.tr("设新密码并打开"), jobs, language, parent)
        self._clock, self._folder = clock, store.folder
        self.file, self.person = QLineEdit(self), QComboBox(self)
        for each in store.people:
            self.person.addItem(each.person)
        self.add_words(self.tr("忘记密码"), "title")
        self.add_words(
            self.tr("请向单位负责人要封存的恢复密钥，插上U盘，在这里选它。旧密码随即作废，资料一点不变。"), "secondary"
        )
        where = self.tr("信封里的 .zjrecovery-key 文件；用完请收回信封，不要留在这台电脑上")
        self.add_block("file", FieldBlock(self.tr("恢复密钥文件"), self._file_row(), where, self))
        self.add_block("person", FieldBlock(self.tr("谁的密码"), self.person, parent=self))
        self.add_passphrases()
        self.add_end()
        self.file.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, jobs: Jobs, clock: Clock, language: Language, store: StorePeople) -> Recovered | None:
        """Who may now open the store with which passphrase, or None when the person went back."""
        dialog = cls(jobs, clock, language, store, parent)
        if dialog.exec() != cls.DialogCode.Accepted:
            return None
        return Recovered(dialog.person.currentText(), dialog.passphrase.text())

    def work(self) -> Callable[[], object]:
        file, folder, now = Path(self.file.text().strip()), self._folder, self._clock()
        person, passphrase = self.person.currentText(), self.passphrase.text()

        def recover() -> object:
            from inspector_app.people import recover_person

            return recover_person(folder, file.read_bytes(), person, passphrase, now)

        return recover

    def missing(self) -> list[tuple[str, str]]:
        found = super().missing()
        if not Path(self.file.text().strip()).is_file():
            found.insert(0, ("file", self.tr("找不到这个文件，请用“选择…”来选。")))
        return found

    def place_of(self, code: str) -> str:
        name = code.partition(".")[2]
        if name.startswith("recovery_"):
            return "file"
        return "passphrase" if name.startswith("passphrase_") else ""

    def _file_row(self) -> QWidget:
        place = QWidget(self)
        place.setFocusProxy(self.file)
        choose = QPushButton(self.tr("选择…"), place)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        return place

    def _choose(self) -> None:
        path = VaultQuestions.ask_secret(self)
        if path is not None:
            self.file.setText(str(path))
            self.blocks["file"].complain("")
