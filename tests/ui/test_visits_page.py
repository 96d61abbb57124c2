"""The list of visits: own and received, counted, opened by Enter."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from counted_steps import steps_of
from handed_over import worker_held
from offices import NOW, new_store, with_enterprise
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.records.values import Inspector
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.progress import items_for
from inspector_app.checklists.snapshots import shipped
from inspector_app.stores import Store
from inspector_app.visit_summaries import VisitCounts, VisitSummary, count_visits, list_visits
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, open_visit
from ui import letting_go
from ui.jobs import Jobs
from ui.models.visits_model import ListedVisits, VisitColumn, VisitsModel
from ui.pages.visits_page import VisitsPage
from ui.session import Session
from ui.visit.visits_desk import FoundVisits

PEOPLE = (Inspector("李明", "粤B0001"), Inspector("王芳", "粤B0002"))
OTHER_LAPTOP = "ffffffffffff-1"


def store_with_visits(folder: Path) -> tuple[Store, str, str]:
    """One visit of this laptop with a failed item, one that another laptop recorded and closed."""
    store = new_store(folder)
    enterprise = with_enterprise(store)
    with store.database.work(NOW) as work:
        fields = {
            "enterprise_id": enterprise,
            "checklist_id": "unknown",
            "mode": "inspection",
            "device": OTHER_LAPTOP,
            "opened_at": "2026-09-01T10:00:00+00:00",
            "closed_at": "2026-09-01T11:00:00+00:00",
            "inspectors": [{"name": "赵强", "certificate": ""}],
            "site_contact": "",
            "site_phone": "",
        }
        work.visits.save("received", fields)
    own = open_visit(store, VisitDraft(enterprise, PEOPLE), shipped(), NOW)
    judged = next(item for area in items_for(shipped(), "国际货代") for item in area.items if item.has_verdict)
    give_answer(store, own, judged, GivenAnswer(Verdict.NOT_APPLICABLE, reason="没有这项业务"), NOW)
    return store, own, "received"


@contextmanager
def shown_page(qtbot: QtBot, store: Store) -> Iterator[VisitsPage]:
    jobs = Jobs()
    page = VisitsPage(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(page)
    page.resize(1166, 690)
    with qtbot.waitSignal(page.counted):
        page.show()
    try:
        yield page
    finally:
        page.close()
        jobs.stop()
        store.close()


def text(page: VisitsPage, row: int, column: VisitColumn) -> str:
    return str(page.model.index(row, column).data())


def test_the_table_is_a_sound_model(tmp_path: Path, qtmodeltester: ModelTester) -> None:
    store, own, _ = store_with_visits(tmp_path / "store")
    rows = list_visits(store)
    model = VisitsModel()
    model.show(ListedVisits.of(rows), {})
    qtmodeltester.check(model)
    model.add_counts(count_visits(store, rows))
    assert model.index(model.row_of(own), VisitColumn.ANSWERED).data().startswith("1/")
    store.close()


def test_every_visit_says_how_far_it_has_come_and_who_recorded_it(tmp_path: Path, qtbot: QtBot) -> None:
    store, own, received = store_with_visits(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        first, second = page.model.row_of(own), page.model.row_of(received)
        assert (first, second) == (0, 1)
        assert text(page, 0, VisitColumn.STATE) == "进行中"
        assert text(page, 0, VisitColumn.ANSWERED).startswith("1/")
        assert text(page, 0, VisitColumn.INSPECTORS) == "李明、王芳"
        assert text(page, 0, VisitColumn.RECORDED_BY) == "本机"
        assert text(page, 1, VisitColumn.STATE) == "已结束"
        assert text(page, 1, VisitColumn.RECORDED_BY) == "其他电脑"
        assert text(page, 1, VisitColumn.ANSWERED) == "—", "its checklist is not here: nobody counts any more"


def test_received_visits_are_shown_alone(tmp_path: Path, qtbot: QtBot) -> None:
    store, own, received = store_with_visits(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        qtbot.mouseClick(page.head.filters["received"], Qt.MouseButton.LeftButton)
        assert page.model.rowCount() == 1
        assert page.model.row_of(received) == 0
        qtbot.mouseClick(page.head.filters["own"], Qt.MouseButton.LeftButton)
        assert page.model.row_of(own) == 0
        assert page.head.filters["all"].text() == "全部 2"


def test_enter_opens_the_visit(tmp_path: Path, qtbot: QtBot) -> None:
    store, own, _ = store_with_visits(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        with qtbot.waitSignal(page._session.navigation.open_visit) as opened:
            qtbot.keyClick(page.table, Qt.Key.Key_Return)
        assert opened.args == [own]


def test_a_visit_that_ended_meanwhile_is_shown_as_ended(tmp_path: Path, qtbot: QtBot) -> None:
    store, own, _ = store_with_visits(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        close_visit(store, own, NOW)
        with qtbot.waitSignal(page.counted):
            page._session.changes.visit_changed.emit(own)
        assert text(page, page.model.row_of(own), VisitColumn.STATE) == "已结束"


def test_without_visits_the_page_says_where_they_begin(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, new_store(tmp_path / "store")) as page:
        assert page.nothing.isVisible()
        with qtbot.waitSignal(page._session.navigation.open_page) as opened:
            qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
        assert opened.args == ["enterprises"]


def test_a_visit_whose_enterprise_is_not_here_is_still_listed(tmp_path: Path) -> None:
    store, _, received = store_with_visits(tmp_path / "store")
    row = next(row for row in list_visits(store) if row.visit.id == received)
    store.close()
    model = VisitsModel()
    model.show(ListedVisits.of([replace(row, enterprise_name="")]), {})
    assert "台账中没有" in model.index(0, VisitColumn.ENTERPRISE).data()


def many(store: Store, count: int) -> tuple[VisitSummary, ...]:
    """As a store with so many visits lists them; they are not in it."""
    row = list_visits(store)[0]
    return tuple(replace(row, visit=replace(row.visit, id=f"v{number}"), own=number % 3 > 0) for number in range(count))


def test_only_visits_in_view_are_counted_and_others_when_they_come_into_view(tmp_path: Path, qtbot: QtBot) -> None:
    store, _, _ = store_with_visits(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        with qtbot.waitSignal(page.counted):
            page._keep(FoundVisits.sorted_out(many(store, 400)))
        assert text(page, 30, VisitColumn.ANSWERED).startswith("0/")
        assert text(page, 399, VisitColumn.ANSWERED) == "…"
        with qtbot.waitSignal(page.counted):
            page.table.scrollToBottom()
        assert text(page, 399, VisitColumn.ANSWERED).startswith("0/")
        assert text(page, 200, VisitColumn.ANSWERED) == "…"


def test_a_list_ten_times_as_long_costs_the_window_no_more(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letting_go, "_MANY", 0)
    store, _, _ = store_with_visits(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        steps = []
        for count in (300, 3_000):
            shown, other = (FoundVisits.sorted_out(many(store, each)) for each in (count, count + 1))
            page._keep(other)
            qtbot.waitUntil(lambda: not page._session.jobs.busy)
            listed = steps_of(lambda shown=shown: page._keep(shown))  # type: ignore[misc]
            again = steps_of(lambda shown=shown: page._keep(shown))  # type: ignore[misc]
            qtbot.waitUntil(lambda: not page._session.jobs.busy)
            counts = {f"v{count - number}": VisitCounts(1, 2, 3) for number in range(1, 41)}
            steps.append((listed, again, steps_of(lambda counts=counts: page.model.add_counts(counts))))  # type: ignore[misc]
        assert steps[0] == steps[1]


def test_a_long_scroll_asks_the_busy_worker_once(tmp_path: Path, qtbot: QtBot) -> None:
    store, _, _ = store_with_visits(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        page._keep(FoundVisits.sorted_out(many(store, 400)))
        qtbot.waitUntil(lambda: not page._session.jobs.busy)
        with worker_held(page._session.jobs):
            for row in range(100, 400, 50):
                page.table.scrollTo(page.model.index(row, 0))
                page.table.moved.emit()
            assert page._session.jobs._waiting == 2, "the one that holds it, and one batch"
        qtbot.waitUntil(lambda: text(page, 350, VisitColumn.ANSWERED).startswith("0/"))


def test_counts_from_before_a_change_are_not_kept(tmp_path: Path, qtbot: QtBot) -> None:
    store, own, _ = store_with_visits(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        page._counts.clear()
        page._count_seen()
        page._session.jobs._executor.submit(lambda: None).result()
        # Counted, but not told yet; meanwhile the visit goes on in a page that covers this one.
        page.hide()
        second = [item for area in items_for(shipped(), "国际货代") for item in area.items if item.has_verdict][1]
        give_answer(store, own, second, GivenAnswer(Verdict.PASS), NOW)
        page._session.changes.visit_changed.emit(own)
        qtbot.waitUntil(lambda: not page._session.jobs.busy)
        with qtbot.waitSignal(page.counted):
            page.show()
        assert text(page, page.model.row_of(own), VisitColumn.ANSWERED).startswith("2/")
