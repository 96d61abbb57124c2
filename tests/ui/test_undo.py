"""编辑 → 撤销, 重做, 历史, 回收站: one list for the whole window, by keys and by mouse."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

from offices import NOW, SHUNDA
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from visit_pages import answers, findings, settled, started_visit
from windows import idle, opened_window

from inspector_app.checklists.model import Verdict
from inspector_app.enterprises.editing import edit_enterprise
from inspector_app.findings import FindingDraft, save_finding, withdraw_finding
from inspector_app.visits import GivenAnswer
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.trash_dialog import TrashDialog
from ui.main_window import MainWindow
from ui.pages.enterprise_page import EnterprisePage
from ui.pages.visit_page import VisitPage


@contextmanager
def window_at_visit(qtbot: QtBot, folder: Path, clock: count) -> Iterator[tuple[MainWindow, VisitPage]]:
    store, visit = started_visit(folder / "store")
    store.close()
    with opened_window(qtbot, folder, folder / "store", lambda: NOW + timedelta(seconds=next(clock))) as window:
        assert window.session is not None
        window.session.navigation.open_visit.emit(visit)
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)
        page = window.open_visit_page()
        assert page is not None
        with qtbot.waitActive(window):
            window.activateWindow()
        yield window, page


def ctrl(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_steps_of_a_visit_and_of_the_register_are_one_list(tmp_path: Path, qtbot: QtBot) -> None:
    with window_at_visit(qtbot, tmp_path, count(1)) as (window, page):
        assert page.flow is not None
        assert window.session is not None
        assert window.menus is not None
        assert window.frame_ is not None
        store, edit = window.session.store, window.menus.edit
        code = page.flow.code
        page.flow.judge(Verdict.FAIL)
        settled(qtbot, page)
        edit_enterprise(store, "e1", {"phone": "13800000000"}, window.session.clock())
        with qtbot.waitSignal(edit.desk.turned):
            ctrl(window, Qt.Key.Key_Z)
        with store.database.look() as work:
            enterprise = work.enterprises.get("e1")
        assert enterprise is not None
        assert enterprise.phone == SHUNDA["phone"]
        assert isinstance(window.frame_.stack.top, EnterprisePage), "the person sees where it was done"
        assert "已撤销" in window.frame_.notice.label.text()
        with qtbot.waitSignal(edit.desk.turned):
            ctrl(window, Qt.Key.Key_Z)
        idle(qtbot, window)
        assert window.open_visit_page() is page
        assert page.flow.code == code
        assert page.desk.given(code).verdict is None
        assert findings(store, page.visit_id) == []
        with qtbot.waitSignal(edit.desk.read):
            edit.desk.load()
        assert code in edit.redo.text()
        assert edit.undo.text() == "撤销"
        with qtbot.waitSignal(edit.desk.turned):
            ctrl(window, Qt.Key.Key_Y)
        idle(qtbot, window)
        assert page.desk.given(code).verdict is Verdict.FAIL
        assert len(findings(store, page.visit_id)) == 1
        with qtbot.waitSignal(edit.desk.turned):
            ctrl(window, Qt.Key.Key_Y)
        with qtbot.waitSignal(edit.desk.troubled):
            ctrl(window, Qt.Key.Key_Y)
        assert "没有可以重做的步骤" in window.frame_.notice.label.text()
        window.frame_.notice.copy.click()
        assert QGuiApplication.clipboard().text() == window.frame_.notice.label.text()


def test_what_was_taken_back_is_told_until_the_next_deed_or_another_page(tmp_path: Path, qtbot: QtBot) -> None:
    with window_at_visit(qtbot, tmp_path, count(1)) as (window, page):
        assert page.flow is not None
        assert window.menus is not None
        assert window.frame_ is not None
        bar, edit = window.frame_.notice, window.menus.edit
        for go_on in (lambda: page.flow.judge(Verdict.PASS), lambda: window.go("packs")):
            page.flow.judge(Verdict.FAIL)
            settled(qtbot, page)
            with qtbot.waitSignal(edit.desk.turned):
                ctrl(window, Qt.Key.Key_Z)
            idle(qtbot, window)
            assert bar.isVisible()
            assert "已撤销" in bar.label.text()
            go_on()
            settled(qtbot, page)
            assert not bar.isVisible()


def test_what_is_typed_and_not_kept_yet_is_the_last_step(tmp_path: Path, qtbot: QtBot) -> None:
    with window_at_visit(qtbot, tmp_path, count(1)) as (window, page):
        assert page.flow is not None
        assert window.session is not None
        assert window.menus is not None
        code = page.flow.code
        page.desk.answer(page.desk.shown.item(code), GivenAnswer(note="三号柜台"), at_once=False)
        with qtbot.waitSignal(window.menus.edit.desk.turned):
            ctrl(window, Qt.Key.Key_Z)
        idle(qtbot, window)
        assert answers(window.session.store, page.visit_id)[code].note == ""
        assert page.desk.given(code).note == ""


def test_the_list_undoes_one_step_and_says_why_another_stays(tmp_path: Path, qtbot: QtBot) -> None:
    with window_at_visit(qtbot, tmp_path, count(1)) as (window, _):
        assert window.session is not None
        assert window.menus is not None
        store, clock = window.session.store, window.session.clock
        edit_enterprise(store, "e1", {"phone": "13800000000"}, clock())
        edit_enterprise(store, "e1", {"phone": "13900000000"}, clock())
        desk = window.menus.edit.desk
        dialog = HistoryDialog(window.session, desk, window)
        idle(qtbot, window)
        assert dialog.table.rows.rowCount() == 2
        dialog.table.selectRow(1)
        dialog.undo.click()
        idle(qtbot, window)
        assert "后来" in dialog.trouble.text() or "又改过" in dialog.trouble.text()
        assert "李明" in dialog.trouble.text()
        dialog.table.selectRow(0)
        assert dialog.trouble.isHidden(), "that was about the other step"
        dialog.undo.click()
        idle(qtbot, window)
        assert not dialog.undo.isEnabled()
        dialog.redo.click()
        idle(qtbot, window)
        assert dialog.undo.isEnabled()
        with qtbot.waitSignal(dialog.destroyed):
            dialog.deleteLater()
        with qtbot.assertNotEmitted(desk.read), qtbot.waitSignal(desk.turned):
            desk.take_back()
            idle(qtbot, window)


def test_the_trash_gives_back_what_was_removed(tmp_path: Path, qtbot: QtBot) -> None:
    with window_at_visit(qtbot, tmp_path, count(1)) as (window, page):
        assert window.session is not None
        assert window.menus is not None
        store, clock = window.session.store, window.session.clock
        draft = FindingDraft("A", "登记不全", "补齐登记", (), NOW.date() + timedelta(days=5))
        withdraw_finding(store, save_finding(store, page.visit_id, None, draft, clock()), clock())
        dialog = TrashDialog(window.session, window)
        qtbot.addWidget(dialog)
        idle(qtbot, window)
        rows = dialog.table.rows
        assert [rows.data(rows.index(0, column)) for column in range(4)] == ["问题", "登记不全", SHUNDA["name"], "李明"]
        dialog.restore.click()
        idle(qtbot, window)
        assert dialog.nothing.isVisibleTo(dialog)
        assert dialog.nothing.title.text() == "回收站是空的"
        idle(qtbot, window)
        assert [finding.problem for finding in page.desk.shown.findings] == ["登记不全"]
