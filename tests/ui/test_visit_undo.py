"""At least a hundred labelled steps of a visit are taken back and done again, in the store as on the screen."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from visit_pages import answers, findings, press, settled, shown_page, started_visit, write
from windows import idle, opened_window

from inspector_app.checklists.model import Verdict


def test_a_hundred_steps_are_taken_back_and_done_again(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        judged = [item.code for item in page.desk.shown.items if item.has_verdict][:35]
        for code in judged:
            page.flow.go(code)
            for verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE, Verdict.PASS):
                page.flow.judge(verdict)
        settled(qtbot, page)
        assert page.undo.steps.count() == 105
        assert page.undo.steps.undoText() == f"{judged[-1]} 合格"
        for _ in range(105):
            page.undo.undo()
        settled(qtbot, page)
        assert {answer.verdict for answer in answers(store, visit).values()} <= {""}
        assert page.flow.code == judged[0], "the person sees where it was done"
        for _ in range(105):
            page.undo.redo()
        settled(qtbot, page)
        assert {answers(store, visit)[code].verdict for code in judged} == {"pass"}
    store.close()


def test_a_finding_goes_and_comes_with_its_verdict_and_its_words(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        press(page, Qt.Key.Key_2)
        settled(qtbot, page)
        before = findings(store, visit)[0].problem
        page.panes.evidence.focus_first()
        write(page, "xyz")
        page.desk.autosave.flush()
        settled(qtbot, page)
        assert findings(store, visit)[0].problem != before
        page.undo.undo()
        settled(qtbot, page)
        assert findings(store, visit)[0].problem == before
        page.undo.undo()
        settled(qtbot, page)
        assert findings(store, visit) == []
        page.undo.redo()
        settled(qtbot, page)
        assert [finding.problem for finding in findings(store, visit)] == [before]
    store.close()


def test_the_menu_names_the_step_and_its_key_takes_it_back(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        menu = window.menus
        assert menu is not None
        menu.edit.say()
        assert not menu.edit.undo.isEnabled()
        assert window.session is not None
        window.session.navigation.open_visit.emit(visit)
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)
        page = window.open_visit_page()
        assert page is not None
        assert page.flow is not None
        page.flow.judge(Verdict.PASS)
        idle(qtbot, window)
        menu.edit.say()
        assert menu.edit.undo.text() == f"撤销 {page.flow.code} 合格"
        with qtbot.waitActive(window):
            window.activateWindow()
        page.flow.focus_verdict()
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settled(qtbot, page)
        assert page.desk.given(page.flow.code).verdict is None
        menu.edit.say()
        assert not menu.edit.undo.isEnabled()
        assert menu.edit.redo.isEnabled()
