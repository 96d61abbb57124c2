"""The visit's checklist goes to the printer through the system's dialog; the scan of a paper is kept with the visit."""

from pathlib import Path

import pytest
from notice_pages import pdf_printer
from PIL import Image
from pytestqt.qtbot import QtBot
from visit_pages import photos, settled, shown_page, started_visit

from inspector_app.notices.pages import page_count
from inspector_app.paper_forms import CAPTION
from ui.dialogs.photo_files import PhotoFiles
from ui.papers.printing import PrinterChoice


@pytest.mark.parametrize("filled", [False, True])
def test_the_form_is_printed_whole(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, filled: bool
) -> None:
    store, visit = started_visit(tmp_path / "s")
    out, asked = tmp_path / "printed.pdf", []

    def choose(_parent: object, pages: int, copies: int, title: str, _remembered: str) -> object:
        asked.append((pages, copies, title))
        return pdf_printer(out)

    monkeypatch.setattr(PrinterChoice, "has_printers", lambda: True)
    monkeypatch.setattr(PrinterChoice, "ask", choose)
    with shown_page(qtbot, store, visit) as page:
        with qtbot.waitSignal(page.tools.papers.told):
            page.tools.papers.print_form(filled=filled)
        assert "printed.pdf" in page.notice.label.text()
    ((pages, copies, title),) = asked
    assert copies == 1
    assert ("已填" in title) is filled
    assert page_count(out.read_bytes()) == pages > 1
    store.close()


def test_without_a_printer_the_way_out_is_said(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store, visit = started_visit(tmp_path / "s")
    monkeypatch.setattr(PrinterChoice, "has_printers", lambda: False)
    with shown_page(qtbot, store, visit) as page:
        page.tools.papers.print_form(filled=False)
        assert "存为 PDF" in page.notice.label.text()
    store.close()


def test_the_scan_of_the_paper_belongs_to_the_whole_visit(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = started_visit(tmp_path / "s")
    scan = tmp_path / "scan.png"
    Image.new("RGB", (300, 400), "white").save(scan)
    monkeypatch.setattr(PhotoFiles, "ask_to_add", lambda *_: [scan])
    with shown_page(qtbot, store, visit) as page:
        with qtbot.waitSignal(page.tools.papers.told):
            page.tools.papers.attach_scan()
        settled(qtbot, page)
        assert "1 个扫描件" in page.notice.label.text()
    (photo,) = photos(store, visit)
    assert (photo.item, photo.tray, photo.caption, photo.file_name) == ("", False, CAPTION, "scan.png")
    store.close()
