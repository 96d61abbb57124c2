"""Every odd file that a person drops on the visit: kept byte for byte or refused, with a clear word; work goes on."""

import os
import struct
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from evidence_files import bomb, heic, moving, picture, taken_at, written
from offices import NOW, PASSPHRASE
from PIL import ExifTags, Image
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QPixmap
from pytestqt.qtbot import QtBot
from visit_pages import photos, shown_page, started_visit

from db.records.evidence import Photo
from inspector_app.audit.check import check_log
from inspector_app.errors import UnavailableError
from inspector_app.stores import Store, open_store
from ui.pages.visit_page import VisitPage
from ui.widgets import photo_list


@pytest.fixture
def visited(tmp_path: Path) -> tuple[Store, str]:
    return started_visit(tmp_path / "store")


@pytest.fixture
def page(visited: tuple[Store, str], qtbot: QtBot) -> Iterator[VisitPage]:
    with shown_page(qtbot, *visited) as page:
        yield page


def noisy_jpeg() -> bytes:
    """Large enough that half of it is still a picture's beginning."""
    import random

    data = BytesIO()
    noise = random.Random(3).randbytes(400 * 300 * 3)
    Image.frombytes("RGB", (400, 300), noise).save(data, "JPEG", quality=90)
    return data.getvalue()


def rotated(orientation: int) -> bytes:
    """Red above, blue below in the pixels as they lie; the camera was held on its side."""
    image = Image.new("RGB", (80, 40), "blue")
    image.paste(Image.new("RGB", (80, 20), "red"), (0, 0))
    exif, data = Image.Exif(), BytesIO()
    exif[ExifTags.Base.Orientation] = orientation
    image.save(data, "JPEG", exif=exif)
    return data.getvalue()


def torn_exif() -> bytes:
    """A sound picture whose EXIF block points out of itself."""
    whole = taken_at("2026:10:28 09:31:00")
    place = whole.index(b"Exif\x00\x00") + 6
    return whole[: place + 4] + struct.pack(">I", 0x7FFFFFF0) + whole[place + 8 :]


KEPT = [
    # name, bytes, part of what is said ("" when nothing is)
    ("cut.jpg", noisy_jpeg()[:9000], "不完整"),
    ("text.jpg", "这不是照片".encode(), "内容不是"),
    ("png.jpg", picture("PNG"), ""),
    ("jpeg.heic", picture(), ""),
    ("huge.png", bomb(), "像素太多"),
    ("moving.gif", moving(), "只显示第一帧"),
    ("cmyk.jpg", picture(mode="CMYK", colour="black"), ""),
    ("grey16.png", picture("PNG", mode="I;16", colour=500), ""),
    ("turned.jpg", rotated(6), ""),
    ("bare.png", picture("PNG"), ""),
    ("torn.jpg", torn_exif(), ""),
    ("month13.jpg", taken_at("2026:13:45 99:99:99"), ""),
    ("year0.jpg", taken_at("0000:00:00 00:00:00"), ""),
    ("future.jpg", taken_at("2999:01:01 00:00:00"), "不在这次检查期间"),
    ("iphone.heic", heic(), ""),
]


def drop(page: VisitPage, path: Path) -> None:
    """The file is of the visit's day."""
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, mime, buttons, keys))


# The program passes over what Pillow warns of in a stranger's metadata (inspector_app.evidence.media).
@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(("name", "data", "said"), KEPT, ids=[name for name, _, _ in KEPT])
def test_an_odd_file_is_kept_as_it_is_and_said_plainly(
    page: VisitPage,
    visited: tuple[Store, str],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    data: bytes,
    said: str,
) -> None:
    drawn: list[str] = []

    def draw(photo: Photo, size: QSize, *_: object) -> QPixmap:
        drawn.append(photo.file_name)
        return QPixmap(size)

    monkeypatch.setattr(photo_list, "media_picture", draw)
    with qtbot.waitSignal(page.photos.ended):
        drop(page, written(tmp_path / "from" / name, data))
    (photo,) = photos(*visited)
    assert visited[0].files.get(photo.sha256) == data
    assert page.panes.evidence.strip.list.count() == 1
    assert not page.panes.evidence.strip.list.item(0).icon().isNull()
    text = page.notice.label.text() if page.notice.isVisible() else ""
    assert said in text
    assert bool(said) == bool(text), text
    if name == "cut.jpg":
        # An empty place would look as if its picture were on its way for ever.
        qtbot.waitUntil(lambda: drawn == [name])


def test_an_empty_file_is_refused_and_named(page: VisitPage, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.photos.ended):
        drop(page, written(tmp_path / "空.jpg", b""))
    assert page.desk.shown.photos == ()
    assert "空.jpg" in page.notice.label.text()


@pytest.mark.parametrize(
    "name",
    ["换\n行.jpg", "‮gpj.exe.jpg", "😀 空 格 ' \" <b>.jpg", "-rf.jpg", "%n {name}.jpg", "长" * 80 + ".jpg", ".jpg"],
)
def test_a_name_of_any_characters_is_shown_on_one_line(
    page: VisitPage, visited: tuple[Store, str], tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    with qtbot.waitSignal(page.photos.ended):
        drop(page, written(tmp_path / "from" / name, picture()))
    (photo,) = photos(*visited)
    assert "\n" not in photo.file_name
    assert photo.file_name.isprintable()
    with qtbot.waitSignal(page.photos.ended):
        drop(page, written(tmp_path / "empty" / name, b""))
    assert page.notice.label.textFormat() == Qt.TextFormat.PlainText


def test_a_camera_held_on_its_side_is_shown_upright(
    page: VisitPage, visited: tuple[Store, str], tmp_path: Path, qtbot: QtBot
) -> None:
    from inspector_app.evidence.intake import thumbnail

    with qtbot.waitSignal(page.photos.ended):
        drop(page, written(tmp_path / "turned.jpg", rotated(6)))
    (photo,) = photos(*visited)
    assert (photo.width, photo.height) == (40, 80)
    with Image.open(BytesIO(thumbnail(visited[0], photo.sha256))) as small:
        assert small.height > small.width
        left = small.convert("RGB").getpixel((small.width // 6, small.height // 2))
        right = small.convert("RGB").getpixel((small.width * 5 // 6, small.height // 2))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[2] > 150 > left[0], "what lay below is to the left"
    assert right[0] > 150 > right[2]


def test_a_second_program_is_kept_out_while_photos_come(visited: tuple[Store, str]) -> None:
    with pytest.raises(UnavailableError, match="in_use"):
        open_store(visited[0].folder, PASSPHRASE)


def test_a_clock_that_was_set_back_loses_nothing_and_is_flagged(
    page: VisitPage, visited: tuple[Store, str], tmp_path: Path, qtbot: QtBot
) -> None:
    from db.log.history import LogQuery
    from inspector_app.audit.diary import read_page
    from inspector_app.evidence.intake import Picture, take_in

    store, visit = visited
    with qtbot.waitSignal(page.photos.ended):
        drop(page, written(tmp_path / "a.jpg", picture()))
    take_in(store, visit, "RN-01", Picture(picture(colour="red"), "b.jpg", "file"), NOW - timedelta(days=400))
    assert [photo.file_name for photo in photos(*visited)] == ["a.jpg", "b.jpg"]
    assert any(line.clock_back for line in read_page(store, LogQuery(), lines=20).lines)
    assert check_log(store).sound
