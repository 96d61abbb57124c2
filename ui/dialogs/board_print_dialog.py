"""The board as it comes out of the printer: looked at, then printed or kept as PDF."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.dialogs.question import Question as AskedDialog
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.page_view import PageView
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.supervision.board_file import BoardPaper
    from inspector_app.supervision.statistics import Question
    from ui.papers.printing import PrintRun


class BoardPrintDialog(AskedDialog):
    drawn = Signal()
    printed = Signal()
    file_wanted = Signal()

    def __init__(self, session: Session, question: "Question", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("打印看板"))
        self._session = session
        self._paper: BoardPaper | None = None
        self._run: PrintRun | None = None
        self.view, self.notice = PageView(session.jobs, self), NoticeBar(self)
        self.view.waiting = self.tr("正在排版…")
        self.view.setAccessibleName(self.tr("看板页面"))
        self.print, self.save = QPushButton(self.tr("打印…"), self), QPushButton(self.tr("存为 PDF…"), self)
        self.leave = QPushButton(self.tr("关闭"), self)
        self.print.setProperty("primary", True)
        self.print.setEnabled(False)
        self.print.clicked.connect(self._ask)
        self.save.clicked.connect(self.file_wanted)
        self.file_wanted.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._lay_out()
        self._draw(question)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.leave, self.save, self.print):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(820, room.width() - 40), min(900, room.height() - 60))

    def _draw(self, question: "Question") -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> "BoardPaper":
            from inspector_app.supervision.board_file import draw_paper

            return draw_paper(store, question, now)

        self._session.jobs.run(self, work, done=self._show, failed=self._tell_trouble)

    def _show(self, paper: "BoardPaper") -> None:
        self._paper = paper
        self.view.show_pdf(paper.pdf, paper.pages)
        self.print.setEnabled(True)
        self.drawn.emit()

    def _ask(self) -> None:
        from ui.papers.printing import PrinterChoice, PrintRun, printer_name

        paper, preferences = self._paper, self._session.preferences
        if paper is None:
            return
        if not PrinterChoice.has_printers():
            words = self.tr("这台电脑上没有找到打印机，可以先存成 PDF。")
            self.notice.tell(words, self.tr("存为 PDF…"), self.file_wanted.emit, "trouble")
            return
        printer = PrinterChoice.ask(self, paper.pages, 1, self.tr("看板"), preferences.printer)
        if printer is None:
            return
        if printer.printerName():
            preferences.printer = printer.printerName()
        self.print.setEnabled(False)
        name = printer_name(printer)
        self._run = PrintRun(self._session.jobs, printer, paper.pdf, paper.pages)
        self._run.finished.connect(lambda: self._log(paper, name))
        self._run.failed.connect(self._tell_trouble)
        self._run.start()

    def _log(self, paper: "BoardPaper", printer: str) -> None:
        """That figures went out is in the log, as of every file."""
        from inspector_app.supervision.board_file import log_printed

        store, now = self._session.store, self._session.clock()
        self._session.jobs.run(
            self,
            lambda: log_printed(store, paper, printer, now),
            done=lambda _: self._tell_printed(printer),
            failed=self._tell_trouble,
        )

    def _tell_printed(self, printer: str) -> None:
        self.print.setEnabled(True)
        self.notice.tell(self.tr("已交给打印机 {printer}。").format(printer=printer))
        self.printed.emit()

    def _tell_trouble(self, error: Exception) -> None:
        self.print.setEnabled(self._paper is not None)
        self.notice.tell_trouble(sentences(error, self._session.language))
