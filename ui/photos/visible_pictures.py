"""Small pictures of what is in view: one at a time, and no longer those that were scrolled past."""

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from ui.photos.thumbnails import Thumbnails

_KEPT = 240
"""Pictures: several screens full, some 70 MB at most."""


class VisiblePictures(QObject):
    changed = Signal(str)
    """The picture of this hash is there, or will never be."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._broken: set[str] = set()
        self._wanted: list[str] = []
        self._coming = ""
        thumbnails.ready.connect(self._arrived)
        thumbnails.failed.connect(lambda sha256, _: self._failed(sha256))

    def picture(self, sha256: str) -> QPixmap | None:
        return self._kept.get(sha256)

    def want(self, hashes: Iterable[str]) -> None:
        """In place of what was wanted before."""
        self._wanted = [sha256 for sha256 in dict.fromkeys(hashes) if sha256 not in self._broken]
        for sha256 in self._wanted:
            if sha256 in self._kept:
                self._kept.move_to_end(sha256)
        self._next()

    def _next(self) -> None:
        while not self._coming:
            sha256 = next((each for each in self._wanted if each not in self._kept and each not in self._broken), "")
            if not sha256:
                return
            self._coming = sha256
            pixmap = self._thumbnails.get(sha256)
            if pixmap is not None:
                self._keep(sha256, pixmap)

    def _arrived(self, sha256: str) -> None:
        if sha256 != self._coming:
            return
        pixmap = self._thumbnails.get(sha256)
        if pixmap is not None:
            self._keep(sha256, pixmap)
        self._next()

    def _keep(self, sha256: str, pixmap: QPixmap) -> None:
        self._coming = ""
        self._kept[sha256] = pixmap
        while len(self._kept) > max(_KEPT, len(self._wanted)):
            self._kept.popitem(last=False)
        self.changed.emit(sha256)

    def _failed(self, sha256: str) -> None:
        self._broken.add(sha256)
        self.changed.emit(sha256)
        if sha256 == self._coming:
            self._coming = ""
            self._next()
