"""Numbers that no paper will ever have, and why."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from inspector_app.notices.ledger import LedgerLine, numbered_words, void_numbers
from inspector_app.plans.number_blocks import LARGEST
from ui.dialogs.field_form import FieldForm
from ui.papers.number_words import word_words
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.steady_combo_box import SteadyComboBox


class VoidNumbersDialog(FieldForm):
    def __init__(self, session: Session, line: LedgerLine | None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("作废文号"), self.tr("作废"), session.jobs, session.language, parent)
        self.session = session
        self.add_words(self.tr("作废文号"), "title")
        self.word, self.year = SteadyComboBox(self), QSpinBox(self)
        self.first, self.last, self.reason = QSpinBox(self), QSpinBox(self), QLineEdit(self)
        for word in numbered_words():
            self.word.addItem(word_words(word), word)
        self.year.setRange(2000, 9999)
        for number in (self.first, self.last):
            number.setRange(1, LARGEST)
        self._begin_with(line)
        self.first.valueChanged.connect(lambda value: self.last.setValue(max(value, self.last.value())))
        self.add_words(
            self.tr("写坏的、手工用掉的号在这里作废。作废以后不再使用，也不能恢复；原因会留在台账里。"), "secondary"
        )
        self.add_row(
            ("word", FieldBlock(self.tr("文书"), self.word, parent=self)),
            ("year", FieldBlock(self.tr("年份"), self.year, parent=self)),
        )
        self.add_row(
            ("first", FieldBlock(self.tr("从几号"), self.first, parent=self)),
            ("last", FieldBlock(self.tr("到几号"), self.last, self.tr("只作废一个号，两处填一样"), self)),
        )
        hint = self.tr("如：手写时写坏；打印机卡纸前已手工编号")
        self.add_row(("reason", FieldBlock(self.tr("原因"), self.reason, hint, self)))
        self.add_end()
        self.reason.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, line: LedgerLine | None) -> list[str] | None:
        """The numbers that are void now, or None; the form begins with a line of the ledger."""
        dialog = cls(session, line, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def missing(self) -> list[tuple[str, str]]:
        if self.last.value() < self.first.value():
            return [("last", self.tr("止号小于起号。"))]
        return []

    def work(self) -> Callable[[], object]:
        store, now = self.session.store, self.session.clock()
        word, year, reason = str(self.word.currentData()), self.year.value(), self.reason.text()
        # One more than the ledger takes at once is enough to be refused.
        sequences = range(self.first.value(), min(self.last.value(), self.first.value() + 1_000) + 1)
        return lambda: void_numbers(store, word, year, sequences, reason, now)

    def place_of(self, code: str) -> str:
        name = code.partition(".")[2]
        if name.startswith("reason_"):
            return "reason"
        return "first" if name in ("is_used", "is_void", "not_ours", "too_many") else ""

    def _begin_with(self, line: LedgerLine | None) -> None:
        self.year.setValue(line.year if line else self.session.clock().year)
        if line is not None:
            self.word.setCurrentIndex(max(0, self.word.findData(line.word)))
            self.first.setValue(max(1, line.first))
            self.last.setValue(max(1, line.first))
