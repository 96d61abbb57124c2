"""The lock of idle hours: counted in minutes without input, after long work, and back to where one was."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from offices import NOW, PASSPHRASE, new_store
from patience import PATIENCE_S
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from visit_pages import answers, started_visit
from windows import idle, opened_window, unlock

from inspector_app.checklists.model import Verdict
from inspector_app.stores import open_store
from ui.dialogs.drop_finding_dialog import DropFindingDialog
from ui.jobs import Jobs, Progress
from ui.main_window import MainWindow
from ui.opening.idle_lock import IdleLock
from ui.preferences import Preferences


class FakeTimer(QTimer):
    """Rings when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.starts: list[int | None] = []
        self.running = False

    def start(self, *given: int) -> None:  # type: ignore[override]
        self.starts.append(given[0] if given else None)
        self.running = True

    def stop(self) -> None:
        self.running = False

    def ring(self) -> None:
        self.timeout.emit()


@dataclass
class Clock:
    now: datetime = field(default=NOW)

    def __call__(self) -> datetime:
        return self.now


class Owner(QObject):
    done = Signal()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


def key() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")


def rung(lock: IdleLock) -> list[bool]:
    seen: list[bool] = []
    lock.due.connect(lambda: seen.append(True))
    return seen


def test_it_is_due_after_the_minutes_that_were_chosen_and_never_when_off(jobs: Jobs, qtbot: QtBot) -> None:
    timer = FakeTimer()
    lock = IdleLock(jobs, Clock(), timer)
    seen = rung(lock)
    lock.watch(15)
    assert timer.starts == [15 * 60_000]
    timer.ring()
    assert seen == [True]
    lock.watch(0)
    assert not timer.running
    timer.ring()
    assert seen == [True]


def test_a_key_or_the_mouse_begins_the_time_anew(jobs: Jobs, qtbot: QtBot) -> None:
    timer, window = FakeTimer(), QWindow()
    lock = IdleLock(jobs, Clock(), timer)
    lock.watch(5)
    assert not lock.eventFilter(window, key())
    assert timer.starts == [300_000, None]
    lock.eventFilter(window, QEvent(QEvent.Type.Expose))
    assert timer.starts == [300_000, None]


def test_the_first_key_after_a_night_in_a_closed_laptop_locks_and_goes_nowhere(jobs: Jobs, qtbot: QtBot) -> None:
    timer, clock = FakeTimer(), Clock()
    lock = IdleLock(jobs, clock, timer)
    seen = rung(lock)
    lock.watch(15)
    clock.now += timedelta(minutes=14)
    assert not lock.eventFilter(QWindow(), key())
    clock.now += timedelta(hours=9)
    assert lock.eventFilter(QWindow(), key())
    assert seen == [True]


def test_long_work_is_let_finish(jobs: Jobs, qtbot: QtBot) -> None:
    timer, owner, go = FakeTimer(), Owner(), threading.Event()
    lock = IdleLock(jobs, Clock(), timer)
    seen = rung(lock)
    lock.watch(15)

    def work(_progress: Progress) -> None:
        assert go.wait(PATIENCE_S)

    jobs.run_long(owner, "正在导入", work, done=lambda _: owner.done.emit(), failed=lambda _: None)
    timer.ring()
    assert seen == []
    with qtbot.waitSignal(lock.due):
        go.set()


def test_somebody_who_came_back_while_it_waited_is_not_locked_out(jobs: Jobs, qtbot: QtBot) -> None:
    timer, owner, go = FakeTimer(), Owner(), threading.Event()
    lock = IdleLock(jobs, Clock(), timer)
    seen = rung(lock)
    lock.watch(15)
    jobs.run_long(
        owner, "正在导入", lambda _: go.wait(PATIENCE_S), done=lambda _: owner.done.emit(), failed=lambda _: None
    )
    timer.ring()
    lock.eventFilter(QWindow(), key())
    with qtbot.waitSignal(owner.done):
        go.set()
    assert seen == []


