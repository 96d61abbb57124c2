"""What a paper lacks: its card leads to the field in which it is put right, and what is typed goes there."""

from pathlib import Path

import pytest
from notice_visits import office_ready, visited
from offices import NOW, new_store
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from windows import idle, opened_window

from db.records.values import Inspector
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.visits import GivenAnswer, give_answer
from ui.dialogs.start_visit_dialog import StartVisitDialog
from ui.main_window import MainWindow
from ui.pages.notice_page import NoticePage
from ui.pages.visit_page import VisitPage


def paper_of(qtbot: QtBot, window: MainWindow, visit: str) -> NoticePage:
    assert window.session is not None
    assert window.frame_ is not None
    window.session.navigation.open_notice.emit(visit)
    page = window.frame_.stack.top
    assert isinstance(page, NoticePage)
    qtbot.waitUntil(lambda: page.desk.seen is not None and not page.desk.busy)
    return page


def press(page: NoticePage, words: str) -> None:
    button = next(each for each in page.panel.findChildren(QPushButton) if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_settings_open_at_what_is_empty(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    office_ready(store, court="")
    visit = visited(store)
    visit.find(1)
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        press(paper_of(qtbot, window, visit.visit), "打开单位设置")
        idle(qtbot, window)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == "管辖法院"
        assert not focused.visibleRegion().isEmpty()


def test_who_inspects_is_asked_at_the_missing_certificate(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "store")
    office_ready(store)
    visit = visited(store, inspectors=(Inspector("李明", "粤B0440306001"), Inspector("王芳")))
    visit.find(1)
    store.close()
    asked = []

    def answer(dialog: StartVisitDialog) -> int:
        asked.append(dialog.focusWidget() is dialog.people[1][1])
        return StartVisitDialog.DialogCode.Rejected

    monkeypatch.setattr(StartVisitDialog, "exec", answer)
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        press(paper_of(qtbot, window, visit.visit), "更正检查人员…")
        qtbot.waitUntil(lambda: bool(asked))
        idle(qtbot, window)
    assert asked == [True]


@pytest.mark.parametrize("below", [False, True])
def test_a_blank_in_a_finding_is_chosen_where_it_stands(tmp_path: Path, qtbot: QtBot, *, below: bool) -> None:
    """`below`: the visit is open already, under its paper."""
    store = new_store(tmp_path / "store")
    office_ready(store)
    visit = visited(store)
    item = next(each for area in shipped().areas for each in area.items if each.code == "RN-02")
    give_answer(store, visit.visit, item, GivenAnswer(Verdict.FAIL), NOW)
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        if below:
            assert window.session is not None
            window.session.navigation.open_visit.emit(visit.visit)
            qtbot.waitUntil(lambda: window.open_visit_page() is not None)
            idle(qtbot, window)
        press(paper_of(qtbot, window, visit.visit), "去第 1 项问题")
        assert window.frame_ is not None
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)
        idle(qtbot, window)
        page = window.frame_.stack.top
        assert isinstance(page, VisitPage)
        text = page.panes.evidence.editor.problem
        assert QApplication.focusWidget() is text
        assert text.textCursor().selectedText() == "×"
