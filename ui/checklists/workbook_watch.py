"""Follows one file while another program edits it: told once after each save, however that program saves."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_SETTLE_MS = 350
"""Spreadsheet programs write beside, rename, and touch the file more than once."""


class WorkbookWatch(QObject):
    saved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._seen: tuple[int, int] | None = None
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._watcher.fileChanged.connect(lambda _: self._settle.start())
        self._watcher.directoryChanged.connect(lambda _: self._settle.start())

    def follow(self, path: Path) -> None:
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._path, self._seen = path, _stamp(path)
        self._watcher.addPath(str(path.parent))
        if path.exists():
            self._watcher.addPath(str(path))

    def _look(self) -> None:
        if self._path is None:
            return
        if self._path.exists() and str(self._path) not in self._watcher.files():
            # A save by renaming puts another file under the name; the watcher went with the old one.
            self._watcher.addPath(str(self._path))
        stamp = _stamp(self._path)
        if stamp is not None and stamp != self._seen:
            self._seen = stamp
            self.saved.emit()


def _stamp(path: Path) -> tuple[int, int] | None:
    """Time and size; None while there is no file, such as between deleting and renaming."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
