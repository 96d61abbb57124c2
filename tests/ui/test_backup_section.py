"""The backups in the settings: list, make, drill, stick, restore; and the watch that looks after the store."""

import shutil
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from handovers import worked_visit
from offices import NOW, PASSPHRASE, new_store
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from inspector_app.backups import shelf
from inspector_app.backups.making import make_backup
from inspector_app.backups.returning import return_store
from inspector_app.messages import Message
from inspector_app.room import MIB
from inspector_app.stores import Store
from inspector_app.visits import close_visit
from ui.dialogs.backup_files import BackupFiles
from ui.jobs import Jobs
from ui.models.backups_model import BackupColumn, BackupsModel
from ui.session import Session
from ui.settings.backup_section import BackupSection
from ui.watches.health_watch import IDLE, HealthWatch

Usage = namedtuple("Usage", "total used free")


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = new_store(tmp_path / "store")
    worked_visit(opened)
    return opened


@contextmanager
def a_session(store: Store, clock: Clock | None = None) -> Iterator[Session]:
    jobs = Jobs()
    yield Session(store, jobs, clock=clock or Clock())
    jobs.stop()
    store.close()


@contextmanager
def a_section(qtbot: QtBot, store: Store) -> Iterator[BackupSection]:
    with a_session(store) as session:
        section = BackupSection(session)
        qtbot.addWidget(section)
        section.resize(900, 690)
        section.show()
        qtbot.waitUntil(lambda: not session.jobs.busy)
        yield section
        qtbot.waitUntil(lambda: not session.jobs.busy)


def cell(section: BackupSection, row: int, column: BackupColumn) -> str:
    return str(section.model.index(row, column).data())


def test_the_model_keeps_qt_s_rules(store: Store) -> None:
    model = BackupsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([make_backup(store, NOW), make_backup(store, NOW)])
    assert model.rowCount() == 2
    model.show([])
    assert model.at(0) is None
    store.close()


def test_a_backup_is_made_and_listed(store: Store, qtbot: QtBot) -> None:
    with a_section(qtbot, store) as section:
        assert not section.restore.isEnabled()
        assert not section.drill.isEnabled()
        with qtbot.waitSignal(section.done):
            section.make.click()
        qtbot.waitUntil(lambda: section.model.rowCount() == 1)
        assert cell(section, 0, BackupColumn.STATE) == "已核对"
        assert cell(section, 0, BackupColumn.FILES) == "4"
        assert "1 次检查" in section.result.text()
        assert section.restore.isEnabled()
        assert section.drill.isEnabled()


def test_the_drill_tells_its_numbers(store: Store, qtbot: QtBot) -> None:
    make_backup(store, NOW)
    with a_section(qtbot, store) as section:
        with qtbot.waitSignal(section.done):
            section.drill.click()
        assert "试恢复成功" in section.result.text()
        assert "检查 1/1" in section.result.text()
        assert "4/4 完好" in section.result.text()


def test_a_damaged_backup_is_shown_and_cannot_be_chosen(store: Store, qtbot: QtBot) -> None:
    backup = make_backup(store, NOW)
    (store.folder / "backups" / backup.name / "data.db").write_bytes(b"\0" * 9000)
    with a_section(qtbot, store) as section:
        with qtbot.waitSignal(section.told):
            section.drill.click()
        assert "发现问题" in section.result.text()
        qtbot.waitUntil(lambda: cell(section, 0, BackupColumn.STATE) == "有损坏")
        assert not section.restore.isEnabled()


def test_a_missing_photo_is_said_when_a_backup_is_made(store: Store, qtbot: QtBot) -> None:
    next(store.folder.glob("blobs/*/*.sealed")).unlink()
    with a_section(qtbot, store) as section:
        with qtbot.waitSignal(section.told):
            section.make.click()
        assert "1 个照片或文书" in section.result.text()
        qtbot.waitUntil(lambda: section.model.rowCount() == 1)
        assert cell(section, 0, BackupColumn.STATE) == "缺1个文件"


