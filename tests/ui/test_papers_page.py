"""All papers of the store: of a day, by text; written one by one or as one file, printed, opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from notice_pages import pdf_printer
from notice_visits import NoticeVisit, ready_visit, visited
from offices import NOW
from PySide6.QtCore import QItemSelectionModel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app.notices import papers
from inspector_app.notices.issuing import issue
from inspector_app.notices.pages import page_count
from inspector_app.notices.service import standing, withdraw
from ui.dialogs.notice_files import NoticeFiles
from ui.dialogs.print_outcome_dialog import Outcome, PrintOutcomeDialog
from ui.jobs import Jobs
from ui.models.papers_model import PapersModel
from ui.pages.papers_page import PapersPage
from ui.papers.printing import PrinterChoice
from ui.session import Session

TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def visit(tmp_path: Path) -> NoticeVisit:
    """Three papers: an order and a commitment today, an order of another enterprise tomorrow."""
    made = ready_visit(tmp_path / "store")
    issue(made.store, made.visit, NOW)
    papers.issue(made.store, "commitment", "e1", {}, NOW)
    other = visited(made.store, "e2", TOMORROW, fields={"name": "深圳市恒旭物流有限公司"})
    other.find(1)
    issue(made.store, other.visit, TOMORROW)
    return made


@contextmanager
def shown(qtbot: QtBot, visit: NoticeVisit) -> Iterator[PapersPage]:
    jobs = Jobs()
    page = PapersPage(Session(visit.store, jobs, clock=lambda: NOW))
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitSignal(page.listed):
        page.show()
    qtbot.waitUntil(lambda: not jobs.busy)
    try:
        yield page
    finally:
        page.close()
        jobs.stop()


def numbers(page: PapersPage) -> list[str]:
    return [row.notice.number for row in page.model.rows]


def test_all_papers_newest_first_narrowed_by_day_and_text(visit: NoticeVisit, qtbot: QtBot) -> None:
    with shown(qtbot, visit) as page:
        assert numbers(page) == ["深宝福责改〔2026〕2号", "深宝福诺〔2026〕1号", "深宝福责改〔2026〕1号"]
        with qtbot.waitSignal(page.listed):
            page.head.today.click()
        assert numbers(page) == ["深宝福诺〔2026〕1号", "深宝福责改〔2026〕1号"]
        with qtbot.waitSignal(page.listed):
            page.head.all_days.click()
        with qtbot.waitSignal(page.listed):
            page.head.text.setText("恒旭")
        assert numbers(page) == ["深宝福责改〔2026〕2号"]
        with qtbot.waitSignal(page.listed):
            page.head.text.setText("没有这样的企业")
        assert page.stack.currentWidget() is page.nothing
        assert not page.each.isEnabled()
        with qtbot.waitSignal(page.listed):
            page.nothing.button.click()
        assert len(numbers(page)) == 3


def test_a_withdrawn_paper_is_only_listed_when_it_is_asked_for(visit: NoticeVisit, qtbot: QtBot) -> None:
    with visit.store.database.look() as work:
        (notice,) = work.notices.of_visit(visit.visit)
    withdraw(visit.store, notice.id, "写错", TOMORROW)
    with shown(qtbot, visit) as page:
        assert notice.number not in numbers(page)
        with qtbot.waitSignal(page.listed):
            page.head.state.setCurrentIndex(page.head.state.findData("withdrawn"))
        assert numbers(page) == [notice.number]


def test_of_several_that_were_chosen_only_those_are_meant_that_are_left(
    visit: NoticeVisit, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it was all of the list that was printed, and written."""
    monkeypatch.setattr(NoticeFiles, "ask_folder", lambda _parent: tmp_path / "papers")

    def withdrawn(paper: str) -> None:
        withdraw(visit.store, paper, "写错", TOMORROW)
        with qtbot.waitSignal(page.listed):
            page._session.changes.visit_changed.emit("")

    with shown(qtbot, visit) as page:
        first, second = (page.model.rows[row].notice for row in (0, 1))
        page.table.choose_rows([0, 1])
        withdrawn(first.id)
        assert page.found.text() == "选中 1 份，共 2 份"
        assert page.notice.label.text() == "选中的文书里有 1 份已不在这个列表里，不再包含在内。"
        with qtbot.waitSignal(page.desk.written):
            page.each.click()
        (file,) = (tmp_path / "papers").iterdir()
        assert second.number in file.name
        withdrawn(second.id)
        assert [button.isEnabled() for button in (page.each, page.one, page.print)] == [False] * 3
        page.table.selectRow(0)
        assert page.print.isEnabled()


