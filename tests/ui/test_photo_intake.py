"""Photos come in from everywhere while the inspector goes on, wait in the tray, and are put where they belong."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from evidence_files import film, moving, picture, taken_at, written
from offices import NOW
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from visit_pages import answers, photos, press, settled, shown_page, started_visit

from inspector_app.checklists.snapshots import shipped
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.evidence.sources import Card, FoundFile, looked_up
from inspector_app.stores import Store
from inspector_app.visits import close_visit
from ui.dialogs.camera_dialog import CameraDialog
from ui.dialogs.choose_item_dialog import ChooseItemDialog
from ui.dialogs.photo_files import PhotoFiles
from ui.dialogs.take_photos_dialog import TakePhotosDialog
from ui.dialogs.visit_gallery_dialog import VisitGalleryDialog
from ui.models.card_model import CardModel, CardRole, Fate
from ui.pages.visit_page import VisitPage
from ui.photos.given_pictures import given_pictures
from ui.photos.photo_drags import photo_mime
from ui.photos.photo_words import limit_words
from ui.widgets.card_view import PICTURE

LATE = "2026:10:28 08:00:00"
"""Within the visit's window, before anybody was at any item."""


@pytest.fixture
def visited(tmp_path: Path) -> tuple[Store, str]:
    return started_visit(tmp_path / "store")


@pytest.fixture
def page(visited: tuple[Store, str], qtbot: QtBot) -> Iterator[VisitPage]:
    with shown_page(qtbot, *visited) as page:
        yield page


def card_of(folder: Path, count: int, moment: str = LATE) -> list[Path]:
    """Pictures on a card, of the visit's day by the file's time, too."""
    paths = []
    for number in range(count):
        data = taken_at(moment, "+00:00", colour=f"#{number * 7 % 256:02x}{number % 256:02x}40")
        path = written(folder / "DCIM" / "100" / f"IMG_{number:04}.jpg", data)
        os.utime(path, (NOW.timestamp() + number, NOW.timestamp() + number))
        paths.append(path)
    return paths


def drop(page: VisitPage, paths: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, mime, buttons, keys))


def tray_of(page: VisitPage) -> list[str]:
    return [photo.id for photo in page.desk.shown.tray]


def in_tray(page: VisitPage, visited: tuple[Store, str], qtbot: QtBot, count: int = 2) -> list[str]:
    paths = card_of(visited[0].folder.parent / "card", count)
    with qtbot.waitSignal(page.photos.ended):
        page.photos.add_files(None, paths, "card")
    return tray_of(page)


def test_answers_are_kept_while_thirty_photos_come_in(
    page: VisitPage, visited: tuple[Store, str], tmp_path: Path, qtbot: QtBot
) -> None:
    paths = card_of(tmp_path, 30)
    saved_at: list[int] = []
    page.desk.autosave.saved.connect(lambda key, _: saved_at.append(len(page.desk.shown.photos)))
    with qtbot.waitSignal(page.photos.ended):
        drop(page, paths)
        press(page, Qt.Key.Key_1)
    settled(qtbot, page)
    assert saved_at[0] < 30, "the answer did not wait for the photos"
    assert answers(*visited)["RN-01"].verdict == "pass"
    assert [photo.file_name for photo in photos(*visited)] == [path.name for path in paths]
    assert page.panes.evidence.strip.list.count() == 30


