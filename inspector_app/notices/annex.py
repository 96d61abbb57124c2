"""The photo pages behind a paper: six photos a page, each with number, caption, time and fingerprint."""

import re
import struct
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfdoc import PDFError
from reportlab.pdfbase.pdfutils import readJPEGInfo

from inspector_app.errors import Problem
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import FrameMark, Mark, PictureMark, Row, centred, gap, text_mark, together
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import Line, break_lines
from inspector_app.notices.page import DEPTH, MEASURE

HASH_DIGITS = 16
_COLUMNS, _ROWS = 2, 3
_GUTTER = 6 * mm
_CELL_WIDTH = (MEASURE - _GUTTER) / _COLUMNS
_HEAD = 13 * mm
_CELL_HEIGHT = (DEPTH - _HEAD) / _ROWS - 0.1
_CAPTION_LEADING = 13.0
_MOST_CAPTION_LINES = 8
_FRAME_INK = "#B0B0B0"
_EXIF, _FAR_FOR_EXIF = re.compile(b"\xff\xe1..Exif\0\0", re.DOTALL), 65_536
_END_OF_IMAGE, _START_OF_SCAN = b"\xff\xd9", b"\xff\xda"


class NoticePhoto(NamedTuple):
    """A photo of the annex: `number` as findings name it, `taken_at` as people read it ("" unknown), JPEG bytes."""

    number: int
    jpeg: bytes
    sha256: str
    """64 hex digits of the original photo, not of these bytes."""
    taken_at: str = ""
    caption: str = ""


def photo_problems(photos: Sequence[NoticePhoto], named: Sequence[int]) -> list[Problem]:
    """Photos that cannot be printed, stand twice, or are named in the paper without being there."""
    numbers = [photo.number for photo in photos]
    problems = [
        Problem("notice.photo_twice", {"number": each}) for each in sorted(set(numbers)) if numbers.count(each) > 1
    ]
    problems += [Problem("notice.photo_missing", {"number": each}) for each in sorted(set(named) - set(numbers))]
    return problems + [
        Problem("notice.photo_broken", {"number": p.number}) for p in photos if picture_size(p.jpeg) is None
    ]


def annex_rows(photos: Sequence[NoticePhoto], words: Mapping[str, Any]) -> list[list[Row]]:
    """Pages of photos, none when there are no photos."""
    ordered = sorted(photos, key=lambda photo: photo.number)
    size = _COLUMNS * _ROWS
    return [_page(ordered[start : start + size], words, start == 0) for start in range(0, len(ordered), size)]


def _page(photos: Sequence[NoticePhoto], words: Mapping[str, Any], is_first: bool) -> list[Row]:
    title = centred(words["title"], Face(fonts.TITLE, 16, 16), _HEAD, MEASURE) if is_first else []
    rows = title or [gap(_HEAD / 2)]
    for start in range(0, len(photos), _COLUMNS):
        rows.append(_row(photos[start : start + _COLUMNS], words))
    return together(rows)


def _row(photos: Sequence[NoticePhoto], words: Mapping[str, Any]) -> Row:
    """Photos side by side, in boxes of one height."""
    captions = [_caption_lines(photo, words) for photo in photos]
    box_height = _CELL_HEIGHT - max(len(lines) for lines in captions) * _CAPTION_LEADING - 5 * mm
    marks: list[Mark] = []
    for column, (photo, lines) in enumerate(zip(photos, captions, strict=True)):
        x = column * (_CELL_WIDTH + _GUTTER)
        marks += [
            FrameMark(x, 0, _CELL_WIDTH, box_height, _FRAME_INK),
            fitted(photo.jpeg, x, 0, _CELL_WIDTH, box_height, lines[0].text),
        ]
        for index, line in enumerate(lines):
            marks.append(text_mark(line, x, _CAPTION_LEADING, box_height + 3 + index * _CAPTION_LEADING))
    return Row(_CELL_HEIGHT, tuple(marks))


def _caption_lines(photo: NoticePhoto, words: Mapping[str, Any]) -> list[Line]:
    face = Face(fonts.BODY, 10.5, 10.5)
    return [line for text in _caption(photo, words) for line in break_lines(text, face, _CELL_WIDTH)]


def _caption(photo: NoticePhoto, words: Mapping[str, Any]) -> list[str]:
    caption = clean(photo.caption)
    name = words["caption"] if caption else words["photo"]
    taken = words["taken"] if clean(photo.taken_at) else words["taken_unknown"]
    return [
        name.format(number=photo.number, caption=_bounded(caption)),
        taken.format(taken_at=clean(photo.taken_at)),
        words["hash"].format(sha256=photo.sha256[:HASH_DIGITS]),
    ]


def _bounded(caption: str) -> str:
    """A caption names the photo; what was found stands whole in the paper."""
    most = int(_CELL_WIDTH / 10.5) * (_MOST_CAPTION_LINES - 2)
    return caption if len(caption) <= most else caption[: most - 1] + "…"


def fitted(jpeg: bytes, x: float, down: float, width: float, height: float, alt: str = "") -> PictureMark:
    """The whole picture in the middle of a box."""
    size = picture_size(jpeg)
    assert size is not None
    across, high, orientation = size
    scale = min((width - 4) / across, (height - 4) / high)
    shown = across * scale, high * scale
    left = x + (width - shown[0]) / 2
    return PictureMark(left, down + (height - shown[1]) / 2, *shown, jpeg, orientation, alt)


def picture_size(jpeg: bytes) -> tuple[int, int, int] | None:
    """Upright width and height in pixels and EXIF orientation; None for what is no whole JPEG, or of a rare kind."""
    if not jpeg.startswith(b"\xff\xd8") or not _is_whole(jpeg):
        return None
    try:
        width, height, _, _ = readJPEGInfo(BytesIO(jpeg))
    except (PDFError, struct.error):
        return None
    if not width or not height:
        return None
    orientation = _orientation(jpeg)
    return (height, width, orientation) if orientation in (5, 6, 7, 8) else (width, height, orientation)


def _is_whole(jpeg: bytes) -> bool:
    """The mark of its end stands behind its last scan: nearly always it is the last of its bytes."""
    if _START_OF_SCAN not in jpeg:
        return False
    return jpeg.endswith(_END_OF_IMAGE) or jpeg.rfind(_END_OF_IMAGE) > jpeg.rfind(_START_OF_SCAN)


def _orientation(jpeg: bytes) -> int:
    """1, upright, where nothing is said or it cannot be read."""
    from PIL import Image

    found = _EXIF.search(jpeg, 0, _FAR_FOR_EXIF)
    if found is None:
        return 1
    begin = found.start()
    said = Image.Exif()
    try:
        said.load(jpeg[begin + 4 : begin + 2 + int.from_bytes(jpeg[begin + 2 : begin + 4], "big")])
        orientation = int(said.get(0x0112, 1))
    except (OSError, SyntaxError, ValueError, TypeError, struct.error):
        return 1
    return orientation if 1 <= orientation <= 8 else 1
