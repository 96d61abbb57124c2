"""Frames the pages and nothing else: the door before the work, the work, the menu, and the way out.

The window is painted before it is furnished: what the door needs is loaded while the person already sees the window.
So nothing of the program is imported here at the top but the ground that is painted first.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.ground import Ground

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from inspector_app.key_change.growing import KeyChange
    from inspector_app.messages import Language
    from inspector_app.stores import Store
    from ui.door import Door
    from ui.jobs import Jobs
    from ui.page_stack import MakePage, Spot
    from ui.pages.visit_page import VisitPage
    from ui.places import Places
    from ui.preferences import Preferences
    from ui.session import Clock, Session
    from ui.settings.move_sheet import MoveWish
    from ui.theme.appearance import Appearance
    from ui.translation import Translation
    from ui.widgets.drop_veil import DropVeil
    from ui.window_menus import WindowMenus
    from ui.work_frame import WorkFrame

_SMALLEST = QSize(900, 560)
_FRAME = QSize(0, 40)
_NAME = "main"


def smallest(screen: QSize) -> QSize:
    """The window never needs more than the screen has; its frame and title take some of that, too."""
    return _SMALLEST.boundedTo(screen - _FRAME)


@dataclass(frozen=True, slots=True)
class _Left:
    """Where the person was when the store was locked."""

    folder: Path
    spot: "Spot"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window is given, made once for the whole program."""

    jobs: "Jobs"
    places: "Places"
    appearance: "Appearance"
    translation: "Translation"
    clock: "Clock"


