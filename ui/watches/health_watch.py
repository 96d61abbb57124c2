"""Looks after an open store while nobody asks: quick look, reserve, free room, backups, and the deep look when idle.

Everything runs on the one worker in short jobs; the deep look stops as soon as the person does something.
"""

import threading
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from db.errors import StoreTroubleError
from inspector_app.assurance import Assurance, assurance
from inspector_app.backups import shelf
from inspector_app.backups.making import backup_due, make_backup
from inspector_app.backups.shelf import Backup
from inspector_app.checkup import Checkup
from inspector_app.deep_checks import note_deep_check
from inspector_app.errors import CancelledError, Problem, ProblemsError
from inspector_app.health import QuickCheck, deep_check, deep_check_day, deep_check_due, quick_check
from inspector_app.key_change.growing import is_growing
from inspector_app.messages import Message, say
from inspector_app.room import MIB, SCARCE_BYTES, Level, Room, lay_reserve, room_of
from inspector_app.stores import Store
from ui.session import Session
from ui.wording import sentences

FIRST_MS = 3_000
"""After the first screen is painted and can be worked with."""
_MINUTE_MS = 60_000
_SOON_MS = 1_500
"""After a change; the next change begins it anew, so that whoever types is not counted at each key."""
IDLE = timedelta(minutes=3)
_INPUT = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})


@dataclass(frozen=True, slots=True)
class _Look:
    room: Room
    newest: Backup | None
    assured: Assurance
    failed: Exception | None = None


class HealthWatch(QObject):
    warned = Signal(object)
    """A Message that the person should read when there is time; None takes the last one back."""
    backed_up = Signal(object)
    """Time of the newest sound backup, or None."""
    assured = Signal(object)
    """Assurance: photos that are there, packs that wait."""
    looked = Signal()
    """A look is over, whatever it found."""
    key_change_found = Signal()
    """One was begun before the store was last closed, and not finished."""
    deep_looked = Signal()
    """The daily look is over, or was stopped."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stop = threading.Event()
        self._deep_running = False
        self._deep_on: date | None = None
        self._level = Level.ENOUGH
        self.calm = False
        """The last warning is only a notice: nothing is stopped yet."""
        self._last_input = session.clock()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.each_minute)
        session.changes.visit_closed.connect(lambda _: self.look())
        session.changes.backups_changed.connect(self._read_backups)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._count)
        for changed in (session.changes.visit_changed, session.changes.packs_changed):
            changed.connect(lambda *_: self._soon.start())
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._listen_to)
        self._listen_to(QGuiApplication.focusWindow())
        QTimer.singleShot(FIRST_MS, self, self.start)

    def start(self) -> None:
        """The quick look at the start; then every minute."""
        self._minute.start()
        store = self._session.store
        zone = self._session.clock().tzinfo
        self._session.jobs.run(self, lambda: quick_check(store), done=self._quick_done, failed=self._failed)
        self._session.jobs.run(self, lambda: deep_check_day(store, zone), done=self._remember_deep, failed=self._failed)
        self.look()

    def look(self) -> None:
        """Room, reserve, and a backup when one is due; in a practice store only the room."""
        store, now, practice = self._session.store, self._session.clock(), self._session.practice
        self._session.jobs.run(self, lambda: _look(store, now, practice), done=self._looked, failed=self._failed)

    def each_minute(self) -> None:
        now = self._session.clock()
        self.look()
        if now - self._last_input >= IDLE and deep_check_due(self._deep_on, now.date()) and not self._deep_running:
            self.look_deep()

    def look_deep(self) -> None:
        """Every page and file, unless the person comes back meanwhile."""
        store, stop = self._session.store, self._stop
        stop.clear()
        self._deep_running = True
        now = self._session.clock()
        self._session.jobs.run(self, lambda: _deep(store, stop, now), done=self._deep_done, failed=self._deep_failed)

    def touched(self) -> None:
        """The person works: nothing may be in the way."""
        self._last_input = self._session.clock()
        self._stop.set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.touched()
        return False

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _looked(self, found: _Look) -> None:
        self.backed_up.emit(found.newest.made_at if found.newest else None)
        self.assured.emit(found.assured)
        if found.room.level is not self._level:
            self._level = found.room.level
            self.calm = self._level is Level.LOW
            self.warned.emit(self._room_words(found.room))
        if found.failed is not None:
            self._tell_not_made(found.failed)
        self.looked.emit()

    def _room_words(self, room: Room) -> Message | None:
        if room.level is Level.ENOUGH:
            return None
        details = {"free_mb": room.free // MIB, "least_mb": SCARCE_BYTES // MIB}
        return say(Problem(f"backup.room_{room.level.value}", details), self._session.language)

    def _tell_not_made(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        detail = " ".join(str(message) for message in messages)
        self.calm = False
        self.warned.emit(say(Problem("backup.failed", {"detail": detail}), self._session.language))

    def _quick_done(self, found: QuickCheck) -> None:
        if not found.sound:
            self._tell_damage([*found.database, *found.chain])
        elif is_growing(self._session.store.folder):
            self.key_change_found.emit()

    def _remember_deep(self, day: date | None) -> None:
        self._deep_on = self._deep_on or day

    def _deep_done(self, found: Checkup | None) -> None:
        self._deep_running = False
        if found is not None:
            self._deep_on = self._session.clock().date()
        if found is not None and not found.sound:
            self._tell_damage([*found.database, *(sha256[:12] for sha256 in found.damaged_files)])
        self.deep_looked.emit()

    def _deep_failed(self, error: Exception) -> None:
        self._deep_running = False
        self._failed(error)
        self.deep_looked.emit()

    def _tell_damage(self, lines: list[str]) -> None:
        detail = "; ".join(lines[:3])
        self.calm = False
        self.warned.emit(say(Problem("backup.store_damaged", {"detail": detail}), self._session.language))

    def _failed(self, error: Exception) -> None:
        self._tell_not_made(error)
        self.looked.emit()

    def _count(self) -> None:
        store = self._session.store
        self._session.jobs.run(self, lambda: assurance(store), done=self.assured.emit, failed=self._failed)

    def _read_backups(self) -> None:
        store = self._session.store
        self._session.jobs.run(self, lambda: _newest(store), done=self._tell_newest, failed=self._failed)

    def _tell_newest(self, newest: Backup | None) -> None:
        self.backed_up.emit(newest.made_at if newest else None)


def _deep(store: Store, stop: threading.Event, now: datetime) -> Checkup | None:
    """None when the person came back."""
    try:
        found = deep_check(store, stop.is_set)
    except CancelledError:
        return None
    note_deep_check(store, found, now)
    return found


def _look(store: Store, now: datetime, practice: bool) -> _Look:
    lay_reserve(store.folder)
    failed = None if practice else _back_up_if_due(store, now)
    return _Look(room_of(store.folder), _newest(store), assurance(store), failed)


def _back_up_if_due(store: Store, now: datetime) -> Exception | None:
    try:
        if backup_due(store, now):
            make_backup(store, now)
    except (ProblemsError, StoreTroubleError) as error:
        return error
    return None


def _newest(store: Store) -> Backup | None:
    return shelf.newest_sound(store.folder, store.vault)
