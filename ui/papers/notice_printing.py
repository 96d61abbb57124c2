"""Prints the paper that is shown: asks for the printer or goes straight to it, then asks what came out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from inspector_app.notices.deeds import PrintReport
from inspector_app.printers import USUAL_COPIES
from ui.dialogs.print_outcome_dialog import Outcome, PrintOutcomeDialog
from ui.papers.notice_deeds import NoticeDeeds
from ui.papers.notice_desk import NoticeDesk
from ui.papers.printing import PrinterChoice, PrintRun, printer_name, rest_of
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.notices.copies import NextPrint


@dataclass(frozen=True, slots=True)
class _Sheets:
    """What goes to the printer."""

    pdf: bytes
    pages: int
    title: str
    notice_id: str = ""
    """"" for a draft, of which nothing is recorded."""
    duplicate: int = 0

    @property
    def usual_copies(self) -> int:
        return USUAL_COPIES if self.notice_id and not self.duplicate else 1


class NoticePrinting(QObject):
    told = Signal(str)
    """What was printed."""
    file_wanted = Signal(str)
    """Nothing was printed, and why; the PDF is the way out."""
    busy_changed = Signal(bool)

    def __init__(self, desk: NoticeDesk, deeds: NoticeDeeds, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._deeds, self._page = desk, deeds, page
        self.busy = False

    def ask(self) -> None:
        """With the system's dialog, in which the printer of the last time is chosen."""
        self._begin(self._chosen)

    def straight(self) -> None:
        """Without a question, to the printer of the last time or the system's own choice."""
        self._begin(self._remembered)

    def _begin(self, printer_for: Callable[[_Sheets], QPrinter | None]) -> None:
        seen = self._desk.seen
        if seen is None or self.busy:
            return
        if not PrinterChoice.has_printers():
            self.file_wanted.emit(self._without_printer())
            return
        if seen.issued is None:
            self._print(_Sheets(seen.pdf, seen.pages, self._draft_title()), printer_for)
            return
        store, now, notice = self._desk.session.store, self._desk.session.clock(), seen.issued

        def work() -> "NextPrint":
            from inspector_app.notices.copies import next_print

            return next_print(store, notice.id, now)

        def go_on(found: "NextPrint") -> None:
            self._set_busy(False)
            title = notice.number or self._desk.title
            self._print(_Sheets(found.pdf, found.pages, title, notice.id, found.duplicate), printer_for)

        self._set_busy(True)
        self._desk.session.jobs.run(self, work, done=go_on, failed=self._fail)

    def _chosen(self, sheets: _Sheets) -> QPrinter | None:
        remembered = self._desk.session.preferences.printer
        return PrinterChoice.ask(self._page, sheets.pages, sheets.usual_copies, sheets.title, remembered)

    def _remembered(self, sheets: _Sheets) -> QPrinter | None:
        remembered = self._desk.session.preferences.printer
        found = PrinterChoice.straight(remembered, sheets.usual_copies, sheets.title)
        return found or self._chosen(sheets)

    def _print(self, sheets: _Sheets, printer_for: Callable[[_Sheets], QPrinter | None]) -> None:
        printer = printer_for(sheets)
        if printer is None:
            return
        if printer.printerName():
            self._desk.session.preferences.printer = printer.printerName()
        self._send(sheets, printer, printer.copyCount(), None)

    def _send(self, sheets: _Sheets, printer: QPrinter, copies: int, order: list[int] | None) -> None:
        self._set_busy(True)
        run = PrintRun(self._desk.session.jobs, printer, sheets.pdf, sheets.pages, order)
        run.finished.connect(lambda: self._sent(sheets, printer, copies))
        run.failed.connect(self._fail)
        run.start()

    def _sent(self, sheets: _Sheets, printer: QPrinter, copies: int) -> None:
        self._set_busy(False)
        name = printer_name(printer)
        if not sheets.notice_id:
            text = self.tr("草稿已送到“{printer}”。每页都印有“草稿”，不能当作正式文书送达。")
            self.told.emit(text.format(printer=name))
            return
        outcome = PrintOutcomeDialog.ask(self._page, name, copies, sheets.pages)
        came_out = (
            self.tr("第 {copy} 份到第 {page} 页").format(copy=outcome.copy, page=outcome.page) if outcome.page else ""
        )
        report = PrintReport(name, copies, sheets.pages, outcome.complete, sheets.duplicate, came_out)
        self._deeds.note_print(sheets.notice_id, report)
        self.told.emit(self._outcome_words(sheets, name, outcome))
        if outcome.print_rest:
            rest = rest_of(copies, sheets.pages, outcome.copy, outcome.page)
            again = PrinterChoice.straight(name, 1, sheets.title)
            if again is not None:
                self._send(sheets, again, copies, rest)

    def _outcome_words(self, sheets: _Sheets, name: str, outcome: Outcome) -> str:
        if not outcome.complete:
            return self.tr("已记下没有打全。再打印时仍是正本，不会另取文号。")
        if sheets.duplicate:
            return self.tr("副本（第 {ordinal} 次加印）已由“{printer}”打好。").format(
                ordinal=sheets.duplicate, printer=name
            )
        return self.tr("正本已由“{printer}”打好。以后再打印都标“副本”并计次。").format(printer=name)

    def _draft_title(self) -> str:
        return self.tr("{paper}（草稿）").format(paper=self._desk.title)

    def _without_printer(self) -> str:
        seen = self._desk.seen
        if seen is not None and seen.issued is not None:
            return self.tr("这台电脑上没有找到打印机。文书已经保存，随时可以打印；也可以先存为 PDF，拿到别处打印。")
        return self.tr("这台电脑上没有找到打印机。可以先存为 PDF，拿到别处打印。")

    def _fail(self, error: Exception) -> None:
        self._set_busy(False)
        messages = sentences(error, self._desk.session.language)
        self.file_wanted.emit("\n".join(str(message) for message in messages))

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)
