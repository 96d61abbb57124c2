"""Small pictures for the screen, made and decoded in the background and kept while there is room."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap, QPixmapCache

from inspector_app.evidence.intake import thumbnail
from inspector_app.stores import Store
from ui.jobs import Jobs
from ui.wording import explain

_CACHE_KIB = 64 * 1024


class Thumbnails(QObject):
    """`ready` names a photo's hash when its picture can be had; `failed` when it cannot, with the reason."""

    ready = Signal(str)
    failed = Signal(str, object)

    def __init__(self, store: Store, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self._asked: set[str] = set()
        _make_room()

    def get(self, sha256: str) -> QPixmap | None:
        """The picture, or None: then it is being made, and `ready` or `failed` follows."""
        pixmap = QPixmap()
        if QPixmapCache.find(_key(sha256), pixmap):
            return pixmap
        if sha256 not in self._asked:
            self._asked.add(sha256)
            self._jobs.run(
                self,
                lambda: QImage.fromData(thumbnail(self._store, sha256)),
                done=lambda image: self._made(sha256, image),
                failed=lambda error: self._broken(sha256, error),
            )
        return None

    def _made(self, sha256: str, image: QImage) -> None:
        QPixmapCache.insert(_key(sha256), QPixmap.fromImage(image))
        self._asked.discard(sha256)
        self.ready.emit(sha256)

    def _broken(self, sha256: str, error: Exception) -> None:
        if explain(error) is None:
            raise error
        self.failed.emit(sha256, error)


def keep_thumbnail(sha256: str, jpeg: bytes) -> None:
    """A small picture that somebody has already, such as who just took the photo in; it takes about a millisecond."""
    pixmap = QPixmap()
    if pixmap.loadFromData(jpeg):
        _make_room()
        QPixmapCache.insert(_key(sha256), pixmap)


def forget_thumbnails() -> None:
    """For the lock: they are photos in clear, up to 64 MB of them."""
    QPixmapCache.clear()


def _make_room() -> None:
    QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _CACHE_KIB))


def _key(sha256: str) -> str:
    return f"photo/{sha256}"
