"""A large register on the screen: its first lines before the rest is read, the best hits with each key, then all."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from offices import NOW, SHUNDA, new_store
from PySide6.QtCore import QEvent, QObject, Qt
from pytestqt.qtbot import QtBot

from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.overview import EnterpriseOverview, first_overviews, overview
from inspector_app.stores import Store
from ui import when_painted
from ui.jobs import Jobs
from ui.models.enterprises_model import EnterpriseColumn
from ui.pages.enterprises_page import EnterprisesPage
from ui.register import register_desk
from ui.session import Session
from ui.watches import tidying

COUNT = 330


@contextmanager
def large_page(qtbot: QtBot, folder: Path) -> Iterator[EnterprisesPage]:
    store = new_store(folder)
    changes = [
        (f"e{number}", SHUNDA | {"name": f"深圳市{number:03}物流有限公司", "phone": "", "safeguards_met": number < 10})
        for number in range(COUNT)
    ]
    with store.database.work(NOW) as work:
        work.enterprises.save_many(changes)
    jobs = Jobs()
    page = EnterprisesPage(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(page)
    page.resize(1166, 690)
    try:
        yield page
    finally:
        qtbot.waitUntil(lambda: not jobs.busy)
        page.close()
        jobs.stop()
        store.close()


def test_the_first_lines_are_there_before_the_register_is_read(tmp_path: Path, qtbot: QtBot) -> None:
    with large_page(qtbot, tmp_path / "store") as page:
        seen: list[tuple[bool, int, str, str]] = []

        def look() -> None:
            first = page.model.index(0, EnterpriseColumn.NAME).data()
            seen.append((page.desk.is_loaded, page.model.rowCount(), first, page.head.tiles[None].number.text()))

        page.desk.begun.connect(look)
        with qtbot.waitSignal(page.desk.loaded):
            page.show()
        # Nobody has counted yet.
        assert seen == [(False, 60, "深圳市000物流有限公司", "—")]
        assert page.model.rowCount() == COUNT
        assert page.head.tiles[None].number.text() == "330"
        qtbot.waitUntil(lambda: page.desk.searchable)


class Paintings(QObject):
    """Notes the first one after lines have come."""

    def __init__(self, seen: list[str], page: EnterprisesPage) -> None:
        super().__init__(page)
        self._seen = seen
        page.body.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._seen[-1:] in (["first lines"], ["all lines"]):
            self._seen.append("painted")
        return False


def test_the_worker_goes_on_when_what_it_brought_is_painted(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(when_painted, "_AT_LATEST_MS", 1_000_000)
    seen: list[str] = []
    reading, indexing = register_desk.overview, register_desk._index_of
    monkeypatch.setattr(register_desk, "overview", lambda store: (seen.append("read"), reading(store))[1])
    monkeypatch.setattr(register_desk, "_index_of", lambda register: (seen.append("index"), indexing(register))[1])
    with large_page(qtbot, tmp_path / "store") as page:
        Paintings(seen, page)
        page.desk.begun.connect(lambda _: seen.append("first lines"))
        page.desk.loaded.connect(lambda: seen.append("all lines"))
        with qtbot.waitSignal(page.desk.indexed):
            page.show()
    begun = seen.index("first lines")
    assert seen[begun : begun + 6] == ["first lines", "painted", "read", "all lines", "painted", "index"]


def test_an_index_is_kept_though_a_visit_changed_while_it_was_made(tmp_path: Path, qtbot: QtBot) -> None:
    with large_page(qtbot, tmp_path / "store") as page:
        desk, again = page.desk, list[bool]()
        with qtbot.waitSignal(desk.indexed):
            page.show()
        with page._session.store.database.work(NOW) as work:
            work.enterprises.save("new", SHUNDA | {"name": "新来的货运公司"})

        def once() -> None:
            if not again:
                again.append(True)
                desk.load(enterprises_changed=False)

        desk.loaded.connect(once)
        with qtbot.waitSignal(desk.indexed):
            desk.load()
        page.body.search.setText("新来的")
        assert [page.model.overview(row).enterprise.id for row in range(page.model.rowCount())] == ["new"]


def test_rows_of_a_large_register_are_not_looked_through_for_garbage(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_MANY", 0)
    looks: list[int] = []
    watch = lambda phase, facts: looks.append(facts["generation"])  # noqa: E731 - for as long as the test
    reading = register_desk.overview

    def watched(store: Store) -> tuple[EnterpriseOverview, ...]:
        gc.callbacks.append(watch)
        try:
            rows = reading(store)
            # So many that Python would look.
            assert len([[each] for each in range(5_000)]) == 5_000
            return rows
        finally:
            gc.callbacks.remove(watch)

    monkeypatch.setattr(register_desk, "overview", watched)
    try:
        with large_page(qtbot, tmp_path / "store") as page:
            with qtbot.waitSignal(page.desk.loaded):
                page.show()
            row = page.desk.rows[0]
            assert looks == []
            assert gc.isenabled()
            assert not any(each is row for each in gc.get_objects()), "set aside"
            qtbot.waitUntil(lambda: page.desk.searchable)
    finally:
        gc.unfreeze()


def test_a_letter_typed_in_the_list_is_searched_for(tmp_path: Path, qtbot: QtBot) -> None:
    with large_page(qtbot, tmp_path / "store") as page:
        with qtbot.waitSignal(page.desk.indexed):
            page.show()
        page.body.search.setText("sz")
        page.body.into_list()
        qtbot.keyClicks(page.body.table, "3")
        qtbot.keyClicks(page.focusWidget(), "29")
        assert page.body.search.text() == "329"
        assert [page.model.overview(row).enterprise.id for row in range(page.model.rowCount())] == ["e329"]


def test_the_best_hits_come_with_the_key_and_the_rest_when_nobody_types(tmp_path: Path, qtbot: QtBot) -> None:
    with large_page(qtbot, tmp_path / "store") as page:
        with qtbot.waitSignal(page.desk.indexed):
            page.show()
        page.body.search.setText("wl")
        assert page.model.rowCount() == 200
        assert page.body.filters.found.text() == "200 家以上"
        assert page.body.filters.chips[Grade.GREEN].text() == "绿 …"
        with qtbot.waitSignal(page.desk.completed):
            pass
        assert page.model.rowCount() == COUNT
        assert page.body.filters.chips[Grade.GREEN].text() == "绿 10"
        page.body.search.setText("wl")
        qtbot.mouseClick(page.body.filters.chips[Grade.GREEN], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.model.rowCount() == 10)


def test_what_was_typed_since_is_not_overtaken_by_what_was_sought_before(tmp_path: Path, qtbot: QtBot) -> None:
    with large_page(qtbot, tmp_path / "store") as page:
        with qtbot.waitSignal(page.desk.indexed):
            page.show()
        page.body.search.setText("wl")
        page.desk._complete()
        page.body.search.setText("329")
        qtbot.waitUntil(lambda: not page._session.jobs.busy)
        assert [page.model.overview(row).enterprise.id for row in range(page.model.rowCount())] == ["e329"]


def test_the_first_lines_say_what_the_whole_register_says(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        for number in range(5):
            work.enterprises.save(f"e{number}", SHUNDA | {"name": f"第{9 - number}家", "credit_code": ""})
        work.enterprises.save("e0", {"merged_into": "e1"})
    assert first_overviews(store, 3) == overview(store)[:3]
    assert [row.enterprise.id for row in first_overviews(store, 9)] == ["e4", "e3", "e2", "e1"]
    assert first_overviews(store, 0) == ()
    store.close()