def test_a_folder_and_a_thousand_files_are_taken(page: VisitPage, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "many"
    for number in range(40):
        written(folder / f"{number:03}.png", picture("PNG", f"#0000{number:02x}", (8, 8)))
    empty = [written(tmp_path / f"空{number}.jpg", b"") for number in range(960)]
    with qtbot.waitSignal(page.photos.ended):
        drop(page, [folder, *empty])
    assert len(page.desk.shown.photos) == 40
    assert "960" in page.notice.label.text()
    assert len(page.notice.label.text()) < 400


def test_stopping_keeps_what_is_stored_and_says_how_many(page: VisitPage, tmp_path: Path, qtbot: QtBot) -> None:
    paths = card_of(tmp_path, 60)
    page.photos.file_taken.connect(lambda *_: page.photos.stop())
    with qtbot.waitSignal(page.photos.ended) as ended:
        drop(page, paths)
    assert ended.args is not None
    end = ended.args[0]
    assert 0 < len(end.added) < 60
    assert len(end.added) + end.dropped == 60
    assert len(page.desk.shown.photos) == len(end.added)
    assert f"{len(end.added)} 张已保存，{end.dropped} 张没有加入" in page.notice.label.text()


def test_a_full_disk_is_told_by_name_and_answers_go_on(
    page: VisitPage, visited: tuple[Store, str], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("inspector_app.sealed_files.write_atomically", full)
    with qtbot.waitSignal(page.desk.troubled):
        drop(page, card_of(tmp_path, 3))
    assert "磁盘已满" in page.notice.label.text()
    assert "IMG_0002.jpg" in page.notice.label.text()
    press(page, Qt.Key.Key_1)
    settled(qtbot, page)
    assert answers(*visited)["RN-01"].verdict == "pass"


def test_films_and_papers_are_drawn(page: VisitPage, tmp_path: Path, qtbot: QtBot) -> None:
    files = [
        written(tmp_path / "a.mp4", film()),
        written(tmp_path / "b.pdf", b"%PDF-1.7"),
        written(tmp_path / "c.gif", moving()),
    ]
    with qtbot.waitSignal(page.photos.ended):
        drop(page, files)
    strip = page.panes.evidence.strip
    assert strip.list.count() == 3
    assert all(not strip.list.item(row).icon().isNull() for row in range(3))
    assert page.desk.shown.photo_count("RN-01") == 2, "a paper is no photo"
    assert page.header.gallery.text() == "照片 1 · 视频 1 · 文件 1"
    assert "只显示第一帧" in page.notice.label.text()


def test_a_duplicate_and_an_old_photo_are_told(page: VisitPage, tmp_path: Path, qtbot: QtBot) -> None:
    old = written(tmp_path / "旧.jpg", taken_at("2026:09:01 10:00:00"))
    with qtbot.waitSignal(page.photos.ended):
        drop(page, [old])
    assert "不在这次检查期间" in page.notice.label.text()
    assert "△" in page.panes.evidence.strip.list.item(0).toolTip()
    with qtbot.waitSignal(page.photos.ended):
        drop(page, [old])
    assert "没有重复加入" in page.notice.label.text()
    assert len(page.desk.shown.photos) == 1


def test_the_tray_is_counted_and_put_on_the_item_by_enter_and_back_by_t(
    page: VisitPage, visited: tuple[Store, str], qtbot: QtBot
) -> None:
    first, second = in_tray(page, visited, qtbot)
    assert page.header.gallery.text() == "照片 2 · 待整理 2"
    tray, strip = page.panes.evidence.tray, page.panes.evidence.strip
    assert tray.isVisible()
    tray.list.setFocus()
    tray.list.setCurrentRow(0)
    with qtbot.waitSignal(page.evidence.placing.moved):
        QTest.keyClick(tray.list, Qt.Key.Key_Return)
    assert tray_of(page) == [second]
    assert [photo.id for photo in page.desk.shown.photos_of("RN-01")] == [first]
    with qtbot.waitSignal(page.desk.changed):
        qtbot.mouseClick(page.notice.action, Qt.MouseButton.LeftButton)
    assert tray_of(page) == [first, second]
    with qtbot.waitSignal(page.evidence.placing.moved):
        QTest.keyClick(tray.list, Qt.Key.Key_Return)
    strip.list.setFocus()
    strip.list.setCurrentRow(0)
    with qtbot.waitSignal(page.evidence.placing.moved):
        QTest.keyClick(strip.list, Qt.Key.Key_T)
    assert len(tray_of(page)) == 2
    with qtbot.waitSignal(page.desk.changed):
        QTest.keyClick(tray.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(tray_of(page)) == 1


def test_m_asks_for_the_item(
    page: VisitPage, visited: tuple[Store, str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = in_tray(page, visited, qtbot)
    monkeypatch.setattr(ChooseItemDialog, "ask", lambda *asked: "RN-03")
    page.panes.evidence.tray.list.setFocus()
    page.panes.evidence.tray.list.setCurrentRow(0)
    with qtbot.waitSignal(page.evidence.placing.moved):
        QTest.keyClick(page.panes.evidence.tray.list, Qt.Key.Key_M)
    assert [photo.item for photo in photos(*visited) if photo.id == first] == ["RN-03"]


def test_a_photo_falls_from_the_tray_onto_an_item_of_the_tree_and_onto_the_strip(
    page: VisitPage, visited: tuple[Store, str], qtbot: QtBot
) -> None:
    first, second = in_tray(page, visited, qtbot)
    checklist = page.panes.checklist
    index = checklist.items.mapFromSource(checklist.tree.index_of("RN-02"))
    place = checklist.view.visualRect(index).center()
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    mime = photo_mime([first])
    enter = QDragEnterEvent(place, Qt.DropAction.MoveAction, mime, buttons, keys)
    assert page.evidence.tree.eventFilter(checklist.view.viewport(), enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(page.evidence.placing.moved):
        fall = QDropEvent(QPointF(place), Qt.DropAction.MoveAction, mime, buttons, keys)
        page.evidence.tree.eventFilter(checklist.view.viewport(), fall)
    mime = photo_mime([second])
    with qtbot.waitSignal(page.evidence.placing.moved):
        page.panes.evidence.strip.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, mime, buttons, keys))
    assert {photo.id: photo.item for photo in photos(*visited)} == {first: "RN-02", second: "RN-01"}
    assert not page.panes.evidence.tray.isVisible()


def test_the_order_is_changed_by_alt_and_arrow(page: VisitPage, visited: tuple[Store, str], qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.photos.ended):
        page.photos.add_files("RN-01", card_of(visited[0].folder.parent / "card", 3), "drop")
    before = [photo.id for photo in photos(*visited)]
    row = page.panes.evidence.strip.list
    row.setFocus()
    row.setCurrentRow(0)
    with qtbot.waitSignal(page.desk.changed):
        QTest.keyClick(row, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [photo.id for photo in photos(*visited)] == [before[1], before[0], before[2]]


def test_a_watched_folder_gives_new_files_once_they_are_whole(
    page: VisitPage, visited: tuple[Store, str], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "相机"
    written(folder / "旧.jpg", picture(colour="red"))
    monkeypatch.setattr(PhotoFiles, "ask_folder", lambda *asked: folder)
    page.evidence.watch_folder()
    watched = page.evidence.watched
    qtbot.waitUntil(lambda: watched._known is not None)
    assert "相机" in page.panes.evidence.strip._hint.text()
    with qtbot.waitSignal(page.photos.ended):
        written(folder / "新.jpg", picture(colour="blue"))
    assert [(photo.file_name, photo.source) for photo in photos(*visited)] == [("新.jpg", "folder")]
    with qtbot.waitSignal(watched.troubled):
        shutil.rmtree(folder)
    assert "相机" in page.notice.label.text()
    page.evidence.watch_folder()
    assert watched.folder is None


def test_the_card_model_is_sound(tmp_path: Path, qtmodeltester: ModelTester) -> None:
    files = [file for path in card_of(tmp_path, 3) if (file := looked_up(path)) is not None]
    model = CardModel(lambda _: None, PICTURE)
    model.show(files, [files[0].path])
    qtmodeltester.check(model)
    assert [file.path for file in model.chosen()] == [files[0].path]
    model.set_fate(files[0].path, Fate.TAKEN)
    assert model.chosen() == []
    assert model.index(0).data(CardRole.FATE) == Fate.TAKEN


def test_the_visits_photos_are_taken_from_a_card_that_is_pulled_halfway(
    page: VisitPage, visited: tuple[Store, str], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = card_of(tmp_path / "card", 12)
    stranger = written(tmp_path / "card" / "DCIM" / "old.jpg", picture(colour="white"))
    os.utime(stranger, (1_600_000_000, 1_600_000_000))
    monkeypatch.setattr("ui.widgets.card_source.cards", lambda: [Card("CANON", tmp_path / "card" / "DCIM")])
    page.evidence.take_from_card()
    dialog = page.findChild(TakePhotosDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: len(dialog.model.files) == 12)
    assert len(dialog.model.chosen()) == 12
    assert "另有 1 个不在检查期间" in dialog.words.text()
    qtbot.waitUntil(lambda: dialog.pictures.picture(dialog.model.files[0]) is not None)

    def pull(path: Path, _taken: object) -> None:
        if path == paths[0]:
            shutil.rmtree(tmp_path / "card")

    page.photos.file_taken.connect(pull)
    gone: list[FoundFile] = []
    with qtbot.waitSignal(page.photos.ended) as ended:
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert ended.args is not None
    end = ended.args[0]
    assert len(end.added) + len(end.refused) == 12
    assert len(photos(*visited)) == len(end.added) >= 1
    fates = [dialog.model.index(row).data(CardRole.FATE) for row in range(12)]
    assert fates.count(Fate.REFUSED) == len(end.refused)
    assert not gone
    if end.refused:
        assert str(end.refused[0].details["name"]) in page.notice.label.text()
        assert dialog.notice.property("tone") == "trouble"
    dialog.reject()


def test_without_a_card_it_says_what_to_do(page: VisitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.widgets.card_source.cards", lambda: [])
    page.evidence.take_from_card()
    dialog = page.findChild(TakePhotosDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "没有找到手机或存储卡" in dialog.words.text())
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_windows_is_told_that_a_phone_is_no_disk(
    page: VisitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.card_source.cards", list)
    monkeypatch.setattr("ui.widgets.card_source.phones_have_folders", lambda: False)
    dialog = TakePhotosDialog(page.desk, page.photos, "RN-01", page)
    qtbot.waitUntil(lambda: "此电脑" in dialog.words.text())
    dialog.reject()


def test_without_camera_support_it_says_so(page: VisitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    with qtbot.waitSignal(page.desk.troubled):
        page.evidence.take_with_camera()
    assert "没有装摄像头组件" in page.notice.label.text()


class OneColourCamera(QObject):
    shot = Signal(bytes)
    failed = Signal(str)
    name = "USB"

    def __init__(self) -> None:
        super().__init__()
        self.view = QWidget()
        self.running = False

    def start(self) -> None:
        self.running = True

    def take(self) -> None:
        self.shot.emit(picture(colour="orange"))

    def stop(self) -> None:
        self.running = False


def test_a_camera_gives_pictures_to_the_item_on_the_screen(
    page: VisitPage, visited: tuple[Store, str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera = OneColourCamera()
    monkeypatch.setattr("ui.visit.visit_evidence.open_camera", lambda: camera)
    page.evidence.take_with_camera()
    dialog = page.findChild(CameraDialog)
    assert dialog is not None
    with qtbot.waitSignal(page.photos.ended):
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    camera.failed.emit("unplugged")
    assert "unplugged" in dialog.words.text()
    dialog.reject()
    assert not camera.running
    assert [(photo.item, photo.source) for photo in photos(*visited)] == [("RN-01", "camera")]


def test_the_item_is_found_by_a_few_letters(page: VisitPage, qtbot: QtBot) -> None:
    dialog = ChooseItemDialog(page.desk.shown.items, "RN-01", "zh")
    qtbot.addWidget(dialog)
    assert dialog.code == "RN-01"
    qtbot.keyClicks(dialog.search, "rn-03")
    assert dialog.code == "RN-03"
    dialog.search.clear()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.code == "RN-04"
    dialog.search.setText("没有这一项")
    assert dialog.code is None
    assert not dialog.put.isEnabled()


def test_a_closed_visit_shows_its_tray_and_takes_nothing(visited: tuple[Store, str], qtbot: QtBot) -> None:
    store, visit = visited
    add_photo(store, visit, "RN-01", Picture(picture(), "a.jpg", "file"), NOW)
    close_visit(store, visit, NOW)
    with shown_page(qtbot, store, visit) as page:
        row = page.panes.evidence.strip.list
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_T)
        # The event does not keep what is dragged alive.
        mime = photo_mime(["x"])
        enter = QDragEnterEvent(
            QPoint(4, 4),
            Qt.DropAction.MoveAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        page.panes.evidence.strip.dragEnterEvent(enter)
        assert not enter.isAccepted()
        page.evidence.take_from_card()
        assert page.findChild(TakePhotosDialog) is None
    assert [photo.item for photo in photos(store, visit)] == ["RN-01"]


def test_leaving_waits_for_the_photos_and_says_so(page: VisitPage, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([page.photos.ended, page.closed]):
        drop(page, card_of(tmp_path, 12))
        assert page.holds_unsaved
        page.actions_.leave()
        assert "照片还在加入" in page.notice.label.text()
    assert len(page.desk.shown.photos) == 12


def test_an_image_without_bytes_is_pasted_as_png(page: VisitPage, visited: tuple[Store, str], qtbot: QtBot) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    mime = QMimeData()
    mime.setImageData(image)
    with qtbot.waitSignal(page.photos.ended):
        page.actions_.take_photos(given_pictures(mime), "paste")
    (photo,) = photos(*visited)
    assert (photo.media_type, photo.width, photo.height, photo.source) == ("image/png", 30, 20, "paste")


def test_the_item_says_how_many_photos_it_still_needs_and_takes() -> None:
    item = replace(shipped().areas[0].items[0], photos_min=2, photos_max=3)
    assert [limit_words(item, count) for count in (1, 2, 4)] == ["还差 1 张照片", "最多 3 张", "最多 3 张，多了 1 张"]
    assert limit_words(replace(item, photos_min=0, photos_max=0), 9) == ""


def test_the_gallery_shows_the_tray_first_and_moves_by_key(
    page: VisitPage, visited: tuple[Store, str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = in_tray(page, visited, qtbot)
    page.actions_.open_gallery()
    gallery = page.findChild(VisitGalleryDialog)
    assert gallery is not None
    assert [photo.id for photo in gallery.model.photos] == [first, second]
    with qtbot.waitSignal(page.desk.changed):
        QTest.keyClick(gallery.table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [photo.id for photo in gallery.model.photos] == [second, first]
    monkeypatch.setattr(ChooseItemDialog, "ask", lambda *asked: "RN-02")
    with qtbot.waitSignal(gallery.placing.moved):
        QTest.keyClick(gallery.table, Qt.Key.Key_M)
    QTest.keyClick(gallery.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(gallery.placing.moved):
        QTest.keyClick(gallery.table, Qt.Key.Key_M)
    assert not tray_of(page)
    with qtbot.waitSignal(gallery.placing.moved):
        QTest.keyClick(gallery.table, Qt.Key.Key_T)
    assert len(tray_of(page)) == 1
    qtbot.waitUntil(lambda: not gallery.checking.busy)
    gallery.reject()
