"""F6 by its key, and where a person is found again after the window was made anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from visit_pages import started_visit
from windows import idle, opened_window

from inspector_app.messages import Language
from ui.main_window import MainWindow
from ui.pages.notice_page import NoticePage
from ui.pages.settings_page import SettingsPage
from ui.pages.visit_page import VisitPage
from ui.theme.touch import row_height, tablet_mode


def made_anew(qtbot: QtBot, window: MainWindow, deed: Callable[[], object]) -> None:
    before = window.frame_
    deed()
    qtbot.waitUntil(lambda: window.frame_ is not before)
    idle(qtbot, window)


def test_f6_leaves_a_visit_for_the_bars_around_it_and_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        assert window.session is not None
        assert window.frame_ is not None
        window.session.navigation.open_visit.emit(visit)
        idle(qtbot, window)
        page = window.frame_.stack.top
        assert isinstance(page, VisitPage)
        with qtbot.waitActive(window):
            window.activateWindow()
        qtbot.waitUntil(window.frame_.status.saved.isVisible)
        page.panes.bar.buttons.focus()
        began = window.focusWidget()
        passed = []
        for _ in window.panes.panes():
            QTest.keyClick(window, Qt.Key.Key_F6)
            passed.append(window.focusWidget())
        assert passed[-1] is began
        for part in (window.frame_.side, window.frame_.status, page.header, page.panes.checklist, page.panes.evidence):
            assert any(part.isAncestorOf(stop) for stop in passed if stop is not None)
        QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert window.focusWidget() is passed[-2]


def test_another_language_and_the_tablet_leave_the_person_where_he_is(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        try:
            assert window.session is not None
            window.session.navigation.open_visit.emit(visit)
            idle(qtbot, window)
            window.session.navigation.open_notice.emit(visit)
            idle(qtbot, window)
            made_anew(qtbot, window, lambda: window.set_language(Language.EN))
            assert window.frame_ is not None
            assert isinstance(window.frame_.stack.top, NoticePage)
            window.leave_guest()
            assert isinstance(window.frame_.stack.top, VisitPage)
            window.go("settings")
            settings = window.frame_.stack.top
            assert isinstance(settings, SettingsPage)
            settings.show_section("display")
            idle(qtbot, window)
            low = row_height(window)
            made_anew(qtbot, window, settings.display.tablet["on"].click)
            settings = window.frame_.stack.top
            assert isinstance(settings, SettingsPage)
            assert settings.section_key == "display"
            assert tablet_mode()
            assert row_height(window) == 44 > low
        finally:
            made_anew(qtbot, window, lambda: window.set_language(Language.ZH))


def test_letters_of_the_system_are_followed_while_it_runs(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started_visit(tmp_path / "store")[0].close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        before = window.font().pointSizeF()
        larger = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        larger.setPointSizeF(before * 1.5)
        monkeypatch.setattr(QFontDatabase, "systemFont", lambda kind: larger)
        handle, changed = window.windowHandle(), QEvent(QEvent.Type.ThemeChange)
        made_anew(qtbot, window, lambda: QCoreApplication.sendEvent(handle, changed))
        assert window.font().pointSizeF() == before * 1.5
