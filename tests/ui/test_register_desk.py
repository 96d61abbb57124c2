"""A large register on the screen: its first lines before the rest is read, the best hits with each key, then all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from offices import NOW, SHUNDA, new_store
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.overview import first_overviews, overview
from ui.jobs import Jobs
from ui.models.enterprises_model import EnterpriseColumn
from ui.pages.enterprises_page import EnterprisesPage
from ui.session import Session

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
