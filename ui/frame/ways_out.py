"""The ways out of an open store: locked, restored, moved, under another key. Each saves first and ends at the door."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector_app.errors import CancelledError
from ui.frame.leaving import Leaving

if TYPE_CHECKING:
    from inspector_app.key_change.growing import KeyChange
    from inspector_app.stores import Store
    from ui.frame.page_stack import Spot
    from ui.main_window import MainWindow
    from ui.session import Clock
    from ui.settings.move_sheet import MoveWish


@dataclass(frozen=True, slots=True)
class _Left:
    """Where the person was when the store was locked."""

    folder: Path
    spot: "Spot"


class WaysOut(QObject):
    def __init__(self, window: "MainWindow", clock: "Clock") -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self._left: _Left | None = None
        self.leaving = Leaving(window)
        window.locked.connect(self._forget)

    def lock(self) -> None:
        """Saves, closes the store, and shows the door."""
        if self._window.session is not None:
            self.leaving.settle(self._lock)

    def restore_backup(self, name: str) -> None:
        """Saves, closes, restores that backup, and shows the door, which says how it went."""
        if self._window.session is not None:
            self.leaving.settle(lambda: self._restore(name))

    def move(self, wish: "MoveWish") -> None:
        """As `restore_backup`: into a shared database, or back into a file."""
        self.leaving.settle(lambda: self._move(wish))

    def change_key(self, change: "KeyChange") -> None:
        """Saves, closes, brings in the other data key, and shows the door, which says how it went."""
        if self._window.session is not None:
            self.leaving.settle(lambda: self._change_key(change))

    def take_key(self, change: "KeyChange") -> None:
        """The other key is ready: at once when the person waits for it, else with the next lock."""
        frame = self._window.frame_
        if frame is not None and frame.watches_key_change:
            self.change_key(change)
        elif frame is not None:
            frame.tell_key_ready()

    def spot_in(self, folder: Path) -> "Spot | None":
        """Where the person was in that store when it was locked last; told once."""
        left, self._left = self._left, None
        return left.spot if left is not None and left.folder == folder else None

    def close_store(self, then: Callable[[], None]) -> None:
        """Closes the store that is open, if any, and goes on."""
        store = self._window.part_with_store()
        if store is None:
            then()
        else:
            self.leaving.close_store(store, then)

    def _lock(self) -> None:
        frame = self._window.frame_
        change = frame.key_watch.whole if frame is not None else None
        if change is not None:
            self._change_key(change)
            return
        self._remember_place()
        self._window.show_door()
        self._window.drop_frame()
        self.close_store(self._tell_locked)

    def _restore(self, name: str) -> None:
        store = self._go_out()
        if store is not None:
            self.leaving.restore_backup(store, name, self._clock(), partial(self._tell_news, "backup.restored"))

    def _move(self, wish: "MoveWish") -> None:
        store = self._go_out()
        if store is not None:
            news = "shared.moved" if wish.address else "shared.moved_back"
            self.leaving.move_store(store, wish, self._clock(), partial(self._tell_news, news))

    def _change_key(self, change: "KeyChange") -> None:
        self._remember_place()
        store = self._go_out()
        if store is not None:
            self.leaving.change_key(change, self._clock(), partial(self._tell_news, "store.key_changed"))

    def _go_out(self) -> "Store | None":
        """To the door, and the store for what is still done with it."""
        store = self._window.part_with_store()
        if store is not None:
            self._window.show_door()
            self._window.drop_frame()
            # What was said when it was opened last is old, and nobody opens it while something is done with it.
            self._window.door.unlock.forget_trouble()
            self._window.door.unlock.set_busy(True, opening=False)
        return store

    def _remember_place(self) -> None:
        session, frame = self._window.session, self._window.frame_
        if session is not None and frame is not None:
            self._left = _Left(session.store.folder, frame.stack.spot)

    def _tell_news(self, news: str, error: Exception | None) -> None:
        self._window.door.unlock.set_busy(False)
        self._window.door.show_right_page()
        stopped = isinstance(error, CancelledError)
        self._window.door.tell_news("store.stopped" if stopped else news, None if stopped else error)
        self._window.locked.emit()

    def _tell_locked(self) -> None:
        self._window.door.show_right_page()
        self._window.locked.emit()

    def _forget(self) -> None:
        """No picture of the store stays in the memory; what its pages had of it returns to the system."""
        from inspector_app.allocator import give_back
        from ui.photos.thumbnails import forget_thumbnails

        forget_thumbnails()
        give_back()
