"""What a person can do at the door and in the settings when something was lost: a laptop, a database, a colleague."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from handovers import worked_visit
from offices import NOW, PASSPHRASE, QUICK, new_store, with_enterprise
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from windows import idle, opened_window, shown_window, unlock

from inspector_app import people
from inspector_app.audit.check import check_log
from inspector_app.backups.making import make_backup
from inspector_app.backups.stick import write_backup_file
from inspector_app.cli import main
from inspector_app.errors import UnavailableError
from inspector_app.key_change.growing import begin
from inspector_app.recovery import new_recovery_files
from inspector_app.signposts import generation_of
from inspector_app.stores import Role, open_store
from ui.dialogs.backup_files import BackupFiles
from ui.dialogs.return_store_dialog import ReturnStoreDialog
from ui.dialogs.vault_questions import VaultQuestions
from ui.main_window import MainWindow
from ui.pages.settings_page import SettingsPage
from ui.watches import health_watch

NEW = "four new unrelated words"


def answered_by(qtbot: QtBot, fill: Callable[[ReturnStoreDialog], None]) -> Callable[[ReturnStoreDialog], int]:
    """Stands for the person at the dialog: fills it in, presses the button, waits for the end."""

    def play(dialog: ReturnStoreDialog) -> int:
        with qtbot.waitExposed(dialog):
            dialog.show()
        fill(dialog)
        with qtbot.waitSignal(dialog.finished):
            dialog.deed.click()
        return dialog.result()

    return play


def visits_in(window: MainWindow) -> list[str]:
    assert window.session is not None
    with window.session.store.database.look() as work:
        return [each.id for each in work.visits.all()]


def test_a_new_laptop_begins_with_the_backup_from_the_stick(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "old")
    visit = worked_visit(store)
    stick = tmp_path / "stick" / "备份.zjbackup"
    stick.parent.mkdir()
    write_backup_file(store, stick, NOW)
    store.close()
    proposed: list[str] = []

    def fill(dialog: ReturnStoreDialog) -> None:
        dialog.file.setText(str(stick))
        proposed.append(dialog.folder.text())
        dialog.passphrase.setText(PASSPHRASE)

    monkeypatch.setattr(ReturnStoreDialog, "exec", answered_by(qtbot, fill))
    with shown_window(qtbot, tmp_path / "new") as window:
        with qtbot.waitSignal(window.work_opened):
            window.door.welcome.back.click()
        idle(qtbot, window)
        assert visits_in(window) == [visit]
    assert proposed == [str(tmp_path / "new" / "stores" / "备份")]


def test_a_wrong_passphrase_is_said_at_its_field_and_leaves_no_folder(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "old")
    files = new_recovery_files(tmp_path / "safe", NOW)
    people.set_recovery(store, files.public.read_bytes(), NOW)
    visit = worked_visit(store)
    stick = tmp_path / "b.zjbackup"
    write_backup_file(store, stick, NOW)
    store.close()

    def fill(dialog: ReturnStoreDialog) -> None:
        dialog.deed.click()
        assert not dialog.blocks["file"].problem.isHidden()
        dialog.file.setText(str(stick))
        dialog.passphrase.setText("somebody else's words")
        dialog.deed.click()
        qtbot.waitUntil(lambda: not dialog.blocks["passphrase"].problem.isHidden())
        assert not Path(dialog.folder.text()).exists()
        dialog.by_key.click()
        dialog.key.setText(str(files.secret))
        dialog.passphrase.setText(NEW)
        dialog.again.setText(NEW)

    monkeypatch.setattr(ReturnStoreDialog, "exec", answered_by(qtbot, fill))
    with shown_window(qtbot, tmp_path / "new") as window:
        with qtbot.waitSignal(window.work_opened):
            window.door.welcome.back.click()
        idle(qtbot, window)
        assert visits_in(window) == [visit]


def test_a_store_that_does_not_open_is_restored_at_the_door(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "store")
    visit = worked_visit(store)
    make_backup(store, NOW)
    store.close()
    (store.folder / "gen-0001" / "data.db").write_bytes(b"\0" * 8192)
    monkeypatch.setattr(BackupFiles, "confirm_restore", lambda _parent, _backup, lost: lost is None)
    with shown_window(qtbot, tmp_path, store.folder) as window:
        page = window.door.unlock
        assert page.rescue.isHidden()
        qtbot.keyClicks(page.passphrase, PASSPHRASE)
        with qtbot.waitSignal(window.door.told):
            page.open.click()
        assert not page.rescue.isHidden()
        stopping = window.jobs.long_started.connect(lambda _: page.progress.cancel.click())
        with qtbot.waitSignal(window.jobs.long_ended):
            page.rescue.click()
        assert page.rescue.isEnabled()
        assert generation_of(store.folder) == "gen-0001"
        window.jobs.disconnect(stopping)
        with qtbot.waitSignal(window.work_opened):
            page.rescue.click()
        idle(qtbot, window)
        assert visits_in(window) == [visit]
    assert generation_of(store.folder) == "gen-0002"


def test_a_mistyped_passphrase_offers_no_restore(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    store.close()
    with shown_window(qtbot, tmp_path, store.folder) as window:
        page = window.door.unlock
        qtbot.keyClicks(page.passphrase, "somebody else's words")
        with qtbot.waitSignal(window.door.told):
            page.open.click()
        assert page.rescue.isHidden()


def test_the_drill_is_in_the_menu_and_old_data_goes_when_a_person_says_so(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "store")
    worked_visit(store)
    make_backup(store, NOW)
    store.close()
    monkeypatch.setattr(BackupFiles, "confirm_restore", lambda *_, **__: True)
    monkeypatch.setattr(BackupFiles, "confirm_removal", lambda *_: True)
    with opened_window(qtbot, tmp_path, store.folder) as window:
        drill = next(action for action in window.findChildren(QAction) if action.text() == "试恢复备份")
        drill.trigger()
        assert window.frame_ is not None
        page = window.frame_.stack.top
        assert isinstance(page, SettingsPage)
        qtbot.waitUntil(lambda: "试恢复成功" in page.backup.result.text())
        assert page.backup.generations.isHidden()
        with qtbot.waitSignal(window.locked):
            page.backup.restore.click()
        unlock(qtbot, window)
        window.go("settings")
        page = window.frame_.stack.top
        assert isinstance(page, SettingsPage)
        page.show_section("backup")
        idle(qtbot, window)
        with qtbot.waitSignal(page.backup.generations.removed):
            page.backup.generations.removers["gen-0001"].click()
        idle(qtbot, window)
        assert page.backup.generations.isHidden()
    assert not (store.folder / "gen-0001").exists()


def test_a_colleague_leaves_and_the_key_they_may_have_copied_is_changed(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "store")
    people.add_person(store, "王芳", Role.INSPECTOR, NEW, NOW, QUICK)
    with_enterprise(store)
    store.close()
    monkeypatch.setattr(VaultQuestions, "confirm_removal", lambda *_: True)
    monkeypatch.setattr(VaultQuestions, "confirm_key_change", lambda *_: True)
    with opened_window(qtbot, tmp_path, store.folder) as window:
        window.go("settings")
        assert window.frame_ is not None
        page = window.frame_.stack.top
        assert isinstance(page, SettingsPage)
        page.show_section("passphrase")
        with qtbot.waitSignal(window.locked):
            page.people.removers["王芳"].click()
        assert "数据密钥已更换" in window.door.unlock.trouble.problem.text()
        unlock(qtbot, window)
        assert window.session is not None
        with window.session.store.database.look() as work:
            assert [each.id for each in work.enterprises.all()] == ["e1"]
    with pytest.raises(UnavailableError, match="wrong_passphrase"):
        open_store(store.folder, NEW)


def test_a_change_of_the_key_goes_on_after_an_unlock_and_is_brought_in_by_the_next_lock(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The laptop died while it grew; whoever opens it next need not know that, and is not interrupted."""
    # On a slow machine the three seconds are over before the window is unlocked, and the change is found by itself.
    monkeypatch.setattr(health_watch, "FIRST_MS", 3_600_000)
    store = new_store(tmp_path / "store")
    worked_visit(store)
    begun = begin(store)
    begun.grow(seconds=0)
    new_key = begun.vault.data_key()
    store.close()
    with opened_window(qtbot, tmp_path, store.folder) as window:
        assert window.frame_ is not None
        with qtbot.waitSignal(window.frame_.key_watch.ready):
            window.frame_.health.start()
        assert window.frame_.notice.action.text() == "现在锁定"
        assert window.session is not None
        assert window.session.store.vault.data_key() != new_key
        with qtbot.waitSignal(window.locked):
            window.lock()
        assert "数据密钥已更换" in window.door.unlock.trouble.problem.text()
        unlock(qtbot, window)
        assert window.session.store.vault.data_key() == new_key
        assert check_log(window.session.store).sound


