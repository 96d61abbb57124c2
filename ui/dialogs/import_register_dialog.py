"""Imports the office's spreadsheet: choose it, see what will change, correct the columns, import."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.errors import Problem
from inspector_app.files import write_atomically
from inspector_app.messages import say
from ui.dialogs.question import Question
from ui.dialogs.register_files import RegisterFiles
from ui.register.register_import import ReadPlan, RegisterImport
from ui.session import Session
from ui.widgets.drop_field import DropField
from ui.widgets.import_preview import ImportPreview, done_words
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.wording import sentences


class ImportRegisterDialog(Question):
    """Nothing is written before 导入 is pressed; cancelling leaves all as it was."""

    stopped = Signal()
    """The person left while something was running; nothing was changed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入台账"))
        self.setStyleSheet(register_style(self.palette()))
        self._session = session
        self.process = RegisterImport(session, self)
        self._done = False
        self.notice = NoticeBar(self)
        self.drop = DropField(self)
        self.preview = ImportPreview(session.language, self)
        self.outcome = NothingHere(self)
        self.stack = QStackedWidget(self)
        for page in (self.drop, self.preview, self.outcome):
            self.stack.addWidget(page)
        self.progress = QProgressBar(self)
        self.progress_words = PlainLabel(self)
        self.stop = QPushButton(self.tr("停下"), self)
        self.reason = PlainLabel(self)
        self.reason.setProperty("role", "secondary")
        self.reason.setWordWrap(True)
        self.other_file = QPushButton(self.tr("换一个文件…"), self)
        self._planned: Path | None = None
        """The file that is shown."""
        self.apply = QPushButton(self.tr("导入"), self)
        self.apply.setProperty("primary", True)
        self.leave = QPushButton(self.tr("取消"), self)
        self._lay_out()
        self._connect()
        self._show_busy(False)
        self._refresh()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        session: Session,
        path: Path | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> ReadPlan | None:
        """What was imported, or None when the person went back; `path` is read at once.

        `stopped` is called when the person stopped what was running by leaving.
        """
        dialog = cls(session, parent)
        if stopped is not None:
            dialog.stopped.connect(stopped)
        if path is not None:
            dialog.process.read(path)
        return dialog.process.shown if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _lay_out(self) -> None:
        working = QHBoxLayout()
        working.addWidget(self.progress_words)
        working.addWidget(self.progress, 1)
        working.addWidget(self.stop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other_file)
        buttons.addWidget(self.reason, 1)
        buttons.addWidget(self.apply)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        column.addLayout(working)
        column.addLayout(buttons)
        for button in (self.stop, self.other_file, self.leave, self.preview.copy, self.preview.save, self.drop.button):
            button.setAutoDefault(False)
        letter = self.fontMetrics().horizontalAdvance("台")
        room = self.screen().availableSize()
        self.resize(min(76 * letter, room.width() - 40), min(46 * letter, room.height() - 60))

    def _connect(self) -> None:
        process = self.process
        self.drop.choose_wanted.connect(self._choose)
        self.drop.dropped.connect(lambda path: self.process.read(path))
        self.other_file.clicked.connect(self._choose)
        self.preview.corrected.connect(self._correct)
        self.preview.save_problems_wanted.connect(self._save_problems)
        self.apply.clicked.connect(process.apply)
        self.leave.clicked.connect(self.reject)
        self.stop.clicked.connect(process.cancel)
        self.outcome.wanted.connect(self._show_problems)
        process.started.connect(self._show_started)
        process.planned.connect(self._show_plan)
        process.applied.connect(self._show_result)
        process.cancelled.connect(self._tell_cancelled)
        process.troubled.connect(self._tell_trouble)
        self._session.jobs.progressed.connect(self._show_progress)

    def _choose(self) -> None:
        path = RegisterFiles.ask_to_read(self)
        if path is not None:
            self.process.read(path)

    def _correct(self, mapping: dict[int, str | None]) -> None:
        assert self.process.shown is not None
        self.process.read(self.process.shown.path, mapping)

    def _save_problems(self) -> None:
        assert self.process.shown is not None
        proposed = self.tr("{file}_问题清单.txt").format(file=self.process.shown.path.stem)
        path = RegisterFiles.ask_to_write_text(self, proposed)
        if path is not None:
            try:
                write_atomically(path, self.preview.problems.as_text().encode("utf-8-sig"))
            except OSError as error:
                self._tell_trouble(error)

    def _show_started(self, text: str) -> None:
        self.notice.hide()
        self.progress_words.setText(text)
        self.progress.setRange(0, 0)
        self._show_busy(True)

    def _show_progress(self, done: int, total: int) -> None:
        if self.process.busy:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _show_busy(self, busy: bool) -> None:
        for shown in (self.progress_words, self.progress, self.stop):
            shown.setVisible(busy)
        for usable in (self.drop, self.preview, self.other_file):
            usable.setEnabled(not busy)
        self._refresh()

    def _show_plan(self, shown: ReadPlan) -> None:
        # Of another file what it says is looked at first; corrected columns leave the person where they are.
        is_other_file, self._planned = shown.path != self._planned, shown.path
        self.preview.show_plan(shown)
        self.stack.setCurrentWidget(self.preview)
        self._show_busy(False)
        if is_other_file:
            self.preview.tabs.setCurrentIndex(1 if shown.plan.problems else 0)
        if shown.reading.unclear:
            self.preview.tabs.setCurrentIndex(0)
            self._tell(shown.reading.unclear)
        if self.apply.isEnabled():
            self.apply.setFocus()

    def _show_result(self, shown: ReadPlan) -> None:
        see = self.tr("看问题清单（{count}）").format(count=len(shown.plan.problems)) if shown.plan.problems else ""
        self.outcome.say(self.tr("导入完成"), done_words(shown), see)
        self._done = True
        self.stack.setCurrentWidget(self.outcome)
        self._show_busy(False)
        self.leave.clicked.disconnect()
        self.leave.clicked.connect(self.accept)
        self.leave.setText(self.tr("关闭"))
        self.leave.setFocus()

    def _show_problems(self) -> None:
        """After the import: what the file still has to be corrected in, to be copied or saved."""
        self.stack.setCurrentWidget(self.preview)
        self.preview.tabs.setCurrentIndex(1)
        self.preview.mapping.setEnabled(False)
        self._refresh()

    def _refresh(self) -> None:
        """The button says why it cannot be pressed."""
        shown, page = self.process.shown, self.stack.currentWidget()
        self.other_file.setVisible(page is self.preview and not self._done)
        self.apply.setVisible(not self._done)
        ready = page is self.preview and shown is not None and not self.process.busy and not self._done
        self.apply.setEnabled(ready and shown is not None and shown.changes_something)
        self.reason.setText("")
        if ready and shown is not None and not shown.changes_something and not shown.reading.unclear:
            self.reason.setText(
                self.tr("台账已经和这个文件一致，没有要导入的内容。")
                if shown.plan.unchanged
                else self.tr("没有可以导入的行，请看“问题”。")
            )

    def _tell_cancelled(self) -> None:
        self._show_busy(False)
        self.notice.tell(self.tr("已停下，台账没有任何改动。"))

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.notice.tell("\n".join(str(say(each, self._session.language)) for each in problems), tone="trouble")

    def _tell_trouble(self, error: Exception) -> None:
        self._show_busy(False)
        self.notice.tell_trouble(sentences(error, self._session.language))

    def reject(self) -> None:
        """While something runs, leaving means stopping it; the dialog goes once it has stopped."""
        if not self.process.busy:
            super().reject()
            return
        self.process.cancelled.connect(self._leave_stopped)
        self.process.cancel()

    def _leave_stopped(self) -> None:
        super().reject()
        self.stopped.emit()
