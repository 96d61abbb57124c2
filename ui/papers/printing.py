"""Papers to the system's printers: each page as a picture of 300 dots an inch, in its real size on A4."""

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from inspector_app.errors import UnavailableError
from inspector_app.notices.pages import PRINT_WIDTH_PX, PageImage, page_picture
from ui.jobs import Jobs
from ui.papers.paper_pictures import image_of

_DOTS = 300
_MM = 25.4


class PrinterChoice:
    """A question of its own, so that tests can answer it."""

    @staticmethod
    def has_printers() -> bool:
        return bool(QPrinterInfo.availablePrinterNames())

    @staticmethod
    def straight(remembered: str, copies: int, title: str) -> QPrinter | None:
        """Without asking: the remembered printer, else the system's own choice; None when it has neither."""
        names = QPrinterInfo.availablePrinterNames()
        name = remembered if remembered in names else QPrinterInfo.defaultPrinterName()
        return named_printer(name, title, copies) if name in names else None

    @staticmethod
    def ask(parent: QWidget, pages: int, copies: int, title: str, remembered: str = "") -> QPrinter | None:
        """The printer with what the person chose for it, or None when he went back."""
        printer = named_printer(remembered, title, copies)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def named_printer(name: str, title: str, copies: int) -> QPrinter:
    """That printer of the system, or its own choice when it has none of that name."""
    known = QPrinterInfo.printerInfo(name) if name else QPrinterInfo()
    printer = QPrinter() if known.isNull() else QPrinter(known)
    printer.setResolution(_DOTS)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


class PrintRun(QObject):
    """One job of a printer: pages are drawn in the background, one at a time, and painted here."""

    finished = Signal()
    failed = Signal(object)

    def __init__(
        self, jobs: Jobs, printer: QPrinter, pdf: bytes, pages: int, order: Iterable[int] | None = None
    ) -> None:
        """`order` are the pages from 0 as they are to come out, else those that were chosen for the printer."""
        # The worker outlives the page: a print that has begun is not cut off when the person goes back.
        super().__init__(jobs)
        self._jobs, self._printer, self._pdf = jobs, printer, pdf
        self._waiting = wanted_pages(printer, pages) if order is None else list(order)
        self._painter = QPainter()
        self._is_first = True

    def start(self) -> None:
        """`finished` or `failed` follows."""
        set_paper(self._printer)
        if not self._painter.begin(self._printer):
            self._end()
            self.failed.emit(UnavailableError("notice.printer_refused", printer=printer_name(self._printer)))
            return
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            if self._end() and self._printer.printerState() != QPrinter.PrinterState.Error:
                self.finished.emit()
            else:
                # The spooler of Windows may take every page, and refuse the job when it is closed.
                self.failed.emit(UnavailableError("notice.printer_refused", printer=printer_name(self._printer)))
            return
        pdf, page = self._pdf, self._waiting.pop(0)
        self._jobs.run(self, lambda: page_picture(pdf, page, PRINT_WIDTH_PX), done=self._paint, failed=self._not_drawn)

    def _paint(self, picture: PageImage) -> None:
        if not self._is_first and not self._printer.newPage():
            self._abort(UnavailableError("notice.printer_refused", printer=printer_name(self._printer)))
            return
        self._is_first = False
        self._painter.drawImage(paper_rect(self._printer), image_of(picture))
        self._next()

    def _not_drawn(self, error: Exception) -> None:
        self._abort(error)

    def _abort(self, error: Exception) -> None:
        self._printer.abort()
        self._end()
        self.failed.emit(error)

    def _end(self) -> bool:
        """Whether the printer took it all."""
        taken = self._painter.end() if self._painter.isActive() else False
        # No deleteLater: when the worker goes before that is done, PySide 6.11 corrupts the memory. A husk stays.
        self._pdf = b""
        return taken


def set_paper(printer: QPrinter) -> None:
    """A4 upright from edge to edge, whatever the printer's own default is: the notice has its own margins."""
    paper = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def paper_rect(printer: QPrinter) -> QRectF:
    """The whole sheet in dots of the printer: 210 x 297 mm, never fitted to anything."""
    dots = printer.resolution() / _MM
    return QRectF(0, 0, 210 * dots, 297 * dots)


def wanted_pages(printer: QPrinter, pages: int) -> list[int]:
    """The chosen pages from 0, in the order and number the printer does not see to itself."""
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        chosen: Iterable[int] = range(printer.fromPage() - 1, min(printer.toPage() or pages, pages))
    else:
        chosen = range(pages)
    order = list(chosen)
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        order.reverse()
    return order if printer.supportsMultipleCopies() else order * printer.copyCount()


def rest_of(copies: int, pages: int, copy: int, page: int) -> list[int]:
    """Pages from 0 that are missing when the last to come out whole was `page` of `copy`, both from 1; 0, 0 is none."""
    done = max(0, copy - 1) * pages + page
    return [place % pages for place in range(done, copies * pages)]


def printer_name(printer: QPrinter) -> str:
    """As the person knows it: the printer, or the file it prints into."""
    return printer.outputFileName() or printer.printerName()
