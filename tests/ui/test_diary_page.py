"""The diary in the window: read, narrowed down, opened, checked, exported; and the watch on the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from handovers import two_stores, worked_visit
from offices import NOW, PASSPHRASE, SHUNDA, new_store, with_enterprise
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tampering import hand_of_another, rewrite_tail, store_with_history

from inspector_app.audit.diary import LogQuery, read_page
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.deciding import GradeDraft, decide
from inspector_app.exchange.kinds.plans_out import write_plan_packs
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.messages import Language
from inspector_app.planning.day_list import add_stops
from inspector_app.sessions import begin_session
from inspector_app.stores import Store, open_store
from inspector_app.supervision.review import Wish, accept_several, send_back
from inspector_app.undoing.turning import take_back
from inspector_app.visits import close_visit
from ui.day_words import day_words
from ui.dialogs.diary_files import DiaryFiles
from ui.diary.diary_words import sentence
from ui.jobs import Jobs
from ui.models.diary_model import DiaryModel
from ui.pages.diary_page import DiaryPage
from ui.session import Session
from ui.watches.clock_watch import ClockWatch
from ui.widgets.diary_panel import DiaryPanel


def with_history(folder: Path) -> Store:
    return open_store(store_with_history(folder), PASSPHRASE)


@contextmanager
def shown_page(qtbot: QtBot, store: Store) -> Iterator[DiaryPage]:
    jobs = Jobs()
    page = DiaryPage(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(page)
    page.resize(1166, 690)
    with qtbot.waitSignal(page.listed):
        page.show()
    try:
        yield page
    finally:
        page.close()
        jobs.stop()
        store.close()


def texts(page: DiaryPage) -> list[str]:
    return [str(page.model.index(row).data()) for row in range(page.model.rowCount())]


def test_the_list_is_a_sound_model(tmp_path: Path, qtmodeltester: ModelTester) -> None:
    store = with_history(tmp_path / "store")
    page = read_page(store, LogQuery())
    store.close()
    model = DiaryModel(Language.ZH)
    model.show(page.lines[:2], True)
    qtmodeltester.check(model)
    model.add(page.lines[2:], False)
    qtmodeltester.check(model)
    assert model.rowCount() == len(page.lines) + 1


def test_days_are_headings_and_lines_are_sentences(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, with_history(tmp_path / "store")) as page:
        day, *lines = texts(page)
        assert day.startswith("2026年10月28日")
        assert "结束检查" in lines[0]
        assert "联系电话 13290713029 → 13800000000" in lines[1]
        assert "开始检查" in lines[-2]
        assert "登记企业" in lines[-1]
        assert not page.model.flags(page.model.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_no_line_says_the_id_of_anything(tmp_path: Path, qtbot: QtBot) -> None:
    store = with_history(tmp_path / "store")
    with store.database.look() as work:
        visit = work.visits.all()[0].id
    add_stops(store, NOW.date(), ["e1"], NOW)
    decided = decide(store, "e1", GradeDraft(Grade.GREEN, "保障制度已补齐"), NOW)
    part = {"measure_id": "m1", "enterprise_id": "e1", "role": "subject", "outcome": "sealed"}
    with store.database.work(NOW) as work:
        work.measures.save_many((), [(f"{store.device}/part/1", part)])
    with shown_page(qtbot, store) as page:
        said = "\n".join(texts(page))
    for told in ("2026年10月28日 的安排：1 家", "评定为绿（规则建议黄），待第二人确认", "措施中的企业：查封"):
        assert told in said
    for id in (visit, decided, store.device, "e1", "m1"):
        assert id not in said


def test_a_line_is_read_in_full_and_copied(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, with_history(tmp_path / "store")) as page:
        page.list.setCurrentIndex(page.model.index(2))
        qtbot.mouseClick(page.panel.copy, Qt.MouseButton.LeftButton)
        copied = QGuiApplication.clipboard().text()
        line = page.model.line(2)
        assert line is not None
        assert line.lead.hash in copied
        assert "联系电话：13290713029 → 13800000000" in copied
        assert f"第 {line.lead.seq} 条" in copied


def test_enter_opens_what_a_line_is_about(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, with_history(tmp_path / "store")) as page:
        line = page.model.line(1)
        assert line is not None
        with qtbot.waitSignal(page._session.navigation.open_visit) as opened:
            qtbot.keyClick(page.list, Qt.Key.Key_Return)
        assert opened.args == [line.visit]
        page.list.setCurrentIndex(page.model.index(2))
        with qtbot.waitSignal(page._session.navigation.open_enterprise) as opened:
            qtbot.mouseClick(page.panel.open, Qt.MouseButton.LeftButton)
        assert opened.args == ["e1"]


def test_the_log_is_narrowed_down_and_widened_again(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, with_history(tmp_path / "store")) as page:
        everything = page.model.rowCount()
        with qtbot.waitSignal(page.listed):
            page.filter.kind.setCurrentIndex(page.filter.kind.findData("enterprise"))
        assert len(texts(page)) == 3
        with qtbot.waitSignal(page.listed):
            qtbot.keyClicks(page.filter.text, "no such word")
        assert page.nothing.isVisible()
        with qtbot.waitSignal(page.listed):
            qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
        assert page.model.rowCount() == everything
        with qtbot.waitSignal(page.listed):
            qtbot.keyClicks(page.filter.since, "2026-10-29")
        assert page.model.rowCount() == 0


def test_older_lines_come_as_the_reader_reaches_the_end(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    for minute in range(1, 80):
        with store.database.work(NOW + timedelta(minutes=minute)) as work:
            work.enterprises.save("e1", {"phone": str(minute)})
    with shown_page(qtbot, store) as page:
        with qtbot.waitSignal(page.model.rowsInserted):
            page.list.scrollToBottom()
        qtbot.waitUntil(lambda: not page._session.jobs.busy)
        lines = [line for line in texts(page) if "李明" in line]
        assert len(lines) == 80


def test_the_check_says_its_result_in_numbers(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, with_history(tmp_path / "store")) as page:
        with qtbot.waitSignal(page.desk.checked):
            qtbot.mouseClick(page.check, Qt.MouseButton.LeftButton)
        assert "全部完好：日志 9 条、1 台电脑，照片和文书 1/1" in page.notice.label.text()
        assert page.check.isEnabled()


def test_packs_that_were_handed_over_speak_against_a_rewritten_log(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspector, supervisor = two_stores(tmp_path)
    worked_visit(inspector)
    pack = tmp_path / "out.zjpack"
    write_visit_pack(inspector, pack, NOW)
    supervisor.close()
    monkeypatch.setattr(DiaryFiles, "ask_packs", lambda _: [pack])
    with shown_page(qtbot, inspector) as page:
        with qtbot.waitSignal(page.desk.checked):
            qtbot.mouseClick(page.compare, Qt.MouseButton.LeftButton)
        assert "全部完好" in page.notice.label.text()
        assert "与 1 个交出的检查包逐条核对" in page.notice.label.text()
        assert page.compare.isEnabled()
    rewrite_tail(inspector.folder)
    with hand_of_another(inspector.folder) as connection:
        connection.execute("DELETE FROM pack")
    with shown_page(qtbot, open_store(inspector.folder, PASSPHRASE)) as page:
        with qtbot.waitSignal(page.desk.checked):
            qtbot.mouseClick(page.check, Qt.MouseButton.LeftButton)
        assert "全部完好" in page.notice.label.text()
        with qtbot.waitSignal(page.desk.checked):
            qtbot.mouseClick(page.compare, Qt.MouseButton.LeftButton)
        assert "发现 1 处问题" in page.notice.label.text()
        qtbot.mouseClick(page.notice.action, Qt.MouseButton.LeftButton)
        assert pack.name in page.panel.text.toPlainText()


def test_a_file_that_is_no_pack_is_told_and_nothing_is_left_disabled(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "note.zjpack").write_bytes(b"no pack")
    monkeypatch.setattr(DiaryFiles, "ask_packs", lambda _: [tmp_path / "note.zjpack"])
    with shown_page(qtbot, with_history(tmp_path / "store")) as page:
        with qtbot.waitSignal(page.desk.troubled):
            qtbot.mouseClick(page.compare, Qt.MouseButton.LeftButton)
        assert page.notice.isVisible()
        assert page.compare.isEnabled()


def test_problems_can_be_read_one_by_one(tmp_path: Path, qtbot: QtBot) -> None:
    folder = store_with_history(tmp_path / "store")
    with hand_of_another(folder) as connection:
        connection.execute("UPDATE event SET wall='2026-01-01T00:00:00.000+00:00' WHERE seq=3")
    with shown_page(qtbot, open_store(folder, PASSPHRASE)) as page:
        with qtbot.waitSignal(page.desk.checked):
            qtbot.mouseClick(page.check, Qt.MouseButton.LeftButton)
        assert "发现 1 处问题" in page.notice.label.text()
        qtbot.mouseClick(page.notice.action, Qt.MouseButton.LeftButton)
        assert "第 3 条" in page.panel.text.toPlainText()
        assert any("时钟倒退" in text for text in texts(page))


def test_the_export_goes_where_the_person_says(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "日志.csv"
    monkeypatch.setattr(DiaryFiles, "ask_to_write", lambda parent, proposed: path)
    with shown_page(qtbot, with_history(tmp_path / "store")) as page:
        with qtbot.waitSignal(page.desk.exported) as done:
            qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
        assert done.args == [path, 9]
        assert "13800000000" in path.read_text("utf-8-sig")


def test_details_name_what_ids_stand_for_and_an_undo_names_its_step(tmp_path: Path, qtbot: QtBot) -> None:
    store = with_history(tmp_path / "store")
    add_stops(store, NOW.date(), ["e1"], NOW + timedelta(minutes=1))
    take_back(store, NOW + timedelta(minutes=2))
    lines = read_page(store, LogQuery()).lines
    store.close()
    undo = next(line for line in lines if line.lead.kind == "undo")
    planned = next(line for line in lines if line.lead.kind == "day_list" and line.lead.created)
    assert sentence(undo, Language.ZH) == "撤销：2026年10月28日 的安排：1 家"
    panel = DiaryPanel(Language.ZH)
    qtbot.addWidget(panel)
    panel.show_line(planned)
    told = panel.text.toPlainText().splitlines()
    assert "企业：深圳市顺达国际货运代理有限公司" in told
    assert "日期：2026年10月28日" in told


def test_an_empty_log_says_what_it_is_for(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, new_store(tmp_path / "store")) as page:
        assert page.nothing.isVisible()
        assert "日志还是空的" in page.nothing.title.text()


def test_a_moved_clock_is_noted_and_a_slow_one_is_not(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = new_store(tmp_path / "store"), Jobs()
    clocks = {"wall": NOW, "steady": 0.0}

    def wall() -> datetime:
        return clocks["wall"]  # type: ignore[return-value]

    watch = ClockWatch(Session(store, jobs, clock=wall), None, lambda: float(clocks["steady"]))  # type: ignore[arg-type]
    clocks.update(wall=NOW + timedelta(hours=8), steady=8 * 3600.0 + 30)
    watch.look()
    assert not jobs.busy
    clocks.update(wall=NOW + timedelta(hours=3), steady=8 * 3600.0 + 60)
    with qtbot.waitSignal(watch.noted):
        watch.look()
    (line,) = read_page(store, LogQuery(kinds=("clock",))).lines
    assert line.lead.new("seconds") == -(5 * 3600 + 60)
    model = DiaryModel(Language.ZH)
    model.show([line], False)
    shown = [(NOW + timedelta(hours=hours, minutes=minutes)).astimezone() for hours, minutes in ((8, 1), (3, 0))]
    before, after = (f"{day_words(each.date())} {each:%H:%M}" for each in shown)
    assert f"电脑时钟由 {before} 变成 {after} 时钟被拨动" in model.index(1).data()
    jobs.stop()
    store.close()


def test_a_store_opened_with_a_clock_behind_its_records_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    store, jobs = with_history(tmp_path / "store"), Jobs()
    early = NOW - timedelta(days=400)
    begin_session(store, early)
    watch = ClockWatch(Session(store, jobs, clock=lambda: early))
    with qtbot.waitSignal(watch.doubted) as doubted:
        watch.compare()
    assert "时钟比上次记录还早" in str(doubted.args[0])
    jobs.stop()
    store.close()


def test_what_the_office_does_is_told_in_words_with_the_enterprise_it_is_about(tmp_path: Path, qtbot: QtBot) -> None:
    inspector, supervisor = two_stores(tmp_path)
    object.__setattr__(supervisor.vault.owner, "person", "赵主任")
    visits = [worked_visit(inspector, enterprise, photos=0) for enterprise in ("e1", "e2", "e3")]
    for visit in visits:
        close_visit(inspector, visit, NOW)
    write_visit_pack(inspector, tmp_path / "v.zjpack", NOW)
    import_pack(supervisor, tmp_path / "v.zjpack", NOW)
    send_back(supervisor, visits[0], None, [Wish("", "电话缺")], "", NOW + timedelta(seconds=1))
    accept_several(supervisor, dict.fromkeys(visits[1:]), "", NOW + timedelta(seconds=2))
    write_plan_packs(supervisor, tmp_path / "p.zjpack", NOW + timedelta(seconds=3))
    inspector.close()
    page = read_page(supervisor, LogQuery(device=supervisor.device))
    told = [(sentence(line, Language.ZH), line.enterprise_name) for line in page.lines]
    supervisor.close()
    assert ("审核：退回", SHUNDA["name"]) in told
    assert ("提意见（整次检查）：电话缺", SHUNDA["name"]) in told
    assert ("审核：通过 2 次", "") in told, "two visits: not as if it were about one of them"
    assert ("导入 v.zjpack：检查 3 次，照片 0 张", "") in told
    assert ("工作方案：台账，第 1 版", "") in told
