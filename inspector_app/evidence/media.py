"""What a file is, told by its first bytes and never by its name, and what a picture says about itself.

Nothing here decodes a whole picture: headers only, so that a file made to fill the memory is found out before.
"""

import io
import re
import struct
import warnings
import zipfile
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from PIL import ExifTags, Image

from inspector_app.evidence.imaging import BROKEN, MOST_PIXELS

UNKNOWN = "application/octet-stream"

_PICTURES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
    "image/heic": "HEIF",
}
"""Types that can be shown, to Pillow's name of their reader."""

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpeg"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (b"#!AMR", "audio/amr"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)
_IN_RIFF = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"}
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_BRANDS = {b"qt  ": "video/quicktime", b"avif": "image/avif", b"M4A ": "audio/mp4", b"M4B ": "audio/mp4"}
_OLD_MOV_BOXES = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_IN_ZIP = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d", re.ASCII)

# What is odd in a stranger's metadata is no news for standard error.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.TiffImagePlugin")


class MediaKind(StrEnum):
    PICTURE = "picture"
    VIDEO = "video"
    DOCUMENT = "document"
    """Anything else: a paper of the firm, a recording, a file nobody knows."""


@dataclass(frozen=True, slots=True)
class MediaFacts:
    media_type: str
    width: int = 0
    """As shown, after the camera's orientation; pixels. 0 of what is no picture, or whose head cannot be read."""
    height: int = 0
    taken_at: str = ""
    """EXIF DateTimeOriginal as ISO 8601, with the offset when the camera wrote one, or ""."""
    frames: int = 1


def kind_of(media_type: str) -> MediaKind:
    if media_type in _PICTURES:
        return MediaKind.PICTURE
    return MediaKind.VIDEO if media_type.startswith("video/") else MediaKind.DOCUMENT


def can_be_shown(media_type: str, width: int, height: int) -> bool:
    """Whether a small picture of it may be made: a picture whose size is known and not beyond all cameras."""
    return media_type in _PICTURES and 0 < width * height <= MOST_PIXELS


def media_type_of(data: bytes) -> str:
    """By content; UNKNOWN for bytes that nobody knows."""
    for start, media_type in _STARTS:
        if data.startswith(start):
            return media_type
    return (
        _in_boxes(data)
        or _in_riff(data)
        or _matroska(data)
        or _of_old_bitmap(data)
        or _of_papers(data)
        or _of_text(data)
        or UNKNOWN
    )


def media_facts(data: bytes) -> MediaFacts:
    """What the bytes are and say; a picture whose head is broken has no size. Nothing is decoded."""
    media_type = media_type_of(data)
    if media_type not in _PICTURES:
        return MediaFacts(media_type)
    if media_type == "image/heic":
        learn_heic()
    try:
        with Image.open(io.BytesIO(data), formats=[_PICTURES[media_type]]) as image:
            return _said_by(image, media_type)
    except BROKEN:
        return MediaFacts(media_type)


@lru_cache(maxsize=1)
def learn_heic() -> None:
    """Pillow opens pictures of iPhones from now on."""
    from pi_heif import register_heif_opener

    register_heif_opener()


def duration_of(data: bytes) -> float:
    """Seconds of an MP4 or MOV film, from its head alone; 0 when it does not say."""
    place = data.find(b"mvhd")
    head = data[place + 4 : place + 40] if place >= 4 else b""
    if len(head) < 36:
        return 0
    scale, length = struct.unpack_from(">IQ", head, 20) if head[0] else struct.unpack_from(">II", head, 12)
    return float(length / scale) if scale else 0


def _said_by(image: Image.Image, media_type: str) -> MediaFacts:
    width, height = image.size
    if width * height > MOST_PIXELS:
        return MediaFacts(media_type, width, height)
    exif = _exif_of(image)
    if exif.get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8):
        width, height = height, width
    # A JPEG of two frames is a camera's own way to keep a preview.
    frames = 1 if media_type == "image/jpeg" else _frames_of(image)
    return MediaFacts(media_type, width, height, _taken_at(exif), frames)


def _exif_of(image: Image.Image) -> Image.Exif:
    # Asking a PNG that has none makes Pillow decode all of it.
    if image.format == "PNG" and "exif" not in image.info:
        return Image.Exif()
    try:
        return image.getexif()
    except BROKEN:
        return Image.Exif()


def _frames_of(image: Image.Image) -> int:
    try:
        return 2 if getattr(image, "is_animated", False) else 1
    except BROKEN:
        return 1


def _taken_at(exif: Image.Exif) -> str:
    try:
        said = exif.get_ifd(ExifTags.IFD.Exif)
        written = said.get(ExifTags.Base.DateTimeOriginal) or said.get(ExifTags.Base.DateTimeDigitized) or ""
        moment = datetime.strptime(str(written).strip("\x00 "), "%Y:%m:%d %H:%M:%S").isoformat()
        offset = str(said.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\x00 ")
    except BROKEN:
        return ""
    return moment + offset if _OFFSET.fullmatch(offset) else moment


def _in_boxes(data: bytes) -> str:
    """The family of MP4, MOV and HEIC: boxes with a name at the fourth byte."""
    name, brand = data[4:8], data[8:12]
    if name == b"ftyp":
        if brand in _HEIC_BRANDS:
            return "image/heic"
        return _BRANDS.get(brand) or ("video/3gpp" if brand[:2] == b"3g" else "video/mp4")
    return "video/quicktime" if name in _OLD_MOV_BOXES else ""


def _in_riff(data: bytes) -> str:
    return _IN_RIFF.get(data[8:12], "") if data.startswith(b"RIFF") else ""


def _matroska(data: bytes) -> str:
    if not data.startswith(b"\x1aE\xdf\xa3"):
        return ""
    return "video/webm" if b"webm" in data[:64] else "video/x-matroska"


def _of_old_bitmap(data: bytes) -> str:
    """BMP has two letters only, so its own reserved zeros are asked, too; a transport stream repeats its mark."""
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return "image/bmp"
    return "video/mp2t" if data[:1] == b"G" and data[188:189] == b"G" and data[376:377] == b"G" else ""


def _of_papers(data: bytes) -> str:
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if not data.startswith(b"PK\x03\x04"):
        return ""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        return "application/zip"
    return next((media for folder, media in _IN_ZIP if any(n.startswith(folder) for n in names)), "application/zip")


def _of_text(data: bytes) -> str:
    start = data[:4096]
    if not start or b"\x00" in start:
        return ""
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character may be cut in two where we stopped reading.
        if error.start < len(start) - 4:
            return ""
    return "text/plain"
