"""A measure or a campaign is taken back: why."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.field_form import FieldForm
from ui.session import Session
from ui.widgets.field_block import FieldBlock

translate = QCoreApplication.translate


class WithdrawMeasureDialog(FieldForm):
    def __init__(
        self, session: Session, what: str, withdraw: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        """`withdraw` takes the reason, on the worker; `what` is named to the person."""
        title = translate("WithdrawMeasureDialog", "撤销")
        super().__init__(title, translate("WithdrawMeasureDialog", "撤销"), session.jobs, session.language, parent)
        self._withdraw = withdraw
        self.add_words(self.tr("撤销：{what}").format(what=what), "title")
        self.add_words(self.tr("撤销以后不再计入数字；记录仍保留在日志里，措施可以恢复。"), "secondary")
        self.reason = QLineEdit(self)
        self.add_block("reason", FieldBlock(self.tr("撤销原因"), self.reason, parent=self))
        self.add_end()
        self.deed.setDefault(False)
        self.deed.setAutoDefault(False)
        self.reason.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, what: str, withdraw: Callable[[str], object]) -> bool:
        """Whether it was withdrawn."""
        return cls(session, what, withdraw, parent).exec() == cls.DialogCode.Accepted

    def work(self) -> Callable[[], object]:
        withdraw, reason = self._withdraw, self.reason.text()
        return lambda: withdraw(reason)

    def place_of(self, code: str) -> str:
        return "reason" if code.endswith(("reason_missing", "text_long")) else ""
