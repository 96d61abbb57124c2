"""After a restored backup: up to which numbers papers had been issued before."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from inspector_app.notices.ledger import numbered_words, resume_numbers
from inspector_app.plans.number_blocks import LARGEST
from ui.dialogs.field_form import FieldForm
from ui.papers.number_words import word_words
from ui.session import Session
from ui.widgets.field_block import FieldBlock

_COLUMNS = 2


class ResumeNumbersDialog(FieldForm):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("恢复以前用到几号"), self.tr("就从这些号以后接着编"), session.jobs, session.language, parent
        )
        self.session = session
        self.add_words(self.tr("恢复以前用到几号"), "title")
        self.numbers = {word: QSpinBox(self) for word in numbered_words()}
        self.reason = QLineEdit(self.tr("恢复备份以前可能已经使用"), self)
        about = self.tr(
            "请对照已经发出的纸质文书，填写今年每种文书最后用到的号；没有签发过就留 0。"
            "到这个号为止、台账里没有的号会作废，不会再用。"
        )
        self.add_words(about, "secondary")
        words = list(self.numbers)
        for start in range(0, len(words), _COLUMNS):
            self.add_row(*((word, self._block(word)) for word in words[start : start + _COLUMNS]))
        self.add_row(("reason", FieldBlock(self.tr("说明"), self.reason, parent=self)))
        self.add_end()

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> int | None:
        """How many numbers are void now, or None."""
        dialog = cls(session, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def work(self) -> Callable[[], object]:
        store, now, reason = self.session.store, self.session.clock(), self.reason.text()
        last = {word: number.value() for word, number in self.numbers.items() if number.value()}
        return lambda: resume_numbers(store, last, reason, now)

    def place_of(self, code: str) -> str:
        return "reason" if code.startswith("number.reason_") else ""

    def _block(self, word: str) -> FieldBlock:
        self.numbers[word].setRange(0, LARGEST)
        return FieldBlock(word_words(word), self.numbers[word], parent=self)
