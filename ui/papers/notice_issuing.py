"""Issuing and keeping the paper that is shown: asks first, then says what became of it and what comes next."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QDesktopServices

from ui.dialogs.issue_notice_dialog import IssueNoticeDialog, IssueQuestion
from ui.dialogs.notice_files import NoticeFiles, proposed_name
from ui.papers.notice_cards import cards
from ui.papers.paper_titles import shown_title

if TYPE_CHECKING:
    from ui.pages.notice_page import NoticePage


class NoticeIssuing(QObject):
    def __init__(self, page: "NoticePage") -> None:
        super().__init__(page)
        self._page, self._desk, self._deeds, self._bar = page, page.desk, page.deeds, page.bar
        self._deeds.issued.connect(self._tell_issued)
        self._deeds.kept.connect(self._tell_kept)

    def ask(self) -> None:
        seen, before = self._desk.seen, self._desk.issued_before
        assert seen is not None
        title = shown_title(seen.title)
        hints = tuple(card.problem for card in cards(seen.hints, self._desk.session.language))
        replaced = (before.number or title) if before is not None else ""
        question = IssueQuestion(title, seen.enterprise, seen.next_number, replaced, hints)
        answer = IssueNoticeDialog.ask(self._page, question)
        if answer is not None:
            self._deeds.issue(answer.reason)

    def ask_keep(self, *, signed: bool = False) -> None:
        seen = self._desk.seen
        assert seen is not None
        number = seen.issued.number if seen.issued else self.tr("草稿")
        path = NoticeFiles.ask_to_write(self._page, proposed_name(seen.title, number, seen.enterprise))
        if path is not None:
            self._deeds.keep(path, signed=signed)

    def offer_file(self, text: str) -> None:
        """`text` says why nothing was printed."""
        self._bar.tell(text, self.tr("存为 PDF…"), self.ask_keep, "trouble")

    def _tell_issued(self) -> None:
        self._bar.tell(self.tr("已签发并保存。"), self.tr("打印（F8）"), self._page.printing.straight)

    def _tell_kept(self, path: Path) -> None:
        text = self.tr("已保存：{path}").format(path=path)
        self._bar.tell(text, self.tr("打开"), lambda: QDesktopServices.openUrl(path.as_uri()))
