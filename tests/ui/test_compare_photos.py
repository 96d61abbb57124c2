"""Before and after in the window: chosen with dates, beside each other, through each other, laid over by two points."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from marked_photos import LATER, before_and_after, visit_with_photo
from offices import NOW
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.records.evidence import Photo
from inspector_app.evidence.layers import Kind, Layer, save_layers
from inspector_app.evidence.pairs import Pair, pair_of, pair_photos
from inspector_app.messages import Language
from inspector_app.stores import Store
from ui.day_words import day_words
from ui.dialogs.choose_before_dialog import ChooseBeforeDialog, ChosenBefore
from ui.dialogs.compare_photos_dialog import ComparePhotosDialog
from ui.jobs import Jobs
from ui.widgets.comparison_view import ComparisonView
from ui.widgets.photo_viewer import PhotoViewer


def the_pair(store: Store, after: Photo) -> Pair:
    pair = pair_of(store, after.id)
    assert pair is not None
    return pair


@contextmanager
def comparison(qtbot: QtBot, store: Store, pair: Pair, *, read_only: bool = True) -> Iterator[ComparePhotosDialog]:
    jobs = Jobs()
    dialog = ComparePhotosDialog(store, jobs, Language.ZH, pair, read_only=read_only, clock=lambda: LATER)
    qtbot.addWidget(dialog)
    dialog.resize(1000, 640)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.before.sceneRect().width() == 800)
    try:
        yield dialog
    finally:
        dialog.done(0)
        jobs.stop()


def click(view: ComparisonView, x: float, y: float) -> QPoint:
    """At pixels of the frame; gives where on the screen."""
    at = view.mapFromScene(x, y)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    return at


def colour_at(view: ComparisonView, x: float, y: float) -> tuple[int, int, int]:
    at = view.mapFromScene(x, y)
    colour = view.viewport().grab().toImage().pixelColor(at)
    return colour.red(), colour.green(), colour.blue()


def test_the_earlier_photo_is_chosen_by_its_day(tmp_path: Path, qtbot: QtBot) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    jobs = Jobs()
    dialog = ChooseBeforeDialog(store, jobs, Language.ZH, after.id, "")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert day_words(NOW.astimezone().date()) in dialog.list.item(0).text()
    qtbot.waitUntil(lambda: not dialog.list.item(0).icon().isNull())
    QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    assert dialog.answer() == ChosenBefore(before.id)
    jobs.stop()


def test_without_an_earlier_photo_it_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    store, only = visit_with_photo(tmp_path / "store")
    jobs = Jobs()
    dialog = ChooseBeforeDialog(store, jobs, Language.ZH, only.id, "")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "没有更早的照片" in dialog.hint.text())
    assert not dialog.choose.isEnabled()
    dialog.reject()
    assert dialog.answer() is None
    jobs.stop()


def test_both_sides_zoom_and_move_together(tmp_path: Path, qtbot: QtBot) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    pair_photos(store, after.id, before.id, LATER)
    with comparison(qtbot, store, the_pair(store, after)) as dialog:
        for _ in range(6):
            dialog.before.zoom(1.25)
        assert dialog.after.transform() == dialog.before.transform()
        dialog.after.horizontalScrollBar().setValue(dialog.after.horizontalScrollBar().maximum())
        assert dialog.before.horizontalScrollBar().value() == dialog.after.horizontalScrollBar().value()


def test_the_later_photo_shows_through_and_wipes_over(tmp_path: Path, qtbot: QtBot) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    pair_photos(store, after.id, before.id, LATER)
    with comparison(qtbot, store, the_pair(store, after)) as dialog:
        QTest.mouseClick(dialog.modes[1], Qt.MouseButton.LeftButton)
        dialog.slider.setValue(0)
        assert colour_at(dialog.over, 400, 300) == pytest.approx((254, 0, 0), abs=3)
        dialog.slider.setValue(100)
        assert colour_at(dialog.over, 400, 300) == pytest.approx((0, 128, 1), abs=3)
        dialog.slider.setValue(50)
        assert colour_at(dialog.over, 400, 300) == pytest.approx((127, 64, 1), abs=4)
        QTest.mouseClick(dialog.modes[2], Qt.MouseButton.LeftButton)
        dialog.slider.setValue(25)
        assert colour_at(dialog.over, 100, 300) == pytest.approx((254, 0, 0), abs=3)
        assert colour_at(dialog.over, 300, 300) == pytest.approx((0, 128, 1), abs=3)


def test_two_points_of_each_lay_one_over_the_other(tmp_path: Path, qtbot: QtBot) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    pair_photos(store, after.id, before.id, LATER)
    with comparison(qtbot, store, the_pair(store, after)) as dialog:
        # The smaller photo fills the frame of the larger one.
        assert dialog.points.placed.a == pytest.approx(2)
        QTest.mouseClick(dialog.align, Qt.MouseButton.LeftButton)
        click(dialog.before, 200, 200)
        click(dialog.before, 600, 200)
        click(dialog.after, 300, 400)
        click(dialog.after, 300, 200)
        assert not dialog.align.isChecked()
        # Seen in the frame, (300, 400) must come to (200, 200) and (300, 200) to (600, 200): turned by a right angle.
        moved = dialog.points.placed.moved((150, 200))
        assert moved == pytest.approx((200, 200), abs=6)
        assert dialog.points.placed.moved((150, 100)) == pytest.approx((600, 200), abs=6)
        QTest.mouseClick(dialog.restart, Qt.MouseButton.LeftButton)
        assert dialog.points.placed.a == pytest.approx(2)


def align(dialog: ComparePhotosDialog) -> None:
    QTest.mouseClick(dialog.align, Qt.MouseButton.LeftButton)
    click(dialog.before, 200, 200)
    click(dialog.before, 600, 200)
    click(dialog.after, 300, 400)
    click(dialog.after, 300, 200)


def test_the_alignment_is_there_again_when_the_pair_is_opened_anew(tmp_path: Path, qtbot: QtBot) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    pair_photos(store, after.id, before.id, LATER)
    with comparison(qtbot, store, the_pair(store, after), read_only=False) as dialog:
        with qtbot.waitSignal(dialog.aligned):
            align(dialog)
        placed = dialog.points.placed
    with comparison(qtbot, store, the_pair(store, after), read_only=False) as dialog:
        qtbot.waitUntil(dialog.restart.isEnabled)
        assert dialog.points.placed.moved((150, 200)) == pytest.approx(placed.moved((150, 200)), abs=0.1)
        assert dialog.points.placed.a == pytest.approx(placed.a, abs=0.001)
        with qtbot.waitSignal(dialog.aligned):
            QTest.mouseClick(dialog.restart, Qt.MouseButton.LeftButton)
    assert the_pair(store, after).alignment is None


def test_in_a_closed_visit_it_only_helps_to_look(tmp_path: Path, qtbot: QtBot) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    pair_photos(store, after.id, before.id, LATER)
    with comparison(qtbot, store, the_pair(store, after)) as dialog:
        align(dialog)
        assert dialog.restart.isEnabled()
    assert the_pair(store, after).alignment is None


def test_the_viewer_pairs_and_shows_marks_made_meanwhile(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, before, after = before_and_after(tmp_path / "store")
    jobs = Jobs()
    viewer = PhotoViewer(store, jobs, "zh", clock=lambda: LATER)
    qtbot.addWidget(viewer)
    viewer.show_photo([after], after.id, read_only=False)
    qtbot.waitUntil(viewer.pair.isEnabled)
    assert not viewer.compare.isEnabled()
    monkeypatch.setattr(ChooseBeforeDialog, "ask", classmethod(lambda *_asked: ChosenBefore(before.id)))
    with qtbot.waitSignal(viewer.changed):
        QTest.mouseClick(viewer.pair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(viewer.compare.isEnabled)
    assert the_pair(store, after).before.id == before.id
    save_layers(store, after.id, [Layer(Kind.MASK, (0, 0, 0.5, 1))], LATER)
    out = tmp_path / "副本.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    with qtbot.waitSignal(viewer.deeds.told):
        QTest.mouseClick(viewer.export, Qt.MouseButton.LeftButton)
    with Image.open(out) as copy:
        assert copy.getpixel((100, 150)) == (0, 0, 0)
        # The stamp stands below the picture.
        assert copy.width == 400
        assert copy.height > 300
    viewer.close()
    jobs.stop()
