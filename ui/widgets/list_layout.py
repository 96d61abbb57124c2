"""How a page of a list lies: what it is and a search, chips, the list with the chosen one beside it, deeds below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.flow_layout import FlowLayout
from ui.widgets.patient_search import PatientSearch
from ui.widgets.plain_label import PlainLabel

_SEARCH_LETTERS = 16
_BESIDE_HINT = 52
_PANEL_LETTERS = 16


@dataclass(frozen=True, slots=True)
class ListParts:
    title: str
    text: PatientSearch
    """The search."""
    hint: str
    """What may be searched for."""
    chips: Sequence[QWidget]
    notice: QWidget
    splitter: QSplitter
    """Holds the table and the panel, and lies in `stack` before what is said of an empty list."""
    stack: QStackedWidget
    found: QLabel
    deeds: Sequence[QPushButton]
    """The likeliest first."""


def split(parts: ListParts, table: QWidget, panel: QWidget, nothing: QWidget, widths: tuple[int, int]) -> None:
    """`widths`: of the table in points, of the panel in letters."""
    splitter, letter = parts.splitter, table.fontMetrics().horizontalAdvance("字")
    for half in (table, panel):
        splitter.addWidget(half)
    splitter.setStretchFactor(0, 1)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(12)
    panel.setMinimumWidth(_PANEL_LETTERS * letter)
    splitter.setSizes([widths[0], widths[1] * letter])
    for each in (splitter, nothing):
        parts.stack.addWidget(each)


def fit_hint(field: QLineEdit) -> None:
    """No wider than what it says while it is empty, and a button; given room, it takes that much."""
    words = field.fontMetrics().horizontalAdvance(field.placeholderText())
    field.setMaximumWidth(max(field.minimumWidth(), words + _BESIDE_HINT))


def lay_out(page: QWidget, parts: ListParts) -> None:
    title = PlainLabel(parts.title, page)
    title.setProperty("role", "title")
    parts.found.setProperty("role", "secondary")
    parts.deeds[0].setProperty("primary", True)
    parts.text.setPlaceholderText(parts.hint)
    parts.text.setMinimumWidth(_SEARCH_LETTERS * page.fontMetrics().horizontalAdvance("字"))
    fit_hint(parts.text)
    head, chips, deeds = QHBoxLayout(), FlowLayout(), FlowLayout()
    head.addWidget(title, 1)
    head.addWidget(parts.text, 1)
    for layout, widgets in ((chips, parts.chips), (deeds, parts.deeds)):
        for widget in widgets:
            layout.addWidget(widget)
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(10)
    column.addLayout(head)
    column.addLayout(chips)
    column.addWidget(parts.notice)
    column.addWidget(parts.stack, 1)
    column.addWidget(parts.found)
    column.addLayout(deeds)
