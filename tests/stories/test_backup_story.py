"""A laptop is looked after: backed up by itself, restored through the window, brought back from a stick by scripts."""

import json
from pathlib import Path
from typing import Any

import pytest
from handovers import judged_items, worked_visit
from offices import NOW, PASSPHRASE, new_store
from pytestqt.qtbot import QtBot
from windows import idle, opened_window, unlock

from inspector_app.backups import shelf
from inspector_app.backups.making import make_backup
from inspector_app.checklists.model import Verdict
from inspector_app.cli import main
from inspector_app.recovery import new_recovery_files
from inspector_app.stores import open_store
from inspector_app.visits import GivenAnswer, give_answer
from ui.dialogs.backup_files import BackupFiles
from ui.pages.settings_page import SettingsPage


def test_the_status_line_leads_to_the_backup_of_today(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    worked_visit(store)
    store.close()
    with opened_window(qtbot, tmp_path, store.folder) as window:
        assert window.frame_ is not None
        status = window.frame_.status
        with qtbot.waitSignal(window.frame_.health.looked):
            window.frame_.health.start()
        assert status.backup.text() == f"备份 今天 {NOW.astimezone():%H:%M}"
        status.backup.click()
        idle(qtbot, window)
        page = window.frame_.stack.top
        assert isinstance(page, SettingsPage)
        assert page.buttons["backup"].isChecked()
        assert page.backup.model.rowCount() == 1


def test_a_restore_through_the_window_brings_back_the_data_of_then(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "store")
    visit = worked_visit(store)
    make_backup(store, NOW)
    give_answer(store, visit, judged_items()[4], GivenAnswer(Verdict.PASS, note="后来"), NOW)
    store.close()
    monkeypatch.setattr(BackupFiles, "confirm_restore", lambda parent, chosen, lost, **_: True)
    with opened_window(qtbot, tmp_path, store.folder) as window:
        assert window.frame_ is not None
        window.frame_.show_backups()
        idle(qtbot, window)
        page = window.frame_.stack.top
        assert isinstance(page, SettingsPage)
        with qtbot.waitSignal(window.locked):
            page.backup.restore.click()
        idle(qtbot, window)
        assert window.door.isVisible()
        assert "备份已恢复" in window.door.unlock.trouble.problem.text()
        unlock(qtbot, window)
        assert window.session is not None
        restored = window.session.store
        assert restored.device.endswith("-2")
        with restored.database.look() as work:
            assert len(work.answers.of_visit(visit)) == 2
    assert (store.folder / "gen-0001" / "data.db").is_file()


def test_a_restore_that_fails_is_told_and_the_store_opens_as_before(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path / "store")
    worked_visit(store)
    name = make_backup(store, NOW).name
    store.close()
    (store.folder / "backups" / name / "data.db").write_bytes(b"\0" * 9000)
    monkeypatch.setattr(BackupFiles, "confirm_restore", lambda parent, chosen, lost, **_: True)
    with opened_window(qtbot, tmp_path, store.folder) as window:
        with qtbot.waitSignal(window.locked):
            window.ways_out.restore_backup(name)
        idle(qtbot, window)
        assert "没有通过核对" in window.door.unlock.trouble.problem.text()
        unlock(qtbot, window)
        assert window.session is not None
        assert window.session.store.device.endswith("-1")


# --- scripts ----------------------------------------------------------------------------------------------------------


class Script:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.passphrase = folder / "passphrase.txt"
        self.passphrase.write_text(PASSPHRASE + "\n", "utf-8")

    def run(self, store: Path, *words: str, exit_code: int = 0, language: str = "zh") -> str:
        self._capsys.readouterr()
        opened = ["--store", str(store), "--passphrase-file", str(self.passphrase)]
        assert main(["--language", language, "backup", *words, *opened]) == exit_code
        output = self._capsys.readouterr()
        self.complaints = output.err
        return output.out

    def ask(self, store: Path, *words: str, exit_code: int = 0) -> Any:
        return json.loads(self.run(store, *words, "--json", exit_code=exit_code))


def test_scripts_make_list_try_and_restore(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = Script(tmp_path, capsys)
    store = new_store(tmp_path / "store")
    visit = worked_visit(store)
    store.close()
    made = script.ask(store.folder, "make")
    assert (made["visits"], made["files"], made["missing"], made["sound"]) == (1, 4, 0, True)
    assert [each["name"] for each in script.ask(store.folder, "list")] == [made["name"]]
    assert "已核对" in script.run(store.folder, "list")
    assert "verified" in script.run(store.folder, "list", language="en")

    drill = script.ask(store.folder, "drill", "--all")
    assert (drill["sound"], drill["backup"], drill["files_checked"], drill["files_sound"]) == (True, made["name"], 4, 4)
    assert drill["events"]["restored"] == drill["events"]["live"] == made["events"]
    assert "试恢复成功" in script.run(store.folder, "drill")

    restored = script.ask(store.folder, "restore")
    assert (restored["name"], restored["generation"], restored["missing"]) == (made["name"], "gen-0002", 0)
    again = open_store(store.folder, PASSPHRASE)
    with again.database.look() as work:
        assert [each.id for each in work.visits.all()] == [visit]
    again.close()
    unknown = script.ask(store.folder, "restore", "20260101-000000-aaaaaa", exit_code=1)
    assert [problem for problem in unknown["problems"] if "找不到备份" in problem["problem"]]


def test_a_store_that_does_not_open_any_more_is_restored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = Script(tmp_path, capsys)
    store = new_store(tmp_path / "store")
    worked_visit(store)
    make_backup(store, NOW)
    store.close()
    (store.folder / "gen-0001" / "data.db").write_bytes(b"\xff" * 9000)
    assert script.run(store.folder, "list", exit_code=3) == ""
    assert "已恢复备份" in script.run(store.folder, "restore")
    assert len(script.ask(store.folder, "list")) == 1


def test_a_lost_laptop_comes_back_from_the_stick(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = Script(tmp_path, capsys)
    store = new_store(tmp_path / "store")
    worked_visit(store)
    files = new_recovery_files(tmp_path / "safe", NOW)
    stick = tmp_path / "stick"
    stick.mkdir()
    store.close()
    opened = ["--store", str(store.folder), "--passphrase-file", str(script.passphrase)]
    assert main(["store", "recovery", "set", "--recovery", str(files.public), *opened]) == 0
    written = script.ask(store.folder, "make", "--out", str(stick))
    assert (written["to_office"], written["files"]) == (True, 4)
    path = written["path"]
    assert Path(path).name.startswith("备份_李明_")

    back = script.ask(tmp_path / "new", "restore", path)
    assert (back["visits"], back["files_sound"]) == (1, 4)
    by_office = script.ask(tmp_path / "office", "restore", path, "--recovery-key", str(files.secret))
    assert by_office["files_sound"] == 4
    open_store(tmp_path / "office", PASSPHRASE).close()
    assert "已恢复到" in script.run(tmp_path / "third", "restore", path)

    script.run(tmp_path / "new", "restore", path, exit_code=1)
    assert "不是空的" in script.complaints
    missing = script.ask(tmp_path / "fourth", "restore", str(stick / "none.zjbackup"), exit_code=1)
    assert missing["problems"]


def test_a_missing_photo_gives_exit_code_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = Script(tmp_path, capsys)
    store = new_store(tmp_path / "store")
    worked_visit(store)
    store.close()
    next(store.folder.glob("blobs/*/*.sealed")).unlink()
    assert script.ask(store.folder, "make", exit_code=1)["missing"] == 1
    assert "没有可用的备份" in str(script.ask(store.folder, "drill", exit_code=1))
    assert shelf.FOLDER in {entry.name for entry in store.folder.iterdir()}
