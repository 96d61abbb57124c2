"""Search as one types in the lists of the window: found, cleared by Escape, reached by Ctrl+F, kept, and never slow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from counted_steps import steps_of
from offices import NOW, new_store
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from windows import idle, opened_window

from db.records.values import Inspector
from inspector_app.checklists.snapshots import shipped
from inspector_app.measures.drafts import MeasureDraft
from inspector_app.measures.recording import record_measure
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.undoing import trash as trash_of_store
from inspector_app.undoing.removed_entries import Trashed
from inspector_app.visit_summaries import VisitSummary, list_visits
from inspector_app.visits import VisitDraft, close_visit, open_visit
from ui.dialogs.trash_dialog import TrashDialog
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages.visits_page import VisitsPage
from ui.session import Session
from ui.visit import visits_desk
from ui.visit.visits_desk import FoundVisits, Whose
from ui.widgets.measures_pane import MeasuresPane

LI, WANG = Inspector("李明", "粤B0001"), Inspector("王芳", "粤B0002")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two enterprises, each visited once by somebody else."""
    store = new_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        for id, name in (("e1", "深圳市顺达快递有限公司"), ("e2", "福永街道凯宏货运代理")):
            work.enterprises.save(id, {"name": name, "kind": "国际货代"})
    open_visit(store, VisitDraft("e1", (LI,)), shipped(), NOW)
    open_visit(store, VisitDraft("e2", (WANG,)), shipped(), NOW)
    return store


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> Iterator[VisitsPage]:
    jobs = Jobs()
    page = VisitsPage(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(page)
    page.resize(1166, 690)
    with qtbot.waitSignal(page.counted):
        page.show()
    yield page
    page.close()
    jobs.stop()
    store.close()


def looked_for(qtbot: QtBot, page: VisitsPage, text: str) -> list[str]:
    with qtbot.waitSignal(page.listed):
        page.head.search.setText(text)
    return [page.model.summary(row).enterprise_name for row in range(page.model.rowCount())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sd", "深圳市顺达快递有限公司"),
        ("凯宏", "福永街道凯宏货运代理"),
        ("kaihong wang", "福永街道凯宏货运代理"),
        ("lim", "深圳市顺达快递有限公司"),
        ("２０２６-10 王芳", "福永街道凯宏货运代理"),
    ],
)
def test_a_visit_is_found_by_its_enterprise_its_people_and_its_day(
    qtbot: QtBot, page: VisitsPage, text: str, found: str
) -> None:
    assert looked_for(qtbot, page, text) == [found]
    assert page.head.filters[Whose.ALL].text() == "全部 1"


def test_nothing_found_says_so_and_leads_back(qtbot: QtBot, page: VisitsPage) -> None:
    assert looked_for(qtbot, page, "德邦") == []
    assert page.nothing.title.text() == "没有找到“德邦”"
    assert page.nothing.button.text() == "清除搜索"
    with qtbot.waitSignal(page.listed):
        qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 2
    looked_for(qtbot, page, "顺达")
    page.head.filters[Whose.RECEIVED].click()
    assert page.nothing.button.text() == "看全部找到的"
    page.nothing.button.click()
    assert page.model.rowCount() == 1


