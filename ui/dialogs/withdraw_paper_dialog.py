"""An issued paper is withdrawn: why, and what that means."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inspector_app.notices.service import withdraw
from ui.dialogs.paper_form import PaperForm
from ui.session import Session

translate = QCoreApplication.translate


class WithdrawPaperDialog(PaperForm):
    def __init__(self, session: Session, notice_id: str, paper: str, parent: QWidget | None = None) -> None:
        title = translate("WithdrawPaperDialog", "撤回文书")
        super().__init__(session, title, translate("WithdrawPaperDialog", "撤回"), paper, parent)
        self._notice_id = notice_id
        meaning = self.tr(
            "撤回后文书不再有效，也不能再签名或送达；文号不会再用，记录和原件都保留。已经送达的，请另行通知企业。"
        )
        self.add_words(meaning, "")
        self.reason = self.line("reason", self.tr("撤回理由"))
        self.column.addWidget(self.blocks["reason"])
        self.add_end()
        self.deed.setDefault(False)
        self.deed.setAutoDefault(False)
        self.reason.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, notice_id: str, paper: str) -> bool:
        """Whether the paper was withdrawn."""
        return cls(session, notice_id, paper, parent).exec() == cls.DialogCode.Accepted

    def work(self) -> Callable[[], object]:
        store, now, notice_id, reason = self._session.store, self._session.clock(), self._notice_id, self.reason.text()
        return lambda: withdraw(store, notice_id, reason, now)