def test_scripts_change_the_key_and_clear_old_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = new_store(tmp_path / "store")
    people.add_person(store, "王芳", Role.INSPECTOR, NEW, NOW, QUICK)
    worked_visit(store)
    make_backup(store, NOW)
    store.close()
    words = tmp_path / "words"
    words.write_text(PASSPHRASE + "\n", "utf-8")

    def call(*verb: str, code: int = 0) -> object:
        capsys.readouterr()
        assert main([*verb, "--store", str(store.folder), "--passphrase-file", str(words), "--json"]) == code
        return json.loads(capsys.readouterr().out)

    removed = call("store", "remove-person", "--person", "王芳", "--change-key")
    assert isinstance(removed, dict)
    assert removed["key"] == {"files": 4, "lost": 0, "backups": 1, "left_out": []}
    assert call("store", "change-key") == {"files": 4, "lost": 0, "backups": 1, "left_out": []}
    call("backup", "restore")
    listed = call("backup", "generations")
    assert isinstance(listed, list)
    assert [(each["name"], each["current"]) for each in listed] == [("gen-0002", True), ("gen-0001", False)]
    assert call("backup", "remove-generation", "gen-0001") == {"removed": "gen-0001"}
    refused = call("backup", "remove-generation", "gen-0002", code=1)
    assert isinstance(refused, dict)
    assert refused["problems"][0]["code"] == "backup.generation_current"
    open_store(store.folder, PASSPHRASE).close()
