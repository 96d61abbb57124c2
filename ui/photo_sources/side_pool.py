"""Two threads beside the one worker: reading, hashing, sealing and decoding never hold up the save of an answer.

Nothing done here touches the database; rows are committed by the worker.
"""

import os
import sys
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

T = TypeVar("T")

_THREADS = 2
_NICE = 10


@dataclass(frozen=True, slots=True)
class _Work:
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    dropped: Callable[[], None]


class SidePool(QObject):
    _returned = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="photos", initializer=_stand_back)
        self._executor = executor
        self._waiting: set[Future[Any]] = set()
        self._returned.connect(self._deliver)
        # Not by `destroyed`: at the end of the program that comes when Python cannot be called any more.
        weakref.finalize(self, executor.shutdown, wait=False, cancel_futures=True)

    def run(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        dropped: Callable[[], None] = lambda: None,
    ) -> None:
        """`work` touches no widget and no database; one of the others follows on the UI thread."""
        future = self._executor.submit(work)
        self._waiting.add(future)
        future.add_done_callback(lambda ended: self._hand_over(_Work(done, failed, dropped), ended))

    def drop(self) -> None:
        """What was not begun is not done any more: its `dropped` is called."""
        for future in tuple(self._waiting):
            future.cancel()

    def _hand_over(self, work: _Work, future: "Future[Any]") -> None:
        # The page may be gone between the question and the signal.
        with suppress(RuntimeError):
            if isValid(self):
                self._returned.emit(work, future)

    def _deliver(self, work: _Work, future: "Future[Any]") -> None:
        self._waiting.discard(future)
        if future.cancelled():
            work.dropped()
            return
        error = future.exception()
        if error is None:
            work.done(future.result())
        elif isinstance(error, Exception):
            work.failed(error)
        else:
            raise error


def _stand_back() -> None:
    """This thread gives way to the window's and the worker's where the system knows priorities of threads."""
    if sys.platform.startswith("linux"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
