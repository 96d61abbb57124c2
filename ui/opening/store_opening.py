"""Opens a store in the background: unlocking costs a quarter of a second on purpose, an upgrade may cost more."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import StoreTroubleError
from inspector_app.errors import CancelledError
from ui.jobs import Jobs, Progress
from ui.session import Clock

if TYPE_CHECKING:
    from datetime import datetime

    from inspector_app.stores import Store
    from inspector_app.vault import SlotOwner


@dataclass(frozen=True, slots=True)
class StorePeople:
    """Who may open the store in `folder`; known before anybody unlocks it."""

    folder: Path
    people: "tuple[SlotOwner, ...]"
    recoverable: bool
    """The office's recovery key was set."""


class StoreOpening(QObject):
    """One store at a time. Heavy modules are loaded on the worker, after the first paint."""

    started = Signal()
    opened = Signal(object, bool)
    """The Store, and whether it is the practice store."""
    troubled = Signal(object)
    """The Exception; nothing was opened."""
    cancelled = Signal()
    people_found = Signal(object)
    """StorePeople of the store whose door is shown."""

    def __init__(self, jobs: Jobs, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock
        self._shown: Path | None = None
        self.busy = False

    def load(self) -> None:
        """Loads what every store needs while the passphrase is typed; then what its first pages are made of."""
        self._jobs.run(self, _load_stores, done=lambda _: self._tell_loaded(), failed=self._raise)
        for load in (_load_first_page, _load_search, _load_visit):
            self._jobs.run(self, load, done=lambda _: None, failed=self._raise)

    def show_people(self, folder: Path) -> None:
        """Tells `people_found`, once what is heavy is loaded; nothing when the store cannot say who they are."""
        self._shown = folder
        # A door made anew, for another language, is not loaded anew.
        if "inspector_app.vault" in sys.modules:
            # Opening will say what is wrong with the store.
            self.find_people(folder, self.people_found.emit, lambda _: None)

    def find_people(
        self, folder: Path, done: Callable[[StorePeople], None], failed: Callable[[Exception], None]
    ) -> None:
        self._jobs.run(self, lambda: _people(folder), done=done, failed=failed)

    def open(self, folder: Path, passphrase: str, person: str = "") -> None:
        """`person` is whose passphrase it is; without one it may be anybody's."""
        if self.busy:
            return
        self._begin()
        now = self._clock()
        self._jobs.run(
            self, lambda: _open(folder, passphrase, person or None, now), done=self._light_up, failed=self._failed
        )

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

    def _light_up(self, opened: "tuple[Store, bool]") -> None:
        """Records that an older program kept may be many: the window shows how far they are."""
        store, waiting = opened
        if not waiting:
            self._opened(store)
            return

        def failed(error: Exception) -> None:
            if isinstance(error, StoreTroubleError):
                store.close()
                self._failed(error)
                return
            # Our bug keeps nobody from his work: the store is as it was, and another start tries again.
            self._opened(store)
            raise error

        self._jobs.run_long(
            self,
            self.tr("正在显示以前收到的记录"),
            lambda progress: _light_up(store, progress),
            done=lambda _: self._opened(store),
            failed=failed,
            cancelled=lambda: self._opened(store),
        )

    def _opened(self, store: "Store", practice: bool | None = None) -> None:
        from inspector_app.practice import is_practice

        self.busy = False
        self.opened.emit(store, is_practice(store) if practice is None else practice)

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self.troubled.emit(error)

    def _tell_loaded(self) -> None:
        if self._shown is not None:
            self.show_people(self._shown)

    def _cancelled(self) -> None:
        self.busy = False
        self.cancelled.emit()

    def _raise(self, error: Exception) -> None:
        raise error


def _open(folder: Path, passphrase: str, person: str | None, now: "datetime") -> "tuple[Store, bool]":
    """The store, and whether records in it are to come to light."""
    from inspector_app.sessions import begin_session
    from inspector_app.stores import may_light_up, open_store

    store = open_store(folder, passphrase, person, light=False)
    try:
        begin_session(store, now)
        return store, may_light_up(store)
    except BaseException:
        store.close()
        raise


def _light_up(store: "Store", progress: Progress) -> None:
    from inspector_app.stores import light_up

    light_up(store, progress.report_or_stop)


def _people(folder: Path) -> StorePeople:
    from inspector_app.vault import people_of, recovery_of

    return StorePeople(folder, people_of(folder), recovery_of(folder) is not None)


# Each a job of its own: who is quick with the passphrase waits for one of them only. Modules import one another in one
# direction, so that a page wanted meanwhile waits for what is being loaded and cannot lock it out.


def _load_stores() -> None:
    import inspector_app.practice
    import inspector_app.sessions
    import inspector_app.stores
    import inspector_app.visits  # noqa: F401 - loaded for those who come later


def _load_first_page() -> None:
    """Half a second of imports that would else lie between the passphrase and the register."""
    import ui.frame.page_makers
    import ui.frame.window_menus
    import ui.frame.work_frame
    import ui.pages.enterprises_page  # noqa: F401 - loaded for the frame that comes


def _load_search() -> None:
    from inspector_app.enterprises.pinyin import readings_of

    # The tables of the sounds come with the first letter that is asked for.
    readings_of("寄")


def _load_visit() -> None:
    import ui.pages.visit_page  # noqa: F401 - the page that most come for
