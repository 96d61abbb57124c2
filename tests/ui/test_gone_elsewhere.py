"""A deed that waited behind long work is done late: who has gone to another page by then is not taken away from it."""

from pathlib import Path

import pytest
from handed_over import worker_held
from handovers import LATER, two_stores, worked_visit
from offices import new_store, with_enterprise
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from visit_pages import PEOPLE, started_visit
from windows import idle, opened_window

from inspector_app.checklists.model import Verdict
from inspector_app.exchange.kinds.returns import add_comment, write_return_packs
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.visits import VisitDraft, close_visit
from ui.dialogs.start_visit_dialog import StartVisitDialog
from ui.frame.page_stack import PageStack
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages.enterprise_page import EnterprisePage
from ui.pages.enterprises_page import EnterprisesPage
from ui.pages.visit_page import VisitPage
from ui.pages.visits_page import VisitsPage
from ui.session import Session


def ctrl(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_a_visit_that_was_started_late_is_offered_above_the_page_that_is_looked_at(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StartVisitDialog, "ask", lambda *_: VisitDraft("e1", PEOPLE))
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        frame = window.frame_
        assert frame is not None
        page = frame.stack.top
        assert isinstance(page, EnterprisesPage)
        page.show_enterprise("e1")
        with worker_held(window.jobs):
            page.body.panel.start.click()
            ctrl(window, Qt.Key.Key_2)
        idle(qtbot, window)
        assert frame.stack.section == "visits"
        assert not frame.stack.has_guest
        assert frame.notice.label.text() == "“深圳市顺达国际货运代理有限公司”的检查可以打开了。"
        frame.notice.action.click()
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)


def test_what_is_undone_late_is_said_and_not_gone_to(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        assert window.session is not None
        assert window.menus is not None
        assert window.frame_ is not None
        window.session.navigation.open_visit.emit(visit)
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)
        page = window.open_visit_page()
        assert page is not None
        assert page.flow is not None
        page.flow.judge(Verdict.FAIL)
        idle(qtbot, window)
        with qtbot.waitSignal(window.menus.edit.desk.turned), worker_held(window.jobs):
            window.menus.edit.undo.trigger()
            ctrl(window, Qt.Key.Key_3)
        assert window.frame_.stack.section == "packs"
        assert "已撤销" in window.frame_.notice.label.text()


def test_a_visit_that_is_opened_again_late_closes_its_own_old_page_and_no_other(tmp_path: Path, qtbot: QtBot) -> None:
    inspector, supervisor = two_stores(tmp_path)
    visit = worked_visit(inspector)
    close_visit(inspector, visit, LATER)
    write_visit_pack(inspector, tmp_path / "v.zjpack", LATER)
    import_pack(supervisor, tmp_path / "v.zjpack", LATER)
    add_comment(supervisor, visit, "", "请复核", LATER)
    (sent,) = write_return_packs(supervisor, tmp_path, "r.zjpack", LATER)
    import_pack(inspector, sent.path, LATER)
    jobs = Jobs()
    stack = PageStack(Session(inspector, jobs, clock=lambda: LATER), {"visits": VisitsPage})
    qtbot.addWidget(stack)
    stack.open("visits")
    stack.show()
    stack.guests.open_visit(visit)
    page = stack.top
    assert isinstance(page, VisitPage)
    qtbot.waitUntil(lambda: page.flow is not None and page.comments.strip.reopen.isVisible())
    offered: list[str] = []
    stack.guests._session.navigation.visit_offered.connect(lambda id, _: offered.append(id))
    with worker_held(jobs):
        page.comments.strip.reopen.click()
        stack.guests.open_file("e1")
    qtbot.waitUntil(lambda: not jobs.busy)
    assert isinstance(stack.top, EnterprisePage)
    assert offered == [visit]
    assert page not in stack.pages()
    stack.close()
    jobs.stop()
    inspector.close()
    supervisor.close()