def test_everything_is_written_to_a_stick(
    store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "备份.zjbackup"
    monkeypatch.setattr(BackupFiles, "ask_where_to_write", lambda parent, proposed: out)
    with a_section(qtbot, store) as section:
        with qtbot.waitSignal(section.done):
            section.stick.click()
        assert "已写入并核对 备份.zjbackup" in section.result.text()
    assert return_store(out, tmp_path / "new", PASSPHRASE, NOW).files_sound == 4


def test_going_back_writes_nothing(store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BackupFiles, "ask_where_to_write", lambda parent, proposed: None)
    with a_section(qtbot, store) as section:
        section.stick.click()
        assert not section.work.busy


def test_a_restore_is_asked_for_and_says_what_would_be_lost(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = make_backup(store, NOW)
    worked_visit(store, "e2")
    asked: list[int] = []
    answers = [False, True]
    monkeypatch.setattr(
        BackupFiles, "confirm_restore", lambda parent, chosen, lost, **_: asked.append(lost) or answers.pop(0)
    )
    with a_section(qtbot, store) as section:
        with qtbot.assertNotEmitted(section.restore_wanted):
            section.restore.click()
        with qtbot.waitSignal(section.restore_wanted) as wanted:
            section.restore.click()
        assert wanted.args == [backup.name]
        assert asked[0] == asked[1] > 0


# --- the watch --------------------------------------------------------------------------------------------------------


Watched = tuple[HealthWatch, list[Message | None], list[object]]


@contextmanager
def a_watch(session: Session) -> Iterator[Watched]:
    watch = HealthWatch(session)
    warnings: list[Message | None] = []
    backups: list[object] = []
    watch.warned.connect(warnings.append)
    watch.backed_up.connect(backups.append)
    yield watch, warnings, backups
    delete(watch)


def test_the_first_look_makes_a_backup_and_lays_the_reserve(store: Store, qtbot: QtBot) -> None:
    with a_session(store) as session, a_watch(session) as (watch, warnings, backups):
        with qtbot.waitSignal(watch.looked):
            watch.start()
        assert backups == [NOW]
        assert (store.folder / "reserve").stat().st_size == 32 * MIB
        assert warnings == []
        with qtbot.waitSignal(watch.looked):
            watch.look()
        assert len(shelf.list_backups(store.folder, store.vault)) == 1


def test_a_closed_visit_is_backed_up(store: Store, qtbot: QtBot) -> None:
    clock = Clock()
    make_backup(store, NOW)
    with a_session(store, clock) as session, a_watch(session) as (watch, _, backups):
        with store.database.look() as work:
            (visit,) = work.visits.all()
        clock.now = NOW + timedelta(hours=1)
        close_visit(store, visit.id, clock.now)
        clock.now += timedelta(minutes=1)
        with qtbot.waitSignal(watch.looked):
            session.changes.visit_closed.emit(visit.id)
        assert backups == [clock.now]


def test_a_practice_store_is_not_backed_up(store: Store, qtbot: QtBot) -> None:
    with a_session(store) as plain:
        session = Session(store, plain.jobs, clock=Clock(), practice=True)
        with a_watch(session) as (watch, _, backups):
            with qtbot.waitSignal(watch.looked):
                watch.look()
            assert backups == [None]


def test_low_room_is_told_once_for_each_level(store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    make_backup(store, NOW)
    with a_session(store) as session, a_watch(session) as (watch, warnings, _):
        for free in (5000, 800, 700, 150, 5000):
            monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: Usage(10**12, 0, free * MIB))
            with qtbot.waitSignal(watch.looked):
                watch.look()
        low, scarce, gone = warnings
        assert low is not None
        assert scarce is not None
        assert "800 MB" in low.problem
        assert "照片暂不能添加" in scarce.problem
        assert gone is None


def test_a_backup_that_fails_is_told_and_the_work_goes_on(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("inspector_app.backups.making.copy_atomically", full)
    with a_session(store) as session, a_watch(session) as (watch, warnings, backups):
        with qtbot.waitSignal(watch.looked):
            watch.look()
        assert backups == [None]
        assert warnings[0] is not None
        assert "自动备份没有完成" in warnings[0].problem


def test_the_deep_look_begins_when_nobody_works_and_stops_at_once(store: Store, qtbot: QtBot) -> None:
    clock = Clock()
    make_backup(store, NOW)
    next(store.folder.glob("blobs/*/*.sealed")).write_bytes(b"damaged")
    with a_session(store, clock) as session, a_watch(session) as (watch, warnings, _):
        watch.each_minute()
        clock.now = NOW + IDLE
        with qtbot.waitSignal(watch.deep_looked):
            watch.look_deep()
            watch.touched()
        assert warnings == []
        clock.now += IDLE
        with qtbot.waitSignal(watch.deep_looked):
            watch.each_minute()
        assert warnings[0] is not None
        assert "有损坏" in warnings[0].problem
        # Not again on the same day.
        clock.now += IDLE
        with qtbot.assertNotEmitted(watch.deep_looked), qtbot.waitSignal(watch.looked):
            watch.each_minute()


def test_a_restart_on_the_same_day_does_not_look_again_unless_damage_was_found(store: Store, qtbot: QtBot) -> None:
    clock = Clock()
    make_backup(store, NOW)
    with a_session(store, clock) as session:
        for harm, again in ((False, True), (False, False), (True, True), (True, True)):
            if harm:
                next(store.folder.glob("blobs/*/*.sealed")).write_bytes(b"damaged")
                clock.now = NOW + timedelta(days=1)
            with a_watch(session) as (watch, _, _):
                with qtbot.waitSignal(watch.looked):
                    watch.start()
                clock.now += IDLE
                if again:
                    with qtbot.waitSignal(watch.deep_looked):
                        watch.each_minute()
                else:
                    with qtbot.assertNotEmitted(watch.deep_looked), qtbot.waitSignal(watch.looked):
                        watch.each_minute()
