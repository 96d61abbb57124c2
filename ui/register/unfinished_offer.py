"""Says where the person stopped: after a power cut or the next morning, a visit that is not ended is one key away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.day_words import moment_words
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from inspector_app.unfinished_visits import Unfinished


class UnfinishedOffer(QObject):
    """Told once, with the first lines of the register; gone when the visit is opened, from wherever, or ended."""

    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, bar: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._bar = session, bar
        self._offered = self._told = ""
        """Id of the visit, and what the bar says of it."""
        session.changes.visit_closed.connect(self._forget)
        session.navigation.open_visit.connect(self._forget)

    def look(self) -> None:
        self._session.jobs.run(self, self._read, done=self._tell, failed=self.troubled.emit)

    def _read(self) -> "Unfinished | None":
        from inspector_app.unfinished_visits import last_unfinished

        return last_unfinished(self._session.store)

    def _tell(self, found: "Unfinished | None") -> None:
        if found is None or not self._bar.isHidden():
            return
        words = (
            self.tr("“{name}”的检查还没有结束：已判定 {judged} 项，最后作答 {moment}。")
            if found.answered_at is not None
            else self.tr("“{name}”的检查还没有结束：{moment} 开始，已判定 {judged} 项。")
        )
        moment = moment_words(found.answered_at or found.opened_at)
        text = words.format(name=found.enterprise_name, judged=found.judged, moment=moment)
        if found.others:
            text += self.tr("另有 %n 次检查也没有结束。", None, found.others)
        opened = self._session.navigation.open_visit
        self._bar.tell(text, self.tr("继续检查"), lambda: opened.emit(found.visit_id))
        self._offered, self._told = found.visit_id, self._bar.label.text()

    def _forget(self, visit_id: str) -> None:
        if visit_id == self._offered and self._bar.label.text() == self._told:
            self._bar.hide()
