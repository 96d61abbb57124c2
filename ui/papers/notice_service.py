"""Signing, serving, withdrawing the paper that is shown: asks with what the visit knows, then tells all pages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.notices.deeds import Act, Delivery, Handing, Signer, text_in
from ui.dialogs.refuse_paper_dialog import RefusePaperDialog
from ui.dialogs.serve_paper_dialog import ServePaperDialog
from ui.dialogs.sign_paper_dialog import SignPaperDialog
from ui.dialogs.withdraw_paper_dialog import WithdrawPaperDialog
from ui.papers.notice_desk import NoticeDesk

if TYPE_CHECKING:
    from db.records.papers import Notice


class NoticeService(QObject):
    told = Signal(str)
    """What was recorded."""

    def __init__(self, desk: NoticeDesk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def sign(self) -> None:
        notice = self._notice()
        if notice is None:
            return
        names = {Signer.SITE: _filled(self._fact("site_contact")), Signer.OFFICER: tuple(self._officers())}
        if SignPaperDialog.ask(self._page, self._desk.session, notice.id, self._paper(notice), names):
            self._done(self.tr("签名已保存。"))

    def refuse(self) -> None:
        notice = self._notice()
        if notice is None:
            return
        name = self._fact("site_contact")
        if RefusePaperDialog.ask(self._page, self._desk.session, notice.id, self._paper(notice), name):
            self._done(self.tr("拒绝签字已记录在案。"))

    def serve(self) -> None:
        notice = self._notice()
        if notice is None:
            return
        session = self._desk.session
        server = self.tr("、").join(self._officers()) or session.store.person
        way = Delivery.LEFT if self._refusal_reason() else Delivery.PERSON
        usual = Handing(
            way,
            session.clock(),
            self._fact("site_contact"),
            place=self._fact("address"),
            server=server,
            refusal=self._refusal_reason(),
        )
        if ServePaperDialog.ask(self._page, session, notice.id, self._paper(notice), usual):
            self._done(self.tr("送达已登记。"))

    def withdraw(self) -> None:
        notice = self._notice()
        if notice is None:
            return
        if WithdrawPaperDialog.ask(self._page, self._desk.session, notice.id, self._paper(notice)):
            self._desk.notice_id = notice.id
            self._done(self.tr("文书已撤回。"))

    def _notice(self) -> "Notice | None":
        seen = self._desk.seen
        return seen.issued if seen is not None else None

    def _paper(self, notice: "Notice") -> str:
        seen = self._desk.seen
        assert seen is not None
        return " ".join(filter(None, (seen.title, notice.number, "·", seen.enterprise)))

    def _fact(self, name: str) -> str:
        notice = self._notice()
        return str(notice.facts.get(name, "") or "") if notice is not None else ""

    def _officers(self) -> list[str]:
        notice = self._notice()
        people = notice.facts.get("inspectors", []) if notice is not None else []
        return [str(each["name"]) for each in people]

    def _refusal_reason(self) -> str:
        """What was recorded when somebody refused to sign; "" when nobody did."""
        seen = self._desk.seen
        refused = seen.standing.last(Act.REFUSED) if seen is not None and seen.standing is not None else None
        return text_in(refused, "reason") if refused is not None else ""

    def _done(self, words: str) -> None:
        self._desk.tell_changed()
        self.told.emit(words)


def _filled(name: str) -> tuple[str, ...]:
    return (name,) if name else ()
