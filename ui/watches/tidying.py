"""Python's look for garbage, taken while the person rests.

What holds itself in a ring is found only by a walk through everything there is: of a window whose pages were all seen
300,000 objects, for a fifth of a second on a slow laptop, and in whatever thread it comes, nothing is painted and no
key is taken meanwhile. So what is still there after a look in a rest is set aside, and the looks that Python takes by
itself, while somebody works, walk only through what was made since. What was set aside is looked through in longer
rests, after a store was locked, and whenever it has grown by half: garbage waits there, but does not pile up.

Rows that are read by the hundred thousand are set aside as they come: none of them holds itself in a ring, and they go
when their list goes.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from ui.jobs import Jobs
from ui.opening.idle_lock import INPUT

_REST_MS, _LONG_REST_MS = 2_000, 20_000
_GROWTH = 0.5
_MANY = 50_000
"""New objects that Python looks through in some milliseconds."""
_SELDOM = 50
"""Times that Python looks through what is not quite new before it looks through all; by itself ten times."""


@contextmanager
def made_to_stay() -> Iterator[None]:
    """Around the reading of a long list on the worker: nothing is looked through meanwhile, nor what came afterwards.

    Of half a million enterprises Python would look through all twice while they come, for up to 0.4 s.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            # All of it is new, and would be looked through at once.
            gc.freeze()
        if was_on:
            gc.enable()


class Tidying(QObject):
    """For the whole process, so made once, where the program starts."""

    def __init__(self, jobs: Jobs, timer: QTimer, parent: QObject | None = None) -> None:
        """`timer` rings once; it is given so that tests need not wait."""
        super().__init__(parent)
        self._jobs, self._timer = jobs, timer
        self._known = self._added = 0
        """Objects that were set aside when all were last looked through, and since. To count them takes 30 ms."""
        self._looked = self._let_go = False
        gc.set_threshold(*gc.get_threshold()[:2], _SELDOM)
        timer.setSingleShot(True)
        timer.timeout.connect(self._ring)
        jobs.long_ended.connect(self._wait)
        # Only windows are listened to: a filter on the application would see every event of every widget.
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._listen_to)
        self._listen_to(QGuiApplication.focusWindow())
        # What the start has loaded goes first, where nobody is at the door yet.
        self._wait()

    def let_go(self) -> None:
        """A store was locked: what its pages held does not wait for a long rest."""
        self._let_go = True
        self._wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT:
            self._wait()
        return False

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _wait(self) -> None:
        self._looked = False
        self._timer.start(_REST_MS)

    def _ring(self) -> None:
        if self._jobs.busy:
            # What it brings will be painted, and what it made will be garbage.
            self._timer.start()
        elif self._looked or self._let_go or self._added >= self._known * _GROWTH:
            self._look_through_all()
        else:
            self._look_through_new()

    def _look_through_new(self) -> None:
        gc.collect()
        self._added += len(gc.get_objects())
        gc.freeze()
        self._looked = True
        self._timer.start(_LONG_REST_MS)

    def _look_through_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._known, self._added, self._let_go = gc.get_freeze_count(), 0, False
