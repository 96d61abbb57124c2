"""The list of sensitive forwarders in the window: a filter of the register, a spreadsheet, a PDF."""

from pathlib import Path

import pytest
from offices import NOW
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from register_pages import filled_store, shown_page

from ui.dialogs.notice_files import NoticeFiles
from ui.dialogs.register_files import RegisterFiles
from ui.papers.printing import PrinterChoice


def test_the_filter_leaves_only_what_is_on_the_list(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, filled_store(tmp_path / "store")) as page:
        qtbot.mouseClick(page.body.filters.sensitive, Qt.MouseButton.LeftButton)
        assert [page.model.overview(row).enterprise.id for row in range(page.model.rowCount())] == ["e1"]
        assert "敏感货代" in page.body.filters.words()
        qtbot.mouseClick(page.body.filters.clear_button, Qt.MouseButton.LeftButton)
        assert page.model.rowCount() == 3


def test_the_list_goes_into_a_sheet_and_a_pdf(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, pdf = tmp_path / "清单.xlsx", tmp_path / "清单.pdf"
    monkeypatch.setattr(RegisterFiles, "ask_to_write", lambda *_: sheet)
    monkeypatch.setattr(NoticeFiles, "ask_to_write", lambda *_: pdf)
    with shown_page(qtbot, filled_store(tmp_path / "store")) as page:
        for action in (page.head.sensitive.sheet, page.head.sensitive.pdf):
            with qtbot.waitSignal(page.exporting.exported) as done:
                action.trigger()
            assert done.args[1] == 1
        assert "1 家" in page.notice.label.text()
    assert sheet.read_bytes()[:2] == b"PK"
    assert pdf.read_bytes()[:4] == b"%PDF"


def test_without_a_printer_the_pdf_is_the_way_out(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PrinterChoice, "has_printers", lambda: False)
    with shown_page(qtbot, filled_store(tmp_path / "store")) as page:
        page.head.sensitive.paper.trigger()
        assert "PDF" in page.notice.label.text()


def test_nothing_on_the_list_is_said(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NoticeFiles, "ask_to_write", lambda *_: tmp_path / "清单.pdf")
    store = filled_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        work.enterprises.save("e1", {"kind": "快递企业"})
    with shown_page(qtbot, store) as page:
        with qtbot.waitSignal(page.exporting.troubled):
            page.head.sensitive.pdf.trigger()
        assert "没有应列入" in page.notice.label.text()
