"""F6 goes from pane to pane: what is chosen from, what is worked on, the bars around them; and comes round again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QScrollArea, QSplitter, QWidget

from ui.frame.eye_order import stops_of

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Pane:
    parts: tuple[QWidget, ...]
    enter: Callable[[], object]
    """Gives it the focus, where it was last or where its work begins."""


@runtime_checkable
class HasPanes(Protocol):
    """A page that knows better than its layout what belongs together."""

    def panes_in_order(self) -> list[Pane]: ...


class PaneKeys(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        for key, by in (("F6", 1), ("Shift+F6", -1)):
            QShortcut(QKeySequence(key), window, partial(self.go, by))

    def go(self, by: int) -> None:
        """To the next pane, or with -1 to the one before."""
        panes, focused = self.panes(), self._window.focusWidget()
        here = _place_of(focused, panes)
        if here is None:
            here = -1 if by > 0 else 0
        for step in range(1, len(panes) + 1):
            place = (here + by * step) % len(panes)
            panes[place].enter()
            # What can only be read takes no focus: on to the next.
            if _place_of(self._window.focusWidget(), panes) == place:
                return

    def panes(self) -> list[Pane]:
        """Those of the page in front, then what stands around every page."""
        frame = self._window.frame_
        if frame is None:
            page = self._window.door.currentWidget()
            return [] if page is None else panes_of(page)
        top = frame.stack.top
        around = [bar for bar in (frame.status, frame.ribbon, frame.notice) if bar is not None and bar.isVisible()]
        own = top.panes_in_order() if isinstance(top, HasPanes) else panes_of(top)
        return [*own, *(pane for bar in around for pane in panes_of(bar)), self._pages()]

    def _pages(self) -> Pane:
        """The side bar is entered at the page that is shown."""
        frame = self._window.frame_
        assert frame is not None
        button = frame.side.buttons[frame.stack.section]
        return Pane((frame.side,), partial(button.setFocus, Qt.FocusReason.TabFocusReason))


def _place_of(focused: QWidget | None, panes: list[Pane]) -> int | None:
    """Of the pane that holds it most closely."""
    while focused is not None:
        found = next((place for place, pane in enumerate(panes) if focused in pane.parts), None)
        if found is not None:
            return found
        focused = focused.parentWidget()
    return None


def panes_of(page: QWidget) -> list[Pane]:
    """By its splitters and scrolled parts, else its lists; what stands loose between two of them is one pane."""
    stops = (stop for stop in stops_of(page) if stop.isVisibleTo(page) and stop.isEnabled())
    return [_pane(root, parts) for root, parts in groupby(stops, partial(_root, page))]


def _root(page: QWidget, stop: QWidget) -> QWidget:
    """The nearest part around a control that a person would call a pane."""
    part = stop
    while part is not page and not isinstance(part, QScrollArea):
        parent = part.parentWidget()
        if parent is None or isinstance(parent, QSplitter):
            return part
        part = parent
    return stop if part is page and isinstance(stop, QAbstractItemView) else part


def _pane(root: QWidget, parts: Iterable[QWidget]) -> Pane:
    """Entered where it was last, else at its list or at what is chosen."""
    stops = tuple(parts)
    lists = (stop for stop in stops if isinstance(stop, QAbstractItemView))
    chosen = (stop for stop in stops if isinstance(stop, QAbstractButton) and stop.isChecked())
    first = next(lists, None) or next(chosen, stops[0])

    def enter() -> None:
        last = root.focusWidget()
        stop = last if last in stops and last is not None else first
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(root, QScrollArea) and stop is not root:
            root.ensureWidgetVisible(stop)

    return Pane(stops, enter)