def test_a_visit_that_changed_is_read_alone_and_the_search_stays(
    qtbot: QtBot, page: VisitsPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_for(qtbot, page, "顺达")
    read_all: list[object] = []
    monkeypatch.setattr(visits_desk, "list_visits", lambda store: read_all.append(store) or list_visits(store))
    visit = page.model.summary(0).visit.id
    close_visit(store, visit, NOW)
    with qtbot.waitSignal(page.listed):
        page._session.changes.visit_changed.emit(visit)
    assert [page.model.summary(0).visit.closed_at, page.model.rowCount()] == [NOW, 1]
    added = open_visit(store, VisitDraft("e1", (WANG,)), shipped(), NOW)
    with qtbot.waitSignal(page.listed):
        page._session.changes.visit_changed.emit(added)
    assert page.model.row_of(added) >= 0
    assert page.model.rowCount() == 2
    assert page._found.known == list_visits(store)
    assert read_all == []


def many(store: Store, count: int) -> tuple[VisitSummary, ...]:
    rows = list_visits(store)
    return tuple(replace(rows[at % 2], visit=replace(rows[at % 2].visit, id=f"{count}-{at}")) for at in range(count))


def test_a_search_costs_the_window_no_more_in_a_list_ten_times_as_long(
    qtbot: QtBot, page: VisitsPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    for count in (300, 3_000):
        known = many(store, count)
        page._keep(FoundVisits.sorted_out(known))
        found = [row for row in known if row.visit.enterprise_id == "e1"][:100]
        result = FoundVisits.sorted_out(known, found, "顺达")
        qtbot.waitUntil(lambda: not page._session.jobs.busy)
        kept = steps_of(lambda result=result: page._keep(result))  # type: ignore[misc]
        steps.append((steps_of(page._read), kept))
        qtbot.waitUntil(lambda: not page._session.jobs.busy)
    (short_read, short_kept), (long_read, long_kept) = steps
    # What is done once alone comes with the first: a walk over the longer list would take thousands more.
    assert long_read <= short_read + 100
    assert long_kept <= short_kept + 100


def test_the_keys_of_a_search_and_the_language_of_the_window(tmp_path: Path, qtbot: QtBot, store: Store) -> None:
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        for section in ("visits", "rectification", "papers", "photos", "diary", "planning"):
            window.go(section)
            idle(qtbot, window)
            QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
            field = window.focusWidget()
            assert isinstance(field, QLineEdit), section
            QTest.keyClicks(field, "sd")
            QTest.keyClick(field, Qt.Key.Key_Escape)
            assert field.text() == "", section
        window.go("visits")
        with qtbot.waitSignal(visits_page(window).listed):
            QTest.keyClicks(visits_page(window).head.search, "sd")
        window.go("diary")
        try:
            made_anew(qtbot, window, Language.EN)
            window.go("visits")
            assert visits_page(window).head.search.text() == "sd"
            qtbot.waitUntil(lambda: visits_page(window).model.rowCount() == 1)
        finally:
            made_anew(qtbot, window, Language.ZH)


def visits_page(window: MainWindow) -> VisitsPage:
    assert window.frame_ is not None
    page = window.frame_.stack.top
    assert isinstance(page, VisitsPage)
    return page


def made_anew(qtbot: QtBot, window: MainWindow, language: Language) -> None:
    before = window.frame_
    window.set_language(language)
    qtbot.waitUntil(lambda: window.frame_ is not before and window.frame_ is not None)
    idle(qtbot, window)


def test_what_was_removed_is_found_at_once_by_enter_which_restores_nothing(
    qtbot: QtBot, page: VisitsPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed = [
        Trashed("finding", f"v/{at}", title, "顺达", "李明", NOW) for at, title in enumerate(("登记不全", "没有安检机"))
    ]
    monkeypatch.setattr(trash_of_store, "trash", lambda store, now: tuple(removed))
    restored: list[str] = []
    monkeypatch.setattr(trash_of_store, "restore", lambda store, key, now: restored.append(key) or removed[1])
    dialog = TrashDialog(page._session, page)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.search.found):
        dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.focusWidget() is dialog.search
    with qtbot.waitSignal(dialog.search.found) as found:
        dialog.search.setText("李明 安检")
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
        assert not dialog.search.stop(), "it was asked for at once"
    qtbot.waitUntil(lambda: not page._session.jobs.busy)
    assert [found.args, dialog.table.chosen(), restored] == [[1], "finding:v/1", []]
    with qtbot.waitSignal(dialog.search.found):
        QTest.keyClicks(dialog.search, "9")
    assert dialog.nothing.title.text() == "没有找到“李明 安检9”"
    with qtbot.waitSignal(dialog.search.found) as found:
        QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert [found.args, dialog.isVisible()] == [[2], True]
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_measure_is_found_by_any_of_its_words(tmp_path: Path, qtbot: QtBot, store: Store) -> None:
    for day in (20, 21):
        record_measure(store, MeasureDraft("training", date(2026, 8, day), title="培训"), NOW)
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        window.go("measures")
        idle(qtbot, window)
        assert window.frame_ is not None
        pane = window.frame_.stack.top.findChild(MeasuresPane)
        assert isinstance(pane, MeasuresPane)
        with qtbot.waitSignal(pane.search.found) as found:
            pane.search.setText("8月21日")
        assert found.args == [1]
        with qtbot.waitSignal(pane.search.found):
            pane.search.setText("8月22日")
        assert pane.nothing.button.text() == "清除搜索"
        with qtbot.waitSignal(pane.search.found) as found:
            pane.nothing.button.click()
        assert found.args == [2]
