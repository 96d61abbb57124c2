"""What a picture says about itself, and smaller copies of it. The original is never touched (reliability.md §6.1)."""

import io
from dataclasses import dataclass
from datetime import datetime

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from inspector_app.errors import Problem, RefusedInputError

_JPEG_QUALITY = 85
_MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "BMP": "image/bmp",
    "GIF": "image/gif",
    "TIFF": "image/tiff",
}
# Pillow reads MPO through its JPEG reader and knows no reader of that name: KeyError for every file that is no JPEG.
_READERS = [name for name in _MEDIA_TYPES if name != "MPO"]


@dataclass(frozen=True, slots=True)
class PictureFacts:
    media_type: str
    width: int
    """As shown, after the camera's orientation; pixels."""
    height: int
    taken_at: str
    """EXIF DateTimeOriginal as ISO 8601 without a zone, or ""."""


def picture_facts(data: bytes, name: str) -> PictureFacts:
    """Raises RefusedInputError photo.not_a_picture for anything this program cannot show whole."""
    try:
        with Image.open(io.BytesIO(data), formats=_READERS) as image:
            media_type = _MEDIA_TYPES[image.format or ""]
            exif = image.getexif()
            width, height = image.size
            image.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise RefusedInputError([Problem("photo.not_a_picture", {"name": name})]) from error
    if exif.get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8):
        width, height = height, width
    return PictureFacts(media_type, width, height, _taken_at(exif))


def smaller_copy(data: bytes, longest_side: int) -> bytes:
    """An upright JPEG no larger than `longest_side` pixels each way, without the camera's metadata."""
    with Image.open(io.BytesIO(data)) as image:
        # JPEG decodes at half, quarter or eighth size for a fraction of the time (performance.md §4).
        image.draft("RGB", (longest_side, longest_side))
        upright = ImageOps.exif_transpose(image).convert("RGB")
        upright.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        upright.save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()


def _taken_at(exif: Image.Exif) -> str:
    written = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal, "")
    try:
        return datetime.strptime(str(written).strip("\x00 "), "%Y:%m:%d %H:%M:%S").isoformat()
    except ValueError:
        return ""