class MainWindow(QMainWindow):
    work_opened = Signal()
    """A store is open and its first page is made."""
    locked = Signal()
    """The store is closed; the door is shown."""
    left = Signal()
    """Everything is saved and closed; the window is going."""

    def __init__(self, preferences: "Preferences") -> None:
        super().__init__()
        self.preferences = preferences
        self.session: Session | None = None
        self.frame_: WorkFrame | None = None
        self._gone = True
        self._left: _Left | None = None
        self.menus: WindowMenus | None = None
        self.rooms = QStackedWidget(self)
        self._file: Path | None = None
        self.ground = Ground(preferences.theme, self.rooms)
        self.rooms.addWidget(self.ground)
        self.setCentralWidget(self.rooms)
        self._fit_screen()

    def furnish(self, given: Surroundings) -> None:
        """The door, and what works behind it; once."""
        from ui.idle_lock import IdleLock
        from ui.leaving import Leaving
        from ui.panes import PaneKeys
        from ui.window_commands import WindowCommands

        self._given, self.jobs, self.appearance = given, given.jobs, given.appearance
        self._leaving = Leaving(self)
        self.idle = IdleLock(self.jobs, given.clock, QTimer(self), self)
        self.idle.due.connect(self.lock)
        self.commands = WindowCommands(self)
        self.panes = PaneKeys(self)
        self.setAcceptDrops(True)
        self.door = self._new_door()
        self.appearance.text_resized.connect(lambda: self._leaving.settle(self._rebuild))
        self._gone = False
        self._show_door()
        self.rooms.removeWidget(self.ground)
        self.ground.deleteLater()

    # What is not needed for the first paint is made when it is wanted.

    @cached_property
    def veil(self) -> "DropVeil":
        from ui.widgets.drop_veil import DropVeil

        return DropVeil(self)

    # What the menu does.

    def go(self, key: str) -> None:
        if self.frame_ is not None:
            self.frame_.go(key)

    def lock(self) -> None:
        """Saves, closes the store, and shows the door."""
        if self.session is not None:
            self._leaving.settle(self._lock)

    def restore_backup(self, name: str) -> None:
        """Saves, closes, restores that backup, and shows the door, which says how it went."""
        if self.session is not None:
            self._leaving.settle(lambda: self._restore(name))

    def change_key(self, change: "KeyChange") -> None:
        """Saves, closes, brings in the other data key, and shows the door, which says how it went."""
        if self.session is not None:
            self._leaving.settle(lambda: self._change_key(change))

    def _take_key(self, change: "KeyChange") -> None:
        """The other key is ready: at once when the person waits for it, else with the next lock."""
        if self.frame_ is not None and self.frame_.watches_key_change:
            self.change_key(change)
        elif self.frame_ is not None:
            self.frame_.tell_key_ready()

    def set_language(self, language: "Language") -> None:
        """The window is made again in place, where it was."""
        if language is not self.preferences.language:
            self._leaving.settle(lambda: self._speak(language))

    def fold_side_bar(self) -> None:
        if self.frame_ is not None:
            self.frame_.fold_side_bar()

    def leave_guest(self) -> None:
        if self.frame_ is not None and self.frame_.stack.has_guest:
            self.frame_.leave_guest()

    def open_visit_page(self) -> "VisitPage | None":
        """The visit on the screen, when it can be worked on."""
        from ui.pages.visit_page import VisitPage

        top = self.frame_.stack.top if self.frame_ is not None else None
        return top if isinstance(top, VisitPage) and top.flow is not None else None

    # Opening and leaving a store.

    def flush(self) -> None:
        if self.frame_ is not None:
            self.frame_.flush()

    def _enter(self, store: "Store", practice: bool) -> None:
        if self._leaving.under_way:
            # The person left while it was being opened.
            self._leaving.close_store(store, lambda: None)
            return
        if not practice:
            self.preferences.last_store = store.folder
        from ui.session import Session

        language = self.preferences.language
        self.session = Session(store, self.jobs, self._given.clock, language, practice, self.preferences)
        self._return()
        self.idle.watch(self.preferences.idle_minutes)
        self.work_opened.emit()
        if self._file is not None:
            file, self._file = self._file, None
            self.take_file(file)

    def _return(self) -> None:
        """To where this store was left when it was locked, else to its register."""
        assert self.session is not None
        left, self._left = self._left, None
        known = left is not None and left.folder == self.session.store.folder
        self._build_frame(left.spot if left is not None and known else None)

    def _build_frame(self, spot: "Spot | None") -> None:
        """At that spot, else at the register."""
        from ui.window_menus import WindowMenus
        from ui.work_frame import WorkFrame

        assert self.session is not None
        self.frame_ = WorkFrame(self.session, self._makers(), self)
        self.frame_.lock_wanted.connect(self.lock)
        self.frame_.key_watch.ready.connect(self._take_key)
        self.frame_.key_watch.finish_wanted.connect(self.change_key)
        self.rooms.addWidget(self.frame_)
        self.rooms.setCurrentWidget(self.frame_)
        self.menus = WindowMenus(self)
        self.menuBar().show()
        store = self.session.store
        self.setWindowTitle(f"{store.owner.office} · {store.person}")
        self.frame_.stack.stand_at(spot)

    def _makers(self) -> "dict[str, MakePage]":
        """The settings ask the window for what is the window's."""
        from ui.page_makers import page_makers

        return {**page_makers(), "settings": self._settings_page}

    def _settings_page(self, session: "Session", parent: QWidget) -> QWidget:
        from ui.pages.settings_page import SettingsPage

        page = SettingsPage(session, parent, self.frame_.key_watch if self.frame_ is not None else None)
        page.theme_wanted.connect(self.appearance.set_theme)
        page.text_size_wanted.connect(self.appearance.set_text_size)
        page.tablet_wanted.connect(self.appearance.set_tablet)
        page.language_wanted.connect(self.set_language)
        page.lock_wanted.connect(self.lock)
        page.restore_wanted.connect(self.restore_backup)
        page.move_wanted.connect(lambda wish: self._leaving.settle(lambda: self._move(wish)))
        page.idle_minutes_wanted.connect(self._set_idle_minutes)
        return page

    def _drop_frame(self) -> None:
        if self.frame_ is not None:
            self.rooms.removeWidget(self.frame_)
            self.frame_.deleteLater()
            self.frame_.session.end()
            self.frame_ = None
        if self.menus is not None:
            self.menus.leave()
            self.menus = None

    def _set_idle_minutes(self, minutes: int) -> None:
        self.preferences.idle_minutes = minutes
        self.idle.watch(minutes)

    def _lock(self) -> None:
        change = self.frame_.key_watch.whole if self.frame_ is not None else None
        if change is not None:
            self._change_key(change)
            return
        self._remember_place()
        self.menuBar().hide()
        self._show_door()
        self._drop_frame()
        self._close_store(self._tell_locked)

    def _restore(self, name: str) -> None:
        store = self._go_out()
        if store is not None:
            self._leaving.restore_backup(store, name, self._given.clock(), partial(self._tell_news, "backup.restored"))

    def _move(self, wish: "MoveWish") -> None:
        store = self._go_out()
        if store is not None:
            news = "shared.moved" if wish.address else "shared.moved_back"
            self._leaving.move_store(store, wish, self._given.clock(), partial(self._tell_news, news))

    def _change_key(self, change: "KeyChange") -> None:
        self._remember_place()
        store = self._go_out()
        if store is not None:
            self._leaving.change_key(change, self._given.clock(), partial(self._tell_news, "store.key_changed"))

    def _go_out(self) -> "Store | None":
        """To the door, and the store for what is still done with it."""
        if self.session is None:
            return None
        store, self.session = self.session.store, None
        self.idle.stop()
        self.menuBar().hide()
        self._show_door()
        self._drop_frame()
        return store

    def _tell_news(self, news: str, error: Exception | None) -> None:
        from inspector_app.errors import CancelledError

        self.door.show_right_page()
        if not isinstance(error, CancelledError):
            self.door.tell_news(news, error)
        self.locked.emit()

    def _remember_place(self) -> None:
        if self.session is not None and self.frame_ is not None:
            self._left = _Left(self.session.store.folder, self.frame_.stack.spot)

    def _tell_locked(self) -> None:
        self.door.show_right_page()
        self.locked.emit()

    def _close_store(self, then: Callable[[], None]) -> None:
        if self.session is None:
            then()
            return
        self.idle.stop()
        store, self.session = self.session.store, None
        self._leaving.close_store(store, then)

    def _speak(self, language: "Language") -> None:
        self.preferences.language = language
        self._given.translation.speak(language)
        self.appearance.apply()
        self._rebuild()

    def _rebuild(self) -> None:
        """Door and frame anew, in the language and letters that hold now, where the person was."""
        from ui.session import Changes, Navigation

        old, self.door = self.door, self._new_door()
        self.rooms.removeWidget(old)
        old.deleteLater()
        if self.session is None or self.frame_ is None:
            self._show_door()
            return
        spot = self.frame_.stack.spot
        self._drop_frame()
        self.session = replace(
            self.session, language=self.preferences.language, changes=Changes(), navigation=Navigation()
        )
        self._build_frame(spot)

    def _new_door(self) -> "Door":
        from ui.door import Door

        door = Door(self.jobs, self.preferences, self._given.places, self._given.clock, self)
        door.opened.connect(self._enter)
        door.language_wanted.connect(self.set_language)
        self.rooms.addWidget(door)
        return door

    def _show_door(self) -> None:
        self.menuBar().hide()
        self.rooms.setCurrentWidget(self.door)
        self.setWindowTitle(self.tr("寄检通"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The system's letters or colours are others while the program runs.
        if event.type() == QEvent.Type.ThemeChange and not self._gone:
            self.appearance.follow_system()

    def closeEvent(self, event: "QCloseEvent") -> None:
        event.setAccepted(self._gone)
        if not self._gone:
            self._leaving.settle(self._leave)

    def _leave(self) -> None:
        self.preferences.remember_window(self, _NAME)
        self._drop_frame()
        self._close_store(self._go)

    def _go(self) -> None:
        self._gone = True
        self.left.emit()
        self.close()

    def _fit_screen(self) -> None:
        """As it was left last; the first time most of the screen."""
        self.setMinimumSize(smallest(QGuiApplication.primaryScreen().availableSize()))
        if not self.preferences.restore_window(self, _NAME):
            screen = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(1366, screen.width()), min(768, screen.height()))

    # Files dragged onto the window.

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        from ui.dropped_files import dropped_file

        path = dropped_file(event.mimeData())
        if path is not None and self.frame_ is not None:
            event.acceptProposedAction()
            self.veil.show_for(path)

    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:
        self.veil.hide()

    def dropEvent(self, event: "QDropEvent") -> None:
        from ui.dropped_files import dropped_file

        self.veil.hide()
        path = dropped_file(event.mimeData())
        if path is None or self.frame_ is None:
            return
        event.acceptProposedAction()
        # Whoever drags waits until the drop returns: a dialog must not open inside it.
        QTimer.singleShot(0, self, lambda: self.take_file(path))

    def take_when_opened(self, path: Path) -> None:
        """As `take_file`, once a store is open."""
        self._file = path

    def take_file(self, path: Path) -> None:
        """A pack or a register: dragged onto the window, or opened with the program by the system."""
        from ui.dropped_files import section_of

        if self.frame_ is None:
            return
        if section_of(path) == "packs":
            self.frame_.take_file("packs", path)
        else:
            self.commands.import_register(path)
