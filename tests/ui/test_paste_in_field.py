"""Ctrl+V of a picture reaches the photos of the item wherever the focus is; text stays text."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from visit_pages import photos, press, settled, shown_page, started_visit


@pytest.fixture(autouse=True)
def _emptied_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def png() -> bytes:
    data = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(data, "PNG")
    return data.getvalue()


def test_a_picture_is_pasted_while_a_note_is_written(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    store, visit = started_visit(tmp_path / "store")
    mime = QMimeData()
    mime.setData("image/png", png())
    with shown_page(qtbot, store, visit) as page:
        assert page.flow is not None
        assert page.panes.item.card is not None
        qapp.clipboard().setMimeData(mime)
        for number, focus in enumerate((page.panes.item.card.note_line.setFocus, page.flow.focus_inputs), start=1):
            focus()
            with qtbot.waitSignal(page.photos.ended):
                press(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            assert len(photos(store, visit)) == 1, f"the same picture, taken in for the {number}. time"
        assert page.panes.item.card.note() == ""


def test_copied_files_are_photos_whatever_text_comes_with_them(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    store, visit = started_visit(tmp_path / "store")
    path = tmp_path / "一.png"
    path.write_bytes(png())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    mime.setText(str(path))
    with shown_page(qtbot, store, visit) as page:
        assert page.panes.item.card is not None
        page.panes.item.card.note_line.setFocus()
        qapp.clipboard().setMimeData(mime)
        with qtbot.waitSignal(page.photos.ended):
            press(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert page.panes.item.card.note() == ""
    assert [photo.file_name for photo in photos(store, visit)] == ["一.png"]


def test_text_is_pasted_into_the_field_though_a_picture_of_it_comes_along(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    store, visit = started_visit(tmp_path / "store")
    mime = QMimeData()
    mime.setText("三号柜台")
    mime.setData("image/png", png())
    with shown_page(qtbot, store, visit) as page:
        assert page.panes.item.card is not None
        page.panes.item.card.note_line.setFocus()
        qapp.clipboard().setMimeData(mime)
        press(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert page.panes.item.card.note() == "三号柜台"
        settled(qtbot, page)
        assert not page.photos.busy
    assert photos(store, visit) == []
