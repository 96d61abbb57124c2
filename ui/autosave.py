"""Saves what is typed: at once or shortly after the last key, in order, and never says so before the commit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from inspector_app.errors import RefusedInputError
from ui.jobs import Jobs

TYPING_PAUSE_MS = 600

Write = Callable[[], Any]


@dataclass(slots=True)
class _Pending:
    write: Write
    """Holds the values to be written; gives what the page shows afterwards."""
    refused: bool = False
    """The input itself was not taken: written again only after it was changed."""


class Autosave(QObject):
    """One entry for each thing being edited ("answer/RN-01"); a newer write of the same thing replaces the older."""

    saved = Signal(str, object)
    """Key, and what the write gave; after the commit."""
    failed = Signal(str, object)
    """Key and exception; what was typed is still pending."""

    settled = Signal()
    """All that was given to the worker has been answered."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: dict[str, Write] = {}
        self._on_the_way: dict[str, int] = {}
        self._unsaved: dict[str, _Pending] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def unsaved(self) -> frozenset[str]:
        """What a save refused or failed to take, so that only the page holds it."""
        return frozenset(self._unsaved)

    @property
    def busy(self) -> bool:
        return bool(self._waiting or self._on_the_way)

    def is_dirty(self, key: str) -> bool:
        """Whether the page knows more about this than the store."""
        return key in self._waiting or key in self._on_the_way or key in self._unsaved

    def later(self, key: str, write: Write) -> None:
        """Writes when the person stops typing, leaves the field or the item."""
        self._waiting[key] = write
        self._timer.start()

    def hold(self, key: str, write: Write) -> None:
        """Kept until something is flushed: the person has been asked for more, and is not to be hurried."""
        self._waiting[key] = write

    def now(self, key: str, write: Write) -> None:
        self._waiting[key] = write
        self.flush()

    def flush(self) -> None:
        """Writes all that waits."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for key, write in waiting.items():
            self._start(key, write)

    def retry(self) -> None:
        """Writes again what the disk refused; refused input only the person can mend."""
        self.flush()
        for key, pending in list(self._unsaved.items()):
            if not pending.refused:
                self._start(key, pending.write)

    def _start(self, key: str, write: Write) -> None:
        self._on_the_way[key] = self._on_the_way.get(key, 0) + 1
        self._jobs.run(
            self, write, done=lambda shown: self._done(key, shown), failed=lambda error: self._failed(key, write, error)
        )

    def _done(self, key: str, shown: object) -> None:
        self._arrived(key)
        self._unsaved.pop(key, None)
        self.saved.emit(key, shown)
        self._tell_settled()

    def _failed(self, key: str, write: Write, error: Exception) -> None:
        self._arrived(key)
        self._unsaved[key] = _Pending(write, isinstance(error, RefusedInputError))
        self.failed.emit(key, error)
        self._tell_settled()

    def _tell_settled(self) -> None:
        if not self.busy:
            self.settled.emit()

    def _arrived(self, key: str) -> None:
        self._on_the_way[key] -= 1
        if not self._on_the_way[key]:
            del self._on_the_way[key]
