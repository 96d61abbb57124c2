"""The one background worker: slow work off the UI thread, one job at a time, in order (aesthetics.md §4.3)."""

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from inspector_app.allocator import give_back, share_heaps
from inspector_app.errors import CancelledError

T = TypeVar("T")

_REPORT_INTERVAL_S = 0.1
_SWITCH_S = 0.0001
"""Python threads take turns this often: each of some 200 calls by which Qt paints a table waits so long for a worker
that reckons. At 1 ms the window was deaf for up to 190 ms while 40,000 enterprises came.
"""


class Progress:
    """What long work tells about itself while it runs, at most ten times a second; made by `Jobs.run_long`."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._told_at = float("-inf")
        self._cancel = threading.Event()

    def report(self, done: int, total: int, text: str = "") -> None:
        """`done` of `total` parts; a total of 0 means that nobody knows how many. The last part is always told."""
        now = time.monotonic()
        if now - self._told_at >= _REPORT_INTERVAL_S or (total and done >= total):
            self._told_at = now
            self._tell(done, total, text)

    def report_or_stop(self, done: int, total: int) -> None:
        """As `report`, for work that only reports. Raises CancelledError when the person wants it stopped."""
        if self.cancelled():
            raise CancelledError
        self.report(done, total)

    def cancel(self) -> None:
        self._cancel.set()

    def cancelled(self) -> bool:
        """Ask between two parts; if so, raise inspector_app.errors.CancelledError with everything as it was before."""
        return self._cancel.is_set()


@dataclass(frozen=True, slots=True)
class _Job:
    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    cancelled: Callable[[], None]
    progress: Progress | None
    what: str = ""
    """Not to be asked for twice; "" may be."""


class Jobs(QObject):
    """Slow work, off the UI thread, one job at a time. What takes under 50 ms needs no job."""

    busy_changed = Signal(bool)
    long_started = Signal(str)
    """Work with progress was asked for: what it does, in the user's words."""
    progressed = Signal(int, int, str)
    """done, total (0: unknown), text of the long work; on the UI thread, at most ten times a second."""
    long_ended = Signal()
    asked = Signal(int)
    """So many deeds that were clicked for are not done yet."""
    refused = Signal(object)
    """The Exception with which a job ended, whoever is told of it; for the log of a support desk."""
    _returned = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jobs", initializer=share_heaps)
        sys.setswitchinterval(_SWITCH_S)
        self._waiting = 0
        self._long: list[Progress] = []
        self._once: set[tuple[QObject, str]] = set()
        self._stopped = False
        # Queued: a job that ends before its callback is added would else be delivered inside `run`.
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    @property
    def busy_long(self) -> bool:
        """Work that can be cancelled is under way."""
        return bool(self._long)

    def run(
        self, owner: QObject, work: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run `work` in the background, then `done` or `failed` on the UI thread.

        `work` must touch no widget. Nothing is called back once `owner` is gone.
        """
        self._submit(work, _Job(owner, done, failed, lambda: None, None))

    def run_once(
        self,
        owner: QObject,
        what: str,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """As `run`, for what a click asks for: while `what` is under way for `owner`, a second click adds nothing.

        People click twice, and again when the worker is at something long: the deed would be done twice, or its
        second time be refused for its first.
        """
        if (owner, what) not in self._once and not self._stopped:
            self._once.add((owner, what))
            self.asked.emit(len(self._once))
            self._submit(work, _Job(owner, done, failed, lambda: None, None, what))

    def run_long(
        self,
        owner: QObject,
        text: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None] = lambda: None,
    ) -> None:
        """As `run`, for what may take over half a second: the window shows `text`, how far, and a cancel button.

        `work` reports to its Progress and raises CancelledError when `progress.cancelled()`; then `cancelled` is
        called.
        """
        if self._stopped:
            return
        progress = Progress(self.progressed.emit)
        self._long.append(progress)
        self.long_started.emit(text)
        self._submit(lambda: _given_back(work, progress), _Job(owner, done, failed, cancelled, progress))

    def cancel(self) -> None:
        """Ask all long work to stop; it ends when it next looks."""
        for progress in self._long:
            progress.cancel()

    def stop(self) -> None:
        """For the end of the program: long work is cancelled, what was given to be written is still written."""
        self.cancel()
        self._stopped = True
        self._executor.shutdown(wait=True)

    def _submit(self, work: Callable[[], Any], job: _Job) -> None:
        if self._stopped:
            # A timer may still ring while the program goes: what it wanted has nobody left to see it.
            return
        self._waiting += 1
        self.busy_changed.emit(True)
        self._executor.submit(work).add_done_callback(lambda future: self._hand_over(job, future))

    def _hand_over(self, job: _Job, future: "Future[Any]") -> None:
        """On the worker; the signal carries the result to the UI thread."""
        if not self._stopped and isValid(self):
            self._returned.emit(job, future)

    def _deliver(self, job: _Job, future: "Future[Any]") -> None:
        self._waiting -= 1
        if job.what:
            self._once.discard((job.owner, job.what))
            self.asked.emit(len(self._once))
        if job.progress is not None:
            self._long.remove(job.progress)
            self.long_ended.emit()
        self.busy_changed.emit(self._waiting > 0)
        error = future.exception()
        if isinstance(error, Exception) and not isinstance(error, CancelledError):
            self.refused.emit(error)
        if isValid(job.owner):
            _call_back(job, future)


def _given_back(work: Callable[[Progress], T], progress: Progress) -> T:
    """What whole packs and registers filled is not kept for the next ones, which may come in a month."""
    try:
        return work(progress)
    finally:
        give_back()


def _call_back(job: _Job, future: "Future[Any]") -> None:
    error = future.exception()
    if error is None:
        job.done(future.result())
    elif isinstance(error, CancelledError):
        job.cancelled()
    elif isinstance(error, Exception):
        job.failed(error)
    else:
        raise error
