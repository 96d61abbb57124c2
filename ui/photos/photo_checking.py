"""Reads and hashes every sealed original in the background, a little at a time, so that other work gets its turn."""

import time
from collections.abc import Iterable
from enum import StrEnum
from threading import Event

from PySide6.QtCore import QObject, Signal

from inspector_app.errors import UnavailableError
from inspector_app.evidence.intake import original
from inspector_app.stores import Store
from ui.session import Session

_TURN_S = 0.1
"""One job takes about as long; a small picture or an answer waits no longer."""


class PhotoHealth(StrEnum):
    """What became of the bytes of a photo."""

    UNCHECKED = "unchecked"
    SOUND = "sound"
    """They fit the hash that was taken when the photo came in."""
    DAMAGED = "damaged"
    MISSING = "missing"
    HANDED_OVER = "handed over"
    """Others confirmed to hold the original; a working copy is here."""


_OF_CODE = {
    "photo.damaged": PhotoHealth.DAMAGED,
    "photo.missing": PhotoHealth.MISSING,
    "photo.handed_over": PhotoHealth.HANDED_OVER,
}


class PhotoChecking(QObject):
    progressed = Signal()
    """`health` knows more."""
    troubled = Signal(object)
    """The Exception of the disk; what was not read stays unchecked."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[str] = []
        self._running = False
        self._stopped = Event()
        self._health: dict[str, PhotoHealth] = {}

    @property
    def busy(self) -> bool:
        return self._running

    def health(self, sha256: str) -> PhotoHealth:
        return self._health.get(sha256, PhotoHealth.UNCHECKED)

    def check(self, hashes: Iterable[str]) -> None:
        """Those not looked at yet, in the order given."""
        known = set(self._health) | set(self._waiting)
        self._waiting += [sha256 for sha256 in dict.fromkeys(hashes) if sha256 not in known]
        self._go_on()

    def stop(self) -> None:
        """For the end: nothing more is read."""
        self._stopped.set()
        self._waiting.clear()

    def _go_on(self) -> None:
        if self._running or not self._waiting or self._stopped.is_set():
            return
        self._running = True
        store, waiting, stopped = self._session.store, tuple(self._waiting), self._stopped
        self._session.jobs.run(
            self, lambda: _looked_at(store, waiting, stopped), done=self._keep, failed=self._tell_trouble
        )

    def _keep(self, found: dict[str, PhotoHealth]) -> None:
        self._running = False
        self._health |= found
        self._waiting = [sha256 for sha256 in self._waiting if sha256 not in found]
        self._go_on()
        self.progressed.emit()

    def _tell_trouble(self, error: Exception) -> None:
        self._running = False
        self._waiting.clear()
        self.progressed.emit()
        self.troubled.emit(error)


def _looked_at(store: Store, hashes: tuple[str, ...], stopped: Event) -> dict[str, PhotoHealth]:
    """As many as one turn allows, at least one."""
    found: dict[str, PhotoHealth] = {}
    until = time.monotonic() + _TURN_S
    for sha256 in hashes:
        if stopped.is_set() or (found and time.monotonic() > until):
            break
        found[sha256] = _health(store, sha256)
    return found


def _health(store: Store, sha256: str) -> PhotoHealth:
    try:
        original(store, sha256)
    except UnavailableError as error:
        return _OF_CODE[error.problems[0].code]
    return PhotoHealth.SOUND
