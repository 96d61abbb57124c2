"""What the office wants: comments on exact items, sent back, found, opened and settled; tasks of the plan."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from handovers import LATER, judged_items, worked_visit
from offices import NOW
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector_app.exchange.kinds.returns import add_comment, comments, write_return_packs
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.plans.documents import adopt
from inspector_app.plans.tasks import NAME, Task, to_value
from inspector_app.stores import Store
from ui.dialogs.import_pack_dialog import ImportPackDialog
from ui.dialogs.to_do_dialogs import SentBackDialog, TasksDialog
from ui.frame.page_stack import PageStack
from ui.jobs import Jobs
from ui.pages.visit_page import VisitPage
from ui.pages.visits_page import VisitsPage
from ui.session import Session

Stores = tuple[Store, Store]


@contextmanager
def session_of(store: Store) -> Iterator[Session]:
    jobs = Jobs()
    yield Session(store, jobs, clock=lambda: LATER)
    jobs.stop()


def handed_over(stores: Stores, folder: Path) -> str:
    inspector, supervisor = stores
    visit = worked_visit(inspector)
    write_visit_pack(inspector, folder / "v.zjpack", NOW)
    import_pack(supervisor, folder / "v.zjpack", NOW)
    return visit


def opened_page(qtbot: QtBot, session: Session, visit: str) -> VisitPage:
    page = VisitPage(session, visit)
    qtbot.addWidget(page)
    page.resize(1166, 690)
    with qtbot.waitSignal(page.opened):
        page.show()
    return page


def test_a_supervisor_comments_on_an_item_of_a_received_visit(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    visit, (first, second) = handed_over(stores, tmp_path), judged_items()[:2]
    with session_of(stores[1]) as session:
        page = opened_page(qtbot, session, visit)
        page.flow.go(second.code)
        strip = page.comments.strip
        qtbot.waitUntil(strip.field.isVisible)
        assert not strip.keep.isEnabled()
        qtbot.keyClicks(strip.field, "1 photo more")
        with qtbot.waitSignal(session.changes.packs_changed):
            qtbot.mouseClick(strip.keep, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(strip.shown) == 1)
        assert "1 photo more" in strip.shown[0].text()
        assert not strip.field.text()
        page.flow.go(first.code)
        assert strip.shown == []
        page.close()
    with stores[1].database.look() as work:
        assert [(each.item, each.comment) for each in comments(work)] == [(second.code, "1 photo more")]


def test_a_comment_that_was_typed_is_kept_by_going_on_and_by_leaving(
    stores: Stores, tmp_path: Path, qtbot: QtBot
) -> None:
    visit = handed_over(stores, tmp_path)
    with session_of(stores[1]) as session:
        page = opened_page(qtbot, session, visit)
        opened_at, strip = page.flow.code, page.comments.strip
        other = next(item.code for item in judged_items() if item.code != opened_at)
        qtbot.waitUntil(strip.field.isVisible)
        qtbot.keyClicks(strip.field, "1 photo more")
        with qtbot.waitSignal(session.changes.packs_changed):
            page.flow.go(other)
        assert not strip.field.text()
        qtbot.keyClicks(strip.field, "2 more")
        with qtbot.waitSignal(session.changes.packs_changed):
            page.hide()
        page.close()
    with stores[1].database.look() as work:
        told = {(each.item, each.comment) for each in comments(work)}
    assert told == {(opened_at, "1 photo more"), (other, "2 more")}


def test_an_imported_return_leads_to_what_is_to_be_done(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    inspector, supervisor = stores
    add_comment(supervisor, handed_over(stores, tmp_path), "", "整体再看一遍", LATER)
    (sent,) = write_return_packs(supervisor, tmp_path, "r.zjpack", LATER)
    with session_of(inspector) as session:
        dialog = ImportPackDialog(session)
        qtbot.addWidget(dialog)
        dialog.show()
        with qtbot.waitSignal(dialog.process.checked):
            dialog.check(sent.path)
        with qtbot.waitSignal(dialog.process.imported):
            dialog.apply.click()
        assert dialog.outcome.button.text() == "看退回的意见"
        with qtbot.waitSignal(session.navigation.open_page) as going:
            dialog.outcome.button.click()
        assert going.args == ["visits"]


def test_no_comment_can_be_written_on_an_own_visit(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    visit = handed_over(stores, tmp_path)
    with session_of(stores[0]) as session:
        page = opened_page(qtbot, session, visit)
        assert not page.comments.strip.isVisible()
        page.close()


def test_the_inspector_sees_what_came_back_opens_it_and_settles_it(
    stores: Stores, tmp_path: Path, qtbot: QtBot
) -> None:
    inspector, supervisor = stores
    visit, second = handed_over(stores, tmp_path), judged_items()[1]
    add_comment(supervisor, visit, second.code, "请补拍", LATER)
    add_comment(supervisor, visit, "", "整体再看一遍", LATER + timedelta(seconds=5))
    (sent,) = write_return_packs(supervisor, tmp_path, "r.zjpack", LATER)
    import_pack(inspector, sent.path, LATER)
    with session_of(inspector) as session:
        stack = PageStack(session, {"visits": VisitsPage})
        qtbot.addWidget(stack)
        stack.resize(1166, 690)
        stack.open("visits")
        visits = stack.top
        assert isinstance(visits, VisitsPage)
        with qtbot.waitSignal(visits.to_do.loaded):
            stack.show()
        assert visits.to_do_bar.sent_back.text() == "退回 2 条意见，待处理…"

        dialog = SentBackDialog(session, visits)
        qtbot.addWidget(dialog)
        dialog.show()
        with qtbot.waitSignal(dialog.desk.loaded):
            dialog.desk.load()
        assert [row[2] for row in dialog.texts()] == ["请补拍", "整体再看一遍"]
        assert dialog.texts()[0][1].startswith(second.code)
        assert dialog.texts()[1][1] == "整次检查"
        qtbot.mouseClick(dialog.opener, Qt.MouseButton.LeftButton)
        page = stack.top
        assert isinstance(page, VisitPage)
        qtbot.waitUntil(lambda: page.flow is not None and page.flow.code == second.code)
        strip = page.comments.strip
        qtbot.waitUntil(lambda: len(strip.settlers) == 1)
        with qtbot.waitSignal(session.changes.packs_changed):
            qtbot.mouseClick(next(iter(strip.settlers.values())), Qt.MouseButton.LeftButton)
        session.navigation.back.emit()
        qtbot.waitUntil(lambda: visits.to_do_bar.sent_back.text() == "退回 1 条意见，待处理…")
        stack.close()
    # What was settled goes up with the next pack.
    write_visit_pack(inspector, tmp_path / "v2.zjpack", LATER)
    import_pack(supervisor, tmp_path / "v2.zjpack", LATER)
    with supervisor.database.look() as work:
        assert {each.comment: each.settled for each in comments(work)} == {"请补拍": True, "整体再看一遍": False}


@pytest.mark.parametrize("kind", [SentBackDialog, TasksDialog])
def test_before_the_list_is_there_nothing_can_be_done_with_it(
    stores: Stores, qtbot: QtBot, kind: type[SentBackDialog | TasksDialog]
) -> None:
    """The worker may be at a long import: whoever presses Enter meanwhile opens nothing."""
    with session_of(stores[0]) as session:
        page = VisitsPage(session)
        qtbot.addWidget(page)
        dialog = kind(session, page)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.desk.load()
        seen = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
        assert [button for button in seen if button.isEnabled()] == [dialog.leave]
        with qtbot.assertNotEmitted(dialog.finished):
            qtbot.keyClick(dialog, Qt.Key.Key_Return)
        page.close()


def test_tasks_of_the_plan_are_seen_with_what_is_done(stores: Stores, tmp_path: Path, qtbot: QtBot) -> None:
    inspector = stores[0]
    tasks = [
        Task("e1", "顺达", "李明", date(2027, 1, 31), "红牌复查"),
        Task("e2", "凯宏", "", None, ""),
        Task("e3", "别人的", "张伟", None, ""),
    ]
    with inspector.database.work(NOW) as work:
        adopt(work, NAME, to_value(tasks), NOW)
    worked_visit(inspector)
    with session_of(inspector) as session:
        page = VisitsPage(session)
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.to_do.loaded):
            page.show()
        assert page.to_do_bar.tasks.text() == "检查任务：待查 1 家，共 2 家…"
        assert not page.to_do_bar.sent_back.isVisible()
        dialog = TasksDialog(session, page)
        qtbot.addWidget(dialog)
        dialog.show()
        with qtbot.waitSignal(dialog.desk.loaded):
            dialog.desk.load()
        assert [(row[0], row[3]) for row in dialog.texts()] == [("凯宏", "待查"), ("顺达", "2026年10月28日 已检查")]
        with qtbot.waitSignal(session.navigation.open_enterprise) as asked:
            qtbot.mouseClick(dialog.opener, Qt.MouseButton.LeftButton)
        assert asked.args == ["e2"]
        page.close()
