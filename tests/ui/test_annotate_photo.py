"""Drawing on a photo: with mouse and keys, kept step by step, back and forth, never on the original."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from marked_photos import events_with, kept, picture, visit_with_photo
from offices import NOW
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records.evidence import Photo
from inspector_app.evidence.intake import original
from inspector_app.evidence.layers import Ink, Kind, layers_of
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.visits import close_visit
from ui.dialogs.annotate_photo_dialog import AnnotatePhotoDialog
from ui.jobs import Jobs
from ui.widgets.annotation_view import AnnotationView
from ui.widgets.photo_viewer import PhotoViewer


@contextmanager
def editor(qtbot: QtBot, store: Store, photo: Photo, *, read_only: bool = False) -> Iterator[AnnotatePhotoDialog]:
    jobs = Jobs()
    dialog = AnnotatePhotoDialog(store, jobs, Language.ZH, photo, read_only=read_only, clock=lambda: NOW)
    qtbot.addWidget(dialog)
    dialog.resize(1000, 700)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.view.sceneRect().width() == 800)
    try:
        yield dialog
    finally:
        dialog.done(0)
        jobs.stop()


def at(view: AnnotationView, x: float, y: float) -> QPoint:
    return view.mapFromScene(800 * x, 600 * y)


def drag(view: AnnotationView, start: tuple[float, float], end: tuple[float, float]) -> None:
    viewport = view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(view, *start))
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    QTest.mouseMove(viewport, at(view, *middle))
    QTest.mouseMove(viewport, at(view, *end))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at(view, *end))


def key(view: AnnotationView, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view, key, held)


def settled(qtbot: QtBot, dialog: AnnotatePhotoDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.desk.busy and not dialog.desk.unsaved)


def test_shapes_drawn_with_the_mouse_are_kept_and_the_original_stays(tmp_path: Path, qtbot: QtBot) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with editor(qtbot, store, photo) as dialog:
        for each, start, end in (
            (Qt.Key.Key_A, (0.1, 0.1), (0.4, 0.4)),
            (Qt.Key.Key_B, (0.5, 0.5), (0.7, 0.8)),
            (Qt.Key.Key_M, (0.8, 0.2), (0.95, 0.3)),
        ):
            key(dialog.view, each)
            drag(dialog.view, start, end)
        settled(qtbot, dialog)
    layers = layers_of(kept(store, photo))
    assert [layer.kind for layer in layers] == [Kind.ARROW, Kind.BOX, Kind.MASK]
    assert layers[1].at == pytest.approx((0.5, 0.5, 0.7, 0.8), abs=0.01)
    assert len(events_with(store, "layers")) == 3
    assert original(store, photo.sha256) == picture()


def test_each_step_can_be_undone_and_done_again_and_the_log_keeps_all(tmp_path: Path, qtbot: QtBot) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with editor(qtbot, store, photo) as dialog:
        key(dialog.view, Qt.Key.Key_E)
        drag(dialog.view, (0.2, 0.2), (0.6, 0.6))
        drawn = dialog.desk.layers
        drag(dialog.view, (0.4, 0.4), (0.5, 0.5))
        moved = dialog.desk.layers
        assert moved != drawn
        assert "移动椭圆" in dialog.row.undo.toolTip()
        key(dialog.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert dialog.desk.layers == drawn
        assert "移动椭圆" in dialog.row.redo.toolTip()
        key(dialog.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert dialog.desk.layers == moved
        settled(qtbot, dialog)
    assert len(events_with(store, "layers")) == 4


def test_a_hundred_steps_can_be_undone(tmp_path: Path, qtbot: QtBot) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with editor(qtbot, store, photo) as dialog:
        for _ in range(100):
            key(dialog.view, Qt.Key.Key_L)
            key(dialog.view, Qt.Key.Key_Return)
        assert len(dialog.desk.layers) == 100
        for _ in range(100):
            dialog.desk.undo()
        assert dialog.desk.layers == ()
        assert not dialog.row.undo.isEnabled()
        qtbot.waitUntil(lambda: not dialog.desk.busy)
    assert layers_of(kept(store, photo)) == ()


def test_keys_alone_draw_move_resize_and_delete(tmp_path: Path, qtbot: QtBot) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with editor(qtbot, store, photo) as dialog:
        key(dialog.view, Qt.Key.Key_B)
        key(dialog.view, Qt.Key.Key_Return)
        (before,) = dialog.desk.layers
        for _ in range(5):
            key(dialog.view, Qt.Key.Key_Right)
        (after,) = dialog.desk.layers
        assert after.at[0] == pytest.approx(before.at[0] + 0.01)
        key(dialog.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        assert dialog.desk.layers[0].at[3] > after.at[3]
        assert dialog.desk.layers[0].at[1] == after.at[1]
        settled(qtbot, dialog)
        # Five presses of one key were one change.
        assert len(events_with(store, "layers")) == 3
        key(dialog.view, Qt.Key.Key_Delete)
        settled(qtbot, dialog)
    assert layers_of(kept(store, photo)) == ()


def test_a_text_is_typed_where_it_was_clicked(tmp_path: Path, qtbot: QtBot) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with editor(qtbot, store, photo) as dialog:
        key(dialog.view, Qt.Key.Key_T)
        QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=at(dialog.view, 0.2, 0.3))
        assert dialog.row.text.hasFocus()
        QTest.keyClicks(dialog.row.text, "No 003")
        QTest.keyClick(dialog.row.text, Qt.Key.Key_Return)
        assert dialog.view.hasFocus()
        settled(qtbot, dialog)
    (layer,) = layers_of(kept(store, photo))
    assert (layer.kind, layer.text) == (Kind.TEXT, "No 003")
    assert layer.at[:2] == pytest.approx((0.2, 0.3), abs=0.01)


def test_the_colour_of_what_is_chosen_is_changed(tmp_path: Path, qtbot: QtBot) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with editor(qtbot, store, photo) as dialog:
        key(dialog.view, Qt.Key.Key_A)
        drag(dialog.view, (0.1, 0.1), (0.4, 0.4))
        QTest.mouseClick(dialog.row.inks[Ink.YELLOW], Qt.MouseButton.LeftButton)
        settled(qtbot, dialog)
    assert layers_of(kept(store, photo))[0].ink is Ink.YELLOW


def test_closing_at_once_loses_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with editor(qtbot, store, photo) as dialog:
        key(dialog.view, Qt.Key.Key_M)
        key(dialog.view, Qt.Key.Key_Return)
        key(dialog.view, Qt.Key.Key_Left)
        moved = dialog.desk.layers[0]
        with qtbot.waitSignal(dialog.finished):
            dialog.close()
    assert layers_of(kept(store, photo))[0].at == pytest.approx(moved.at, abs=0.0001)


def test_what_could_not_be_kept_is_not_left_without_asking(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with editor(qtbot, store, photo) as dialog:
        close_visit(store, photo.visit_id, NOW)
        with qtbot.waitSignal(dialog.desk.troubled):
            key(dialog.view, Qt.Key.Key_M)
            key(dialog.view, Qt.Key.Key_Return)
        assert dialog.notice.isVisible()
        asked: list[object] = []

        def keep_on(parent: object) -> bool:
            asked.append(parent)
            return False

        monkeypatch.setattr(AnnotatePhotoDialog, "confirm_discard", staticmethod(keep_on))
        dialog.close()
        qtbot.waitUntil(lambda: bool(asked))
        assert dialog.isVisible()
        assert len(dialog.desk.layers) == 1


def test_a_closed_visit_is_only_looked_at(tmp_path: Path, qtbot: QtBot) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with editor(qtbot, store, photo, read_only=True) as dialog:
        key(dialog.view, Qt.Key.Key_M)
        drag(dialog.view, (0.1, 0.1), (0.5, 0.5))
        key(dialog.view, Qt.Key.Key_Return)
        assert dialog.desk.layers == ()
        assert not dialog.tools.isVisible()
        assert not dialog.row.isVisible()


def test_a_photo_that_cannot_be_read_is_said_in_words(tmp_path: Path, qtbot: QtBot) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    with store.database.work(NOW) as work:
        work.photos.save(photo.id, {"layers": [{"kind": "blur", "at": [0, 0, 1, 1]}]})
    jobs = Jobs()
    dialog = AnnotatePhotoDialog(store, jobs, Language.ZH, photo, clock=lambda: NOW)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.tools.isEnabled())
    texts = [item.toPlainText() for item in dialog.view.scene().items() if hasattr(item, "toPlainText")]
    assert "标注" in texts[0]
    dialog.done(0)
    jobs.stop()


def test_the_viewer_opens_the_editor_and_shows_what_was_drawn(tmp_path: Path, qtbot: QtBot) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    jobs = Jobs()
    viewer = PhotoViewer(store, jobs, "zh", clock=lambda: NOW)
    qtbot.addWidget(viewer)
    with qtbot.waitExposed(viewer):
        viewer.show_photo([photo], photo.id, read_only=False)
        viewer.show()
    qtbot.waitUntil(viewer.annotate.isEnabled)
    assert not viewer.bare.isVisible()
    QTest.mouseClick(viewer.annotate, Qt.MouseButton.LeftButton)
    editor = viewer.findChild(AnnotatePhotoDialog)
    assert editor is not None
    qtbot.waitUntil(lambda: not editor.view.read_only)
    key(editor.view, Qt.Key.Key_M)
    key(editor.view, Qt.Key.Key_Return)
    with qtbot.waitSignal(viewer.changed) as told:
        QTest.mouseClick(editor.leave, Qt.MouseButton.LeftButton)
    assert told.args == [photo.visit_id]
    qtbot.waitUntil(viewer.annotate.isEnabled)
    assert middle_of(viewer) == (0, 0, 0)
    QTest.mouseClick(viewer.bare, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(viewer.annotate.isEnabled)
    assert middle_of(viewer) == pytest.approx((0, 128, 128), abs=3)
    viewer.close()
    jobs.stop()


def middle_of(viewer: PhotoViewer) -> tuple[int, int, int]:
    image = viewer.view.viewport().grab().toImage()
    colour = image.pixelColor(image.width() // 2, image.height() // 2)
    return colour.red(), colour.green(), colour.blue()
