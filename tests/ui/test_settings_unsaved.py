"""What is typed in the settings is not lost without a word."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from offices import NOW, new_store
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from windows import idle, opened_window

from inspector_app.messages import Language
from inspector_app.office import office_facts, save_office_facts
from ui.dialogs.leave_visit_dialog import LeaveVisitDialog
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages.settings_page import SettingsPage
from ui.session import Session
from ui.settings.office_section import OfficeSection


def settings(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    window.go("settings")
    idle(qtbot, window)
    assert window.frame_ is not None
    page = window.frame_.stack.top
    assert isinstance(page, SettingsPage)
    return page


def test_locking_and_another_language_ask_before_typed_facts_are_lost(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[list[str]] = []
    may_go = False

    def answer(parent: QWidget, items: Iterable[str]) -> bool:
        said.append(list(items))
        return may_go

    monkeypatch.setattr(LeaveVisitDialog, "confirm", answer)
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        page = settings(qtbot, window)
        assert not page.holds_unsaved
        page.office.lines["code"].setText("深宝福")
        window.lock()
        qtbot.waitUntil(lambda: len(said) == 1)
        window.set_language(Language.EN)
        qtbot.waitUntil(lambda: len(said) == 2)
        assert all("设置" in line for items in said for line in items)
        assert page.office.lines["code"].text() == "深宝福"
        may_go = True


def test_saved_facts_are_not_asked_about(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        page = settings(qtbot, window)
        page.office.lines["phone"].setText(" 0755-27390000 ")
        assert page.holds_unsaved
        with qtbot.waitSignal(page.office.done):
            page.office.save.click()
        assert not page.holds_unsaved
        idle(qtbot, window)


def test_facts_that_come_from_elsewhere_leave_what_is_being_typed(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = new_store(tmp_path / "store"), Jobs()
    section = OfficeSection(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(section)
    section.lines["code"].setText("深宝")
    facts = office_facts(store)
    save_office_facts(store, replace(facts, code="深龙", phone="110"), NOW)
    section.session.changes.settings_changed.emit()
    assert section.lines["code"].text() == "深宝"
    assert section.lines["phone"].text() == "110"
    assert section.holds_unsaved
    section.lines["code"].setText("深龙")
    assert not section.holds_unsaved
    jobs.stop()
    store.close()