def test_an_open_question_is_taken_back_first(jobs: Jobs, qtbot: QtBot) -> None:
    timer, dialog = FakeTimer(), QDialog()
    lock = IdleLock(jobs, Clock(), timer)
    qtbot.addWidget(dialog)
    lock.watch(15)
    QTimer.singleShot(0, timer.ring)
    with qtbot.waitSignal(lock.due):
        assert dialog.exec() == QDialog.DialogCode.Rejected


def test_a_dialog_that_asks_whether_its_text_is_to_be_lost_keeps_no_store_open(jobs: Jobs, qtbot: QtBot) -> None:
    asked: list[bool] = []

    class Asking(QDialog):
        def reject(self) -> None:
            asked.append(DropFindingDialog.confirm(self))

    timer, dialog = FakeTimer(), Asking()
    lock = IdleLock(jobs, Clock(), timer)
    qtbot.addWidget(dialog)
    lock.watch(15)
    QTimer.singleShot(0, timer.ring)
    with qtbot.waitSignal(lock.due):
        assert dialog.exec() == QDialog.DialogCode.Rejected
    assert asked == [False]


def ring(qtbot: QtBot, window: MainWindow) -> None:
    """As if nobody had been there for the whole time."""
    with qtbot.waitSignal(window.locked):
        window.idle._timer.timeout.emit()


def test_the_window_saves_closes_the_store_and_returns_to_the_visit(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    with opened_window(qtbot, tmp_path, store.folder) as window:
        assert window.session is not None
        window.go("visits")
        window.session.navigation.open_visit.emit(visit)
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)
        window.commands.visit_flow().step(2)
        code = window.commands.visit_flow().code
        window.commands.visit_flow().judge(Verdict.PASS)
        vault = window.session.store.vault
        ring(qtbot, window)
        assert window.door.currentWidget() is window.door.unlock
        assert vault.locked
        again = open_store(store.folder, PASSPHRASE)
        assert answers(again, visit)[code].verdict == "pass"
        again.close()
        unlock(qtbot, window)
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)
        assert window.frame_ is not None
        assert window.frame_.stack.section == "visits"
        page = window.open_visit_page()
        assert page is not None
        assert page.visit_id == visit
        assert window.commands.visit_flow().code == code
        idle(qtbot, window)


def test_keys_pressed_in_the_window_and_its_dialogs_are_noticed(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    monkeypatch.setattr(IdleLock, "_take_input", lambda _lock: bool(seen.append(True)))
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        dialog = QDialog(window)
        for shown in (window, dialog):
            shown.show()
            shown.activateWindow()
            handle, before = shown.windowHandle(), len(seen)
            assert handle is not None
            qtbot.waitUntil(lambda handle=handle: QGuiApplication.focusWindow() is handle)
            # Into the window as the system does it, not straight to a widget.
            QTest.keyClick(handle, Qt.Key.Key_Shift)
            assert len(seen) > before
        dialog.close()


def test_no_time_runs_while_the_store_is_locked(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        timer = window.idle._timer
        assert timer.isActive()
        assert timer.interval() == 15 * 60_000
        with qtbot.waitSignal(window.locked):
            window.lock()
        assert not timer.isActive()


def test_another_time_is_kept_and_holds_at_once(tmp_path: Path, qtbot: QtBot) -> None:
    new_store(tmp_path / "store").close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        window.go("settings")
        assert window.frame_ is not None
        window.frame_.stack.top.people.idle[5].click()  # type: ignore[attr-defined]
        assert window.idle._timer.interval() == 5 * 60_000
    assert Preferences(tmp_path / "window.ini").idle_minutes == 5


def test_a_time_that_somebody_wrote_into_the_file_is_the_usual_one(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nidle_minutes=99999999999\n")
    assert Preferences(tmp_path / "window.ini").idle_minutes == 15
