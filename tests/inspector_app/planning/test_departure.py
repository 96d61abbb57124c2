"""出发前检查: every trouble of a laptop is told before the people leave, with what to do."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from offices import NOW, new_store, with_enterprise

from db.records.packs import Acknowledged, WaitingPack
from db.records.values import Inspector
from inspector_app import room
from inspector_app.backups.making import make_backup
from inspector_app.checklists.snapshots import checklist_id, shipped
from inspector_app.messages import Language, say
from inspector_app.planning import battery as batteries
from inspector_app.planning.battery import Battery, battery
from inspector_app.planning.departure import Check, State, Surroundings, clock_check, departure_checks, worst
from inspector_app.plans.documents import adopt
from inspector_app.printers import KnownPrinters
from inspector_app.room import MIB
from inspector_app.sessions import begin_session
from inspector_app.stores import Store
from inspector_app.visits import VisitDraft, close_visit, open_visit

HP = KnownPrinters(("HP 200",), "HP 200")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path / "store")
    yield store
    store.close()


def told(
    store: Store, now: datetime = NOW, printers: KnownPrinters | None = HP, charge: Battery | None = None
) -> dict[str, Check]:
    """By name; each can be said in both languages."""
    checks = departure_checks(store, Surroundings(printers, charge), now)
    for check in checks:
        assert all(say(check.problem, language).problem for language in Language)
        assert check.state is State.OK or any(say(check.problem, language).remedy for language in Language)
    return {check.name: check for check in checks}


def states(store: Store, now: datetime = NOW) -> dict[str, State]:
    return {name: check.state for name, check in told(store, now).items()}


def test_an_empty_store_lacks_a_register_and_a_backup(store: Store) -> None:
    found = states(store)
    assert found["register"] is State.BAD
    assert found["backup"] is State.BAD
    assert found["law"] is State.WARN
    assert all(found[name] is State.OK for name in ("disk", "clock", "battery", "printer", "packs", "receipts"))
    assert worst(list(told(store).values())) is State.BAD


@pytest.mark.parametrize(("free_mb", "state"), [(5_000, State.OK), (800, State.WARN), (100, State.BAD)])
def test_room_on_the_disk(store: Store, monkeypatch: pytest.MonkeyPatch, free_mb: int, state: State) -> None:
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: SimpleNamespace(free=free_mb * MIB))
    assert states(store)["disk"] is state


def test_a_disk_that_does_not_answer_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(room.shutil, "disk_usage", refuse)
    assert states(store)["disk"] is State.BAD


@pytest.mark.parametrize(
    ("later", "state"),
    [
        (timedelta(minutes=-4), State.OK),
        (timedelta(minutes=-6), State.BAD),
        (timedelta(days=59), State.OK),
        (timedelta(days=61), State.WARN),
    ],
)
def test_a_clock_that_went_back_or_leapt_is_seen(store: Store, later: timedelta, state: State) -> None:
    with_enterprise(store)
    assert states(store, NOW + later)["clock"] is state


@pytest.mark.parametrize(("days", "state"), [(-900, State.BAD), (0, State.OK), (4000, State.WARN)])
def test_opening_the_store_with_a_wrong_clock_proves_nothing(store: Store, days: int, state: State) -> None:
    with_enterprise(store)
    now = NOW + timedelta(days=days)
    begin_session(store, now)
    assert clock_check(store, now + timedelta(minutes=1)).state is state


def test_work_under_a_clock_that_was_set_back_does_not_make_it_right(store: Store) -> None:
    with_enterprise(store)
    wrong = NOW - timedelta(days=500)
    with store.database.work(wrong) as work:
        for number in range(2):
            adopt(work, "own_law", {"laws": {}, "articles": {str(number): {}}}, wrong)
    found = told(store, wrong + timedelta(hours=1))["clock"]
    assert (found.state, found.problem.code) == (State.WARN, "departure.clock_ahead")
    assert f"{NOW:%Y-%m-%d}" in str(found.details["last"])
    assert clock_check(store, wrong + timedelta(hours=1)).state is State.OK, "no bar at each start until then"
    assert told(store)["clock"].state is State.WARN, "of a clock that leapt, as before"


def test_a_backup_of_a_clock_in_the_future_is_forgotten_once_another_holds_more(store: Store) -> None:
    make_backup(store, NOW + timedelta(days=400))
    with_enterprise(store)
    assert clock_check(store, NOW).state is State.BAD
    make_backup(store, NOW)
    assert states(store, NOW + timedelta(hours=1))["clock"] is State.OK


@pytest.mark.parametrize(("days", "state"), [(3, State.OK), (4, State.WARN), (14, State.WARN), (15, State.BAD)])
def test_the_age_of_the_backup(store: Store, days: int, state: State) -> None:
    make_backup(store, NOW)
    assert states(store, NOW + timedelta(days=days))["backup"] is state


@pytest.mark.parametrize(("days", "state"), [(30, State.OK), (31, State.WARN), (180, State.WARN), (181, State.BAD)])
def test_the_age_of_the_register(store: Store, days: int, state: State) -> None:
    with_enterprise(store)
    assert states(store, NOW + timedelta(days=days))["register"] is state


def test_the_law_table_that_somebody_checked_ages_too(store: Store) -> None:
    with store.database.work(NOW) as work:
        adopt(work, "own_law", {"laws": {}, "articles": {}}, NOW)
    assert states(store)["law"] is State.OK
    assert states(store, NOW + timedelta(days=367))["law"] is State.WARN


def test_printers(store: Store) -> None:
    assert told(store)["printer"].state is State.OK
    assert told(store, printers=KnownPrinters((), ""))["printer"].state is State.WARN
    assert told(store, printers=None)["printer"].case == "unasked"


@pytest.mark.parametrize(
    ("charge", "state"),
    [
        (None, State.OK),
        (Battery(100, charging=False), State.OK),
        (Battery(59, charging=False), State.WARN),
        (Battery(24, charging=False), State.BAD),
        (Battery(24, charging=True), State.OK),
    ],
)
def test_the_battery(store: Store, charge: Battery | None, state: State) -> None:
    assert told(store, charge=charge)["battery"].state is state


def test_packs_that_wait_and_work_that_nobody_confirmed(store: Store) -> None:
    with_enterprise(store)
    visit = open_visit(store, VisitDraft("e1", (Inspector("李明"), Inspector("王芳"))), shipped(), NOW)
    assert states(store)["receipts"] is State.OK
    close_visit(store, visit, NOW)
    assert told(store)["receipts"].case == "none"
    assert states(store)["receipts"] is State.WARN
    with store.database.work(NOW) as work:
        have = work.events.have()
        work.receipts.acknowledge(Acknowledged("ffffffffffff-1", have, "p", NOW), [])
        work.waiting.add(WaitingPack("p2", "ffffffffffff-1", "0" * 64, "a.zjpack", NOW, "", "0" * 64))
    assert states(store)["receipts"] is State.OK
    assert states(store)["packs"] is State.WARN
    with_enterprise(store, "e2")
    assert told(store)["receipts"].details["count"] == 1
    assert states(store, NOW + timedelta(days=8))["receipts"] is State.WARN


def test_an_unfinished_visit_with_an_older_checklist_is_told(store: Store) -> None:
    with_enterprise(store)
    open_visit(store, VisitDraft("e1", (Inspector("李明"), Inspector("王芳"))), shipped(), NOW)
    assert states(store)["checklist"] is State.OK
    changed = replace(shipped(), version="2020.1")
    old = replace(changed, id=checklist_id(changed))
    open_visit(store, VisitDraft(with_enterprise(store, "e2"), (Inspector("李明"), Inspector("王芳"))), old, NOW)
    assert told(store)["checklist"].details["count"] == 1


def supply(folder: Path, **words: str) -> None:
    folder.mkdir(parents=True)
    for name, word in words.items():
        (folder / name).write_text(word + "\n")


def test_the_battery_of_linux_is_read_where_it_says_so(tmp_path: Path) -> None:
    assert battery(tmp_path / "none") is None
    supply(tmp_path / "AC", type="Mains", online="1")
    supply(tmp_path / "mouse", type="Battery", scope="Device", capacity="3", status="Discharging")
    supply(tmp_path / "broken", type="Battery", capacity="?", status="Full")
    assert battery(tmp_path) is None
    supply(tmp_path / "BAT0", type="Battery", capacity="80", status="Discharging")
    supply(tmp_path / "BAT1", type="Battery", capacity="140", status="Charging")
    assert battery(tmp_path) == Battery(80, charging=False)
    (tmp_path / "BAT0" / "status").write_text("Charging\n")
    assert battery(tmp_path) == Battery(80, charging=True)


@pytest.mark.parametrize(
    ("line", "flag", "percent", "found"),
    [
        (0, 1, 70, Battery(70, charging=False)),
        (1, 1, 70, Battery(70, charging=True)),
        (0, 8, 70, Battery(70, charging=True)),
        (1, 128, 255, None),
        (255, 255, 255, None),
    ],
)
def test_the_battery_of_windows(
    monkeypatch: pytest.MonkeyPatch, line: int, flag: int, percent: int, found: Battery | None
) -> None:
    def status(pointer: object) -> int:
        power = pointer._obj  # type: ignore[attr-defined]
        power.line, power.flag, power.percent = line, flag, percent
        return 1

    kernel = SimpleNamespace(kernel32=SimpleNamespace(GetSystemPowerStatus=status))
    monkeypatch.setattr(batteries.sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", kernel, raising=False)
    assert battery() == found


def test_the_law_of_the_program_is_dated_by_its_newest_law(store: Store) -> None:
    day = str(told(store)["law"].details["day"])
    assert date.fromisoformat(day) <= NOW.date()
