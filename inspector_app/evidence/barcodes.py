"""Reads codes out of a picture: waybill bars, QR and the other usual kinds, wherever they stand and however turned."""

from pathlib import Path

from PIL import Image, ImageOps

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.imaging import BROKEN, MOST_PIXELS

MOST_CODES = 20
_LONGEST_SIDE = 2400
"""Pixels; a phone's picture is read in half the time, and codes are still far larger than their bars need."""


def read_barcodes(path: Path) -> list[str]:
    """The texts of all codes, largest first; none found is an empty list.

    Raises RefusedInputError photo.unreadable for what is no picture or cannot be read.
    """
    import zxingcpp

    try:
        with Image.open(path) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            image.draft("L", (_LONGEST_SIDE, _LONGEST_SIDE))
            grey = ImageOps.exif_transpose(image).convert("L")
    except BROKEN as error:
        raise RefusedInputError(
            [Problem("photo.unreadable", {"name": path.name, "detail": str(error)[:80]})]
        ) from error
    grey.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    found = zxingcpp.read_barcodes(grey)
    texts = [code.text for code in found if code.text]
    return list(dict.fromkeys(texts))[:MOST_CODES]
