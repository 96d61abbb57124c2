"""Paper of the printer: A4 from edge to edge, in its real size, every page once."""

from pathlib import Path

import pypdfium2
import pytest
from notice_pages import pdf_printer
from notice_samples import notice
from PIL import Image
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector_app.notices.layout import draw
from inspector_app.notices.pages import PageImage, page_count, page_picture
from ui.jobs import Jobs
from ui.papers.printing import PrinterChoice, PrintRun, set_paper, wanted_pages

PDF = draw(notice(3))
A4 = (595.3, 841.9)


def printed(qtbot: QtBot, printer: QPrinter, path: Path) -> bytes:
    jobs = Jobs()
    run = PrintRun(jobs, printer, PDF, page_count(PDF))
    try:
        with qtbot.waitSignal(run.finished):
            run.start()
    finally:
        jobs.stop()
    return path.read_bytes()


@pytest.mark.parametrize("resolution", [300, 600])
def test_every_page_is_a4_without_margins_and_looks_as_on_the_screen(
    tmp_path: Path, qtbot: QtBot, resolution: int
) -> None:
    path = tmp_path / "printed.pdf"
    paper = printed(qtbot, pdf_printer(path, resolution), path)
    document = pypdfium2.PdfDocument(paper)
    sizes = [document.get_page_size(index) for index in range(len(document))]
    document.close()
    assert len(sizes) == page_count(PDF)
    for size in sizes:
        assert size == pytest.approx(A4, abs=1)
    for index in range(page_count(PDF)):
        wanted, got = page_picture(PDF, index, 1200), page_picture(paper, index, 1200)
        assert got.height == pytest.approx(wanted.height, abs=1)
        assert ink(got) == pytest.approx(ink(wanted), abs=2), "text stands where it stood, in the same size"


def ink(picture: PageImage) -> tuple[int, int, int, int]:
    """The box around everything dark."""
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb, "raw", "RGB", picture.stride)
    box = image.convert("L").point(lambda grey: 255 * (grey < 128)).getbbox()
    assert box is not None
    return box


def test_the_paper_is_set_whatever_the_printer_had(tmp_path: Path, qtbot: QtBot) -> None:
    printer = pdf_printer(tmp_path / "x.pdf")
    set_paper(printer)
    layout = printer.pageLayout()
    assert layout.pageSize().id() == QPageSize.PageSizeId.A4
    assert layout.margins().left() == layout.margins().bottom() == 0
    assert printer.fullPage()


def test_a_chosen_range_and_order_are_kept(tmp_path: Path, qtbot: QtBot) -> None:
    printer = pdf_printer(tmp_path / "x.pdf")
    assert wanted_pages(printer, 3) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert wanted_pages(printer, 3) == [1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert wanted_pages(printer, 3) == [2, 1]


def test_copies_the_printer_does_not_make_are_made_here(tmp_path: Path, qtbot: QtBot) -> None:
    class Plain(QPrinter):
        def supportsMultipleCopies(self) -> bool:  # noqa: N802 - Qt's name
            return False

    printer = Plain()
    printer.setCopyCount(2)
    assert wanted_pages(printer, 2) == [0, 1, 0, 1]


@pytest.mark.parametrize("accepted", [True, False])
def test_the_systems_dialog_is_asked_with_copies_and_pages(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    asked = []

    def answer(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        asked.append((dialog.minPage(), dialog.maxPage(), dialog.printer().docName()))
        return QPrintDialog.DialogCode.Accepted if accepted else QPrintDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    printer = PrinterChoice.ask(parent, 4, 2, "深宝福责改〔2026〕1号")
    assert asked == [(1, 4, "深宝福责改〔2026〕1号")]
    assert (printer is not None) is accepted
    if printer is not None:
        assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
