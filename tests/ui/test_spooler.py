"""A printer behind the spooler of Windows, as a stand-in: whatever it refuses, nobody is told that it was printed.

No Windows machine runs these tests; what Qt itself does with GDI is Qt's. What is ours, and tested here: the order of
pages, who makes the copies, the size of the sheet in the driver's own dots, and every answer that the spooler can give.
"""

from pathlib import Path

import pypdfium2
import pytest
from notice_samples import notice
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from inspector_app.errors import ProblemsError, RefusedInputError, UnavailableError
from inspector_app.notices.layout import draw
from inspector_app.notices.pages import page_count
from inspector_app.printers import PrintJob
from ui.jobs import Jobs
from ui.papers import system_printers
from ui.papers.printing import PrintRun
from ui.papers.system_printers import SystemPrinters

PDF = draw(notice(3))
NAME = r"\\server\HP LaserJet 一楼"


class Spooled(QPrinter):
    """Prints into a file; what the driver does not do, and what the spooler refuses, is told when it is made."""

    def __init__(self, path: Path, *, pages: int = 100, closes: bool = True, makes_copies: bool = True) -> None:
        super().__init__()
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))
        self.setResolution(300)
        self._pages, self._closes, self._makes_copies = pages, closes, makes_copies
        self.aborted = False

    def newPage(self) -> bool:  # noqa: N802 - Qt's name
        self._pages -= 1
        return self._pages > 0 and super().newPage()

    def printerState(self) -> QPrinter.PrinterState:  # noqa: N802 - Qt's name
        return super().printerState() if self._closes else QPrinter.PrinterState.Error

    def supportsMultipleCopies(self) -> bool:  # noqa: N802 - Qt's name
        return self._makes_copies

    def abort(self) -> bool:
        self.aborted = True
        return super().abort()


@pytest.fixture
def printers(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SystemPrinters:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: [NAME]))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(lambda: NAME))
    return SystemPrinters()


def spool(monkeypatch: pytest.MonkeyPatch, printer: Spooled) -> None:
    def named(_name: str, _title: str, copies: int) -> QPrinter:
        printer.setCopyCount(copies)
        return printer

    monkeypatch.setattr(system_printers, "named_printer", named)


def sheets(path: Path) -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(path)
    sizes = [document.get_page_size(index) for index in range(len(document))]
    document.close()
    return sizes


@pytest.mark.parametrize(("makes_copies", "times"), [(True, 1), (False, 2)])
def test_copies_that_the_driver_does_not_make_are_sent_as_pages(
    printers: SystemPrinters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, makes_copies: bool, times: int
) -> None:
    path = tmp_path / "out.pdf"
    spool(monkeypatch, Spooled(path, makes_copies=makes_copies))
    assert printers.print(PrintJob(PDF, "通知书", 2)) == NAME
    assert len(sheets(path)) == times * page_count(PDF)
    assert all(size == pytest.approx((595.3, 841.9), abs=1) for size in sheets(path))


@pytest.mark.parametrize("refusal", [{"pages": 1}, {"closes": False}])
def test_a_spooler_that_refuses_a_page_or_the_end_is_told(
    printers: SystemPrinters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: dict[str, int]
) -> None:
    printer = Spooled(tmp_path / "out.pdf", **refusal)  # type: ignore[arg-type]
    spool(monkeypatch, printer)
    with pytest.raises(UnavailableError) as refused:
        printers.print(PrintJob(PDF, "通知书"))
    assert [problem.code for problem in refused.value.problems] == ["notice.printer_refused"]
    assert refused.value.problems[0].details["printer"] == NAME
    assert printer.aborted is ("pages" in refusal), "what was sent is taken back"


def test_a_job_that_cannot_begin_prints_nothing(
    printers: SystemPrinters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a person goes back from the file question of Microsoft Print to PDF."""
    spool(monkeypatch, Spooled(tmp_path / "nowhere" / "out.pdf"))
    monkeypatch.setattr(QPainter, "begin", lambda *_: False)
    with pytest.raises(UnavailableError):
        printers.print(PrintJob(PDF, "通知书"))


def test_a_printer_that_is_not_there_is_named_with_those_that_are(printers: SystemPrinters) -> None:
    with pytest.raises(RefusedInputError) as refused:
        printers.print(PrintJob(PDF, "通知书", printer="二楼"))
    assert refused.value.problems[0].details == {"printer": "二楼", "known": NAME}


@pytest.mark.parametrize("refusal", [{"pages": 1}, {"closes": False}])
def test_in_the_window_a_refused_job_never_counts_as_printed(
    qtbot: QtBot, tmp_path: Path, refusal: dict[str, int]
) -> None:
    jobs, done, failed = Jobs(), [], []
    run = PrintRun(jobs, Spooled(tmp_path / "out.pdf", **refusal), PDF, page_count(PDF))  # type: ignore[arg-type]
    run.finished.connect(lambda: done.append(True))
    run.failed.connect(failed.append)
    try:
        run.start()
        qtbot.waitUntil(lambda: bool(done or failed))
    finally:
        jobs.stop()
    assert not done
    assert isinstance(failed[0], ProblemsError)
    assert [problem.code for problem in failed[0].problems] == ["notice.printer_refused"]
