"""The system's printers without a window: for `inspector-app notice print`. The same pages in the same size."""

import os
import sys

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.notices.pages import PRINT_WIDTH_PX, page_count, page_picture
from inspector_app.printers import KnownPrinters, PrintJob
from ui.papers.paper_pictures import image_of
from ui.papers.printing import named_printer, paper_rect, set_paper, wanted_pages


class SystemPrinters:
    """inspector_app.printers.Printers, by Qt: CUPS on Linux, the spooler on Windows."""

    def __init__(self) -> None:
        if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._application = QApplication.instance() or QApplication([sys.argv[0]])

    def known(self) -> KnownPrinters:
        return KnownPrinters(tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName())

    def print(self, job: PrintJob) -> str:
        known = self.known()
        name = job.printer or known.usual or next(iter(known.names), "")
        if not name:
            raise RefusedInputError([Problem("service.printer_none")])
        if name not in known.names:
            raise RefusedInputError(
                [Problem("service.printer_unknown", {"printer": name, "known": "、".join(known.names) or "—"})]
            )
        printer = named_printer(name, job.title, job.copies)
        set_paper(printer)
        _paint(printer, job.pdf, name)
        return name


def _paint(printer: QPrinter, pdf: bytes, name: str) -> None:
    """UnavailableError when the queue refuses; nothing of the job is then printed."""
    painter = QPainter()
    if not painter.begin(printer):
        raise UnavailableError("notice.printer_refused", printer=name)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    taken = False
    try:
        for place, page in enumerate(wanted_pages(printer, page_count(pdf))):
            if place and not printer.newPage():
                printer.abort()
                raise UnavailableError("notice.printer_refused", printer=name)
            painter.drawImage(paper_rect(printer), image_of(page_picture(pdf, page, PRINT_WIDTH_PX)))
    finally:
        taken = painter.end()
    if not taken or printer.printerState() == QPrinter.PrinterState.Error:
        raise UnavailableError("notice.printer_refused", printer=name)
