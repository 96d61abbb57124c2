"""Hands on what a page shows: asks how and where, and has it written in the background."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from inspector_app.messages import say
from ui.jobs import Progress
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.supervision.handing_on import HandedOn
    from inspector_app.supervision.handing_on_values import Subject, Wanted
    from ui.dialogs.hand_on_dialog import HandOnChoice

_MOST_TOLD = 5


class HandingOnDeed(QObject):
    handed_on = Signal(object)
    """HandedOn."""

    def __init__(self, session: Session, notice: NoticeBar, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._notice, self._page = session, notice, page

    def ask(self, offers: "Mapping[Subject, Callable[[], Wanted]]") -> None:
        """Subject to what the page's filter shows of it; that is asked on the worker."""
        from ui.dialogs.hand_on_dialog import HandOnDialog
        from ui.dialogs.hand_on_files import HandOnFiles

        choice = HandOnDialog.ask(self._page, list(offers))
        if choice is None:
            return
        day = f"{self._session.clock():%Y%m%d}"
        name = self.tr("对外数据_{day}") if choice.redacted else self.tr("数据_{day}")
        ending = "" if choice.is_folder else ".xlsx"
        path = HandOnFiles.ask_where(self._page, name.format(day=day) + ending, folder=choice.is_folder)
        if path is not None:
            self._write(offers[choice.subject], choice, path)

    def _write(self, wanted: "Callable[[], Wanted]", choice: "HandOnChoice", path: Path) -> None:
        store, now, language = self._session.store, self._session.clock(), self._session.language

        def work(progress: Progress) -> "HandedOn":
            from inspector_app.supervision.handing_on import hand_on

            asked = replace(wanted(), codes=choice.codes, accepted=choice.accepted, language=language)
            return hand_on(
                store,
                asked,
                path,
                choice.form,
                now,
                photos=choice.photos,
                redact=choice.redacted,
                unmasked=choice.unmasked,
                progress=progress.report,
                cancelled=progress.cancelled,
            )

        self._notice.hide()
        self._session.jobs.run_long(
            self,
            self.tr("正在交出数据"),
            work,
            done=self._tell,
            failed=self._tell_trouble,
            cancelled=lambda: self._notice.tell(self.tr("已停下，什么都没有写出。")),
        )

    def _tell(self, done: "HandedOn") -> None:
        parts = [self.tr("已交出 %n 行", None, done.rows)]
        parts += [self.tr("%n 张照片", None, done.photos)] if done.photos else []
        head = self.tr("{what}：{path}").format(what=self.tr("、").join(parts), path=done.path)
        from inspector_app.supervision.handing_on import told_together

        told = told_together(done.problems)
        lines = [str(say(each, self._session.language)) for each in told[:_MOST_TOLD]]
        lines += ["……"] if len(told) > _MOST_TOLD else []
        folder = done.path if done.path.is_dir() else done.path.parent
        self._notice.tell(
            "\n".join([head, *lines]),
            self.tr("打开文件夹"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
            tone="trouble" if lines else "info",
        )
        self.handed_on.emit(done)

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        self._notice.tell_trouble(messages)
