"""Another passphrase for the store; the data is not rewritten."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.messages import say
from inspector_app.people import change_passphrase
from ui.session import Session
from ui.settings.section import SettingsSection
from ui.widgets.field_block import FieldBlock
from ui.widgets.passphrase_field import PassphraseField


class PassphraseSection(SettingsSection):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            self.tr("我的密码"),
            self.tr("换密码很快，资料不用重新加密。请把新密码写下来放在安全的地方，不要和电脑放在一起。"),
            parent,
        )
        self.old = PassphraseField(self.tr("现在的密码"), self)
        self.new = PassphraseField(self.tr("新密码"), self)
        self.again = PassphraseField(self.tr("再输入一次新密码"), self)
        self.blocks = {
            "old": FieldBlock(self.tr("现在的密码"), self.old, parent=self),
            "new": FieldBlock(self.tr("新密码"), self.new, self.tr("至少8个字符；四个不相关的词最好记"), self),
            "again": FieldBlock(self.tr("再输入一次新密码"), self.again, parent=self),
        }
        self.change = self.button(self.tr("修改密码"), primary=True)
        self.change.clicked.connect(self._change)
        column = self.sheet()
        column.addWidget(self.blocks["old"])
        row = QHBoxLayout()
        row.setSpacing(20)
        for name in ("new", "again"):
            row.addWidget(self.blocks[name], 1)
        column.addLayout(row)
        column.addWidget(self.change)

    def _change(self) -> None:
        for block in self.blocks.values():
            block.complain("")
        old, new = self.old.text(), self.new.text()
        if new != self.again.text():
            self.blocks["again"].complain(self.tr("两次输入的密码不一样，请再输入一次。"))
            self.again.setFocus()
            return
        self.change.setEnabled(False)
        store, now = self.session.store, self.session.clock()
        self.session.jobs.run(
            self, lambda: change_passphrase(store, old, new, now), done=lambda _: self._changed(), failed=self._refused
        )

    def _changed(self) -> None:
        self.change.setEnabled(True)
        for field in (self.old, self.new, self.again):
            field.clear()
        self.tell_kept(self.tr("密码已修改，下次打开时使用新密码。"))

    def _refused(self, error: Exception) -> None:
        self.change.setEnabled(True)
        if isinstance(error, RefusedInputError):
            self._complain("new", error.problems)
        elif isinstance(error, UnavailableError) and error.problems[0].code == "store.wrong_passphrase":
            self._complain("old", error.problems)
        else:
            self.tell_trouble(error)

    def _complain(self, place: str, problems: tuple[Problem, ...]) -> None:
        self.blocks[place].complain("\n".join(str(say(problem, self.session.language)) for problem in problems))
        self.blocks[place].field.setFocus()
        self.told.emit()
