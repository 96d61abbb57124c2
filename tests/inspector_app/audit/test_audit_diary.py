"""The log as a diary: one save, one line; imports counted; clocks that went back flagged; all of it exported."""

import csv
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from offices import NOW, PASSPHRASE, new_store, with_enterprise
from openpyxl import load_workbook
from tampering import store_with_history, with_many_events

from inspector_app.audit.check import check_log
from inspector_app.audit.clock import note_clock_jump
from inspector_app.audit.diary import LogQuery, read_page
from inspector_app.audit.export import export_log
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.messages import Language
from inspector_app.stores import Store, open_store


def imported(store: Store, count: int, minutes: int) -> None:
    with store.database.work(NOW + timedelta(minutes=minutes)) as work:
        work.enterprises.save_many((f"i{n}", {"name": f"企业{n}", "note": f"{minutes}"}) for n in range(count))


def test_an_import_is_one_line_with_its_numbers(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    imported(store, 1_451, 0)
    imported(store, 1_500, 1)
    newest, first = read_page(store, LogQuery()).lines
    assert (first.count, first.created) == (1_451, 1_451)
    assert (newest.count, newest.created) == (1_500, 49)
    assert len(newest.entries) == 50
    store.close()


def test_pages_follow_each_other_without_a_gap(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    for minute in range(25):
        with store.database.work(NOW + timedelta(minutes=minute + 1)) as work:
            work.enterprises.save("e1", {"phone": str(minute)})
    seen, before = [], None
    while True:
        page = read_page(store, LogQuery(), before, lines=7)
        seen += [entry.seq for line in page.lines for entry in line.entries]
        before = page.before
        if before is None:
            break
    assert seen == list(range(26, 0, -1))
    store.close()


def test_a_change_says_from_what_to_what(tmp_path: Path) -> None:
    store = open_store(store_with_history(tmp_path / "store"), PASSPHRASE)
    line = next(line for line in read_page(store, LogQuery(kinds=("enterprise",))).lines if not line.created)
    (change,) = line.lead.changes
    assert (change.field, change.old, change.new) == ("phone", "13290713029", "13800000000")
    assert line.enterprise_name == "深圳市顺达国际货运代理有限公司"
    store.close()


def test_a_clock_that_went_back_is_flagged_and_orders_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    with store.database.work(NOW - timedelta(hours=3)) as work:
        work.enterprises.save("e1", {"phone": "1"})
    newest, first = read_page(store, LogQuery()).lines
    assert newest.clock_back
    assert not first.clock_back
    assert newest.lead.seq == 2
    store.close()


def test_the_log_is_found_by_enterprise_day_and_kind(tmp_path: Path) -> None:
    store = open_store(store_with_history(tmp_path / "store"), PASSPHRASE)

    def count(query: LogQuery) -> int:
        return sum(line.count for line in read_page(store, query).lines)

    assert count(LogQuery()) == count(LogQuery(text="顺达")) == 9
    assert count(LogQuery(text="没有这项")) == 4
    assert count(LogQuery(text="%")) == 0
    assert count(LogQuery(kinds=("visit",))) == 2
    assert count(LogQuery(since=NOW + timedelta(days=1))) == 0
    assert count(LogQuery(until=NOW + timedelta(days=1), since=NOW - timedelta(days=1))) == 9
    assert count(LogQuery(device="ffffffffffff-1")) == 0
    store.close()


def test_the_export_holds_every_field_and_no_formula(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "=1+1", "note": "@x"})
    note_clock_jump(store, NOW, NOW + timedelta(hours=1))
    path = tmp_path / "log.csv"
    assert export_log(store, path, LogQuery(), Language.ZH) == 2
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert [row["新值"] for row in rows if row["字段"] == "企业名称"] == ["'=1+1"]
    assert {row["标记"] for row in rows if row["类别"] == "时钟"} == {"时钟被拨动"}
    export_log(store, tmp_path / "log.xlsx", LogQuery(), Language.EN)
    sheet = load_workbook(tmp_path / "log.xlsx").active
    assert sheet is not None
    texts = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "=1+1" in texts
    with ZipFile(tmp_path / "log.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    store.close()


def test_an_export_that_is_stopped_or_named_wrongly_leaves_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    with pytest.raises(CancelledError):
        export_log(store, tmp_path / "log.csv", LogQuery(), Language.ZH, cancelled=lambda: True)
    with pytest.raises(RefusedInputError):
        export_log(store, tmp_path / "log.pdf", LogQuery(), Language.ZH)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    store.close()


def test_people_are_named_by_who_unlocked_the_store(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    with store.database.work(NOW) as work:
        work.events.record("session", f"session-{store.device}", {"person": "王芳", "role": "inspector"})
        work.enterprises.save("e1", {"phone": "1"})
    people = {line.lead.seq: line.person for line in read_page(store, LogQuery()).lines}
    assert people == {1: "李明", 2: "王芳", 3: "王芳"}
    store.close()


def test_a_page_reads_no_more_of_the_log_than_it_shows(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with_many_events(store.database, 1_800)
    page = read_page(store, LogQuery(), lines=60)
    assert len(page.lines) == 60
    assert page.before is not None
    assert page.before.seq == page.lines[-1].lead.seq == 1_801 - 60 + 1
    assert check_log(store).problems == []
    store.close()
