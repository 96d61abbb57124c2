"""A form about who may open a store: each problem beside its field, nothing typed lost, the work in the background."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector_app.errors import ProblemsError
from inspector_app.messages import Language, say
from ui.jobs import Jobs
from ui.widgets.field_block import FieldBlock
from ui.widgets.passphrase_field import PassphraseField
from ui.wording import explain

_WIDTH_LETTERS = 42


class PersonForm(QDialog):
    def __init__(self, title: str, deed: str, jobs: Jobs, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._jobs, self._language = jobs, language
        self.blocks: dict[str, FieldBlock] = {}
        self.passphrase = PassphraseField(self.tr("新密码"), self)
        self.again = PassphraseField(self.tr("再输入一次"), self)
        self.passphrase.eye.toggled.connect(self.again.eye.setChecked)
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "trouble")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.deed = QPushButton(deed, self)
        self.deed.setDefault(True)
        self.deed.clicked.connect(self._begin)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 22, 28, 20)
        self.column.setSpacing(14)
        self.setMinimumWidth(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))

    def work(self) -> Callable[[], object]:
        """What the button does, on the worker, from what is in the fields now."""
        raise NotImplementedError

    def place_of(self, code: str) -> str:
        """The block beside which the problem of that code is said; "" says it below."""
        raise NotImplementedError

    def add_words(self, text: str, role: str) -> None:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        self.column.addWidget(label)

    def add_block(self, name: str, block: FieldBlock) -> None:
        self.blocks[name] = block
        self.column.addWidget(block)

    def add_passphrases(self) -> None:
        least = self.tr("至少8个字符；四个不相关的词最好记")
        row = QHBoxLayout()
        row.setSpacing(20)
        for name, words, field, hint in (
            ("passphrase", self.tr("新密码"), self.passphrase, least),
            ("again", self.tr("再输入一次"), self.again, ""),
        ):
            self.blocks[name] = FieldBlock(words, field, hint, self)
            row.addWidget(self.blocks[name], 1)
        self.column.addLayout(row)

    def add_end(self) -> None:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.deed, QDialogButtonBox.ButtonRole.ActionRole)
        self.back = buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(self.trouble)
        self.column.addStretch(1)
        self.column.addWidget(buttons)

    def reject(self) -> None:
        """Not while it is being done: it would have happened without anybody knowing."""
        if self.deed.isEnabled():
            super().reject()

    def missing(self) -> list[tuple[str, str]]:
        """Block and sentence of what must be filled in before anything is tried."""
        if self.passphrase.text() != self.again.text():
            return [("again", self.tr("两次输入的密码不一样，请再输入一次。"))]
        return []

    def _begin(self) -> None:
        for block in self.blocks.values():
            block.complain("")
        self.trouble.hide()
        missing = self.missing()
        if missing:
            for name, words in missing:
                self.blocks[name].complain(words)
            self._show_troubled()
            return
        work = self.work()
        self._set_busy(True)
        self._jobs.run(self, work, done=lambda _: self.accept(), failed=self._refuse)

    def _set_busy(self, busy: bool) -> None:
        for widget in (*self.blocks.values(), self.deed, self.back):
            widget.setEnabled(not busy)

    def _refuse(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, ProblemsError):
            for problem in error.problems:
                self._complain(self.place_of(problem.code), str(say(problem, self._language)))
        else:
            messages = explain(error, self._language)
            if messages is None:
                raise error
            self._complain("", "\n".join(str(message) for message in messages))
        self._show_troubled()

    def _complain(self, place: str, text: str) -> None:
        if place:
            self.blocks[place].complain(text)
        else:
            self.trouble.setText(text)
            self.trouble.show()

    def _show_troubled(self) -> None:
        """Room for what was said, and the keyboard at the first place of it."""
        layout = self.layout()
        assert layout is not None
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        troubled = next((block for block in self.blocks.values() if not block.problem.isHidden()), None)
        if troubled is not None:
            troubled.field.setFocus()
