"""The door: first start, new store, unlocking, and what is said when a store does not open."""

import json
from pathlib import Path

import pytest
from offices import NOW, PASSPHRASE, new_store
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit
from pytestqt.qtbot import QtBot
from windows import idle, shown_window, unlock

from inspector_app.messages import Language
from inspector_app.stores import Role, open_store
from ui.dialogs.new_store_dialog import NewStoreDialog
from ui.dialogs.store_folders import StoreFolders
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.places import Places


def closed_store(folder: Path) -> Path:
    new_store(folder).close()
    return folder


def new_dialog(qtbot: QtBot, folder: Path, jobs: Jobs) -> NewStoreDialog:
    dialog = NewStoreDialog(jobs, Places(folder / "w.ini", folder, folder / "p"), lambda: NOW, Language.ZH)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def refused(qtbot: QtBot, window: MainWindow, passphrase: str = PASSPHRASE) -> None:
    window.door.unlock.passphrase.clear()
    qtbot.keyClicks(window.door.unlock.passphrase, passphrase)
    with qtbot.waitSignal(window.door.told):
        qtbot.keyClick(window.door.unlock.passphrase, Qt.Key.Key_Return)


def test_the_first_start_shows_three_ways_to_begin(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_window(qtbot, tmp_path) as window:
        page = window.door.welcome
        assert window.door.currentWidget() is page
        assert all(card.isVisible() for card in (page.new, page.existing, page.practice))
        assert not window.menuBar().isVisible()


def test_the_keys_wait_where_they_were_while_a_store_is_opened(tmp_path: Path, qtbot: QtBot) -> None:
    """They strayed to the languages, so that Space spoke English."""
    with shown_window(qtbot, tmp_path) as window:
        with qtbot.waitActive(window):
            window.activateWindow()
        page = window.door.welcome
        page.new.setFocus()
        page.set_busy(True)
        assert window.focusWidget() is page
        page.set_busy(False)
        assert window.focusWidget() is page.new


def test_a_new_store_is_made_of_what_was_typed(tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs()
    dialog = new_dialog(qtbot, tmp_path, jobs)
    qtbot.keyClicks(dialog.person, "Wang")
    qtbot.keyClicks(dialog.office, "Fuyong")
    dialog.role.supervisor.click()
    qtbot.keyClicks(dialog.passphrase, PASSPHRASE)
    qtbot.keyClicks(dialog.again, PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted):
        dialog.make.click()
    jobs.stop()
    assert dialog.created is not None
    assert dialog.created.folder.parent == tmp_path
    store = open_store(dialog.created.folder, dialog.created.passphrase)
    assert (store.owner.person, store.owner.office, store.owner.role) == ("Wang", "Fuyong", Role.SUPERVISOR)
    store.close()


def test_every_problem_stands_beside_its_field_and_nothing_typed_is_lost(tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs()
    dialog = new_dialog(qtbot, tmp_path, jobs)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("x")
    dialog.folder.setText(str(tmp_path / "full"))
    qtbot.keyClicks(dialog.office, "x" * 101)
    for field in (dialog.passphrase, dialog.again):
        qtbot.keyClicks(field, "short")
    dialog.make.click()
    qtbot.waitUntil(dialog.make.isEnabled)
    jobs.stop()
    said = {name: block.problem.text() for name, block in dialog.blocks.items()}
    assert "姓名" in said["person"]
    assert "过长" in said["office"]
    assert "至少需要 8" in said["passphrase"]
    assert str(tmp_path / "full") in said["folder"]
    assert said["again"] == ""
    assert dialog.passphrase.text() == "short"
    assert dialog.office.text() == "x" * 101


def test_two_different_passphrases_are_told_before_anything_is_made(tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs()
    dialog = new_dialog(qtbot, tmp_path, jobs)
    qtbot.keyClicks(dialog.passphrase, PASSPHRASE)
    qtbot.keyClicks(dialog.again, PASSPHRASE + "x")
    dialog.make.click()
    assert "不一样" in dialog.blocks["again"].problem.text()
    assert not jobs.busy
    jobs.stop()


def test_a_hidden_passphrase_can_be_looked_at(tmp_path: Path, qtbot: QtBot) -> None:
    jobs = Jobs()
    dialog = new_dialog(qtbot, tmp_path, jobs)
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password
    dialog.passphrase.eye.trigger()
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    assert dialog.again.echoMode() is QLineEdit.EchoMode.Normal
    jobs.stop()


def test_the_last_store_is_unlocked_by_its_passphrase(tmp_path: Path, qtbot: QtBot) -> None:
    folder = closed_store(tmp_path / "福永 工作库")
    with shown_window(qtbot, tmp_path, folder) as window:
        assert window.door.currentWidget() is window.door.unlock
        assert window.door.unlock.name.text() == "福永 工作库"
        unlock(qtbot, window)
        assert window.session is not None
        assert window.windowTitle() == "福永街道办事处 · 李明"
        assert window.menuBar().isVisible()


def test_a_wrong_passphrase_is_told_and_stays_selected(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_window(qtbot, tmp_path, closed_store(tmp_path / "store")) as window:
        refused(qtbot, window, "wrong horse battery")
        assert "密码不正确" in window.door.unlock.block.problem.text()
        assert window.door.unlock.passphrase.selectedText() == "wrong horse battery"
        window.door.unlock.passphrase.clear()
        unlock(qtbot, window)


def test_a_store_in_use_is_explained_and_can_be_tried_again(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    with shown_window(qtbot, tmp_path, store.folder) as window:
        refused(qtbot, window)
        assert "正被另一个窗口" in window.door.unlock.trouble.problem.text()
        assert window.door.unlock.links[0].isEnabled()
        store.close()
        window.door.unlock.passphrase.clear()
        unlock(qtbot, window)


@pytest.mark.parametrize("format_number", [99])
def test_a_store_of_a_newer_program_is_refused_with_words(tmp_path: Path, qtbot: QtBot, format_number: int) -> None:
    folder = closed_store(tmp_path / "store")
    about = json.loads((folder / "store.json").read_text("utf-8"))
    (folder / "store.json").write_text(json.dumps(about | {"format": format_number}), "utf-8")
    with shown_window(qtbot, tmp_path, folder) as window:
        refused(qtbot, window)
        assert "更新版本" in window.door.unlock.trouble.problem.text()


def test_a_damaged_store_is_explained(tmp_path: Path, qtbot: QtBot) -> None:
    folder = closed_store(tmp_path / "store")
    (folder / "slots.json").write_text("{", "utf-8")
    with shown_window(qtbot, tmp_path, folder) as window:
        refused(qtbot, window)
        assert "密码文件无法读取" in window.door.unlock.trouble.problem.text()


def test_a_folder_that_is_no_store_is_told_on_the_welcome_page(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StoreFolders, "ask_existing", lambda *_: tmp_path)
    with shown_window(qtbot, tmp_path) as window:
        with qtbot.waitSignal(window.door.told):
            window.door.welcome.existing.click()
        assert "不是寄检通工作库" in window.door.welcome.notice.label.text()


def test_a_chosen_store_stands_behind_its_own_door(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = closed_store(tmp_path / "other")
    monkeypatch.setattr(StoreFolders, "ask_existing", lambda *_: folder)
    with shown_window(qtbot, tmp_path) as window:
        window.door.welcome.existing.click()
        unlock(qtbot, window)
        assert window.preferences.last_store == folder


def test_the_practice_store_is_made_marked_and_never_the_last_store(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_window(qtbot, tmp_path) as window:
        with qtbot.waitSignal(window.work_opened):
            window.door.welcome.practice.click()
        idle(qtbot, window)
        assert window.session is not None
        assert window.session.practice
        ribbon = window.findChild(QFrame, "practice_ribbon")
        assert ribbon is not None
        assert window.preferences.last_store is None
