"""Tab goes as the eye does: by the layouts from above to below and from left to right, whatever was made first."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
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
    for before, after in pairwise(_stops(page)):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    if not isinstance(part, _WHOLE):
        for inner in _inside(part):
            yield from _stops(inner)


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
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=layout.getItemPosition)  # type: ignore[assignment, arg-type]
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)
