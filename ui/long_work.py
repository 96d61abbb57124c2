"""One piece of long work at a time, with what a window shows of it: its name, how far it is, how it ended."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from inspector_app.errors import CancelledError
from ui.jobs import Jobs, Progress

T = TypeVar("T")
_PERCENT = 100

Step = Callable[[int, int], None]
"""Told (bytes done, bytes in all)."""
Asked = Callable[[], bool]
"""Whether the person wants it stopped."""


class LongWork(QObject):
    started = Signal(str)
    """What is being done, in words."""
    progressed = Signal(int)
    """Percent."""
    ended = Signal()
    """However it ended; comes before `cancelled`, `troubled` and the result."""
    cancelled = Signal()
    """Nothing was changed."""
    troubled = Signal(object)
    """The Exception; nothing was changed."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.busy = False
        jobs.progressed.connect(self._pass_on)

    def run(self, text: str, work: Callable[[Step, Asked], T], done: Callable[[T], None]) -> None:
        """Does nothing while something runs already."""
        if self.busy:
            return
        self.busy = True
        self.started.emit(text)
        self._jobs.run_long(
            self,
            text,
            lambda progress: _watched(work, progress),
            done=lambda result: self._end(lambda: done(result)),
            failed=lambda error: self._end(lambda: self.troubled.emit(error)),
            cancelled=lambda: self._end(self.cancelled.emit),
        )

    def cancel(self) -> None:
        self._jobs.cancel()

    def _pass_on(self, done: int, total: int, _text: str) -> None:
        if self.busy and total:
            self.progressed.emit(done * _PERCENT // total)

    def _end(self, tell: Callable[[], None]) -> None:
        self.busy = False
        self.ended.emit()
        tell()


def _watched(work: Callable[[Step, Asked], T], progress: Progress) -> T:
    """Bytes become percents, which people and the status line can read."""
    if progress.cancelled():
        raise CancelledError
    return work(
        lambda done, total: progress.report(done * _PERCENT // max(total, 1), _PERCENT),
        progress.cancelled,
    )
