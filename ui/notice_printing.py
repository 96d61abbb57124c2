"""Prints the paper that is shown: asks for the printer, then says what became of it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.notice_desk import NoticeDesk
from ui.printing import PrinterChoice, PrintRun, printer_name
from ui.wording import explain

# 一式两份: one for the file, one for the enterprise.
_COPIES = 2


class NoticePrinting(QObject):
    told = Signal(str)
    """What was printed."""
    file_wanted = Signal(str)
    """Nothing was printed, and why; the PDF is the way out."""
    busy_changed = Signal(bool)

    def __init__(self, desk: NoticeDesk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.busy = False

    def ask(self) -> None:
        seen = self._desk.seen
        if seen is None or self.busy:
            return
        if not PrinterChoice.has_printers():
            self.file_wanted.emit(self.tr("这台电脑上没有找到打印机。可以先存为 PDF，拿到别处打印。"))
            return
        is_draft = seen.issued is None
        title = self.tr("责令限期整改通知书（草稿）") if seen.issued is None else seen.issued.number
        printer = PrinterChoice.ask(self._page, seen.pages, 1 if is_draft else _COPIES, title)
        if printer is None:
            return
        self._set_busy(True)
        name = printer_name(printer)
        run = PrintRun(self._desk.session.jobs, printer, seen.pdf, seen.pages)
        run.finished.connect(lambda: self._tell(name, is_draft))
        run.failed.connect(self._fail)
        run.start()

    def _tell(self, name: str, is_draft: bool) -> None:
        self._set_busy(False)
        if is_draft:
            text = self.tr("草稿已送到“{printer}”。每页都印有“草稿”，不能当作正式文书送达。")
        else:
            text = self.tr("通知书已送到“{printer}”。")
        self.told.emit(text.format(printer=name))

    def _fail(self, error: Exception) -> None:
        self._set_busy(False)
        messages = explain(error, self._desk.session.language)
        if messages is None:
            raise error
        self.file_wanted.emit("\n".join(str(message) for message in messages))

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)
