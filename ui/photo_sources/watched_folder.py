"""Looks at a folder while a visit is open, and tells of each new picture once it is written to the end.

A camera's program or a phone's cable software saves there; nothing in the folder is changed.
"""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from inspector_app.evidence.sources import FoundFile, files_in, settled
from ui.photo_sources.side_pool import SidePool

LOOK_MS = 1500
"""Between two looks: a file as large at both is finished. Network folders send no notice, so looking goes on."""


class WatchedFolder(QObject):
    arrived = Signal(list)
    """Paths of new files, whole, in the order of their time."""
    troubled = Signal(object)
    """The OSError why the folder cannot be read; looking goes on, because a cable may come back."""
    changed = Signal()
    """Another folder is watched, or none."""

    def __init__(self, pool: SidePool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self.folder: Path | None = None
        self._known: set[Path] | None = None
        """What was there at the first look, or was told; None before it."""
        self._sizes: dict[Path, int] = {}
        self._looking = self._in_trouble = False
        self._notices = QFileSystemWatcher(self)
        self._notices.directoryChanged.connect(lambda _: self.look())
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: Path) -> None:
        """From now on; what lies there already is left alone."""
        self.stop()
        self.folder = folder
        self._known, self._sizes = None, {}
        self._notices.addPath(str(folder))
        self._timer.start()
        self.look()
        self.changed.emit()

    def stop(self) -> None:
        self._timer.stop()
        if self._notices.directories():
            self._notices.removePaths(self._notices.directories())
        if self.folder is not None:
            self.folder = None
            self.changed.emit()

    def look(self) -> None:
        """Now; the timer asks, too."""
        folder = self.folder
        if folder is None or self._looking:
            return
        self._looking = True
        self._pool.run(
            lambda: files_in(folder),
            done=lambda found: self._looked(folder, found),
            failed=self._failed,
            dropped=self._dropped,
        )

    def _looked(self, folder: Path, found: list[FoundFile]) -> None:
        self._looking = self._in_trouble = False
        if folder != self.folder:
            return
        if self._known is None:
            self._known = {file.path for file in found}
            return
        fresh = [file for file in found if file.path not in self._known]
        ready = sorted(settled(self._sizes, fresh), key=lambda file: file.modified)
        self._sizes = {file.path: file.size for file in fresh}
        self._known |= {file.path for file in ready}
        if ready:
            self.arrived.emit([file.path for file in ready])

    def _dropped(self) -> None:
        self._looking = False

    def _failed(self, error: Exception) -> None:
        self._looking = False
        if not isinstance(error, OSError):
            raise error
        if not self._in_trouble:
            self._in_trouble = True
            self.troubled.emit(error)
