"""The page of planning as people use it: who is due, the list of the day by mouse and keys, a draw, ready to leave."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from handed_over import worker_held
from offices import NOW, SHUNDA, new_store
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from slow_hands import hold_key

from db.records.values import Inspector
from inspector_app.checklists.snapshots import shipped
from inspector_app.enterprises.grading import Grade
from inspector_app.notices.pages import texts_of
from inspector_app.planning.day_list import add_stops, day_of
from inspector_app.planning.double_random import check_draw, draws
from inspector_app.planning.due import Reason, due_lists
from inspector_app.planning.intervals import Intervals, intervals_in_force
from inspector_app.plans.tasks import tasks_of
from inspector_app.printers import KnownPrinters
from inspector_app.stores import Role, Store
from inspector_app.visits import VisitDraft, close_visit, open_visit
from ui.dialogs.assign_day_dialog import AssignDayDialog
from ui.dialogs.departure_dialog import DepartureDialog
from ui.dialogs.intervals_dialog import IntervalsDialog
from ui.dialogs.notice_files import NoticeFiles
from ui.jobs import Jobs
from ui.models.day_model import DayColumn, DayModel
from ui.models.due_model import DueColumn, DueModel, enterprises_in
from ui.pages.planning_page import PlanningPage
from ui.papers.system_printers import SystemPrinters
from ui.session import Session

TODAY = NOW.astimezone().date()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """e0 is due since yesterday, the rest was never visited."""
    store = new_store(tmp_path / "store", Role.SUPERVISOR, "周敏")
    with store.database.work(NOW) as work:
        for number in range(5):
            facts = {"name": f"深圳市第{number}物流有限公司", "credit_code": f"CODE{number}", "phone": ""}
            place = {"longitude": 113.80 + (number * 2 % 5) / 100, "latitude": 22.67}
            work.enterprises.save(f"e{number}", SHUNDA | facts | place | {"handles_sensitive_goods": True})
    then = NOW - timedelta(days=31)
    visit = open_visit(store, VisitDraft("e0", (Inspector("李明"), Inspector("王芳"))), shipped(), then)
    close_visit(store, visit, then)
    yield store
    store.close()


@contextmanager
def shown(qtbot: QtBot, store: Store, width: int = 1180) -> Iterator[PlanningPage]:
    jobs = Jobs()
    page = PlanningPage(Session(store, jobs, clock=lambda: NOW.astimezone()))
    qtbot.addWidget(page)
    page.resize(width, 680)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settle(qtbot, page)
    try:
        yield page
    finally:
        settle(qtbot, page)
        page.close()
        jobs.stop()


def settle(qtbot: QtBot, page: PlanningPage) -> None:
    qtbot.waitUntil(lambda: not page._session.jobs.busy and page._lists is not None)


def day(store: Store) -> tuple[str, ...]:
    return day_of(store, TODAY, NOW.astimezone()).ids


def shown_day(page: PlanningPage) -> list[str]:
    return [stop.enterprise.id for stop in page.panel.model.stops]


def test_both_tables_are_sound_models(store: Store, qtmodeltester: ModelTester) -> None:
    model = DueModel()
    model.show(due_lists(store, NOW).never)
    qtmodeltester.check(model)
    assert model.index(0, DueColumn.LEFT).data() == "从未检查"
    assert enterprises_in(model.mimeData([model.index(1, 0), model.index(0, 2), model.index(0, 1)])) == ["e1", "e2"]
    stops = DayModel()
    stops.show(add_stops(store, TODAY, ["e1", "e2"], NOW).stops)
    qtmodeltester.check(stops)
    assert stops.index(1, DayColumn.NUMBER).data() == "2"


def test_each_reason_has_its_list_and_its_count(store: Store, qtbot: QtBot) -> None:
    with shown(qtbot, store) as page:
        assert [due.row.enterprise.id for due in page.model.rows] == ["e0"]
        assert page.chips[Reason.VISIT].text() == "该查 1"
        assert page.model.index(0, DueColumn.LEFT).data() == "已过 1 天"
        qtbot.mouseClick(page.chips[Reason.NEVER], Qt.MouseButton.LeftButton)
        assert page.table.model().rowCount() == 4
        assert page.table.isColumnHidden(DueColumn.DAY)
        qtbot.mouseClick(page.chips[Reason.LICENCE], Qt.MouseButton.LeftButton)
        assert page.nothing.isVisible()
        assert page.nothing.title.text() == "没有快到期的证照"
        assert not page.add.isEnabled()


def test_the_chosen_ones_go_onto_the_list_of_the_day(store: Store, qtbot: QtBot) -> None:
    with shown(qtbot, store) as page:
        qtbot.mouseClick(page.chips[Reason.NEVER], Qt.MouseButton.LeftButton)
        page.table.selectAll()
        qtbot.mouseClick(page.add, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        assert day(store) == ("e1", "e2", "e3", "e4")
        assert shown_day(page) == ["e1", "e2", "e3", "e4"]
        page.table.selectRow(0)
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
        settle(qtbot, page)
        assert day(store) == ("e1", "e2", "e3", "e4")


def test_the_day_is_put_in_order_by_keys_drops_and_distance(store: Store, qtbot: QtBot) -> None:
    add_stops(store, TODAY, ["e1", "e2", "e3"], NOW)
    with shown(qtbot, store) as page:
        page.panel.table.selectRow(0)
        page.panel.table.setFocus()
        qtbot.keyClick(page.panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        settle(qtbot, page)
        assert shown_day(page) == ["e2", "e1", "e3"]
        assert page.panel.chosen is not None
        assert page.panel.chosen.enterprise.id == "e1", "the row that was moved stays chosen"
        model = page.panel.model
        model.dropMimeData(model.mimeData([model.index(2, 0)]), Qt.DropAction.MoveAction, 0, 0, model.index(-1, -1))
        settle(qtbot, page)
        assert day(store) == ("e3", "e2", "e1")
        other = page.model.mimeData([page.model.index(0, 0)])
        model.dropMimeData(other, Qt.DropAction.CopyAction, 1, 0, model.index(-1, -1))
        settle(qtbot, page)
        assert day(store) == ("e3", "e0", "e2", "e1")
        qtbot.mouseClick(page.panel.order, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        # By longitude: e0 .80, e3 .81, e1 .82, e2 .84.
        assert day(store) in (("e0", "e3", "e1", "e2"), ("e2", "e1", "e3", "e0"))
        page.panel.table.selectRow(0)
        gone = shown_day(page)[0]
        qtbot.keyClick(page.panel.table, Qt.Key.Key_Delete)
        settle(qtbot, page)
        assert gone not in day(store)
        assert len(day(store)) == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_key_that_is_held_down_takes_one_row_off_the_day(store: Store, qtbot: QtBot, key: Qt.Key) -> None:
    add_stops(store, TODAY, ["e1", "e2", "e3"], NOW)
    with shown(qtbot, store) as page:
        page.panel.table.selectRow(0)
        hold_key(page.panel.table, key, lambda: settle(qtbot, page))
        assert day(store) == ("e2", "e3")
        assert page.panel.chosen is not None
        assert page.panel.chosen.enterprise.id == "e2", "the next press is about the next one"
        with worker_held(page._session.jobs):
            for _ in range(2):
                qtbot.keyClick(page.panel.table, key)
        settle(qtbot, page)
        assert day(store) == ("e3",)
        assert not page.notice.isVisible(), page.notice.label.text()


def test_another_day_has_another_list_and_a_past_day_takes_nothing(store: Store, qtbot: QtBot) -> None:
    add_stops(store, TODAY, ["e1"], NOW)
    with shown(qtbot, store) as page:
        qtbot.mouseClick(page.panel.tomorrow, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        assert shown_day(page) == []
        assert page.panel.hint.isVisible()
        page.panel.day.setDate(page.panel.day.date().addDays(-2))
        settle(qtbot, page)
        qtbot.mouseClick(page.add, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        assert "不能安排过去的日子" in page.notice.label.text()
        qtbot.mouseClick(page.panel.today, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        assert shown_day(page) == ["e1"]


def test_a_visit_is_started_or_continued_from_the_list(store: Store, qtbot: QtBot) -> None:
    add_stops(store, TODAY, ["e1"], NOW)
    visit = open_visit(store, VisitDraft("e1", (Inspector("李明"), Inspector("王芳"))), shipped(), NOW)
    with shown(qtbot, store) as page:
        page.panel.table.selectRow(0)
        assert page.panel.start.text() == "继续检查"
        with qtbot.waitSignal(page._session.navigation.open_visit) as opened:
            qtbot.mouseClick(page.panel.start, Qt.MouseButton.LeftButton)
        assert opened.args == [visit]


def test_the_list_is_written_as_a_pdf(
    store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_stops(store, TODAY, ["e1"], NOW)
    path = tmp_path / "day.pdf"
    monkeypatch.setattr(NoticeFiles, "ask_to_write", lambda *_: path)
    with shown(qtbot, store) as page:
        with qtbot.waitSignal(page.desk.written):
            qtbot.mouseClick(page.panel.file, Qt.MouseButton.LeftButton)
        assert "深圳市第1物流有限公" in "".join(texts_of(path.read_bytes())), "the last letter is on a line of its own"
        assert str(path) in page.notice.label.text()


def test_a_supervisor_makes_tasks_of_the_day(store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    add_stops(store, TODAY, ["e1", "e2"], NOW)
    monkeypatch.setattr(AssignDayDialog, "ask", lambda *_: ("李明", "百日攻坚"))
    with shown(qtbot, store) as page:
        with qtbot.waitSignal(page.desk.assigned):
            qtbot.mouseClick(page.panel.assign, Qt.MouseButton.LeftButton)
        assert [(task.enterprise, task.inspector) for task in tasks_of(store)] == [("e1", "李明"), ("e2", "李明")]
        assert "2 家企业已列为检查任务" in page.notice.label.text()


def test_the_intervals_are_decided_in_the_window(store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(parent: object, before: Intervals) -> Intervals:
        dialog = IntervalsDialog(before)
        qtbot.addWidget(dialog)
        dialog.days[Grade.RED].setValue(60)
        return dialog.intervals()

    monkeypatch.setattr(IntervalsDialog, "ask", ask)
    with shown(qtbot, store) as page:
        with qtbot.waitSignal(page.listed):
            qtbot.mouseClick(page.intervals, Qt.MouseButton.LeftButton)
        assert page.model.rows == ()
        with store.database.look() as work:
            assert intervals_in_force(work).days[Grade.RED] == 60


def test_a_draw_is_made_checked_and_put_onto_the_day(store: Store, qtbot: QtBot) -> None:
    with shown(qtbot, store) as page:
        qtbot.mouseClick(page.draw, Qt.MouseButton.LeftButton)
        dialog = page.draws.dialog
        assert dialog is not None
        form = dialog.form
        form.count.setValue(6)
        qtbot.mouseClick(form.draw, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        assert "可抽" in dialog.told.text()
        assert draws(store) == []
        form.count.setValue(2)
        form.people.setPlainText("张三\n李四\n王五\n")
        form.title.setText("第四季度")
        qtbot.mouseClick(form.add_exclusion, Qt.MouseButton.LeftButton)
        for column, text in enumerate(("CODE0", "", "停业")):
            item = form.excluded.item(0, column)
            assert item is not None
            item.setText(text)
        seed = form.seed.text()
        qtbot.mouseClick(form.draw, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        (kept,) = draws(store)
        checked = check_draw(store, kept.id)
        assert checked.drawn is not None
        assert (checked.drawn.seed, checked.drawn.pool) == (seed, ("e1", "e2", "e3", "e4"))
        assert dialog.tabs.currentWidget() is dialog.kept
        assert checked.drawn.matches[0].name in dialog.kept.results.toPlainText()
        assert form.seed.text() != seed
        qtbot.mouseClick(dialog.kept.again, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        assert "结果一致" in dialog.told.text()
        qtbot.mouseClick(dialog.kept.to_day, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        assert day(store) == tuple(match.enterprise for match in checked.drawn.matches)


def test_the_departure_check_leads_to_where_it_is_mended(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemPrinters, "known", lambda _: KnownPrinters(("HP",), "HP"))
    with shown(qtbot, store) as page:
        dialog = DepartureDialog(page._session)
        qtbot.addWidget(dialog)
        with qtbot.waitSignal(dialog.checked):
            dialog.show()
        assert dialog.states["backup"] == "bad"
        assert dialog.states["printer"] == "ok"
        assert "printer" not in dialog.buttons
        assert dialog.summary.text() == "有 1 件事出发前要办好。"
        qtbot.mouseClick(dialog.buttons["backup"], Qt.MouseButton.LeftButton)
        assert dialog.leads_to == "settings:backup"
        monkeypatch.setattr(DepartureDialog, "ask", lambda *_: "settings:backup")
        with qtbot.waitSignal(page._session.navigation.open_page) as gone:
            qtbot.mouseClick(page.check, Qt.MouseButton.LeftButton)
        assert gone.args == ["settings:backup"]


def test_in_a_narrow_window_one_list_gives_way_to_the_other(store: Store, qtbot: QtBot) -> None:
    with shown(qtbot, store, width=700) as page:
        assert page.table.isVisible()
        assert not page.panel.isVisible()
        qtbot.mouseClick(page.swap, Qt.MouseButton.LeftButton)
        assert page.panel.isVisible()
        assert not page.table.isVisible()
        page.resize(1300, 680)
        qtbot.waitUntil(page.table.isVisible)
        assert page.panel.isVisible()
        qtbot.waitUntil(lambda: page.panel.mapTo(page, QPoint(0, 0)).x() > page.table.mapTo(page, QPoint(0, 0)).x())
