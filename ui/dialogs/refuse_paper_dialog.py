"""Somebody of the enterprise refuses to sign: why, and who saw it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inspector_app.notices.deeds import Refusal
from inspector_app.notices.service import refuse
from ui.dialogs.paper_form import PaperForm, evidence_of, moment_of
from ui.session import Session

translate = QCoreApplication.translate


class RefusePaperDialog(PaperForm):
    def __init__(self, session: Session, notice_id: str, paper: str, name: str, parent: QWidget | None = None) -> None:
        title = translate("RefusePaperDialog", "拒绝签字")
        super().__init__(session, title, translate("RefusePaperDialog", "记录在案"), paper, parent)
        self._notice_id = notice_id
        self.name = self.line("name", self.tr("拒签人"), name)
        self.at = self.time_field(self.tr("时间"))
        self.side_by_side("name", "at")
        self.reason = self.line("reason", self.tr("拒签理由"), hint=self.tr("如：对第一项问题有异议"))
        self.witness = self.line("witness", self.tr("见证人"), hint=self.tr("姓名和单位；没有见证人时请附现场照片"))
        self.file = self.proof(self.tr("现场照片"))
        for name_ in ("reason", "witness", "file"):
            self.column.addWidget(self.blocks[name_])
        self.add_end()
        self.reason.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, notice_id: str, paper: str, name: str) -> bool:
        """Whether the refusal was recorded."""
        return cls(session, notice_id, paper, name, parent).exec() == cls.DialogCode.Accepted

    def work(self) -> Callable[[], object]:
        store, now, notice_id = self._session.store, self._session.clock(), self._notice_id
        name, reason, witness = (field.text() for field in (self.name, self.reason, self.witness))
        at, evidence = moment_of(self.at), evidence_of(self.file)
        return lambda: refuse(store, notice_id, Refusal(name, reason, witness, at, evidence()), now)
