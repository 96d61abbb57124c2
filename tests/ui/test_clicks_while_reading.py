"""A list comes while a person clicks: what he pressed is done, or he is told; nothing else is done in its place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from handed_over import worker_held
from handovers import LATER, judged_items, two_stores, worked_visit
from notice_visits import ready_visit, visited
from offices import NOW, SHUNDA, new_store
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QTableWidget, QWidget
from pytestqt.qtbot import QtBot
from rectifying import ordered_visit
from register_pages import filled_store
from slow_hands import hold_down, key_fast, middle_of, press_again, press_fast

from inspector_app.backups.making import make_backup
from inspector_app.exchange.kinds.return_states import Returned
from inspector_app.exchange.kinds.returns import add_comment, comments, write_return_packs
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.notices import papers
from inspector_app.notices.issuing import issue
from inspector_app.rectification.acts import ActDraft, ActKind, record_act
from inspector_app.stores import Role, Store
from inspector_app.supervision import review_changes
from inspector_app.supervision.reviewing import ReviewState, review_lines
from inspector_app.visits import close_visit
from ui.choose_row import choose_row
from ui.dialogs.conflicts_dialog import ConflictsDialog
from ui.dialogs.duplicates_dialog import DuplicatesDialog
from ui.dialogs.pack_files import PackFiles
from ui.dialogs.returned_dialog import ReturnedDialog
from ui.dialogs.to_do_dialogs import SentBackDialog
from ui.jobs import Jobs
from ui.measures.measures_desk import MeasuresDesk
from ui.pages.diary_page import DiaryPage
from ui.pages.enterprises_page import EnterprisesPage
from ui.pages.packs_page import PacksPage
from ui.pages.papers_page import PapersPage
from ui.pages.planning_page import PlanningPage
from ui.pages.rectification_page import RectificationPage
from ui.pages.review_page import ReviewPage
from ui.pages.visits_page import VisitsPage
from ui.session import Session
from ui.settings.backup_section import BackupSection
from ui.widgets.file_table import FileTable
from ui.widgets.keyed_table import KeyedTable

LEFT = Qt.MouseButton.LeftButton
HELD = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)


@contextmanager
def session_of(store: Store) -> Iterator[Session]:
    jobs = Jobs()
    yield Session(store, jobs, clock=lambda: LATER + timedelta(hours=1))
    jobs.stop()
    store.close()


def put_up(qtbot: QtBot, page: QWidget, session: Session) -> None:
    qtbot.addWidget(page)
    page.resize(1166, 690)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    rest(qtbot, session)


def rest(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.jobs.busy)


def received(folder: Path, *enterprises: str) -> Store:
    """A supervisor's store with one ended visit of each."""
    inspector, supervisor = two_stores(folder)
    supervisor.vault.owner = replace(supervisor.vault.owner, person="赵主任")
    for each in enterprises:
        close_visit(inspector, worked_visit(inspector, each), NOW)
    write_visit_pack(inspector, folder / "v.zjpack", LATER)
    import_pack(supervisor, folder / "v.zjpack", LATER)
    inspector.close()
    return supervisor


def in_review(folder: Path) -> tuple[Store, Callable[[Session], QWidget]]:
    return received(folder, "e1", "e2"), ReviewPage


def in_visits(folder: Path) -> tuple[Store, Callable[[Session], QWidget]]:
    return received(folder, "e1", "e2"), VisitsPage


def in_rectification(folder: Path) -> tuple[Store, Callable[[Session], QWidget]]:
    return ordered_visit(folder / "store", 2).store, RectificationPage


def in_papers(folder: Path) -> tuple[Store, Callable[[Session], QWidget]]:
    made = ready_visit(folder / "store")
    issue(made.store, made.visit, NOW)
    papers.issue(made.store, "commitment", "e1", {}, NOW)
    return made.store, PapersPage


def read_again(qtbot: QtBot, page: QWidget, session: Session) -> None:
    """As after a change elsewhere that changes nothing here."""
    session.changes.visit_changed.emit("")
    session.changes.packs_changed.emit()
    rest(qtbot, session)


@pytest.mark.parametrize("place", [in_review, in_visits, in_rectification, in_papers])
def test_a_double_click_opens_once_though_the_list_is_read_between_its_presses(
    tmp_path: Path, qtbot: QtBot, place: Callable[[Path], tuple[Store, Callable[[Session], QWidget]]]
) -> None:
    store, make = place(tmp_path)
    with session_of(store) as session:
        page = make(session)
        put_up(qtbot, page, session)
        table = next(each for each in page.findChildren(QTableView) if each.isVisible())
        opened: list[str] = []
        session.navigation.open_visit.connect(opened.append)
        session.navigation.open_paper.connect(lambda _, paper: opened.append(paper))
        spot = middle_of(table, 1)
        qtbot.mouseClick(table.viewport(), LEFT, pos=spot)
        rest(qtbot, session)
        read_again(qtbot, page, session)
        press_again(table.viewport(), spot)
        rest(qtbot, session)
        assert len(opened) == 1
        page.close()


