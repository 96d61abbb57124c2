"""The visible stamp of a copy: when, where, which item, which original. It stands below the picture and hides nothing.

Black on white, so that any printer prints it. Only copies have one; the original is never touched (domain.md §5.10).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw

from db.records.evidence import Photo
from db.records.register import Enterprise
from inspector_app import assets
from inspector_app.evidence.lettering import LINE_HEIGHT, broken_lines, draw_text
from inspector_app.notices.characters import clean

HASH_DIGITS = 16
_LETTERS = 1 / 42
"""Size of the letters as a fraction of the picture's width."""
_SMALLEST_LETTERS = 11
_MOST_LINES = 3
"""Of the place: an address may be long."""
_INK, _PAPER = "#000000", "#ffffff"


@dataclass(frozen=True, slots=True)
class Stamp:
    taken_at: str
    """By the camera, as people read it; "" when the photo does not say."""
    added_at: str
    """When it came into the store; "" when nobody knows."""
    place: str
    """Name and address of the enterprise."""
    item: str
    """Checklist code, "" for a photo of the whole visit."""
    sha256: str
    """Of the original."""


def stamp_of(photo: Photo, enterprise: Enterprise | None) -> Stamp:
    place = clean(f"{enterprise.name} {enterprise.address}") if enterprise else ""
    # A record from elsewhere may lack it.
    added = f"{photo.added_at:%Y-%m-%d %H:%M}" if photo.added_at else ""
    return Stamp(photo.taken_at[:19].replace("T", " "), added, place, clean(photo.item), photo.sha256)


def stamped(image: Image.Image, stamp: Stamp) -> Image.Image:
    """A new, higher picture."""
    size = max(_SMALLEST_LETTERS, round(image.width * _LETTERS))
    margin = size // 2
    lines = _lines(stamp, size, image.width - 2 * margin)
    step = round(size * LINE_HEIGHT)
    sheet = Image.new("RGB", (image.width, image.height + len(lines) * step + 2 * margin), _PAPER)
    sheet.paste(image, (0, 0))
    draw = ImageDraw.Draw(sheet)
    for place, line in enumerate(lines):
        draw_text(draw, (margin, image.height + margin + place * step), line, size, _INK, "")
    return sheet


def _lines(stamp: Stamp, size: int, width: int) -> list[str]:
    words = _words()
    added = words["added"].format(time=stamp.added_at) if stamp.added_at else ""
    first = [
        words["taken"].format(time=stamp.taken_at) if stamp.taken_at else added,
        words["item"].format(item=stamp.item[:40]) if stamp.item else "",
        words["hash"].format(digits=stamp.sha256[:HASH_DIGITS]),
    ]
    lines = broken_lines("  ".join(each for each in first if each), size, width)
    where = broken_lines(words["place"].format(place=stamp.place), size, width) if stamp.place else []
    if len(where) > _MOST_LINES:
        where = [*where[: _MOST_LINES - 1], where[_MOST_LINES - 1][:-1] + "…"]
    return lines + where


def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = assets.read_json("evidence", "stamp.json")
    return words
