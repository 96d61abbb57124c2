"""Reloads of a page that nobody looks at wait until it is on the screen: each answer of a visit would cost one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QWidget


class WhenShown(QObject):
    """Does what is asked at once while `page` is visible, else once when it comes back."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._waiting: dict[str, Callable[[], None]] = {}
        page.installEventFilter(self)

    def do(self, name: str, work: Callable[[], None]) -> None:
        """Of several waiting works with one name the last is done."""
        if self._page.isVisible():
            work()
        else:
            self._waiting[name] = work

    def follow(self, signal: SignalInstance, name: str, work: Callable[[], None]) -> None:
        """As `do` whenever `signal` is emitted, until the page goes."""
        signal.connect(_Follower(self, name, work).come)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Show:
            waiting, self._waiting = self._waiting, {}
            for work in waiting.values():
                work()
        return super().eventFilter(watched, event)


class _Follower(QObject):
    """Takes a signal for its page: what is connected to a lambda would outlive the page and be called without it."""

    def __init__(self, fresh: WhenShown, name: str, work: Callable[[], None]) -> None:
        super().__init__(fresh)
        self._fresh, self._name, self._work = fresh, name, work

    def come(self, *_: object) -> None:
        self._fresh.do(self._name, self._work)