def test_in_the_register_a_double_click_and_what_is_pressed_in_the_file_outlast_a_reading(
    tmp_path: Path, qtbot: QtBot
) -> None:
    store = filled_store(tmp_path / "store")
    worked_visit(store, "e1")
    with session_of(store) as session:
        page = EnterprisesPage(session)
        put_up(qtbot, page, session)
        qtbot.waitUntil(lambda: page.desk.is_loaded)
        table, row = page.body.table, page.model.row_of("e1")
        qtbot.mouseClick(table.viewport(), LEFT, pos=middle_of(table, row))
        rest(qtbot, session)
        visit = next(each for each in page.body.panel.findChildren(QPushButton) if each.property("flat_row"))
        qtbot.mousePress(visit, LEFT)
        session.changes.enterprises_changed.emit()
        rest(qtbot, session)
        with qtbot.waitSignal(session.navigation.open_visit):
            qtbot.mouseRelease(visit, LEFT)
        with qtbot.waitSignal(session.navigation.open_visit):
            press_again(table.viewport(), middle_of(table, row))
        page.close()


def test_what_is_pressed_in_the_panel_outlasts_a_reading(tmp_path: Path, qtbot: QtBot) -> None:
    made = ordered_visit(tmp_path / "store")
    record_act(made.store, made.findings, ActDraft(ActKind.VERIFIED, LATER.date(), "看过"), LATER)
    with session_of(made.store) as session:
        page = RectificationPage(session)
        put_up(qtbot, page, session)
        page.show_only(next(shown for shown, chip in page.chips.items() if chip.text().startswith("全部")))
        rest(qtbot, session)
        (undo,) = page.panel.undo_buttons.values()
        qtbot.mousePress(undo, LEFT)
        page.panel.undo_wanted.disconnect()
        read_again(qtbot, page, session)
        with qtbot.waitSignal(page.panel.undo_wanted):
            qtbot.mouseRelease(undo, LEFT)
        page.close()


def test_a_review_is_sent_back_though_it_is_read_again(tmp_path: Path, qtbot: QtBot) -> None:
    with session_of(received(tmp_path, "e1")) as session:
        page = ReviewPage(session)
        put_up(qtbot, page, session)
        with worker_held(session.jobs):
            page._follow()
            assert page.send_back.isEnabled(), "it would not answer until a long import is done"
        rest(qtbot, session)
        page.close()


def test_who_clicks_twice_opens_a_review_once_and_is_not_refused_for_it(tmp_path: Path, qtbot: QtBot) -> None:
    with session_of(received(tmp_path, "e1")) as session:
        page = ReviewPage(session)
        put_up(qtbot, page, session)
        opened: list[str] = []
        session.navigation.open_visit.connect(opened.append)
        with worker_held(session.jobs):
            qtbot.mouseClick(page.open, LEFT)
            press_again(page.open)
            assert not opened
        rest(qtbot, session)
        assert len(opened) == 1
        assert not page.notice.isVisible(), page.notice.label.text()
        page.close()


def test_a_double_click_before_the_file_was_read_still_says_that_somebody_is_at_it(
    tmp_path: Path, qtbot: QtBot
) -> None:
    store = received(tmp_path, "e1", "e2")
    with session_of(store) as session:
        page = ReviewPage(session)
        put_up(qtbot, page, session)
        with worker_held(session.jobs):
            qtbot.mouseClick(page.table.viewport(), LEFT, pos=middle_of(page.table, 1))
            press_again(page.table.viewport(), middle_of(page.table, 1))
        rest(qtbot, session)
        assert sorted(each.standing.state for each in review_lines(store)) == [
            ReviewState.IN_REVIEW,
            ReviewState.RECEIVED,
        ]
        page.close()


@pytest.mark.parametrize("fast", [press_fast, lambda part, number: key_fast(part, Qt.Key.Key_Space, number)])
def test_fast_clicks_accept_what_was_read_and_not_the_next_ones(
    tmp_path: Path, qtbot: QtBot, fast: Callable[[QWidget, int], None]
) -> None:
    store = received(tmp_path, "e1", "e2", "e3")
    with session_of(store) as session:
        page = ReviewPage(session)
        put_up(qtbot, page, session)
        for number in range(3):
            assert len(page.chosen()) == 1
            fast(page.accept, number)
            rest(qtbot, session)
        assert [each.standing.state for each in review_lines(store)].count(ReviewState.ACCEPTED) == 1
        page.close()


