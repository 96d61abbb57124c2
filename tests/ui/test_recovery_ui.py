"""The door of a store: whose passphrase it is, waiting after wrong ones, and the way in for who forgot it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import NOW, PASSPHRASE, QUICK, new_store
from pytestqt.qtbot import QtBot
from windows import idle, shown_window

from inspector_app import people
from inspector_app.recovery import RecoveryFiles, new_recovery_files
from inspector_app.stores import Role
from ui.dialogs.recover_dialog import RecoverDialog, Recovered
from ui.main_window import MainWindow
from ui.opening.unlock_delay import UnlockDelay

OTHER = "words of another person"
NEW = "four new unrelated words"


@pytest.fixture
def keys(tmp_path: Path) -> RecoveryFiles:
    return new_recovery_files(tmp_path / "envelope", NOW)


@pytest.fixture
def folder(tmp_path: Path, keys: RecoveryFiles) -> Path:
    """A store of three persons with the office's key set."""
    store = new_store(tmp_path / "store")
    people.add_person(store, "王芳", Role.SUPERVISOR, OTHER, NOW, QUICK)
    people.set_recovery(store, keys.public.read_bytes(), NOW)
    people.add_person(store, "陈静", Role.ADMINISTRATOR, "a third one of many words", NOW, QUICK)
    store.close()
    return store.folder


@pytest.fixture
def window(tmp_path: Path, folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with shown_window(qtbot, tmp_path, folder) as shown:
        # As after the first paint.
        shown.door.opening.load()
        qtbot.waitUntil(lambda: shown.door.unlock.people.count() == 3)
        yield shown


def try_passphrase(qtbot: QtBot, window: MainWindow, passphrase: str) -> None:
    window.door.unlock.passphrase.setText(passphrase)
    with qtbot.waitSignal(window.door.told):
        window.door.unlock.open.click()


def test_a_person_is_chosen_and_shown_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    page = window.door.unlock
    assert page.people_block.isVisible()
    said = [page.people.itemText(row) for row in range(3)]
    assert said == ["李明 · 检查员", "王芳 · 主管", "陈静 · 管理员"]
    page.people.setCurrentIndex(1)
    page.passphrase.setText(OTHER)
    with qtbot.waitSignal(window.work_opened):
        page.open.click()
    idle(qtbot, window)
    assert window.frame_ is not None
    assert window.frame_.side.person.text() == "王芳"
    assert window.windowTitle().endswith("王芳")
    with qtbot.waitSignal(window.locked):
        window.lock()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert page.people.currentData() == "王芳"


def test_the_passphrase_of_another_person_is_wrong(window: MainWindow, qtbot: QtBot) -> None:
    try_passphrase(qtbot, window, OTHER)
    assert "密码不正确" in window.door.unlock.block.problem.text()
    assert window.door.unlock.passphrase.text() == OTHER


def test_there_is_no_choice_when_only_one_person_opens_the_store(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "one").close()
    with shown_window(qtbot, tmp_path, tmp_path / "one") as window:
        window.door.opening.load()
        qtbot.waitUntil(lambda: window.door.unlock.people.count() == 1)
        assert not window.door.unlock.people_block.isVisible()


def test_after_five_wrong_tries_one_waits_and_the_window_does_not(window: MainWindow, qtbot: QtBot) -> None:
    page = window.door.unlock
    for _ in range(4):
        try_passphrase(qtbot, window, "wrong horse battery")
        assert page.open.isEnabled()
    try_passphrase(qtbot, window, "wrong horse battery")
    assert not page.open.isEnabled()
    assert page.open.text() == "请等 1 秒再试"
    assert page.passphrase.isEnabled()
    with qtbot.assertNotEmitted(page.wanted):
        page.passphrase.returnPressed.emit()
    page.delay.timer.timeout.emit()
    assert page.open.isEnabled()
    page.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(window.work_opened):
        page.open.click()
    idle(qtbot, window)
    assert page.delay.left == 0


def test_the_waiting_time_doubles_up_to_half_a_minute(qtbot: QtBot) -> None:
    delay = UnlockDelay()
    seen = []
    for _ in range(15):
        delay.note_wrong()
        seen.append(delay.left)
    assert seen == [0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 30]
    with qtbot.waitSignal(delay.changed) as told:
        delay.timer.timeout.emit()
    assert told.args == [29]
    delay.forget()
    assert not delay.timer.isActive()


def test_who_forgot_the_passphrase_comes_in_with_the_envelope(
    window: MainWindow, keys: RecoveryFiles, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(_parent: object, *given: object) -> Recovered:
        dialog = RecoverDialog(*given)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.deed.click()
        assert "找不到" in dialog.blocks["file"].problem.text()
        dialog.file.setText(str(keys.public))
        dialog.person.setCurrentText("王芳")
        for field in (dialog.passphrase, dialog.again):
            field.setText("short")
        dialog.deed.click()
        qtbot.waitUntil(dialog.deed.isEnabled)
        assert "不是恢复密钥" in dialog.blocks["file"].problem.text()
        assert "至少需要" in dialog.blocks["passphrase"].problem.text()
        assert dialog.file.text() == str(keys.public)
        dialog.file.setText(str(keys.secret))
        for field in (dialog.passphrase, dialog.again):
            field.setText(NEW)
        with qtbot.waitSignal(dialog.accepted):
            dialog.deed.click()
        return Recovered(dialog.person.currentText(), dialog.passphrase.text())

    monkeypatch.setattr(RecoverDialog, "ask", fill)
    with qtbot.waitSignal(window.work_opened):
        window.door.unlock.lost.click()
    idle(qtbot, window)
    assert window.session is not None
    assert window.session.store.person == "王芳"


def test_without_the_offices_key_it_is_told_that_nothing_helps(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "one").close()
    with shown_window(qtbot, tmp_path, tmp_path / "one") as window:
        with qtbot.waitSignal(window.door.told):
            window.door.unlock.lost.click()
        assert "没有登记单位恢复公钥" in window.door.unlock.trouble.problem.text()


def test_a_damaged_slots_file_is_told_at_the_door(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "one").close()
    (tmp_path / "one" / "slots.json").write_bytes(b"{")
    with shown_window(qtbot, tmp_path, tmp_path / "one") as window:
        window.door.opening.load()
        qtbot.waitUntil(lambda: not window.jobs.busy)
        assert not window.door.unlock.trouble.isVisible()
        try_passphrase(qtbot, window, PASSPHRASE)
        assert "密码文件无法读取" in window.door.unlock.trouble.problem.text()