def test_one_file_each_or_all_in_one(
    visit: NoticeVisit, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NoticeFiles, "ask_folder", lambda _parent: tmp_path / "papers")
    monkeypatch.setattr(NoticeFiles, "ask_to_write", lambda _parent, _name: tmp_path / "all.pdf")
    with shown(qtbot, visit) as page:
        with qtbot.waitSignal(page.desk.written):
            page.each.click()
        files = sorted((tmp_path / "papers").iterdir())
        assert len(files) == 3
        assert any("责令限期整改通知书-深宝福责改〔2026〕2号-深圳市恒旭物流有限公司" in path.name for path in files)
        with qtbot.waitSignal(page.desk.written):
            page.one.click()
        assert "all.pdf" in page.notice.label.text()
    pages = sum(page_count(path.read_bytes()) for path in files)
    assert page_count((tmp_path / "all.pdf").read_bytes()) == pages


def test_selected_papers_are_printed_and_each_is_recorded(
    visit: NoticeVisit, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PrinterChoice, "has_printers", lambda: True)
    monkeypatch.setattr(PrinterChoice, "ask", lambda *_: pdf_printer(tmp_path / "printed.pdf"))
    monkeypatch.setattr(PrintOutcomeDialog, "ask", lambda *_: Outcome(complete=True))
    with shown(qtbot, visit) as page:
        select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in (0, 2):
            page.table.selectionModel().select(page.model.index(row, 0), select)
        assert page.found.text() == "选中 2 份，共 3 份"
        with qtbot.waitSignal(page.desk.printed):
            page.print.click()
        qtbot.waitUntil(lambda: not page._session.jobs.busy)
        printed = [row.notice.id for row in page.model.rows if standing(visit.store, row.notice.id).next_duplicate]
        assert printed == [page.model.rows[0].notice.id, page.model.rows[2].notice.id]


def test_printing_of_many_can_be_stopped_between_two(
    visit: NoticeVisit, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PrinterChoice, "has_printers", lambda: True)
    monkeypatch.setattr(PrinterChoice, "ask", lambda *_: pdf_printer(tmp_path / "printed.pdf"))
    monkeypatch.setattr(PrintOutcomeDialog, "ask", lambda *_: Outcome(complete=True))
    with shown(qtbot, visit) as page:
        page.desk.printing.connect(lambda *_: page.notice.action.click())
        with qtbot.waitSignal(page.desk.told) as told, qtbot.waitSignal(page.desk.printed) as printed:
            page.print.click()
        qtbot.waitUntil(lambda: not page._session.jobs.busy)
        assert len(printed.args[0]) == 1
        assert "2" in told.args[0]


def test_a_paper_is_opened_where_it_belongs(visit: NoticeVisit, qtbot: QtBot) -> None:
    with shown(qtbot, visit) as page, qtbot.waitSignal(page._session.navigation.open_paper) as opened:
        page.table.activated.emit(page.model.index(1, 0))
    assert opened.args[0] == "e1", "the commitment is the enterprise's own"


def test_a_store_without_papers_says_how_they_come_about(tmp_path: Path, qtbot: QtBot) -> None:
    with shown(qtbot, ready_visit(tmp_path / "store")) as page:
        assert page.stack.currentWidget() is page.nothing
        assert page.nothing.title.text() == "还没有签发文书"


def test_the_model_is_sound(visit: NoticeVisit, qtmodeltester: ModelTester) -> None:
    from inspector_app.notices.batch import BatchFilter, listed

    model = PapersModel()
    model.show(listed(visit.store, BatchFilter()))
    qtmodeltester.check(model)
