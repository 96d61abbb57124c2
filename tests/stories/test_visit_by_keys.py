"""A whole visit of more than sixty items by keys only: found, started, answered, left; no mouse is touched."""

from pathlib import Path

from offices import NOW, PASSPHRASE, new_store, with_enterprise
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from visit_pages import PEOPLE
from windows import idle, opened_window

from inspector_app.checklists.snapshots import shipped
from inspector_app.stores import open_store
from inspector_app.visits import VisitDraft, close_visit, open_visit
from ui.dialogs.start_visit_dialog import StartVisitDialog
from ui.main_window import MainWindow

Key = Qt.Key


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Given to whatever has the focus, as the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, held)


def enter_in_the_dialog(window: MainWindow) -> None:
    """As soon as it waits for an answer."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, StartVisitDialog):
            QTest.keyClick(dialog, Key.Key_Return)
        else:
            QTimer.singleShot(10, window, look)

    QTimer.singleShot(0, window, look)


def test_sixty_items_are_answered_without_a_mouse(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    enterprise = with_enterprise(store)
    before = open_visit(store, VisitDraft(enterprise, PEOPLE), shipped(), NOW)
    close_visit(store, before, NOW)
    store.close()
    with opened_window(qtbot, tmp_path, store.folder) as window:
        with qtbot.waitActive(window):
            window.activateWindow()
        # The search has the keys as soon as the store is open.
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, "sd")
        idle(qtbot, window)
        qtbot.wait_until(lambda: not window.jobs.busy)
        press(Key.Key_Down)
        # The inspectors of the visit before stand in the dialog: Enter begins.
        enter_in_the_dialog(window)
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)
        idle(qtbot, window)
        # Offscreen, nobody gives the window back what the dialog had.
        with qtbot.waitActive(window):
            window.activateWindow()
        page = window.open_visit_page()
        assert page is not None
        assert page.flow is not None
        items = [item for item in page.desk.shown.items if item.has_verdict]
        assert len(items) >= 60
        given = 0
        while given < 60:
            code = page.flow.code
            if page.flow.item.has_verdict:
                press((Key.Key_1, Key.Key_1, Key.Key_2)[given % 3])
                given += 1
            press(Key.Key_PageDown)
            assert page.flow.code != code
        qtbot.waitUntil(lambda: not page.desk.autosave.busy)
        visit = page.visit_id
        press(Key.Key_Escape)
        if window.open_visit_page() is not None:
            press(Key.Key_Escape)
        qtbot.waitUntil(lambda: window.open_visit_page() is None)
    kept = open_store(tmp_path / "store", PASSPHRASE)
    with kept.database.look() as work:
        verdicts = [answer.verdict for answer in work.answers.of_visit(visit).values()]
        assert (verdicts.count("pass"), verdicts.count("fail")) == (40, 20)
        assert len(work.findings.of_visit(visit)) == 20
    kept.close()
