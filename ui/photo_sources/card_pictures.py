"""Small pictures of files on a phone or card: only of those in view, one after the other, nothing kept on the disk."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QPalette, QPixmap

from inspector_app.evidence.previews import Preview, preview_of
from inspector_app.evidence.sources import FoundFile
from ui.photo_sources.side_pool import SidePool
from ui.widgets.media_glyphs import drawn_picture, fitted


class CardPictures(QObject):
    came = Signal(object)
    """Path."""

    def __init__(self, size: QSize, palette: QPalette, ratio: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._size, self._palette, self._ratio = size, palette, ratio
        # Its own threads: a card that hangs must not hold up what is being taken in.
        self._pool = SidePool(self)
        self._pictures: dict[Path, QPixmap] = {}
        self._asked: set[Path] = set()
        self._wanted: list[FoundFile] = []

    def picture(self, file: FoundFile) -> QPixmap | None:
        return self._pictures.get(file.path)

    def want(self, files: Iterable[FoundFile]) -> None:
        """In place of what was wanted before."""
        self._wanted = [file for file in files if file.path not in self._pictures and file.path not in self._asked]
        self._next()

    def _next(self) -> None:
        while self._wanted and len(self._asked) < 2:
            file = self._wanted.pop(0)
            self._asked.add(file.path)
            side = self._size.width() * 2
            self._pool.run(
                partial(preview_of, file.path, side),
                done=partial(self._made, file.path),
                failed=partial(self._failed, file.path),
            )

    def _made(self, path: Path, preview: Preview) -> None:
        pixmap = QPixmap()
        if preview.jpeg and pixmap.loadFromData(preview.jpeg):
            self._keep(path, fitted(pixmap, self._size, self._palette, self._ratio, outside=False))
        else:
            self._keep(path, self._drawn(path, preview.media_type, _length(preview.seconds)))

    def _failed(self, path: Path, error: Exception) -> None:
        if not isinstance(error, OSError):
            self._asked.discard(path)
            raise error
        self._keep(path, self._drawn(path, "image/jpeg", "—"))

    def _drawn(self, path: Path, media_type: str, text: str) -> QPixmap:
        return drawn_picture(media_type, path.name, self._size, self._palette, self._ratio, text)

    def _keep(self, path: Path, pixmap: QPixmap) -> None:
        self._pictures[path] = pixmap
        self._asked.discard(path)
        self.came.emit(path)
        self._next()


def _length(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}" if seconds else ""
