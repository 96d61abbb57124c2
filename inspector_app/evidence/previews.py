"""A first look at a picture that still lies on a phone or card, and of a film's length. Only read."""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image

from inspector_app.errors import RefusedInputError
from inspector_app.evidence.imaging import smaller_copy
from inspector_app.evidence.intake import LARGEST_PHOTO_BYTES
from inspector_app.evidence.media import can_be_shown, duration_of, media_facts

_HEAD_BYTES = 256 * 1024
"""The camera's own small picture lies in it, so that a slow card is not read whole for a look."""


@dataclass(frozen=True, slots=True)
class Preview:
    media_type: str
    jpeg: bytes
    """Small; nothing where none can be had."""
    taken_at: str = ""
    seconds: float = 0
    """Of a film that says how long it is."""


def preview_of(path: Path, side: int) -> Preview:
    """Raises OSError when the card cannot be read any more."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
        facts = media_facts(head)
        small = _camera_preview(head) if facts.media_type == "image/jpeg" else b""
        if small:
            return Preview(facts.media_type, small, facts.taken_at)
        data = head + stream.read(LARGEST_PHOTO_BYTES)
    facts = media_facts(data)
    jpeg = b""
    if can_be_shown(facts.media_type, facts.width, facts.height):
        try:
            jpeg = smaller_copy(data, side)
        except RefusedInputError:
            jpeg = b""
    seconds = duration_of(data) if facts.media_type.startswith("video/") else 0
    return Preview(facts.media_type, jpeg, facts.taken_at, seconds)


def _camera_preview(head: bytes) -> bytes:
    """The small JPEG that the camera put into EXIF, upright; nothing when there is none."""
    try:
        with Image.open(io.BytesIO(head), formats=["JPEG"]) as image:
            exif = image.getexif()
            small = exif.get_ifd(ExifTags.IFD.IFD1)
            start, length = small[ExifTags.Base.JpegIFOffset], small[ExifTags.Base.JpegIFByteCount]
            data = image.info["exif"][6 + start : 6 + start + length]
            turned = exif.get(ExifTags.Base.Orientation, 1)
        return data if turned == 1 else _turned(data, turned)
    except (OSError, KeyError, TypeError, ValueError, SyntaxError, IndexError, AttributeError):
        return b""


def _turned(data: bytes, orientation: int) -> bytes:
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        out = io.BytesIO()
        image.save(out, "JPEG", exif=exif)
    return smaller_copy(out.getvalue(), max(image.size))
