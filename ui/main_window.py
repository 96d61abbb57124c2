"""Frames the pages and nothing else: the door before the work, the work, the menu, and the way out.

The window is painted before it is furnished: what the door needs is loaded while the person already sees the window.
So nothing of the program is imported here at the top but the ground that is painted first.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.opening.ground import Ground
from ui.opening.screen_place import ScreenPlace

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent

    from inspector_app.messages import Language
    from inspector_app.stores import Store
    from ui.frame.page_stack import Spot
    from ui.frame.window_drops import WindowDrops
    from ui.frame.window_menus import WindowMenus
    from ui.frame.work_frame import WorkFrame
    from ui.jobs import Jobs
    from ui.opening.door import Door
    from ui.pages.visit_page import VisitPage
    from ui.places import Places
    from ui.preferences import Preferences
    from ui.session import Clock, Session
    from ui.theme.appearance import Appearance
    from ui.translation import Translation


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
        self.menus: WindowMenus | None = None
        self.rooms = QStackedWidget(self)
        self._file: Path | None = None
        self.ground = Ground(preferences.theme, self.rooms)
        self.rooms.addWidget(self.ground)
        self.setCentralWidget(self.rooms)
        self.place = ScreenPlace(self, preferences)
        self.place.fit()

    def furnish(self, given: Surroundings) -> None:
        """The door, and what works behind it; once."""
        from ui.frame.panes import PaneKeys
        from ui.frame.ways_out import WaysOut
        from ui.frame.window_commands import WindowCommands
        from ui.opening.idle_lock import IdleLock

        self._given, self.jobs, self.appearance = given, given.jobs, given.appearance
        self.ways_out = WaysOut(self, given.clock)
        self.idle = IdleLock(self.jobs, given.clock, QTimer(self), self)
        self.idle.due.connect(self.lock)
        self.commands = WindowCommands(self)
        self.panes = PaneKeys(self)
        self.setAcceptDrops(True)
        self.door = self._new_door()
        self.appearance.text_resized.connect(lambda: self.ways_out.leaving.settle(self._rebuild))
        self._gone = False
        self.show_door()
        self.rooms.removeWidget(self.ground)
        self.ground.deleteLater()

    @cached_property
    def drops(self) -> "WindowDrops":
        """Not needed for the first paint, so made when something comes from outside."""
        from ui.frame.window_drops import WindowDrops

        return WindowDrops(self)

    # What the menu does.

    def go(self, key: str) -> None:
        if self.frame_ is not None:
            self.frame_.go(key)

    def lock(self) -> None:
        """Saves, closes the store, and shows the door."""
        self.ways_out.lock()

    def set_language(self, language: "Language") -> None:
        """The window is made again in place, where it was."""
        if language is not self.preferences.language:
            self.ways_out.leaving.settle(lambda: self._speak(language))

    def set_idle_minutes(self, minutes: int) -> None:
        self.preferences.idle_minutes = minutes
        self.idle.watch(minutes)

    def show_help_over(self, dialog: QWidget) -> None:
        self.commands.show_help_over(dialog)

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
        if self.ways_out.leaving.under_way:
            # The person left while it was being opened.
            self.ways_out.leaving.close_store(store, lambda: None)
            return
        if not practice:
            self.preferences.last_store = store.folder
        from ui.session import Session

        language = self.preferences.language
        self.session = Session(store, self.jobs, self._given.clock, language, practice, self.preferences)
        self._build_frame(self.ways_out.spot_in(store.folder))
        self._tell_news(store)
        self.idle.watch(self.preferences.idle_minutes)
        self.work_opened.emit()
        if self._file is not None:
            file, self._file = self._file, None
            self.drops.take(file)

    def _tell_news(self, store: "Store") -> None:
        if store.news and self.frame_ is not None:
            from inspector_app.messages import say

            words = "\n".join(str(say(problem, self.preferences.language)) for problem in store.news)
            self.frame_.notice.tell(words)

    def _build_frame(self, spot: "Spot | None") -> None:
        """At that spot, else at the register."""
        from ui.frame.page_makers import page_makers
        from ui.frame.window_menus import WindowMenus
        from ui.frame.work_frame import WorkFrame

        assert self.session is not None
        self.frame_ = WorkFrame(self.session, page_makers(self), self)
        self.frame_.lock_wanted.connect(self.lock)
        self.frame_.key_watch.ready.connect(self.ways_out.take_key)
        self.frame_.key_watch.finish_wanted.connect(self.ways_out.change_key)
        self.rooms.addWidget(self.frame_)
        self.rooms.setCurrentWidget(self.frame_)
        self.menus = WindowMenus(self)
        self.menuBar().show()
        store = self.session.store
        self.setWindowTitle(f"{store.owner.office} · {store.person}")
        self.frame_.stack.stand_at(spot)

    def part_with_store(self) -> "Store | None":
        """The store that was open, which is no longer the window's; None when none was."""
        if self.session is None:
            return None
        self.idle.stop()
        store, self.session = self.session.store, None
        return store

    def drop_frame(self) -> None:
        """The pages of the store go, with what they still listened to."""
        if self.frame_ is not None:
            self.rooms.removeWidget(self.frame_)
            self.frame_.deleteLater()
            self.frame_.session.end()
            self.frame_ = None
        if self.menus is not None:
            self.menus.leave()
            self.menus = None

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
            self.show_door()
            return
        spot = self.frame_.stack.spot
        self.drop_frame()
        self.session = replace(
            self.session, language=self.preferences.language, changes=Changes(), navigation=Navigation()
        )
        self._build_frame(spot)

    def _new_door(self) -> "Door":
        from PySide6.QtGui import QKeySequence, QShortcut

        from ui.opening.door import Door

        door = Door(self.jobs, self.preferences, self._given.places, self._given.clock, self)
        door.opened.connect(self._enter)
        door.language_wanted.connect(self.set_language)
        # The menu, which has this key later, is hidden at the door.
        QShortcut(QKeySequence("Ctrl+Q"), door, self.close)
        self.rooms.addWidget(door)
        return door

    def show_door(self) -> None:
        self.menuBar().hide()
        self.rooms.setCurrentWidget(self.door)
        # Given before it was shown, they were lost when the system made the window active at the wrong moment.
        self.door.take_keys()
        self.setWindowTitle(self.tr("寄检通"))

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Enter presses the button that has the focus, as in a dialog; it comes here when nobody else took it."""
        from ui.widgets.enter_presses import enter_presses

        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The system's letters or colours are others while the program runs.
        if event.type() == QEvent.Type.ThemeChange and not self._gone:
            self.appearance.follow_system()

    def closeEvent(self, event: "QCloseEvent") -> None:
        event.setAccepted(self._gone)
        if not self._gone:
            self.ways_out.leaving.settle(self._leave)

    def _leave(self) -> None:
        self.place.remember()
        self.drop_frame()
        self.ways_out.close_store(self._go)

    def _go(self) -> None:
        self._gone = True
        self.left.emit()
        self.close()

    # Files from outside.

    def take_when_opened(self, path: Path) -> None:
        """A pack or a register, once a store is open."""
        self._file = path

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        self.drops.enter(event)

    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:
        self.drops.veil.hide()

    def dropEvent(self, event: "QDropEvent") -> None:
        self.drops.drop(event)
