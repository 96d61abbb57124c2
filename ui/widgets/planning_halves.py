"""Who is due beside the list of the day; in a narrow window one at a time, and a button that swaps them."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

_DAY_SHARE, _DAY_LETTERS = 0.4, 37
"""Of the width, but with large letters as many as the name of an enterprise needs."""
_NARROW_LETTERS = 59
"""Below this width in Chinese letters only one of the two is shown."""


class PlanningHalves(QSplitter):
    def __init__(self, swap: QPushButton, parent: QWidget | None = None) -> None:
        """`swap` is shown, and says what it leads to, when there is not room for both."""
        super().__init__(parent)
        self._swap_button, self._stops = swap, 0
        self._narrow, self._day_first = False, False
        self._moved = False
        """By the person, who then knows better."""
        self._due: QWidget | None = None
        self._day: QWidget | None = None
        swap.clicked.connect(self._swap)

    def fill(self, chips: QLayout, lists: QWidget, deeds: QLayout, day: QWidget) -> None:
        self._due, self._day = QWidget(self), day
        column = QVBoxLayout(self._due)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(chips)
        column.addWidget(lists, 1)
        column.addLayout(deeds)
        for half in (self._due, day):
            self.addWidget(half)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        self.splitterMoved.connect(self._leave_as_moved)

    def _leave_as_moved(self) -> None:
        self._moved = True

    def tell_stops(self, stops: int) -> None:
        """So many enterprises are on the list of the day."""
        self._stops = stops
        self._fit()

    def _swap(self) -> None:
        self._day_first = not self._day_first
        self._fit()

    def _fit(self) -> None:
        if self._due is None or self._day is None:
            return
        self._narrow = self.width() < _NARROW_LETTERS * self.fontMetrics().horizontalAdvance("字")
        day = self.tr("当日安排 %n 家", None, self._stops)
        self._swap_button.setText(self.tr("回到名单") if self._day_first else day)
        self._swap_button.setVisible(self._narrow)
        self._due.setVisible(not (self._narrow and self._day_first))
        self._day.setVisible(not self._narrow or self._day_first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if not self._moved:
            width, letters = self.width(), _DAY_LETTERS * self.fontMetrics().horizontalAdvance("字")
            day = max(round(width * _DAY_SHARE), min(letters, width // 2))
            self.setSizes([width - day, day])
