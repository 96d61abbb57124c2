"""Opens a store in the background: unlocking costs a quarter of a second on purpose, an upgrade may cost more."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector_app.errors import CancelledError
from ui.jobs import Jobs, Progress
from ui.session import Clock

if TYPE_CHECKING:
    from inspector_app.stores import Store


class StoreOpening(QObject):
    """One store at a time. Heavy modules are loaded on the worker, after the first paint."""

    started = Signal()
    opened = Signal(object, bool)
    """The Store, and whether it is the practice store."""
    troubled = Signal(object)
    """The Exception; nothing was opened."""
    cancelled = Signal()

    def __init__(self, jobs: Jobs, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock
        self.busy = False

    def load(self) -> None:
        """Loads what every store needs, while the passphrase is typed."""
        self._jobs.run(self, _load_heavy_modules, done=lambda _: None, failed=self._raise)

    def open(self, folder: Path, passphrase: str) -> None:
        if self.busy:
            return
        self._begin()
        self._jobs.run(self, lambda: _open(folder, passphrase), done=self._opened, failed=self._failed)

    def open_practice(self, folder: Path) -> None:
        """Makes and fills the practice store the first time."""
        if self.busy:
            return
        self._begin()
        now = self._clock()

        def work(progress: Progress) -> "Store":
            from inspector_app.practice import open_practice_store

            def report(done: int, total: int) -> None:
                if progress.cancelled():
                    raise CancelledError
                progress.report(done, total)

            return open_practice_store(folder, now, report)

        self._jobs.run_long(
            self,
            self.tr("正在准备练习库"),
            work,
            done=lambda store: self._opened(store, practice=True),
            failed=self._failed,
            cancelled=self._cancelled,
        )

    def _begin(self) -> None:
        self.busy = True
        self.started.emit()

    def _opened(self, store: "Store", practice: bool | None = None) -> None:
        from inspector_app.practice import is_practice

        self.busy = False
        self.opened.emit(store, is_practice(store) if practice is None else practice)

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self.troubled.emit(error)

    def _cancelled(self) -> None:
        self.busy = False
        self.cancelled.emit()

    def _raise(self, error: Exception) -> None:
        raise error


def _open(folder: Path, passphrase: str) -> "Store":
    from inspector_app.stores import open_store

    return open_store(folder, passphrase)


def _load_heavy_modules() -> None:
    import inspector_app.practice
    import inspector_app.stores
    import inspector_app.visits  # noqa: F401 - loaded for those who come later
