"""The frame: sections, visits over their list, locking, closing, dragging files, looks and language."""

from pathlib import Path

import pytest
from offices import PASSPHRASE, new_store, with_enterprise
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot
from visit_pages import answers, started_visit
from windows import idle, opened_window, shown_window, unlock

from inspector_app.checklists.model import Verdict
from inspector_app.stores import open_store
from ui.dialogs.import_register_dialog import ImportRegisterDialog
from ui.dialogs.key_sheet_dialog import KeySheetDialog
from ui.main_window import MainWindow
from ui.pages.packs_page import PacksPage
from ui.pages.visit_page import VisitPage
from ui.pages.visits_page import VisitsPage


def store_with_visit(folder: Path) -> tuple[Path, str]:
    store, visit = started_visit(folder)
    store.close()
    return folder, visit


def open_visit_in(qtbot: QtBot, window: MainWindow, visit: str) -> VisitPage:
    assert window.session is not None
    window.session.navigation.open_visit.emit(visit)
    qtbot.waitUntil(lambda: window.open_visit_page() is not None)
    page = window.open_visit_page()
    assert page is not None
    return page


def dropped(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_the_keys_go_through_the_sections_and_make_each_page_once(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        frame = window.frame_
        assert frame is not None
        assert frame.stack.section == "enterprises"
        for key, section in (("2", "visits"), ("3", "packs"), ("4", "settings"), ("1", "enterprises"), ("2", "visits")):
            qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
            assert frame.stack.section == section
            assert frame.side.buttons[section].isChecked()
        assert len(frame.stack.pages()) == 4


def test_a_visit_lies_over_the_list_it_came_from_and_returns_there(tmp_path: Path, qtbot: QtBot) -> None:
    folder, visit = store_with_visit(tmp_path / "store")
    with opened_window(qtbot, tmp_path, folder) as window:
        assert window.frame_ is not None
        window.go("visits")
        idle(qtbot, window)
        open_visit_in(qtbot, window, visit)
        assert window.frame_.stack.section == "visits"
        assert window.frame_.side.collapsed
        window.go("visits")
        qtbot.waitUntil(lambda: window.frame_ is not None and not window.frame_.stack.has_guest)
        assert isinstance(window.frame_.stack.top, VisitsPage)
        assert not window.frame_.side.collapsed


def test_the_same_visit_is_open_once_only(tmp_path: Path, qtbot: QtBot) -> None:
    folder, visit = store_with_visit(tmp_path / "store")
    with opened_window(qtbot, tmp_path, folder) as window:
        first = open_visit_in(qtbot, window, visit)
        window.go("visits")
        assert open_visit_in(qtbot, window, visit) is first
        assert window.frame_ is not None
        assert window.frame_.stack.section == "enterprises"


def test_closing_saves_what_was_just_typed_and_the_visit_opens_there_again(tmp_path: Path, qtbot: QtBot) -> None:
    folder, visit = store_with_visit(tmp_path / "store")
    with opened_window(qtbot, tmp_path, folder) as window:
        page = open_visit_in(qtbot, window, visit)
        assert page.flow is not None
        page.flow.judge(Verdict.PASS)
        first = page.flow.code
        page.flow.step(1)
        assert page.panes.item.card is not None
        typed = page.flow.code
        page.flow.judge(Verdict.FAIL)
    store = open_store(folder, PASSPHRASE)
    kept = answers(store, visit)
    assert kept[first].verdict == "pass"
    assert kept[typed].verdict == "fail"
    store.close()
    with shown_window(qtbot, tmp_path, folder) as window:
        unlock(qtbot, window)
        again = open_visit_in(qtbot, window, visit)
        assert again.flow is not None
        assert again.flow.code == typed


def test_saving_is_told_with_its_time(tmp_path: Path, qtbot: QtBot) -> None:
    folder, visit = store_with_visit(tmp_path / "store")
    with opened_window(qtbot, tmp_path, folder) as window:
        assert window.frame_ is not None
        assert window.frame_.status.saved.text() == "尚无改动"
        page = open_visit_in(qtbot, window, visit)
        assert page.flow is not None
        assert window.session is not None
        with qtbot.waitSignal(window.session.changes.saved_at):
            page.flow.judge(Verdict.PASS)
        assert window.frame_.status.saved.text().startswith("已保存 ")


def test_locking_closes_the_store_and_shows_its_door(tmp_path: Path, qtbot: QtBot) -> None:
    folder, visit = store_with_visit(tmp_path / "store")
    with opened_window(qtbot, tmp_path, folder) as window:
        page = open_visit_in(qtbot, window, visit)
        assert page.flow is not None
        page.flow.judge(Verdict.PASS)
        code = page.flow.code
        with qtbot.waitSignal(window.locked):
            qtbot.keyClick(
                window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            )
        assert window.door.currentWidget() is window.door.unlock
        assert window.door.unlock.passphrase.text() == ""
        store = open_store(folder, PASSPHRASE)
        assert answers(store, visit)[code].verdict == "pass"
        store.close()
        unlock(qtbot, window)


def test_long_work_is_shown_with_a_button_that_stops_it(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        assert window.frame_ is not None
        line = window.frame_.status.progress
        assert not line.isVisible()
        window.jobs.long_started.emit("正在导入 台账.xlsx")
        window.jobs.progressed.emit(30, 100, "")
        assert line.isVisible()
        assert line.words.text() == "正在导入 台账.xlsx 30 %"
        assert line.bar.value() == 30
        line.cancel.click()
        assert not line.cancel.isEnabled()
        window.jobs.long_ended.emit()
        assert not line.isVisible()


def test_a_spreadsheet_dropped_on_the_window_opens_the_import(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(ImportRegisterDialog, "ask", lambda _page, _session, path, *_: asked.append(path))
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        data = dropped(tmp_path / "台账.xlsx")
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(500, 300), copy, data, left, none)
        window.dragEnterEvent(enter)
        assert enter.isAccepted()
        assert window.drops.veil.isVisible()
        assert "台账.xlsx" in window.drops.veil.words.text()
        window.dropEvent(QDropEvent(QPoint(500, 300), copy, data, left, none))
        qtbot.waitUntil(lambda: bool(asked))
        assert asked == [tmp_path / "台账.xlsx"]
        assert not window.drops.veil.isVisible()


def test_other_files_are_not_taken(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        data = dropped(tmp_path / "a.exe")
        enter = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        enter.ignore()
        window.dragEnterEvent(enter)
        assert not enter.isAccepted()
        assert not window.drops.veil.isVisible()


def test_an_enterprise_is_shown_on_its_page(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    enterprise = with_enterprise(store)
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        assert window.session is not None
        window.go("settings")
        window.session.navigation.open_enterprise.emit(enterprise)
        assert window.frame_ is not None
        assert window.frame_.stack.section == "enterprises"


def test_dark_is_dark_at_once_and_remembered(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        window.appearance.set_theme("dark")
        assert window.palette().color(QPalette.ColorRole.Window).lightness() < 60
        assert window.preferences.theme == "dark"
        window.appearance.set_theme("light")
        assert window.palette().color(QPalette.ColorRole.Window).lightness() > 200


def test_larger_letters_make_the_window_again_where_it_was(tmp_path: Path, qtbot: QtBot) -> None:
    folder, visit = store_with_visit(tmp_path / "store")
    with opened_window(qtbot, tmp_path, folder) as window:
        before, size = window.frame_, window.font().pointSizeF()
        open_visit_in(qtbot, window, visit)
        window.appearance.step_text_size(1)
        qtbot.waitUntil(lambda: window.frame_ is not before and window.open_visit_page() is not None)
        assert window.font().pointSizeF() == pytest.approx(size * 1.15)
        idle(qtbot, window)


def test_a_narrow_window_shows_the_icons_of_the_side_bar_only(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        assert window.frame_ is not None
        assert not window.frame_.side.collapsed
        window.resize(1000, 640)
        qtbot.waitUntil(lambda: window.frame_ is not None and window.frame_.side.collapsed)
        assert window.frame_.side.buttons["visits"].accessibleName() == "检查记录"


def test_every_command_of_the_menu_has_words_and_no_key_is_given_twice(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        actions = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
        keys = [key.toString() for action in actions for key in action.shortcuts()]
        assert len(keys) == len(set(keys))
        assert all(action.text() for action in actions if not action.isSeparator())


def test_the_key_sheet_shows_what_the_visit_page_takes(tmp_path: Path, qtbot: QtBot) -> None:
    dialog = KeySheetDialog()
    qtbot.addWidget(dialog)
    caps = [label.text() for label in dialog.findChildren(QLabel, "key_cap")]
    assert {"Ctrl+↓", "Ctrl+O", "Ctrl+V", "Ctrl+N", "Ctrl+L", "F6"} <= set(caps)


def test_a_pack_dropped_on_the_window_is_given_to_the_packs_page(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Path] = []
    monkeypatch.setattr(PacksPage, "take_file", lambda _page, path: given.append(path))
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        # Qt only points at the data: it has to live as long as the event.
        data = dropped(tmp_path / "a.zjpack")
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        window.dropEvent(QDropEvent(QPoint(5, 5), copy, data, left, none))
        qtbot.waitUntil(lambda: bool(given))
        assert given == [tmp_path / "a.zjpack"]
        assert window.frame_ is not None
        assert window.frame_.stack.section == "packs"
