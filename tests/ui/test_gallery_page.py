"""The photos of all visits in the window: found, walked through, put back, saved, listed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from handed_over import PEOPLE, add_colour, inspector_with_visit
from offices import NOW, SHUNDA, new_store
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app.checklists.snapshots import shipped
from inspector_app.evidence.gallery import GalleryQuery, gallery_visits, read_photos
from inspector_app.evidence.intake import remove_photo
from inspector_app.stores import Store
from inspector_app.visits import VisitDraft, close_visit, open_visit
from ui.dialogs.photos_files import PhotosFiles
from ui.jobs import Jobs
from ui.models.photos_model import PhotosModel
from ui.pages.gallery_page import GalleryPage
from ui.session import Session
from ui.widgets.photo_viewer import PhotoViewer


def with_two_visits(folder: Path) -> tuple[Store, str, str]:
    store, first = inspector_with_visit(folder)
    with store.database.work(NOW) as work:
        work.enterprises.save("e2", SHUNDA | {"name": "深圳市宏图物流有限公司", "credit_code": ""})
    second = open_visit(store, VisitDraft("e2", PEOPLE), shipped(), NOW + timedelta(days=1))
    add_colour(store, second, "RN-02", "pink")
    return store, first, second


@contextmanager
def shown_page(qtbot: QtBot, store: Store) -> Iterator[GalleryPage]:
    jobs = Jobs()
    page = GalleryPage(Session(store, jobs, clock=lambda: NOW))
    qtbot.addWidget(page)
    page.resize(1166, 690)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    # A small store may be read before anybody could listen for the signal.
    qtbot.waitUntil(lambda: bool(page.filter.count.text()))
    page.grid.setFocus()
    try:
        yield page
    finally:
        page.close()
        jobs.stop()
        store.close()


def names(page: GalleryPage) -> list[str]:
    return [each.photo.file_name for each in page.model.photos()]


def current(page: GalleryPage) -> str:
    assert page.grid.current is not None
    return page.grid.current.photo.file_name


def test_the_grid_is_a_sound_model(tmp_path: Path, qtmodeltester: ModelTester) -> None:
    store, _, _ = with_two_visits(tmp_path / "store")
    photos = read_photos(store, GalleryQuery(), gallery_visits(store, GalleryQuery()), 100).photos
    store.close()
    model = PhotosModel()
    model.set_columns(2)
    model.add(photos[:1], {})
    qtmodeltester.check(model)
    model.add(photos[1:], {})
    qtmodeltester.check(model)
    assert model.rowCount() == 5
    assert model.index(0, 0).data().startswith("深圳市宏图物流有限公司")


def test_all_visits_are_shown_and_counted_and_walked_through(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, with_two_visits(tmp_path / "store")[0]) as page:
        assert names(page) == ["pink.jpg", "navy.jpg", "orange.jpg", "teal.jpg"]
        assert page.filter.count.text() == "4 张"
        assert current(page) == "pink.jpg"
        walk = {Qt.Key.Key_Right: "navy.jpg", Qt.Key.Key_End: "teal.jpg", Qt.Key.Key_Up: "pink.jpg"}
        for key, name in walk.items():
            qtbot.keyClick(page.grid, key)
            assert current(page) == name


def test_photos_that_are_chosen_stay_chosen_in_a_narrower_window(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, with_two_visits(tmp_path / "store")[0]) as page:
        page.grid.selectAll()
        page.model.set_columns(2)
        assert [each.photo.file_name for each in page.grid.selected()] == names(page)
        assert current(page) == "pink.jpg"


def test_enter_looks_at_the_photo_and_control_enter_opens_its_visit(tmp_path: Path, qtbot: QtBot) -> None:
    store, _, second = with_two_visits(tmp_path / "store")
    with shown_page(qtbot, store) as page:
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
        (viewer,) = page.findChildren(PhotoViewer)
        assert viewer.shown.file_name == "pink.jpg"
        viewer.close()
        with qtbot.waitSignal(page._session.navigation.open_visit) as opened:
            qtbot.keyClick(page.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert opened.args == [second]


def test_photos_are_narrowed_down_and_widened_again(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, with_two_visits(tmp_path / "store")[0]) as page:
        with qtbot.waitSignal(page.counted):
            qtbot.keyClicks(page.filter.enterprise, "hongtu")
        assert names(page) == ["pink.jpg"]
        with qtbot.waitSignal(page.counted):
            qtbot.keyClicks(page.filter.item, "zz")
        assert page.nothing.isVisible()
        with qtbot.waitSignal(page.counted):
            qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
        assert len(names(page)) == 4
        with qtbot.waitSignal(page.counted):
            page.filter.media.setCurrentIndex(2)
        assert names(page) == []


def test_a_removed_photo_comes_back_from_the_trash(tmp_path: Path, qtbot: QtBot) -> None:
    store, first, second = with_two_visits(tmp_path / "store")
    with store.database.look() as work:
        ids = [work.photos.of_visit(visit)[0].id for visit in (first, second)]
    for photo in ids:
        remove_photo(store, photo, NOW)
    close_visit(store, second, NOW + timedelta(days=1, hours=1))
    with shown_page(qtbot, store) as page:
        with qtbot.waitSignal(page.counted):
            page.filter.trash.setChecked(True)
        assert names(page) == ["pink.jpg", "teal.jpg"]
        assert "李明 移除" in page.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert not page.deeds.restore.isEnabled()
        qtbot.keyClick(page.grid, Qt.Key.Key_Right)
        assert page.deeds.restore.isEnabled()
        with qtbot.waitSignals([page.desk.restored, page.counted]):
            qtbot.mouseClick(page.deeds.restore, Qt.MouseButton.LeftButton)
        assert names(page) == ["pink.jpg"]
        assert "已恢复" in page.notice.label.text()


def test_selected_originals_and_their_hashes_are_written(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, paper = tmp_path / "out", tmp_path / "list.pdf"
    folder.mkdir()
    monkeypatch.setattr(PhotosFiles, "ask_folder", lambda parent: folder)
    monkeypatch.setattr(PhotosFiles, "ask_hash_list", lambda parent, proposed: paper)
    with shown_page(qtbot, with_two_visits(tmp_path / "store")[0]) as page:
        page.grid.selectAll()
        with qtbot.waitSignal(page.desk.saved):
            qtbot.mouseClick(page.deeds.save, Qt.MouseButton.LeftButton)
        assert len(list(folder.iterdir())) == 4
        with qtbot.waitSignal(page.desk.listed) as done:
            qtbot.mouseClick(page.deeds.hashes, Qt.MouseButton.LeftButton)
        assert done.args == [paper, 4]
        assert paper.read_bytes().startswith(b"%PDF")
        words = [action.text() for action in page.menu_of_chosen().actions()]
        assert any(text.startswith("原件另存") for text in words)


def test_the_next_page_comes_before_the_end_is_reached(tmp_path: Path, qtbot: QtBot) -> None:
    store, _, second = with_two_visits(tmp_path / "store")
    close_visit(store, second, NOW + timedelta(days=1, hours=1))
    for number in range(30):
        visit = open_visit(store, VisitDraft("e2", PEOPLE), shipped(), NOW + timedelta(days=2 + number))
        for colour in ("red", "green", "blue"):
            add_colour(store, visit, "", colour)
        close_visit(store, visit, NOW + timedelta(days=2 + number, hours=1))
    with shown_page(qtbot, store) as page:
        page.grid.scrollToBottom()
        qtbot.waitUntil(lambda: len(names(page)) == 94)
        assert len({each.photo.id for each in page.model.photos()}) == 94


def test_an_empty_store_says_where_photos_come_from(tmp_path: Path, qtbot: QtBot) -> None:
    with shown_page(qtbot, new_store(tmp_path / "store")) as page:
        assert page.nothing.isVisible()
        assert "还没有照片" in page.nothing.title.text()
        with qtbot.waitSignal(page._session.navigation.open_page) as opened:
            qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
        assert opened.args == ["visits"]
