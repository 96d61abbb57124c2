"""Takes a pack in: checked as a whole, looked at, and only then imported."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.exchange.read import ImportReport, PackPreview
from ui.dialogs.pack_files import PackFiles
from ui.dialogs.question import Question
from ui.packs.pack_facts import brings_something
from ui.packs.pack_import import PackImport
from ui.packs.pack_words import imported_words
from ui.session import Session
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.pack_preview_pane import PackPreviewPane
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.register_style import register_style
from ui.widgets.work_line import WorkLine
from ui.wording import sentences


class ImportPackDialog(Question):
    """Nothing is written before 导入 is pressed; cancelling leaves all as it was."""

    stopped = Signal()
    """The person left while something was running; nothing was changed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入检查包"))
        self.setStyleSheet(_sheet())
        self._session = session
        self.process = PackImport(session, self)
        self.report: ImportReport | None = None
        self.notice = NoticeBar(self)
        self.waiting = NothingHere(self)
        self.preview = PackPreviewPane(session.language, self)
        self.outcome = NothingHere(self)
        self.stack = QStackedWidget(self)
        for page in (self.waiting, self.preview, self.outcome):
            self.stack.addWidget(page)
        self.line = WorkLine(self.process, self)
        self.file = PlainLabel(self)
        self.file.setProperty("role", "secondary")
        self.reason = PlainLabel(self)
        self.reason.setProperty("role", "secondary")
        self.reason.setWordWrap(True)
        self.other_file = QPushButton(self.tr("换一个文件…"), self)
        self.apply = QPushButton(self.tr("导入"), self)
        self.apply.setProperty("primary", True)
        self.leave = QPushButton(self.tr("取消"), self)
        self._lay_out()
        self._connect()
        self._refresh()

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, path: Path, stopped: Callable[[], None] | None = None
    ) -> ImportReport | None:
        """What was imported, or None when the person went back; `path` is checked at once.

        `stopped` is called when the person stopped what was running by leaving.
        """
        dialog = cls(session, parent)
        if stopped is not None:
            dialog.stopped.connect(stopped)
        dialog.check(path)
        dialog.exec()
        return dialog.report

    def check(self, path: Path) -> None:
        self.file.setText(path.name)
        self.file.setToolTip(plain_tip(str(path)))
        self.process.check(path)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.other_file)
        buttons.addWidget(self.reason, 1)
        buttons.addWidget(self.apply)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.file)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        column.addWidget(self.line)
        column.addLayout(buttons)
        for button in (self.other_file, self.leave, self.outcome.button, self.waiting.button):
            button.setAutoDefault(False)
        self.notice.action.setAutoDefault(False)
        self.apply.setDefault(True)
        letter = self.fontMetrics().horizontalAdvance("台")
        room = self.screen().availableSize()
        self.resize(min(66 * letter, room.width() - 40), min(46 * letter, room.height() - 60))

    def _connect(self) -> None:
        process = self.process
        self.other_file.clicked.connect(self._choose)
        self.waiting.wanted.connect(self._choose)
        self.preview.compared_changed.connect(self._refresh)
        self.apply.clicked.connect(self._apply)
        self.leave.clicked.connect(self.reject)
        self.outcome.wanted.connect(self._view)
        process.started.connect(self._show_started)
        process.ended.connect(self._refresh)
        process.checked.connect(self._show_preview)
        process.imported.connect(self._show_report)
        process.cancelled.connect(self._tell_cancelled)
        process.troubled.connect(self._tell_trouble)

    def _apply(self) -> None:
        self.process.apply(accept_new_sender=self.preview.compared, salvage=self.preview.salvage.isChecked())

    def _choose(self) -> None:
        path = PackFiles.ask_pack(self)
        if path is not None:
            self.check(path)

    def _show_started(self) -> None:
        self.notice.hide()
        if self.process.preview is None:
            text = self.tr("逐个核对文件的签名和每张照片的校验值；核对完之前什么也不会写入。")
            self.waiting.say(self.tr("正在核对"), text)
            self.stack.setCurrentWidget(self.waiting)
        self._refresh()

    def _show_preview(self, preview: PackPreview) -> None:
        self.preview.show_preview(preview)
        self.stack.setCurrentWidget(self.preview)
        self._refresh()
        if self.apply.isEnabled():
            self.apply.setFocus()
        elif self.preview.sender_box.compared.isVisible():
            self.preview.sender_box.compared.setFocus()

    def _show_report(self, report: ImportReport) -> None:
        self.report = report
        titles = {"nothing new": self.tr("没有新内容"), "waiting": self.tr("已收下，等更早的包")}
        title = titles.get(report.result, self.tr("导入完成"))
        offered = {"visit": self.tr("查看检查"), "return": self.tr("看退回的意见")}
        self.outcome.say(title, imported_words(report), offered.get(report.kind, ""))
        self.stack.setCurrentWidget(self.outcome)
        self._refresh()
        self.outcome.button.setFocus()

    def _refresh(self) -> None:
        """The button says why it cannot be pressed."""
        page, busy, preview = self.stack.currentWidget(), self.process.busy, self.process.preview
        self.preview.setEnabled(not busy)
        self.other_file.setVisible(page is self.preview and not busy)
        self.apply.setVisible(page is self.preview)
        reason = self._reason(preview) if page is self.preview and preview is not None else ""
        wanted = page is not self.outcome and (not reason or (preview is not None and _can_be_imported(preview)))
        self.leave.setText(self.tr("取消") if wanted else self.tr("关闭"))
        # While something runs, its own button stops it.
        self.leave.setVisible(not busy)
        self.reason.setText("" if busy else reason)
        self.apply.setEnabled(page is self.preview and not busy and not reason)
        self.apply.setAccessibleDescription(reason)

    def _reason(self, preview: PackPreview) -> str:
        """Why this pack is not to be imported now; "" when it can be."""
        if preview.salvageable and not self.preview.salvage.isChecked():
            return self.tr("文件不完整，请看上面的说明。")
        if preview.problems and not preview.salvageable:
            return self.tr("有问题的包不能导入，请看“怎么办”。")
        if preview.own:
            return self.tr("这是本机写出的包：内容完好，不用导入。")
        if not brings_something(preview):
            return self.tr("没有新内容：里面的检查本机都有了。")
        if not preview.sender_known and not self.preview.compared:
            return self.tr("先核对六个词，再导入。")
        return ""

    def _view(self) -> None:
        self.accept()
        visit = self.process.first_visit()
        if self.report is not None and self.report.kind == "return":
            self._session.navigation.open_page.emit("visits")
        elif visit:
            self._session.navigation.open_visit.emit(visit)
        else:
            self._session.navigation.open_page.emit("visits")

    def _tell_cancelled(self) -> None:
        self.notice.tell(self.tr("已停下，本机没有任何改动。"))
        self.apply.setFocus()
        self._offer_other_file(self.tr("没有核对完"))

    def _tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self._session.language))
        self._offer_other_file(self.tr("不能导入这个文件"))

    def _offer_other_file(self, title: str) -> None:
        """Where nothing was checked there is nothing to look at."""
        if self.process.preview is None:
            self.waiting.say(title, self.tr("本机没有任何改动。"), self.tr("换一个文件…"))
            self.stack.setCurrentWidget(self.waiting)
            self.waiting.button.setFocus()
        self._refresh()

    def reject(self) -> None:
        """While something runs, leaving means stopping it; the dialog goes once it has stopped."""
        if not self.process.busy:
            super().reject()
            return
        self.process.ended.connect(super().reject)
        self.process.cancelled.connect(self.stopped)
        self.process.cancel()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A dialog's own palette changes with each style sheet, too: only the program's is followed.
        if event.type() == QEvent.Type.PaletteChange and self.styleSheet() != (sheet := _sheet()):
            self.setStyleSheet(sheet)


def _can_be_imported(preview: PackPreview) -> bool:
    """At once, or after the digits were compared."""
    sound = not preview.problems or preview.salvageable
    return sound and not preview.own and brings_something(preview)


def _sheet() -> str:
    return register_style(QApplication.palette())