def test_a_file_that_cannot_be_read_is_said_and_not_asked_for_without_end(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []

    def refuse(*_: object) -> None:
        read.append(1)
        raise OSError(5, "Input/output error")

    with session_of(received(tmp_path, "e1")) as session:
        page = ReviewPage(session)
        put_up(qtbot, page, session)
        monkeypatch.setattr(review_changes, "review_file", refuse)
        with qtbot.waitSignals([page.desk.troubled, session.jobs.busy_changed]):
            page.load()
        rest(qtbot, session)
        assert page.notice.isVisible()
        assert len(read) == 1
        page.close()


@pytest.mark.parametrize("key", HELD)
def test_a_row_is_chosen_whatever_key_is_down_when_its_list_comes(qtbot: QtBot, key: Qt.KeyboardModifier) -> None:
    table = QTableWidget(3, 2)
    table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
    qtbot.addWidget(table)
    table.show()
    choose_row(table, 2)
    table.hideColumn(0)
    hold_down(key)
    for row in (0, 1, 1, 9):
        choose_row(table, row)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]
    assert (table.currentRow(), table.currentColumn()) == (1, 1)


def test_who_has_scrolled_on_is_not_taken_back_by_a_list_that_is_read_again(qtbot: QtBot) -> None:
    table = QTableWidget(200, 3)
    table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
    qtbot.addWidget(table)
    table.show()
    table.setCurrentCell(3, 2)
    table.verticalScrollBar().setValue(100)
    choose_row(table, 3)
    assert (table.verticalScrollBar().value(), [index.row() for index in table.selectionModel().selectedRows()]) == (
        100,
        [3],
    )


