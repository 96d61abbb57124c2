"""Pictures as the desktop hands them over: files that were dropped or copied, or an image on the clipboard."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

_AS_IT_CAME = {"image/jpeg": ".jpg", "image/png": ".png"}
"""Bytes the clipboard offers as they were made, the camera's own first."""


@dataclass(frozen=True, slots=True)
class GivenPictures:
    paths: tuple[Path, ...] = ()
    image: bytes = b""
    suffix: str = ""
    pixels: QImage | None = None
    """An image that no bytes were offered of; `as_png` makes them, which may take a second and so is not done here."""

    def __bool__(self) -> bool:
        return bool(self.paths or self.image or self.pixels is not None)


def can_give(mime: QMimeData) -> bool:
    """Whether there is a file or an image in it; says nothing of whether it is a picture."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def given_pictures(mime: QMimeData) -> GivenPictures:
    """Files come before images: a file manager offers both, and the file is the original."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if paths:
        return GivenPictures(paths)
    for kind, suffix in _AS_IT_CAME.items():
        data = mime.data(kind).data()
        if data:
            return GivenPictures(image=bytes(data), suffix=suffix)
    image = mime.imageData()
    return GivenPictures(pixels=image, suffix=".png") if isinstance(image, QImage) else GivenPictures()


def as_png(image: QImage) -> bytes:
    """Without loss; it touches no widget, so any thread may do it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
