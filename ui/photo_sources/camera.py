"""A USB camera through QtMultimedia, which is an optional part of the installation and loaded only when wanted."""

import importlib
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from inspector_app.errors import UnavailableError

_JPEG_QUALITY = 95


class Camera(QObject):
    """One camera, switched on; `shot` brings what it saw."""

    shot = Signal(bytes)
    """A JPEG: a camera of this kind hands over pixels, so this file is the original."""
    failed = Signal(str)
    """What the camera's driver says."""

    def __init__(self, multimedia: Any, video: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: QWidget = video.QVideoWidget()
        self.name = str(multimedia.QMediaDevices.defaultVideoInput().description())
        self._camera = multimedia.QCamera(multimedia.QMediaDevices.defaultVideoInput())
        self._capture = multimedia.QImageCapture()
        self._session = multimedia.QMediaCaptureSession()
        self._session.setCamera(self._camera)
        self._session.setImageCapture(self._capture)
        self._session.setVideoOutput(self.view)
        self._capture.imageCaptured.connect(lambda _, image: self.shot.emit(as_jpeg(image)))
        self._capture.errorOccurred.connect(lambda _, __, text: self.failed.emit(text))
        self._camera.errorOccurred.connect(lambda _, text: self.failed.emit(text))

    def start(self) -> None:
        self._camera.start()

    def take(self) -> None:
        self._capture.capture()

    def stop(self) -> None:
        self._camera.stop()


def open_camera() -> Camera:
    """The camera of this computer. Raises UnavailableError photo.no_camera_support, photo.no_camera."""
    try:
        multimedia = importlib.import_module("PySide6.QtMultimedia")
        video = importlib.import_module("PySide6.QtMultimediaWidgets")
    except ImportError as error:
        raise UnavailableError("photo.no_camera_support") from error
    if not multimedia.QMediaDevices.videoInputs():
        raise UnavailableError("photo.no_camera")
    return Camera(multimedia, video)


def as_jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", _JPEG_QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