def test_a_key_that_is_held_down_opens_one_row_and_not_the_next(qtbot: QtBot) -> None:
    table = KeyedTable(("名称",), 0)
    qtbot.addWidget(table)
    table.show_rows([("a", ("甲",)), ("b", ("乙",))])
    opened: list[str] = []
    table.opened.connect(opened.append)
    none = Qt.KeyboardModifier.NoModifier
    for repeated in (False, True, True):
        QApplication.sendEvent(table, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", repeated))
        table.show_rows([("b", ("乙",))])
    assert opened == ["a"]


def sent_back_twice(folder: Path) -> Store:
    inspector, supervisor = two_stores(folder)
    visit = worked_visit(inspector)
    write_visit_pack(inspector, folder / "v.zjpack", NOW)
    import_pack(supervisor, folder / "v.zjpack", NOW)
    for number, item in enumerate(judged_items()[:2]):
        add_comment(supervisor, visit, item.code, "补拍", LATER + timedelta(seconds=number))
    (sent,) = write_return_packs(supervisor, folder, "r.zjpack", LATER)
    import_pack(inspector, sent.path, LATER)
    supervisor.close()
    return inspector


@pytest.mark.parametrize("key", HELD)
def test_what_was_sent_back_can_be_opened_though_shift_is_down_when_it_comes(
    tmp_path: Path, qtbot: QtBot, key: Qt.KeyboardModifier
) -> None:
    with session_of(sent_back_twice(tmp_path)) as session:
        window = QWidget()
        dialog = SentBackDialog(session, window)
        qtbot.addWidget(window)
        dialog.show()
        hold_down(key)
        with qtbot.waitSignal(dialog.desk.loaded):
            dialog.desk.load()
        assert dialog.chosen() == 0
        with qtbot.waitSignal(session.navigation.open_item):
            qtbot.mouseClick(dialog.opener, LEFT)


def test_fast_clicks_settle_one_comment_and_not_the_next(tmp_path: Path, qtbot: QtBot) -> None:
    store = sent_back_twice(tmp_path)
    with session_of(store) as session:
        window = QWidget()
        dialog = SentBackDialog(session, window)
        qtbot.addWidget(window)
        dialog.show()
        with qtbot.waitSignal(dialog.desk.loaded):
            dialog.desk.load()
        for number in range(3):
            press_fast(dialog.settle, number)
            rest(qtbot, session)
        with store.database.look() as work:
            assert sorted(each.settled for each in comments(work)) == [False, True]
        dialog.close()


def test_fast_clicks_merge_one_pair_and_not_the_next(tmp_path: Path, qtbot: QtBot) -> None:
    store = filled_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        for twin in ("twin", "third"):
            work.enterprises.save(twin, {"name": SHUNDA["name"], "address": SHUNDA["address"]})
    with session_of(store) as session:
        dialog = DuplicatesDialog(session)
        put_up(qtbot, dialog, session)
        for number in range(3):
            assert dialog.merge.isEnabled()
            press_fast(dialog.merge, number)
            rest(qtbot, session)
        assert dialog.table.rowCount() == 1
        dialog.close()


def disagreed_twice(folder: Path) -> Store:
    """A supervisor's store with two fields to be decided."""
    inspector, supervisor = two_stores(folder)
    worked_visit(inspector)
    write_visit_pack(inspector, folder / "a.zjpack", NOW)
    import_pack(supervisor, folder / "a.zjpack", NOW)
    for store, digit in ((inspector, "1"), (supervisor, "2")):
        with store.database.work(LATER) as work:
            work.enterprises.save("e1", {"phone": f"1391111111{digit}", "address": f"永和路{digit}号"})
    write_visit_pack(inspector, folder / "b.zjpack", LATER)
    import_pack(supervisor, folder / "b.zjpack", LATER)
    inspector.close()
    return supervisor


def test_fast_clicks_decide_one_field_and_not_the_next_whose_button_is_another(tmp_path: Path, qtbot: QtBot) -> None:
    with session_of(disagreed_twice(tmp_path)) as session:
        dialog = ConflictsDialog(session)
        put_up(qtbot, dialog, session)
        with qtbot.waitSignal(dialog.desk.loaded):
            dialog.desk.load()
        for number in range(3):
            press_fast(dialog.view.buttons[0], number)
            rest(qtbot, session)
        assert [str(row[0].data()) for row in rows_of(dialog.table)] == ["待决定", "已决定"]
        dialog.close()


def test_a_field_is_not_decided_by_a_value_that_came_in_the_place_of_another(tmp_path: Path, qtbot: QtBot) -> None:
    with session_of(disagreed_twice(tmp_path)) as session:
        dialog = ConflictsDialog(session)
        put_up(qtbot, dialog, session)
        with qtbot.waitSignal(dialog.desk.loaded):
            dialog.desk.load()
        chosen = dialog.chosen()
        assert chosen is not None
        with session.store.database.work(LATER) as work:
            work.events.record_beside(chosen.kind, chosen.obj, [{chosen.field: each} for each in ("甲", "乙")])
        with qtbot.waitSignal(dialog.desk.loaded):
            qtbot.mouseClick(dialog.view.buttons[1], LEFT)
        now = dialog.chosen()
        assert now is not None
        assert (now.field, now.decided, {side.value for side in now.sides}) == (chosen.field, False, {"甲", "乙"})
        assert not dialog.notice.isHidden()
        dialog.close()


def rows_of(table: QTableView) -> list[list[QModelIndex]]:
    model = table.model()
    return [[model.index(row, column) for column in range(model.columnCount())] for row in range(model.rowCount())]


def test_who_reads_a_line_of_the_diary_goes_on_reading_it(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    for minutes in range(4):
        with store.database.work(NOW + timedelta(minutes=minutes * 10)) as work:
            work.enterprises.save(f"e{minutes}", SHUNDA | {"credit_code": f"CODE{minutes}"})
    with session_of(store) as session:
        page = DiaryPage(session)
        put_up(qtbot, page, session)
        page.list.setCurrentIndex(page.model.index(page.model.first_line() + 2))
        line = page.model.line(page.list.currentIndex().row())
        with store.database.work(LATER) as work:
            work.enterprises.save("e9", SHUNDA | {"credit_code": "CODE9"})
        session.changes.enterprises_changed.emit()
        rest(qtbot, session)
        assert page.list.currentIndex().row() > page.model.first_line() + 2
        assert page.model.line(page.list.currentIndex().row()) == line
        page.close()


def test_in_a_file_the_chosen_row_is_the_same_thing_when_another_comes_above_it(qtbot: QtBot) -> None:
    """It would be another change that is undone."""
    table = FileTable(("修改",), 0)
    qtbot.addWidget(table)
    table.show_rows([("b", ["乙"]), ("a", ["甲"])])
    choose_row(table, 0)
    table.show_rows([("c", ["丙"]), ("b", ["乙"]), ("a", ["甲"])])
    assert table.chosen() == "b"
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]
    table.show_rows([("c", ["丙"]), ("a", ["甲"])])
    assert (table.chosen(), table.selectedItems()) == ("", [])


def test_what_was_changed_is_told_though_something_else_was_asked_for_after_it(tmp_path: Path, qtbot: QtBot) -> None:
    """Only reading is overtaken by later reading."""
    store, files = new_store(tmp_path / "store"), [tmp_path / "一.xlsx", tmp_path / "二.xlsx"]
    with session_of(store) as session:
        desk = MeasuresDesk(session)
        told: list[str] = []
        desk.told.connect(told.append)
        with worker_held(session.jobs):
            for path in (*files, files[0]):
                desk.export([], path, "清单")
        rest(qtbot, session)
        assert [any(path.name in each for each in told) for path in files] == [True, True]
        assert len(told) == 2


def test_a_file_is_not_asked_for_while_another_is_written_and_it_is_said(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer would be forgotten."""
    monkeypatch.setattr(PackFiles, "ask_where_to_write", lambda *_: pytest.fail("asked for nothing"))
    with session_of(received(tmp_path, "e1")) as session:
        page = PacksPage(session)
        put_up(qtbot, page, session)
        with worker_held(session.jobs):
            page.desk.writing.run("写", lambda *_: None, lambda _: None)
            page.history.bar.plan_wanted.emit()
            assert "取消" in page.notice.label.text()
            assert page.notice.isVisible()
        rest(qtbot, session)
        page.close()


def test_a_button_that_asks_after_a_reading_asks_once_and_the_chosen_pack_stays_chosen(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[Returned]] = []
    monkeypatch.setattr(ReturnedDialog, "ask", lambda parent, session, found: asked.append(found))
    store = received(tmp_path, "e1")
    with session_of(store) as session:
        page = PacksPage(session)
        put_up(qtbot, page, session)
        with worker_held(session.jobs):
            page.history.bar.returns_wanted.emit()
            page.history.bar.returns_wanted.emit()
        rest(qtbot, session)
        assert len(asked) == 1
        page.history.table.selectRow(0)
        chosen = page.history.chosen_row()
        add_comment(store, review_lines(store)[0].visit.id, "", "补拍", LATER)
        write_return_packs(store, tmp_path, "r.zjpack", LATER + timedelta(minutes=1))
        read_again(qtbot, page, session)
        kept = page.history.chosen_row()
        assert page.history.model.rowCount() == 2
        assert chosen is not None
        assert kept is not None
        assert kept.record.id == chosen.record.id
        page.close()


def test_papers_that_are_chosen_stay_chosen_when_another_one_comes(tmp_path: Path, qtbot: QtBot) -> None:
    store, _ = in_papers(tmp_path)
    with session_of(store) as session:
        page = PapersPage(session)
        put_up(qtbot, page, session)
        page.table.selectAll()
        other = visited(store, "e2", LATER, fields={"name": "深圳市恒旭物流有限公司"})
        other.find(1)
        issue(store, other.visit, LATER)
        read_again(qtbot, page, session)
        assert page.found.text() == "选中 2 份，共 3 份"
        page.close()


def test_enterprises_that_are_chosen_for_a_day_stay_chosen(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store", Role.SUPERVISOR, "周敏")
    with store.database.work(NOW) as work:
        for number in range(4):
            work.enterprises.save(f"e{number}", SHUNDA | {"name": f"第{number}物流", "credit_code": f"CODE{number}"})
    with session_of(store) as session:
        page = PlanningPage(session)
        put_up(qtbot, page, session)
        next(chip for chip in page.chips.values() if chip.text().startswith("从未检查")).click()
        page.table.selectRow(2)
        (chosen,) = page._chosen()
        with store.database.work(NOW) as work:
            work.enterprises.save("e9", SHUNDA | {"name": "第九物流", "credit_code": "CODE9"})
        session.changes.enterprises_changed.emit()
        rest(qtbot, session)
        assert page.model.rowCount() == 5
        assert [due.row.enterprise.id for due in page._chosen()] == [chosen.row.enterprise.id]
        page.close()


def test_the_backup_that_is_to_be_restored_stays_chosen_when_another_is_made(tmp_path: Path, qtbot: QtBot) -> None:
    store = new_store(tmp_path / "store")
    for hours in (0, 1):
        make_backup(store, NOW + timedelta(hours=hours))
    with session_of(store) as session:
        section = BackupSection(session)
        put_up(qtbot, section, session)
        section.table.selectRow(1)
        chosen = section._chosen()
        make_backup(store, NOW + timedelta(hours=2))
        session.changes.backups_changed.emit()
        rest(qtbot, session)
        assert section.model.rowCount() == 3
        assert section._chosen() == chosen
        section.close()
