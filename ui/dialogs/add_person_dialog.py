"""One more person for the store, with a passphrase of their own, typed by themselves."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from inspector_app.people import add_person
from inspector_app.stores import Role
from ui.dialogs.person_form import PersonForm
from ui.session import Session
from ui.widgets.field_block import FieldBlock


class AddPersonDialog(PersonForm):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("添加一个人"), self.tr("添加"), session.jobs, session.language, parent)
        self._session = session
        self.person, self.role = QLineEdit(self), QComboBox(self)
        for role, words in (
            (Role.INSPECTOR, self.tr("检查员")),
            (Role.SUPERVISOR, self.tr("主管")),
            (Role.ADMINISTRATOR, self.tr("管理员")),
        ):
            self.role.addItem(words, role)
        self.role.setCurrentIndex(self.role.findData(session.store.owner.role))
        self.add_words(self.tr("添加一个人"), "title")
        self.add_words(self.tr("请他本人输入密码。每个人只用自己的密码，记录里才分得清是谁做的。"), "secondary")
        self.add_block("person", FieldBlock(self.tr("姓名"), self.person, self.tr("写在检查记录上"), self))
        self.add_block("role", FieldBlock(self.tr("身份"), self.role, parent=self))
        self.add_passphrases()
        self.add_end()
        self.person.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> str | None:
        """The name of the person who may now open the store, or None."""
        dialog = cls(session, parent)
        return dialog.person.text().strip() if dialog.exec() == cls.DialogCode.Accepted else None

    def work(self) -> Callable[[], object]:
        store, now = self._session.store, self._session.clock()
        person, passphrase = self.person.text(), self.passphrase.text()
        # Qt hands an enumeration of text back as plain text.
        role = Role(self.role.currentData())
        return lambda: add_person(store, person, role, passphrase, now)

    def place_of(self, code: str) -> str:
        places = {"passphrase_short": "passphrase", "passphrase_common": "passphrase", "people_many": ""}
        return places.get(code.partition(".")[2], "person")
