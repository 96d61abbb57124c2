"""All photos of a visit: by item, every original read and hashed, those of the visit itself added here."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from handed_over import add_colour, inspector_with_visit, new_supervisor, worker_held, written_pack
from offices import NOW
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from visit_pages import photos, press, shown_page

from inspector_app.exchange.read import import_pack
from inspector_app.stores import Store
from inspector_app.visits import close_visit
from ui.dialogs.photo_files import PhotoFiles
from ui.dialogs.visit_gallery_dialog import VisitGalleryDialog
from ui.jobs import Jobs
from ui.models.gallery_model import GalleryModel, GalleryRole, PhotoGroup
from ui.photos.photo_checking import PhotoHealth
from ui.session import Session
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_photos import VisitPhotos
from ui.widgets.photo_viewer import PhotoViewer


@pytest.fixture(autouse=True)
def _emptied_clipboard(qapp: QApplication) -> Iterator[None]:
    """What Python put there must not outlive Python: Qt deletes it at the very end of the process."""
    yield
    qapp.clipboard().clear()


@contextmanager
def shown_gallery(qtbot: QtBot, store: Store, visit: str) -> Iterator[VisitGalleryDialog]:
    jobs = Jobs()
    desk = VisitDesk(Session(store, jobs, clock=lambda: NOW), visit)
    with qtbot.waitSignal(desk.loaded):
        desk.load()
    gallery = VisitGalleryDialog(desk, VisitPhotos(desk, desk))
    qtbot.addWidget(gallery)
    gallery.resize(800, 600)
    with qtbot.waitActive(gallery):
        gallery.show()
        gallery.activateWindow()
    try:
        yield gallery
    finally:
        gallery.close()
        jobs.stop()


def checked(qtbot: QtBot, gallery: VisitGalleryDialog) -> str:
    """The line about the originals, once all of them were read."""
    qtbot.waitUntil(lambda: not gallery.checking.busy)
    return gallery.check.words.text()


def sealed_file(store: Store, sha256: str) -> Path:
    return store.files._path(sha256)


def items(gallery: VisitGalleryDialog) -> list[str]:
    return [photo.item for photo in gallery.model.photos]


def test_the_grid_is_a_sound_model(tmp_path: Path, qtmodeltester: ModelTester) -> None:
    store, visit = inspector_with_visit(tmp_path / "store")
    kept = photos(store, visit)
    model = GalleryModel(lambda _: None, lambda _: PhotoHealth.UNCHECKED)
    model.set_columns(2)
    model.show([PhotoGroup("", "整次检查", (kept[0],)), PhotoGroup("RN-01", "一", tuple(kept[1:]))], read_only=False)
    qtmodeltester.check(model)
    assert [model.index(row, 0).data(GalleryRole.HEADING) for row in range(model.rowCount())] == [
        "整次检查",
        "",
        "一",
        "",
    ]
    assert model.index(3, 1).data(GalleryRole.PHOTO) == kept[2]
    assert model.flags(model.index(1, 1)) == Qt.ItemFlag.NoItemFlags
    store.close()


def test_every_original_is_read_and_counted(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = inspector_with_visit(tmp_path / "store")
    with shown_gallery(qtbot, store, visit) as gallery:
        assert checked(qtbot, gallery) == "✓ 照片 3/3 已核对"
        assert items(gallery) == ["", "RN-01", "RN-01"]
        spoken = gallery.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith("teal.jpg，2026年10月28日")
        assert spoken.endswith("，已核对")
        qtbot.waitUntil(lambda: gallery.pictures.picture(gallery.model.photos[2].sha256) is not None)
    store.close()


def test_damaged_and_missing_originals_are_marked(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = inspector_with_visit(tmp_path / "store")
    kept = photos(store, visit)
    damaged = sealed_file(store, kept[1].sha256)
    data = bytearray(damaged.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    sealed_file(store, kept[2].sha256).unlink()
    with shown_gallery(qtbot, store, visit) as gallery:
        assert checked(qtbot, gallery) == "✗ 照片 1/3 已核对"
        assert "1 张已损坏" in gallery.check.remedy.text()
        assert "1 张文件缺失" in gallery.check.remedy.text()
        assert [gallery.model.health_word(photo.sha256) for photo in kept] == ["已核对", "已损坏", "文件缺失"]
        gallery.grab()
    store.close()


def test_only_pictures_in_view_are_made(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = inspector_with_visit(tmp_path / "store")
    for shade in range(60):
        add_colour(store, visit, "RN-02", f"#{4 * shade:02x}{255 - 4 * shade:02x}80")
    with shown_gallery(qtbot, store, visit) as gallery:
        assert checked(qtbot, gallery) == "✓ 照片 63/63 已核对"
        qtbot.waitUntil(lambda: gallery.pictures.picture(gallery.model.photos[0].sha256) is not None)
        last = gallery.model.photos[-1]
        assert gallery.pictures.picture(last.sha256) is None
        QTest.keyClick(gallery.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        assert gallery.table.current == last
        qtbot.waitUntil(lambda: gallery.pictures.picture(last.sha256) is not None)
        made = [photo for photo in gallery.model.photos if gallery.pictures.picture(photo.sha256) is not None]
        assert len(made) < 40
    store.close()


def test_photos_of_the_visit_itself_are_added_by_drop_dialog_and_paste(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = inspector_with_visit(tmp_path / "store")
    paths = [tmp_path / f"{name}.jpg" for name in ("门头", "全景", "招牌")]
    for number, path in enumerate(paths):
        Image.new("RGB", (64, 48), (80 * number, 9, 9)).save(path, "JPEG")
    monkeypatch.setattr(PhotoFiles, "ask_to_add", lambda *asked: [paths[1]])
    with shown_gallery(qtbot, store, visit) as gallery:
        mime = _files(paths[0])
        keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        gallery.dropEvent(QDropEvent(QPoint(40, 30), Qt.DropAction.CopyAction, mime, buttons, keys))
        qtbot.mouseClick(gallery.add, Qt.MouseButton.LeftButton)
        QGuiApplication.clipboard().setMimeData(_files(paths[2]))
        QTest.keyClick(gallery.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: len(gallery.model.photos) == 6)
        assert checked(qtbot, gallery) == "✓ 照片 6/6 已核对"
        assert items(gallery) == ["", "", "", "", "RN-01", "RN-01"]
    added = [photo for photo in photos(store, visit) if not photo.item][1:]
    assert [photo.source for photo in added] == ["drop", "file", "paste"]
    store.close()


def test_a_caption_is_written_in_place_and_a_photo_removed_and_put_back(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = inspector_with_visit(tmp_path / "store")
    with shown_gallery(qtbot, store, visit) as gallery:
        QTest.keyClick(gallery.table, Qt.Key.Key_Right)
        QTest.keyClick(gallery.table, Qt.Key.Key_F2)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.insert("三号柜台")
        gallery.model.tell_changed(gallery.model.photos[1].sha256)
        QTest.keyPress(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: gallery.model.photos[1].caption == "三号柜台")
        assert gallery.isVisible()
        gallery.table.setFocus()
        QTest.keyClick(gallery.table, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: len(gallery.model.photos) == 2)
        qtbot.mouseClick(gallery.notice.action, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(gallery.model.photos) == 3)
    assert [photo.caption for photo in photos(store, visit)] == ["", "三号柜台", ""]
    store.close()


def test_the_arrow_keys_walk_from_item_to_item_and_enter_enlarges(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = inspector_with_visit(tmp_path / "store")
    with shown_gallery(qtbot, store, visit) as gallery:
        QTest.keyClick(gallery.table, Qt.Key.Key_Down)
        assert gallery.table.current == gallery.model.photos[1]
        QTest.keyClick(gallery.table, Qt.Key.Key_Right)
        assert gallery.table.current == gallery.model.photos[2]
        QTest.keyClick(gallery.table, Qt.Key.Key_Up)
        assert gallery.table.current == gallery.model.photos[0]
        QTest.keyClick(gallery.table, Qt.Key.Key_Return)
        viewer = gallery.findChild(PhotoViewer)
        assert viewer is not None
        assert gallery.model.photos[0].sha256 in viewer.facts.text()
        viewer.close()
    store.close()


def test_a_received_visit_can_only_be_looked_at(tmp_path: Path, qtbot: QtBot) -> None:
    inspector, visit = inspector_with_visit(tmp_path / "a")
    supervisor = new_supervisor(tmp_path / "b")
    pack = tmp_path / "检查包.zjpack"
    written_pack(inspector, supervisor, pack)
    import_pack(supervisor, pack, NOW, accept_new_sender=True)
    with shown_gallery(qtbot, supervisor, visit) as gallery:
        assert checked(qtbot, gallery) == "✓ 照片 3/3 已核对"
        assert not gallery.add.isVisible()
        QTest.keyClick(gallery.table, Qt.Key.Key_Delete)
        QTest.keyClick(gallery.table, Qt.Key.Key_F2)
        assert QApplication.focusWidget() is gallery.table
    assert len(photos(supervisor, visit)) == 3
    inspector.close()
    supervisor.close()


def test_an_ended_visit_takes_no_more_photos(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = inspector_with_visit(tmp_path / "store")
    close_visit(store, visit, NOW)
    with shown_gallery(qtbot, store, visit) as gallery:
        assert not gallery.add.isVisible()
        assert not gallery.paste.isVisible()
    store.close()


def test_closing_stops_the_reading(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = inspector_with_visit(tmp_path / "store")
    jobs = Jobs()
    desk = VisitDesk(Session(store, jobs, clock=lambda: NOW), visit)
    with qtbot.waitSignal(desk.loaded):
        desk.load()
    with worker_held(jobs):
        gallery = VisitGalleryDialog(desk, VisitPhotos(desk, desk))
        qtbot.addWidget(gallery)
        gallery.show()
        gallery.reject()
    qtbot.waitUntil(lambda: not gallery.checking.busy)
    assert {gallery.checking.health(photo.sha256) for photo in photos(store, visit)} == {PhotoHealth.UNCHECKED}
    jobs.stop()
    store.close()


def test_the_visit_page_opens_it(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = inspector_with_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.header.gallery.text() == "照片 3"
        press(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        gallery = page.findChild(VisitGalleryDialog)
        assert gallery is not None
        assert gallery.isVisible()
        gallery.reject()
        qtbot.mouseClick(page.header.gallery, Qt.MouseButton.LeftButton)
        assert any(each.isVisible() for each in page.findChildren(VisitGalleryDialog))
        for each in page.findChildren(VisitGalleryDialog):
            each.reject()
    store.close()


def _files(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def test_what_is_marked_in_the_viewer_is_seen_by_the_visit_and_has_its_clock(tmp_path: Path, qtbot: QtBot) -> None:
    from inspector_app.evidence.layers import Kind, Layer, save_layers

    store, visit = inspector_with_visit(tmp_path / "store")
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        (first, *_) = page.desk.shown.photos_of(page.flow.code)
        page.actions_.open_photo(first.id)
        viewer = page.findChild(PhotoViewer)
        assert viewer is not None
        qtbot.waitUntil(viewer.annotate.isEnabled)
        assert viewer.deeds._clock() == NOW
        save_layers(store, first.id, [Layer(Kind.MASK, (0.0, 0.0, 1.0, 1.0))], NOW)
        with qtbot.waitSignal(page.desk.changed):
            viewer.deeds.changed.emit()
        assert next(photo for photo in page.desk.shown.photos if photo.id == first.id).layers
        viewer.close()
    store.close()
