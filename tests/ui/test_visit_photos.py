"""Photos come in by file, drop and paste; the original bytes are what is kept."""

import hashlib
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from offices import NOW
from patience import PATIENCE_S
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from visit_pages import photos, press, settled, shown_page, started_visit

from inspector_app.evidence.intake import original
from inspector_app.undoing.turning import take_back
from ui.dialogs.photo_files import PhotoFiles
from ui.pages.visit_page import VisitPage
from ui.widgets.photo_viewer import PhotoViewer


@pytest.fixture(autouse=True)
def _emptied_clipboard(qapp: QApplication) -> Iterator[None]:
    """What Python put there must not outlive Python: Qt deletes it at the very end of the process."""
    yield
    qapp.clipboard().clear()


def test_dropped_files_are_kept_byte_for_byte(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    paths = [_jpeg(tmp_path / "一.jpg", "teal"), _jpeg(tmp_path / "二.jpg", "orange")]
    with shown_page(qtbot, store, visit) as page:
        _drop(page, paths)
        qtbot.waitUntil(lambda: len(page.desk.shown.photos) == 2)
        strip = page.panes.evidence.strip
        assert strip.list.count() == 2
        qtbot.waitUntil(lambda: not strip.list.item(1).icon().isNull())
    kept = photos(store, visit)
    assert [photo.sha256 for photo in kept] == [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    assert [original(store, photo.sha256) for photo in kept] == [path.read_bytes() for path in paths]
    assert {(photo.item, photo.source) for photo in kept} == {("RN-01", "drop")}


def test_a_photo_is_seen_before_it_is_stored_and_pale_until_then(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow disk keeps nobody from seeing that the right photo was dropped; one that refuses it takes it away."""
    store, visit = started_visit(tmp_path / "store")
    may_store, put = threading.Event(), store.files.put

    def slow_put(data: bytes) -> str:
        assert may_store.wait(PATIENCE_S)
        if len(photos(store, visit)):
            raise OSError(28, "No space left on device")
        return put(data)

    monkeypatch.setattr(store.files, "put", slow_put)
    with shown_page(qtbot, store, visit) as page:
        strip = page.panes.evidence.strip
        for name, stored in (("一.jpg", 1), ("二.jpg", 1)):
            may_store.clear()
            _drop(page, [_jpeg(tmp_path / name, "teal" if name == "一.jpg" else "orange")])
            qtbot.waitUntil(strip.coming.isVisible)
            assert len(strip.coming.pictures) == 1
            assert len(photos(store, visit)) == (0 if name == "一.jpg" else 1)
            with qtbot.waitSignal(page.photos.ended):
                may_store.set()
            assert not strip.coming.isVisible()
            assert strip.list.count() == stored


def test_the_place_where_photos_land_is_highlighted(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        mime = _files([_jpeg(tmp_path / "一.jpg", "teal")])
        page.dragEnterEvent(
            QDragEnterEvent(
                QPoint(400, 300),
                Qt.DropAction.CopyAction,
                mime,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )
        assert page.panes.evidence.strip.property("dropTarget") is True


def test_a_pasted_picture_is_kept_as_it_came(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    data = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(data, "PNG")
    mime = QMimeData()
    mime.setData("image/png", data.getvalue())
    with shown_page(qtbot, store, visit) as page:
        QGuiApplication.clipboard().setMimeData(mime)
        press(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: len(page.desk.shown.photos) == 1)
    (photo,) = photos(store, visit)
    assert photo.sha256 == hashlib.sha256(data.getvalue()).hexdigest()
    assert original(store, photo.sha256) == data.getvalue()
    assert photo.source == "paste"


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    store, visit = started_visit(tmp_path / "store")
    broken = tmp_path / "坏.jpg"
    broken.write_bytes(b"")
    paths = [broken, _jpeg(tmp_path / "好.jpg", "green")]
    monkeypatch.setattr(PhotoFiles, "ask_to_add", lambda *asked: paths)
    with shown_page(qtbot, store, visit) as page:
        with qtbot.waitSignal(page.desk.troubled):
            press(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        assert len(page.desk.shown.photos) == 1
        assert "坏.jpg" in page.notice.label.text()
    assert [photo.file_name for photo in photos(store, visit)] == ["好.jpg"]


def test_a_photo_is_captioned_removed_and_put_back(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        _drop(page, [_jpeg(tmp_path / "一.jpg", "teal")])
        qtbot.waitUntil(lambda: len(page.desk.shown.photos) == 1)
        strip = page.panes.evidence.strip
        strip.list.item(0).setText("三号柜台")
        settled(qtbot, page)
        assert photos(store, visit)[0].caption == "三号柜台"
        strip.list.setCurrentRow(0)
        strip.list.setFocus()
        press(page, Qt.Key.Key_Delete)
        settled(qtbot, page)
        assert not photos(store, visit)
        qtbot.mouseClick(page.notice.action, Qt.MouseButton.LeftButton)
        settled(qtbot, page)
        assert photos(store, visit)[0].caption == "三号柜台"
        # Put back otherwise, as by Ctrl+Z, the bar no longer offers to take something back.
        strip.list.setCurrentRow(0)
        strip.list.setFocus()
        press(page, Qt.Key.Key_Delete)
        settled(qtbot, page)
        assert page.notice.isVisible()
        with qtbot.waitSignal(page.desk.changed):
            take_back(store, NOW)
            page.desk.session.changes.visit_changed.emit(visit)
        assert not page.notice.isVisible()
    assert photos(store, visit)[0].caption == "三号柜台"


def test_the_viewer_shows_the_fingerprint(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    path = _jpeg(tmp_path / "一.jpg", "teal")
    with shown_page(qtbot, store, visit) as page:
        _drop(page, [path])
        qtbot.waitUntil(lambda: len(page.desk.shown.photos) == 1)
        page.panes.evidence.strip.opened.emit(page.desk.shown.photos[0].id)
        viewer = page.findChild(PhotoViewer)
        assert viewer is not None
        assert hashlib.sha256(path.read_bytes()).hexdigest() in viewer.facts.text()
        qtbot.waitUntil(lambda: viewer.view.sceneRect().width() == 64)
        viewer.close()


def _jpeg(path: Path, colour: str) -> Path:
    Image.new("RGB", (64, 48), colour).save(path, "JPEG")
    return path


def _files(paths: list[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def _drop(page: VisitPage, paths: list[Path]) -> None:
    mime = _files(paths)
    page.dropEvent(
        QDropEvent(
            QPoint(400, 300),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
