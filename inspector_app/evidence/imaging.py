"""Smaller copies of a picture, upright and in the colours of the screen. The original is never touched."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from inspector_app.errors import Problem, RefusedInputError

MOST_PIXELS = 150_000_000
"""Above it a picture is not opened: decoded it would take more memory than a small laptop has."""
LEAST_SIDE, MOST_SIDE = 1280, 2048
"""Pixels of the long side of a working copy (performance.md §4)."""
LEAST_PRINTED, MOST_PRINTED = 950, 1900
"""Of a copy for paper, where no photo is longer than 75 mm: at least 320 dots an inch.

Twice as long is the most, so that a JPEG always has a DCT fraction between: a resize took four fifths of a preview.
"""
_JPEG_QUALITY = 85
_READERS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
# What Pillow's readers mean to raise for bytes that are no picture of their kind, and what slips out of them.
_NO_PICTURE = (UnidentifiedImageError, OSError, EOFError, ValueError, SyntaxError, MemoryError, struct.error)
_MISREAD = (KeyError, TypeError, IndexError, AttributeError, ArithmeticError)
BROKEN = (*_NO_PICTURE, *_MISREAD, Image.DecompressionBombError, Image.DecompressionBombWarning)
"""All that opening and decoding bytes from outside may raise; around nothing else, or bugs of ours are hidden."""
_DCT_FRACTIONS = (1, 2, 4, 8)

# Pillow warns at this size and refuses at twice of it; a warning on standard error helps nobody, so it refuses at once.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


def working_image(data: bytes, name: str = "") -> Image.Image:
    """Upright, opaque, sRGB, at most 2048 pixels long; of an animation the first picture.

    A JPEG is decoded at its largest DCT fraction between 1280 and 2048 pixels, which costs a third of a resize to 2048.
    Raises RefusedInputError photo.not_a_picture, photo.too_many_pixels.
    """
    return _at_fraction(data, name, LEAST_SIDE, MOST_SIDE)


def printed_image(data: bytes, name: str = "") -> Image.Image:
    """As `working_image`, in the size that paper shows: a quarter of its pixels, and of its memory and time."""
    return _at_fraction(data, name, LEAST_PRINTED, MOST_PRINTED)


def ample_image(data: bytes, longest_side: int, name: str = "") -> Image.Image:
    """As `working_image`, from `longest_side` to twice as long: to be drawn on before it is made that small."""
    return _at_fraction(data, name, longest_side, 2 * longest_side)


def small_image(data: bytes, longest_side: int, name: str = "") -> Image.Image:
    """As `working_image`, at most `longest_side` pixels long."""
    with _opened(data, name) as image:
        # JPEG decodes at half, quarter or eighth size for a fraction of the time (performance.md §4).
        image.draft("RGB", (longest_side, longest_side))
        return _shown(image, longest_side)


def smaller_copy(data: bytes, longest_side: int) -> bytes:
    """An upright JPEG no larger than `longest_side` pixels each way, without the camera's metadata."""
    return as_jpeg(small_image(data, longest_side))


def as_jpeg(image: Image.Image) -> bytes:
    """The pixels and nothing else: no EXIF, no place, no thumbnail from before a mask."""
    out = io.BytesIO()
    bare = image.copy() if image.info else image
    bare.info = {}
    bare.save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Image.Image]:
    """The picture, not decoded yet; what goes wrong inside is said of `name`."""
    try:
        with Image.open(io.BytesIO(data), formats=_readers(data)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Image.DecompressionBombWarning
            yield image
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        most = MOST_PIXELS // 1_000_000
        raise RefusedInputError([Problem("photo.too_many_pixels", {"name": name, "most": most})]) from error
    except _NO_PICTURE as error:
        raise RefusedInputError([Problem("photo.not_a_picture", {"name": name})]) from error


def _readers(data: bytes) -> tuple[str, ...]:
    """That of iPhone pictures is a library of its own, which is loaded when the first one comes."""
    if data[4:8] != b"ftyp":
        return _READERS
    from inspector_app.evidence.media import learn_heic

    learn_heic()
    return (*_READERS, "HEIF")


def _at_fraction(data: bytes, name: str, least: int, most: int) -> Image.Image:
    with _opened(data, name) as image:
        fraction = _fraction(max(image.size), least, most)
        image.draft("RGB", (max(1, image.width // fraction), max(1, image.height // fraction)))
        return _shown(image, most)


def _fraction(long_side: int, least: int, most: int) -> int:
    """What to divide by: the largest copy within the limits, else the smallest that is still larger."""
    sides = {fraction: -(-long_side // fraction) for fraction in _DCT_FRACTIONS}
    fitting = [fraction for fraction, side in sides.items() if least <= side <= most]
    if fitting or long_side < least:
        return min(fitting, default=1)
    return max(fraction for fraction, side in sides.items() if side > most)


def _shown(image: Image.Image, longest_side: int) -> Image.Image:
    """What the eye should see of an opened picture."""
    _decode(image)
    profile = image.info.get("icc_profile")
    if max(image.size) > longest_side:
        # Before the colours: there is less to convert. A palette cannot be resized smoothly.
        image = image.convert("RGBA") if image.mode in ("P", "PA", "1") else image
        image.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    shown = _in_srgb(_opaque(_eight_bits(image)), profile)
    shown.info = {}
    return shown


def _decode(image: Image.Image) -> None:
    """Upright."""
    try:
        image.load()
        # In place, because most pictures stand upright already and a copy of them is for nothing.
        ImageOps.exif_transpose(image, in_place=True)
    except _MISREAD as error:
        raise OSError(f"its head contradicts itself: {error}") from error


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits as 8: Pillow itself would cut off everything above 255."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("I", "F"):
        low, high = (float(edge) for edge in image.getextrema())  # type: ignore[arg-type]
        scale = 255 / (high - low) if high > low else 0
        return image.point(lambda value: value * scale - low * scale).convert("L")
    return image


def _opaque(image: Image.Image) -> Image.Image:
    """On white, as paper is."""
    if not image.has_transparency_data:
        return image
    layer = image.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(ground, layer).convert("RGB")


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """By the picture's own profile when it has a sound one; phones write Display P3, printers CMYK."""
    if isinstance(profile, bytes) and image.mode in ("RGB", "CMYK", "L"):
        # A profile of another kind of colours, or a broken one, says nothing about this picture.
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            written = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "srgb" not in ImageCms.getProfileDescription(written).lower():
                converted = ImageCms.profileToProfile(image, written, _srgb(), outputMode="RGB")
                if converted is not None:
                    return converted
    return image if image.mode == "RGB" else image.convert("RGB")


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
