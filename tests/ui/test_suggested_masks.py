"""Places to mask are proposed with a broken line, and masked only after the person agrees."""

from io import BytesIO
from pathlib import Path

import pytest
import segno
from marked_photos import events_with, kept, visit_with_photo
from offices import NOW
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector_app.evidence.layers import Kind, layers_of
from inspector_app.evidence.suggesting import Found, can_find_faces, masks_of, suggested_masks
from inspector_app.messages import Language
from ui.dialogs.annotate_photo_dialog import AnnotatePhotoDialog
from ui.jobs import Jobs


def waybill() -> bytes:
    """A code in the middle of the right half of a grey sheet."""
    code = BytesIO()
    segno.make_qr("SF1234567890123").save(code, kind="png", scale=6)
    sheet, data = Image.new("RGB", (800, 600), "#dddddd"), BytesIO()
    with Image.open(code) as image:
        sheet.paste(image.convert("RGB"), (520, 220))
    sheet.save(data, "JPEG", quality=92)
    return data.getvalue()


def test_a_code_on_a_waybill_is_found_where_it_is(tmp_path: Path) -> None:
    store, photo = visit_with_photo(tmp_path / "store", waybill())
    (found,) = suggested_masks(store, photo)
    assert found.what is Found.CODE
    left, top, right, bottom = found.at
    assert left < 0.68 < 0.80 < right
    assert top < 0.42 < 0.60 < bottom
    assert right - left < 0.35
    (mask,) = masks_of([found], ())
    assert masks_of([found], [mask]) == ()
    store.close()


def test_an_empty_picture_gives_none(tmp_path: Path) -> None:
    store, photo = visit_with_photo(tmp_path / "store")
    assert suggested_masks(store, photo) == ()
    store.close()


def test_nothing_is_masked_before_the_person_agrees_and_it_can_be_undone(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.suggest_masks.can_find_faces", lambda: False)
    store, photo = visit_with_photo(tmp_path / "store", waybill())
    jobs = Jobs()
    dialog = AnnotatePhotoDialog(store, jobs, Language.ZH, photo, clock=lambda: NOW)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(lambda: dialog.view.sceneRect().width() == 800)
    QTest.mouseClick(dialog.suggest, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.suggest.isEnabled)
    assert "1 处" in dialog.notice.label.text()
    assert "人脸和证件号请自己看" in dialog.notice.label.text()
    assert events_with(store, "layers") == []
    with qtbot.waitSignal(dialog.desk.settled):
        QTest.mouseClick(dialog.notice.action, Qt.MouseButton.LeftButton)
    (layer,) = layers_of(kept(store, photo))
    assert layer.kind is Kind.MASK
    with qtbot.waitSignal(dialog.desk.settled):
        dialog.desk.undo()
    assert layers_of(kept(store, photo)) == ()
    dialog.done(0)
    jobs.stop()
    store.close()


@pytest.mark.skipif(not can_find_faces(), reason="the optional part `suggest` is not installed")
def test_the_face_detector_needs_no_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store, photo = visit_with_photo(tmp_path / "store")
    assert suggested_masks(store, photo) == ()
    store.close()
