"""Looks at the folder into which others drop packs, and tells when finished ones are there that are new here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from inspector_app.errors import UnavailableError
from inspector_app.supervision.watch_folder import Looks, finished, look_into, new_packs
from ui.photo_sources.side_pool import SidePool
from ui.session import Session

LOOK_MS = 3000
"""Between two looks: a file that is the same at both is finished. Network folders send no notice."""


class WatchedPacks(QObject):
    arrived = Signal(object)
    """List of Path: every pack of the folder that is new here; empty when all were taken in."""
    troubled = Signal(object)
    """The Exception why the folder cannot be read, once; looking goes on, because a share may come back."""
    returned = Signal()
    """After `troubled`: the folder can be read again."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pool = SidePool(self)
        self.folder: Path | None = None
        self._looks: Looks = {}
        self._asked: Looks | None = None
        self._looking = self._in_trouble = False
        self._notices = QFileSystemWatcher(self)
        self._notices.directoryChanged.connect(lambda _: self.look())
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: Path | None) -> None:
        """From now on, what lies there already too; None watches nothing."""
        self._timer.stop()
        if self._notices.directories():
            self._notices.removePaths(self._notices.directories())
        self.folder, self._looks, self._asked, self._in_trouble = folder, {}, None, False
        if folder is None:
            self.arrived.emit([])
            return
        self._notices.addPath(str(folder))
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Now; the timer asks, too."""
        folder = self.folder
        if folder is None or self._looking:
            return
        self._looking = True
        self._pool.run(
            lambda: look_into(folder),
            done=lambda found: self._looked(folder, found),
            failed=self._failed,
            dropped=self._dropped,
        )

    def ask_again(self) -> None:
        """Packs were taken in, or an import was withdrawn: what is new is another list."""
        self._asked = None
        self.look()

    def _looked(self, folder: Path, found: Looks) -> None:
        self._looking, was_gone = False, self._in_trouble
        if folder != self.folder:
            return
        self._in_trouble = False
        if was_gone:
            self.returned.emit()
        ready = finished(self._looks, found)
        self._looks = found
        now = {path: found[path] for path in ready}
        if now == self._asked:
            return
        self._asked = now
        store = self._session.store
        self._session.jobs.run(self, lambda: new_packs(store, ready), done=self._tell, failed=self._told_trouble)

    def _tell(self, fresh: Sequence[Path]) -> None:
        self.arrived.emit(list(fresh))

    def _told_trouble(self, error: Exception) -> None:
        self.troubled.emit(error)

    def _dropped(self) -> None:
        self._looking = False

    def _failed(self, error: Exception) -> None:
        self._looking = False
        if not isinstance(error, UnavailableError):
            raise error
        if not self._in_trouble:
            self._in_trouble = True
            # Nothing of it can be opened now; when it is back all of it is looked at anew.
            self._looks, self._asked = {}, None
            self.arrived.emit([])
            self.troubled.emit(error)
