"""Tab goes as the eye does: by the layouts from above to below and from left to right, whatever was made first."""

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)
"""What is inside these belongs to them."""


def tab_as_the_eye_goes(page: QWidget) -> None:
    """For all that is in the page now; what is made later comes after it."""
    for area in page.findChildren(QScrollArea):
        if any(stop is not area for stop in stops_of(area)):
            # It scrolls from what is in it: a stop of its own would be one more on the way.
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            # Without a frame it has no edge to show the focus on.
            area.setFrameShape(QFrame.Shape.StyledPanel)
    for before, after in pairwise(stops_of(page)):
        QWidget.setTabOrder(before, after)


def stops_of(part: QWidget) -> Iterator[QWidget]:
    """What the keyboard can stand on, in the order of the eye, seen or not."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    if not isinstance(part, _WHOLE):
        for inner in _inside(part):
            yield from stops_of(inner)


def _inside(part: QWidget) -> Iterator[QWidget]:
    layout = part.layout()
    if isinstance(part, QTabWidget):
        yield part.tabBar()
    if isinstance(part, QTabWidget | QStackedWidget | QSplitter):
        yield from (each for place in range(part.count()) if (each := part.widget(place)) is not None)
    elif isinstance(part, QScrollArea):
        if (body := part.widget()) is not None:
            yield body
    elif layout is not None:
        yield from _in_layout(layout, [child for child in part.children() if isinstance(child, QWidget)])


def _in_layout(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Those of the widgets that it lays out.

    Its items are never asked for: PySide takes the wrapper of one that is gone for what comes to lie at its address.
    """
    inner = [child for child in layout.children() if isinstance(child, QLayout)]
    placed: list[tuple[tuple[int, ...], QWidget | QLayout]] = []
    parts: list[QWidget | QLayout] = [*widgets, *inner]
    for part in parts:
        place = layout.indexOf(part)
        if place >= 0:
            placed.append((_order(layout, place), part))
    for _, part in sorted(placed, key=itemgetter(0)):
        if isinstance(part, QLayout):
            yield from _in_layout(part, widgets)
        else:
            yield part


def _order(layout: QLayout, place: int) -> tuple[int, ...]:
    """By rows and columns in a grid, else as it was filled."""
    if not isinstance(layout, QGridLayout):
        return (place,)
    # The stubs say that nothing comes back.
    row, column, _, _ = cast("tuple[int, int, int, int]", layout.getItemPosition(place))
    return (row, column, place)
